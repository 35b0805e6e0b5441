"""Who said what, and what is said of which day, as tables."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tui.app.table.content import Column, TableContent
from tui.i18n import N_, _
from tui.workspace.ledger.issues import unasked
from tui.workspace.lines import statements
from tui.workspace.lines.line import TableLine
from tui.workspace.review.scope import ReviewScope
from tui.workspace.session import Session


@dataclass(frozen=True)
class QuotesContent:
    """Who said what in some articles, or in the library."""

    session: Session
    scope: ReviewScope
    columns: tuple[Column, ...] = (
        Column(N_("speaker"), 20, style="strong"),
        Column(N_("verb"), 8, style="dim"),
        Column(N_("what is said"), share=4),
        Column(N_("date"), 10, style="dim"),
        Column(N_("article"), share=1, style="dim"),
    )
    orders: tuple[str, ...] = statements.QUOTE_ORDERS
    changes: bool = False

    @property
    def title(self) -> str:
        """Whose words they are."""
        return _("Who said what: {about}").format(about=self.scope.title)

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the statements."""
        return statements.quote_lines(self.session, self.scope, cancelled, progress)

    def within(self, line: TableLine) -> TableContent | None:
        """Lead to the article."""
        return None


@dataclass
class TimelineContent:
    """What some articles, or the library, say of days and periods."""

    session: Session
    scope: ReviewScope
    columns: tuple[Column, ...] = (
        Column(N_("when"), 22, style="strong"),
        Column(N_("in its words"), 16, style="dim"),
        Column(N_("sentence"), share=4),
        Column(N_("article"), share=1, style="dim"),
    )
    orders: tuple[str, ...] = statements.DAY_ORDERS
    changes: bool = True
    left_out: dict[tuple[str, int], int] = field(default_factory=dict)
    """Articles without a day of issue -> how many times of theirs are not dated."""
    undated: Sequence[tuple[str, int]] = ()
    """Articles to ask about, one a source."""

    @property
    def title(self) -> str:
        """Which articles it is of, and what is missing."""
        about = _("Timeline: {about}").format(about=self.scope.title)
        if not self.left_out:
            return about
        missing = statements.times_left_out(sum(self.left_out.values()), len(self.left_out))
        gives = _("d gives it")
        return f"{about}   {missing}   {gives}"

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the dated statements."""
        left_out: dict[tuple[str, int], int] = {}
        yield from statements.day_lines(self.session, self.scope, left_out, cancelled, progress)
        if not cancelled():
            self.left_out, self.undated = left_out, unasked(self.session, left_out)

    def within(self, line: TableLine) -> TableContent | None:
        """Lead to the article."""
        return None
