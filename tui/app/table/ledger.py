"""The figure ledger as a matrix, and the sentences behind one of its rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tui.app.table.content import UNTOLD, Column, TableContent
from tui.i18n import N_, _
from tui.language.ledger.compare import Located
from tui.language.ledger.table import LedgerRow
from tui.workspace.lines import series
from tui.workspace.lines.figures import kind_of, written
from tui.workspace.lines.line import TableLine
from tui.workspace.review.scope import ReviewScope
from tui.workspace.session import Session

_HEADS: Final = (
    Column("", 2, style="strong"),
    Column(N_("indicator"), 22),
    Column(N_("kind"), 12, style="dim"),
    Column(N_("place"), 10, style="dim"),
    Column(N_("course"), 8, style="dim"),
)


@dataclass
class LedgerContent:
    """The figure ledger of some articles, or of the library: what is counted where, by periods."""

    session: Session
    scope: ReviewScope
    orders: tuple[str, ...] = series.ORDERS
    changes: bool = True
    read: series.Series = field(default_factory=series.Series)
    """What was read last."""

    @property
    def title(self) -> str:
        """Whose figures they are."""
        return _("Figures: {about}").format(about=self.scope.title)

    @property
    def undated(self) -> Sequence[tuple[str, int]]:
        """Articles whose figures need a day of issue that nothing tells, one a source."""
        return self.read.undated

    @property
    def columns(self) -> tuple[Column, ...]:
        """What a row is about, and the periods that were found."""
        return (*_HEADS, *(Column(written(period) or UNTOLD, 18, slides=True) for period in self.read.periods))

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the rows of the ledger."""
        found = series.series_of(self.session, self.scope, cancelled)
        if not cancelled():
            self.read = found
            yield list(found.lines)

    def within(self, line: TableLine) -> TableContent | None:
        """Open the sentences of a row; a single one leads to its article."""
        place = next((n for n, one in enumerate(self.read.lines) if one.id == line.id), None)
        if place is None or len(self.read.facts[place]) < 2:
            return None
        return SentencesContent(self.session, self.read.rows[place], self.read.facts[place])


@dataclass(frozen=True)
class SentencesContent:
    """All sentences behind one row of the ledger, one under the other."""

    session: Session
    row: LedgerRow
    facts: Sequence[Located]
    columns: tuple[Column, ...] = (
        Column(N_("state"), 20, style="strong"),
        Column(N_("period"), 17),
        Column(N_("figure"), 22, style="strong"),
        Column(N_("sentence"), share=4),
        Column(N_("article"), share=1, style="dim"),
    )
    orders: tuple[str, ...] = (N_("by period"), N_("problems first"), N_("by article"))
    changes: bool = True
    every: bool = False
    """Whether the sentences that say the same are all shown, however many."""

    @property
    def title(self) -> str:
        """What they are about."""
        return "  ".join(part for part in (self.row.indicator or "—", kind_of(self.row), self.row.place or "") if part)

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the sentences."""
        return series.sentence_lines(self.session, self.row, self.facts, cancelled, every=self.every)

    def within(self, line: TableLine) -> TableContent | None:
        """Open what is folded; any other row leads to its article."""
        return replace(self, every=True) if line.id.startswith(series.MORE) else None
