"""The figure ledger as a matrix: a row for what is counted where, a column for each period."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tui.i18n import N_, _, ngettext
from tui.language.ledger.compare import Located
from tui.language.ledger.fact import Period
from tui.language.ledger.table import Cell, LedgerRow, LedgerTable
from tui.notes.model.annotation import Annotation
from tui.text.article import Page
from tui.text.visible import visible_line
from tui.workspace.ledger import Ledger, of_session
from tui.workspace.ledger.decisions import about
from tui.workspace.ledger.issues import unasked
from tui.workspace.lines.decided import said_of
from tui.workspace.lines.figures import GRAVITY, MARKS, SIGNS, kind_of, marked, offset_of, written
from tui.workspace.lines.line import TableLine
from tui.workspace.review.scope import Reach, ReviewScope, pages
from tui.workspace.session import Session
from tui.workspace.slow import slow

ORDERS: Final = (N_("by indicator"), N_("problems first"), N_("by place"), N_("longest series first"))
_BARS: Final = "▁▂▃▄▅▆▇█"
FOLD: Final = 20
"""Sentences of one period and value that are shown before the rest is folded."""
MORE: Final = "more "
"""Begins the id of a row that stands for folded sentences."""
_COURSE: Final = 12
"""Bars at most: the latest ones."""
_FAR: Final = 48
"""Characters before a figure from which on the head of its sentence is left out: a pane would end before the figure."""
_BEFORE: Final = 12
"""Characters before a figure that are always shown."""


@dataclass(frozen=True)
class Series:
    """The rows of a ledger, with what each of them holds."""

    periods: tuple[Period | None, ...] = ()
    """The columns, in order; None, last, for facts without a period."""
    rows: tuple[LedgerRow, ...] = ()
    lines: tuple[TableLine, ...] = ()
    """One for each row; its cells are state, indicator, kind, place and course, and one for each period."""
    facts: tuple[tuple[Located, ...], ...] = ()
    """All facts of each row, in order of period, file and offset."""
    undated: tuple[tuple[str, int], ...] = ()
    """Articles to ask about when they were issued, one a source."""


@slow
def series_of(session: Session, scope: ReviewScope, cancelled: Callable[[], bool] = lambda: False) -> Series:
    """Return the ledger of some articles as a matrix."""
    keys = None
    if scope.reach is not Reach.LIBRARY:
        keys = [(page.source.name, number) for page, numbers in pages(session, scope) for number in numbers]
    ledger = of_session(session, keys, cancelled=cancelled)
    return Series() if cancelled() else _series(session, ledger)


def _series(session: Session, ledger: Ledger) -> Series:
    table = ledger.table
    found = [(row, _cells(table, row)) for row in table.rows]
    return Series(
        table.columns,
        tuple(row for row, _cells_ in found),
        tuple(_line(session, table, place, row, cells) for place, (row, cells) in enumerate(found)),
        tuple(tuple(one for _period, cell in cells for one in cell.facts) for _row, cells in found),
        unasked(session, ledger.undated),
    )


def _cells(table: LedgerTable, row: LedgerRow) -> list[tuple[Period | None, Cell]]:
    cells = ((period, table.cells.get((row, period))) for period in table.columns)
    return [(period, cell) for period, cell in cells if cell]


def _line(
    session: Session, table: LedgerTable, place: int, row: LedgerRow, cells: Sequence[tuple[Period | None, Cell]]
) -> TableLine:
    worst = min((GRAVITY.index(cell.verdict) for _period, cell in cells), default=len(GRAVITY) - 1)
    best = cells[-1][1].best
    shown = dict(cells)
    heads = (MARKS[GRAVITY[worst]], row.indicator or "—", kind_of(row), row.place or "", course(cells))
    return TableLine(
        f"{row}",
        tuple(map(visible_line, heads)) + tuple(_shown(shown.get(period)) for period in table.columns),
        ((place,), (worst, place), (row.place or "", place), (-len(cells), place)),
        (best.file, best.article),
        offset_of(session, best),
        details=tuple(_detail(period, cell) for period, cell in cells),
        fact=best if len(cells) == len(cells[-1][1].facts) == 1 else None,
    )


def _shown(cell: Cell | None) -> str:
    """Return the tightest value with its sign and the number of its sources."""
    return visible_line(marked(cell)) if cell else ""


def _detail(period: Period | None, cell: Cell) -> str:
    count = ngettext("{n} sentence", "{n} sentences", len(cell.facts)).format(n=len(cell.facts))
    sign = SIGNS[cell.verdict]
    said = cell.finding.facts if cell.finding else (cell.best,)
    values = " ≠ ".join(dict.fromkeys(one.fact.text for one in said))
    parts = (
        written(period) or _("no period; d says when the article was issued"),
        values,
        _(sign) if sign else "",
        count,
        near(cell.best),
    )
    return visible_line("  ".join(part for part in parts if part))


def near(one: Located) -> str:
    """Return the sentence of a fact; where the figure stands far inside it, from a clause shortly before it on."""
    at = one.sentence.find(one.fact.text, max(0, one.fact.start - one.fact.sentence.start - _BEFORE))
    if at <= _FAR:
        return one.sentence
    cut = max(one.sentence.rfind(mark, at - _FAR, at - _BEFORE) for mark in "，,；;：:") + 1
    return "…" + one.sentence[cut or at - _BEFORE :]


def course(cells: Sequence[tuple[Period | None, Cell]]) -> str:
    """Return a series of three or more periods of one length as bars; empty for shorter ones.

    Lengths count in days, months and years being what they are: within a tenth of one another.
    """
    values = [
        ((period.end - period.start).days, _middle(cell)) for period, cell in cells if period and cell.best.fact.sure
    ]
    longest = max((length for length, _value in values), default=0)
    taken = [value for length, value in values if value is not None and length * 10 >= longest * 9][-_COURSE:]
    if len(taken) < 3:
        return ""
    low, high = min(taken), max(taken)
    scale = (len(_BARS) - 1) / (high - low) if high > low else 0.0
    return "".join(_BARS[round((value - low) * scale)] for value in taken)


def _middle(cell: Cell) -> float | None:
    low, high = cell.best.fact.value
    ends = [end for end in (low, high) if not math.isinf(end)]
    return sum(ends) / len(ends) if ends else None


@slow
def sentence_lines(
    session: Session,
    row: LedgerRow,
    facts: Sequence[Located],
    cancelled: Callable[[], bool] = lambda: False,
    *,
    every: bool = False,
) -> Iterator[list[TableLine]]:
    """Yield the sentences behind a row of the ledger, read anew; one that the row has lost is left out.

    Of those of one period that say the same value the first ones, with a row for the rest, unless `every` is wanted.
    """
    keys = sorted({(one.file, one.article) for one in facts})
    found = of_session(session, keys, cancelled=cancelled).table
    places = {(one.file, one.start) for one in facts}
    lines = []
    for period, cell in _cells(found, row):
        alike: dict[object, list[Located]] = {}
        for one in cell.facts:
            if (one.file, one.start) in places:
                alike.setdefault((one.fact.value, one.fact.sure, one.fact.edition), []).append(one)
        for same in alike.values():
            shown = same if every or len(same) <= FOLD + 1 else same[:FOLD]
            lines += [_sentence(session, period, cell, one, _decisions(session, one)) for one in shown]
            if rest := same[len(shown) :]:
                lines.append(_folded(period, rest))
    if not cancelled():
        yield lines


def _folded(period: Period | None, rest: Sequence[Located]) -> TableLine:
    """Return the row of the sentences that say what the ones before it say."""
    one, n = rest[0], len(rest)
    told = ngettext("{n} more sentence says the same", "{n} more sentences say the same", n).format(n=f"{n:,}")
    day = period.end.toordinal() if period else 0
    return TableLine(
        f"{MORE}{one.file}@{one.start}",
        ("", written(period), visible_line(one.fact.text), told, ""),
        ((day, one.file, one.start), (len(GRAVITY), day, one.start), (one.file, one.start)),
        None,
        None,
        details=(told,),
    )


def _decisions(session: Session, one: Located) -> tuple[Annotation, ...]:
    """Return what the reader has decided about a fact, the youngest last."""
    page = session.pages.page(one.file)
    annotations = session.notes.of(page.source).annotations if isinstance(page, Page) else ()
    return tuple(sorted(about(one, annotations), key=lambda note: note.modified))


def _sentence(
    session: Session, period: Period | None, cell: Cell, one: Located, annotations: Sequence[Annotation]
) -> TableLine:
    sign = SIGNS[cell.verdict]
    day = period.end.toordinal() if period else 0
    guessed = [name for name, found in one.fact.found.items() if found == "guessed"]
    decided = [what.what for note in annotations if (what := said_of(note))]
    state = (
        "  ".join(part for part in (MARKS[cell.verdict], *decided[-1:]) if part) if decided else _(sign) if sign else ""
    )
    doubts = [_("guessed: {fields}").format(fields=", ".join(guessed))] if guessed else []
    details = (one.sentence, *decided[-1:], *doubts)
    cells = (state, written(period), one.fact.text, near(one), f"{one.file}#{one.article}")
    return TableLine(
        f"{one.file}@{one.start}",
        tuple(map(visible_line, cells)),
        ((day, one.file, one.start), (GRAVITY.index(cell.verdict), day, one.start), (one.file, one.start)),
        (one.file, one.article),
        offset_of(session, one),
        details=tuple(map(visible_line, details)),
        fact=one,
        removes=tuple(annotations),
    )
