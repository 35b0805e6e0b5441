"""`pizhu marks`: names and figures found in files, as the reader decided about them, as JSON."""

from collections.abc import Iterator
from typing import Any

import click

from tui.cli.choosing import each_page
from tui.cli.options import format_option, library_options
from tui.cli.output import say_table
from tui.cli.records import say_records
from tui.export.document import value_ends
from tui.export.marked import Marked, marked
from tui.export.record import plain
from tui.i18n import _
from tui.language import model
from tui.language.analysis import Analysis, Figure
from tui.language.entities.tagged import Name
from tui.notes.model.annotation import Annotation
from tui.text.article import Article
from tui.workspace.exchange.exporting import decided_everywhere


@click.command(
    "marks",
    help=_(
        "Print each name, time, title, term and figure in FILE..., by default a line of JSON each, with what was "
        "decided about it and who or what it comes from; offsets count code points."
    ),
)
@click.option("--explain", "text", metavar="TEXT", help=_("Show which step made, moved or dropped each name of TEXT."))
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--raw", is_flag=True, help=_("What the program finds, whatever was decided."))
@format_option(default="jsonl")
@library_options
def command(
    *,
    files: tuple[str, ...],
    text: str | None,
    raw: bool,
    form: str,
    annotations: str | None,
    encoding: str | None,
) -> None:
    """Print the marks of files."""
    if text is not None:
        _explain(text)
    elif not files:
        raise click.UsageError(_("Give a FILE, or a text with --explain."))
    if files:
        head = (_("type"), _("text"), _("file"))
        say_records(_marks(files, raw, annotations, encoding), form, COLUMNS, head, _cells, yielding=(1, 2))


COLUMNS = (
    "file",
    "start",
    "end",
    "type",
    "text",
    "spans",
    "kind",
    "value",
    "unit",
    "bound",
    "origin",
    "maker",
    "found",
    "by",
    "at",
    "decision",
)
"""Fields of a mark."""


def _cells(mark: dict[str, Any]) -> tuple[str, ...]:
    return mark["type"], mark["text"], f"{mark['file']}:{mark['start']}"


def _marks(
    files: tuple[str, ...], raw: bool, annotations: str | None, encoding: str | None
) -> Iterator[dict[str, Any]]:
    from tui.language.analyser import outside

    for session, page, file in each_page(files, annotations, encoding):
        analyses = session.findings.analyse(page)
        name = "" if session.findings.analyses.degraded else model.name()
        said: tuple[Annotation, ...] = () if raw else session.notes.of(page.source).annotations
        everywhere = () if raw else decided_everywhere(session)
        found = []
        for article in (*page.articles, *filter(None, [outside(page)])):
            analysis = analyses.get(article.number, Analysis())
            found += [_mark(one, article, file) for one in marked(article, analysis, said, everywhere, name)]
        yield from sorted(found, key=lambda mark: (mark["start"], mark["end"]))


def _explain(text: str) -> None:
    """Print a line for each thing that a step did: step, name before, name after, how sure it is."""
    from tui.language.analyser import Analyser

    def told(name: Name | None) -> str:
        return f"{text[name.start : name.end]} {name.type} {name.sure:.2f}" if name else "-"

    rows = [(change.step, told(change.old), told(change.new)) for change in Analyser().explain(text)]
    say_table((_("step"), _("before"), _("after")), rows)


def _mark(one: Marked, article: Article, file: str) -> dict[str, Any]:
    mark = one.mark
    spans = article.to_source(mark.start, mark.end)
    found: dict[str, Any] = {
        "file": file,
        "start": min(span.start for span in spans),
        "end": max(span.end for span in spans),
        "type": one.type,
        "text": article.text[mark.start : mark.end],
    }
    if len(spans) > 1:
        found["spans"] = [list(span) for span in spans]
    if isinstance(mark, Figure):
        low, high = map(plain, value_ends(mark))
        value = [low, high] if isinstance(mark.value, tuple) else low
        found |= {"kind": mark.kind, "value": value, "unit": mark.unit, "bound": mark.bound}
    found["origin"] = str(one.origin)
    about = {"maker": one.maker, "found": one.found}
    about |= {"by": one.by, "at": one.at, "decision": one.decision}
    return found | {name: value for name, value in about.items() if value}
