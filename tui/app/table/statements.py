"""Who said what, and what is said of which day, as tables."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tui.app.table.content import Column, TableContent
from tui.i18n import N_, _
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


@dataclass(frozen=True)
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
    changes: bool = False

    @property
    def title(self) -> str:
        """Which articles it is of."""
        return _("Timeline: {about}").format(about=self.scope.title)

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the dated statements."""
        return statements.day_lines(self.session, self.scope, cancelled, progress)

    def within(self, line: TableLine) -> TableContent | None:
        """Lead to the article."""
        return None
