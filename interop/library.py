"""A library with notes of every kind and an astral character, written out in every format."""

import shutil
from pathlib import Path

from tui.export.document import Choice
from tui.export.format import Options
from tui.export.registry import FORMATS
from tui.folders import Folders
from tui.notes.model.decisions import Decision, MarkVerdict, decide
from tui.notes.store.notebook import Change
from tui.settings import Settings
from tui.text.article import Page
from tui.text.source import Source
from tui.workspace.exchange.exporting import export
from tui.workspace.session import Session

SEEDS = Path(__file__).parent.parent / "seeds"
HOSTILE = ("=1+1|cmd", "+1;=2", "-1,=1", "@SUM(A1)", "\t=1", "\u202e<script>alert(1)</script>", "]]>&lt;", "{{c1::x}}")
"""What a note may hold and no program must run."""


def made(folder: Path) -> Session:
    """Return a session on a copy of the seeds, with notes on every page and some marks decided."""
    seeds = folder / "library" / "seeds"
    shutil.copytree(SEEDS, seeds)
    (seeds.parent / "annotations").mkdir()
    (seeds / "𠮷.txt").write_text("𠮷野家\n\n𠮷野家昨日，在大连开业。𠮷日甚多，𠮷人天相。\n", encoding="utf-8")
    state = folder / "state"
    folders = Folders(config=state, cache=state, state=state, data=state)
    from tui.text.library import Library

    session = Session(Library.open(seeds.parent), Settings(), folders)
    for page in list(session.pages.all()):
        if isinstance(page, Page):
            _annotate(session, page)
    return session


def _annotate(session: Session, page: Page) -> None:
    source: Source = page.source
    for number, article in enumerate(page.articles[:6]):
        size = len(article.text)
        for step in range(4):
            start = step * size // 9
            spans = article.to_source(start, min(size, start + 5 + step))
            if spans:
                note = HOSTILE[(number + step) % len(HOSTILE)]
                session.notes.annotate(source, spans, note, ["政策/数字", "地方"][: step % 3])
    marks = session.findings.analyse(page).get(1)
    put = []
    for order, mark in enumerate(marks.entities[:6] if marks else ()):
        verdict = MarkVerdict.DISMISS if order % 3 == 2 else MarkVerdict.KEEP
        wanted = str(mark.type) if order % 3 else "ORG"
        spans = page.articles[0].to_source(mark.start, mark.end)
        put.append(decide(source, spans, Decision(verdict, str(mark.type), wanted)))
    session.notes.apply(source, Change("decided", put=tuple(put)))


def written(session: Session, folder: Path) -> dict[str, Path]:
    """Write every format with all marks; return where it lies."""
    found = {}
    for name, form in FORMATS.items():
        target = folder / name / ("" if form.folder and name == "brat" else f"out{form.suffix}")
        export(session, None, form, target, options=Options(marks=Choice.ALL))
        found[name] = target
    return found
