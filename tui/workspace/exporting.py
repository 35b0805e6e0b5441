"""Export from the screens: what to write, where to, and writing it; for a thread."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tui.export.format import Format
from tui.export.material import Material
from tui.export.saving import export as write
from tui.text.article import Page
from tui.workspace.catalog import by_article
from tui.workspace.session import Session

Keys = Sequence[tuple[str, int]]
"""Articles: (source name, number)."""


def materials(session: Session, keys: Keys | None, form: Format, cancelled: Callable[[], bool]) -> Iterator[Material]:
    """Yield what is to be exported: some articles, or for None every source with annotations.

    A format that needs marks gets every source, analysed.
    """
    names = dict.fromkeys(name for name, _number in keys) if keys is not None else _names(session, form)
    for name in names:
        page = session.page(name)
        if cancelled() or not isinstance(page, Page):
            continue
        annotations = session.notebook(page.source).annotations
        if keys is not None:
            numbers = {number for source, number in keys if source == name}
            sorted_out = by_article(page, annotations)
            annotations = tuple(said for number in numbers for said in sorted_out.get(number, ()))
            page = replace(page, articles=tuple(a for a in page.articles if a.number in numbers), other=())
        analyses = (session.analyses.analyse(page, cancelled) or {}) if form.needs_marks else {}
        yield Material(page, annotations, analyses)


def _names(session: Session, form: Format) -> list[str]:
    names = list(session.library.names())
    if form.needs_marks:
        return names
    noted = set(session.store.names())
    return [name for name in names if name in noted]


def export(
    session: Session,
    keys: Keys | None,
    form: Format,
    target: Path,
    *,
    force: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Path]:
    """Write the annotations of some articles, or of the library; return the files that changed. Raises ExportError.

    A target without the format's ending is a folder where the format can fill one.
    """
    found = list(materials(session, keys, form, cancelled))
    return [] if cancelled() else write(form, found, target, title=session.library.title, force=force)
