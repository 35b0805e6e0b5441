"""`pizhu notes`: what the reader said, in the order of the text."""

from collections.abc import Iterator

import click

from tui.cli.opening import open_library
from tui.cli.options import library_options, path_argument
from tui.cli.output import complain, say_json_array, say_table
from tui.cli.pages import Shelf
from tui.export.material import Material
from tui.export.record import record
from tui.i18n import _
from tui.text.article import Page
from tui.text.source import Source, Unreadable


@click.command("notes", help=_("List the annotations of the library at PATH."))
@path_argument
@click.option(
    "--tag",
    "tags",
    multiple=True,
    metavar=_("TAG"),
    help=_("Only those with this tag, or one below it."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help=_("A table (tab-separated in a pipe) or a JSON array."),
)
@library_options
def command(path: str, tags: tuple[str, ...], form: str, annotations: str | None, encoding: str | None) -> None:
    """List the annotations."""
    shelf = Shelf(open_library(path, annotations, encoding))
    rows = (one for one in record(materials(shelf)) if not tags or any(_under(tag, tags) for tag in one["tags"]))
    if form == "json":
        say_json_array(rows)
        return
    head = (_("article"), _("text"), _("tags"), _("note"), _("id"))
    cells = ((one["article"], one["quote"], " ".join(one["tags"]), one["note"], one["id"]) for one in rows)
    say_table(head, cells, yielding=(1, 2, 3, 4))


def materials(shelf: Shelf, *, every: bool = False) -> Iterator[Material]:
    """Yield the pages that have annotations, or every one, with their annotations; complain about unreadable files."""
    for page in shelf.pages() if every else shelf.noted():
        if isinstance(page, Unreadable):
            complain(f"{page.name}: {page.reason}")
            # What was said about a text is not lost with the text.
            gone = Source(page.path, page.name, "", "", "")
            yield Material(Page(gone, ()), shelf.store.read(page.name).annotations)
        else:
            notebook = shelf.notebook(page.source)
            yield Material(page, notebook.annotations if notebook else ())


def _under(tag: str, wanted: tuple[str, ...]) -> bool:
    return any(tag == one or tag.startswith(f"{one}/") for one in wanted)
