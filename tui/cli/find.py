"""`pizhu find`: search a library; hits in context, as JSON, or counted."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options, path_argument
from tui.cli.output import fit, on_terminal, say, say_table
from tui.cli.progress import progress
from tui.cli.records import say_records
from tui.cli.where import wanted_of
from tui.i18n import _, ngettext
from tui.text.source import article_id
from tui.text.visible import visible_line
from tui.workspace.search.concordance import CONTEXT, MOST_CONTEXT, By, Hit, arranged

COLUMNS = ("article", "file", "title", "date", "start", "end", "spans", "left", "text", "right")
"""Fields of a hit."""
_ID_CELLS = 14
"""Cells of an article's id before a hit."""

if TYPE_CHECKING:
    from tui.workspace.search.evaluate import Question
    from tui.workspace.search.finder import Finder, Fitting


@click.command(
    "find",
    help=_(
        "Find QUERY in the library at PATH. A blank means and, | or, - before a word not; “several words” stand "
        "together, ? is any character, 近(A B)5 finds words at most five characters apart, and every condition of the "
        "filter language may be added, such as tag:政策 or date:2024."
    ),
)
@click.argument("query", metavar="QUERY")
@path_argument
@format_option("kwic", "count")
@click.option(
    "--context", type=click.IntRange(0, MOST_CONTEXT), default=CONTEXT, help=_("Characters on each side of a hit.")
)
@click.option("--sort", type=click.Choice([by.value for by in By]), default="source", help=_("Order of the hits."))
@click.option(
    "--confused", is_flag=True, help=_("Take characters for one that OCR mistakes for one another, as 人 and 入.")
)
@library_options
def command(
    *,
    query: str,
    path: str,
    form: str,
    context: int,
    sort: str,
    annotations: str | None,
    encoding: str | None,
    confused: bool,
) -> None:
    """Search."""
    from tui.workspace.search.evaluate import Question
    from tui.workspace.search.library import LibrarySearch

    session = open_session(path, annotations, encoding)
    question = Question(wanted_of(session, query), confused)
    search = LibrarySearch(session)
    try:
        for _done in progress(_("indexing"), search.update()):
            pass
        _print(search.finder(), question, form, context, By(sort))
    finally:
        search.close()


def _print(finder: "Finder", question: "Question", form: str, context: int, by: By) -> None:
    found = (one for one in progress(_("reading"), finder.find(question)) if one)
    if form == "count":
        _count(found)
        return
    hits = arranged((hit for one in found for hit in one.hits(context)), by)
    if form not in ("table", "kwic"):
        say_records(map(_record, hits), form, COLUMNS, (), tuple)
        return
    if form == "table" and not on_terminal():
        say_table((), ((_id(hit), hit.left, hit.text, hit.right) for hit in hits))
        return
    for hit in hits:
        _row(hit, context)


def _count(found: "Iterator[Fitting]") -> None:
    articles = hits = 0
    for one in found:
        articles, hits = articles + 1, hits + len(one.spans)
    if not on_terminal():
        say_table((), [(str(articles), str(hits))])
        return
    in_articles = ngettext("{n} article", "{n} articles", articles).format(n=articles)
    in_all = ngettext("{n} hit", "{n} hits", hits).format(n=hits)
    say(f"{in_articles}, {in_all}")


def _record(hit: Hit) -> dict[str, Any]:
    """Return a hit as JSON: offsets of the source in code points, the end exclusive."""
    return {
        "article": _id(hit),
        "file": hit.source,
        "title": hit.title,
        "date": hit.date or None,
        "start": min(span.start for span in hit.spans) if hit.spans else None,
        "end": max(span.end for span in hit.spans) if hit.spans else None,
        "spans": [list(span) for span in hit.spans],
        "left": hit.left,
        "text": hit.text,
        "right": hit.right,
    }


def _row(hit: Hit, context: int) -> None:
    """Print a hit in columns, the keyword in the middle."""
    import shutil

    from rich.cells import cell_len

    cells = [visible_line(part) for part in (hit.left, hit.text, hit.right)]
    room = shutil.get_terminal_size().columns - 1
    side = max(0, min(2 * context, (room - cell_len(cells[1]) - 2 - _ID_CELLS) // 2))
    left = cells[0]
    while cell_len(left) > side:
        left = left[1:]
    gap = " " * (side - cell_len(left))
    say(f"{fit(_id(hit), _ID_CELLS)} {gap}{left} {cells[1]} {fit(cells[2], side) if side > 2 else ''}".rstrip())


def _id(hit: Hit) -> str:
    return article_id(hit.source, hit.number)
