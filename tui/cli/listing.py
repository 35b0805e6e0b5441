"""`pizhu list`: all articles of all sources."""

from collections.abc import Iterator
from typing import Any

import click

from tui.cli.options import library_options, open_library, path_argument
from tui.cli.output import say_json_array, say_table
from tui.cli.pages import Shelf
from tui.i18n import _
from tui.text.source import Unreadable


@click.command("list", help=_("List all articles of the library at PATH: id, title, authors, length, notes."))
@path_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help=_("A table (tab-separated in a pipe) or a JSON array."),
)
@library_options
def command(path: str, form: str, annotations: str | None, encoding: str | None) -> None:
    """List all articles."""
    rows = _rows(Shelf(open_library(path, annotations, encoding)))
    if form == "json":
        say_json_array(rows)
    else:
        head = (_("id"), _("title"), _("authors"), _("characters"), _("notes"))
        say_table(head, map(_cells, rows), stretch=1)


def _rows(shelf: Shelf) -> Iterator[dict[str, Any]]:
    for page in shelf.pages():
        if isinstance(page, Unreadable):
            yield {"file": page.name, "error": page.reason}
            continue
        spans = [said.anchor.spans[0].start for said in shelf.notes(page.source)]
        for article in page.articles:
            yield {
                "id": article.id,
                "file": page.source.name,
                "encoding": page.source.encoding,
                "title": article.title,
                "label": article.label,
                "authors": list(article.authors),
                "date": article.date,
                "page": article.page,
                "characters": len(article.text),
                "notes": sum(article.to_article(start) is not None for start in spans),
            }


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    if "error" in row:
        return (row["file"], row["error"], "", "", "")
    return (row["id"], row["label"], " ".join(row["authors"]), str(row["characters"]), str(row["notes"] or ""))
