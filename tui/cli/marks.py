"""`pizhu marks`: names and figures found in files, as JSON."""

from typing import Any

import click

from tui.cli.choosing import each_page
from tui.cli.options import library_options
from tui.cli.output import say_json, say_table
from tui.i18n import _
from tui.language.analysis import Figure, Mark
from tui.language.entities.tagged import Name
from tui.text.article import Article


@click.command(
    "marks",
    help=_("Print one JSON object per name, time, title, term or figure in FILE...; offsets count code points."),
)
@click.option("--explain", "text", metavar="TEXT", help=_("Show which step made, moved or dropped each name of TEXT."))
@click.argument("files", nargs=-1, metavar="FILE...")
@library_options
def command(files: tuple[str, ...], text: str | None, annotations: str | None, encoding: str | None) -> None:
    """Print the marks of files."""
    from tui.language.analyser import outside

    if text is not None:
        _explain(text)
    elif not files:
        raise click.UsageError(_("Give a FILE, or a text with --explain."))
    for session, page, file in each_page(files, annotations, encoding):
        analyses = session.analyse(page)
        found = []
        for article in (*page.articles, *filter(None, [outside(page)])):
            if article.number in analyses:
                analysis = analyses[article.number]
                marks: list[Mark] = [*analysis.entities, *analysis.figures]
                found += [_mark(mark, article, file) for mark in marks]
        for mark in sorted(found, key=lambda mark: (mark["start"], mark["end"])):
            say_json(mark)


def _explain(text: str) -> None:
    """Print a line for each thing that a step did: step, name before, name after, how sure it is."""
    from tui.language.analyser import Analyser

    def told(name: Name | None) -> str:
        return f"{text[name.start : name.end]} {name.type} {name.sure:.2f}" if name else "-"

    rows = [(change.step, told(change.old), told(change.new)) for change in Analyser().explain(text)]
    say_table((_("step"), _("before"), _("after")), rows)


def _mark(mark: Mark, article: Article, file: str) -> dict[str, Any]:
    spans = article.to_source(mark.start, mark.end)
    found: dict[str, Any] = {
        "file": file,
        "start": min(span.start for span in spans),
        "end": max(span.end for span in spans),
        "type": "FIGURE" if isinstance(mark, Figure) else mark.type,
        "text": article.text[mark.start : mark.end],
    }
    if len(spans) > 1:
        found["spans"] = [list(span) for span in spans]
    if isinstance(mark, Figure):
        value = [_number(end) for end in mark.value] if isinstance(mark.value, tuple) else _number(mark.value)
        found |= {"kind": mark.kind, "value": value, "unit": mark.unit, "bound": mark.bound}
    return found


def _number(value: float) -> float:
    """Return a whole number as one, as JSON and people write it."""
    return int(value) if float(value).is_integer() else value
