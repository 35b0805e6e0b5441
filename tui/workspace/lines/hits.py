"""The hits of a search over a library as rows, the keyword in the middle."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from tui.i18n import N_
from tui.text.search import fold
from tui.text.source import article_id
from tui.text.visible import visible_line
from tui.workspace.lines.line import TableLine
from tui.workspace.search.concordance import Hit
from tui.workspace.search.evaluate import Question
from tui.workspace.search.library import LibrarySearch
from tui.workspace.session import Session
from tui.workspace.slow import slow

ORDERS: Final = (N_("by source"), N_("by the left"), N_("by the right"), N_("by date"))
WIDTH: Final = 60
"""Characters on each side; a row shows what it has room for."""
BATCH: Final = 200
"""Rows handed out together."""
MOST: Final = 20_000
"""Rows of a table, 40 MB; a frequent sign has a million hits in a large library: those behind them are counted."""


@slow
def hit_lines(
    session: Session,
    question: Question,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int], None] = lambda _done: None,
    beyond: Callable[[int], None] = lambda _more: None,
) -> Iterator[list[TableLine]]:
    """Yield the first hits in the library's order; `progress` hears how many sources of the index are up to date.

    Behind `MOST` hits come empty batches, article by article; `beyond` hears how many hits there are more.
    """
    search = LibrarySearch(session)
    try:
        for done in search.update(cancelled):
            progress(done)
        lines, room, more = list[TableLine](), MOST, 0
        for fitting in search.finder().find(question, cancelled):
            if fitting is None:
                continue
            new = [_line(hit) for hit in islice(fitting.hits(WIDTH), room)]
            lines, room, more = lines + new, room - len(new), more + len(fitting.spans) - len(new)
            if len(lines) >= BATCH or more:
                beyond(more)
                yield lines
                lines = []
        yield lines
    finally:
        search.close()


def _line(hit: Hit) -> TableLine:
    name = article_id(hit.source, hit.number)
    place = (hit.source, hit.number, hit.start)
    ranks = (
        place,
        (fold(hit.left)[::-1], place),
        (fold(hit.right), place),
        (not hit.date, hit.date, place),
    )
    cells = (hit.title or name, hit.left, hit.text, hit.right, hit.date)
    details = (f"{name}  {hit.title}", f"{hit.left}【{hit.text}】{hit.right}")
    return TableLine(
        f"{name}@{hit.start}",
        tuple(map(visible_line, cells)),
        ranks,
        hit.key,
        hit.start,
        details=tuple(map(visible_line, details)),
    )
