"""Moving in a table, arranging, selecting."""

from collections.abc import Callable, Sequence

from tui.app.handling import handles
from tui.app.services import Services
from tui.app.table.rows import TableRows
from tui.app.table.state import TableView
from tui.i18n import _
from tui.workspace.filter import Filter, FilterError, fault
from tui.workspace.filter.saved import wanted as with_saved
from tui.workspace.session import Session


class TableMoving:
    """Moves the cursor by rows and pages."""

    def __init__(self, rows: TableRows) -> None:
        self._rows = rows

    @handles("table.down", "table.up")
    def move(self, _count: int | None, argument: str) -> None:
        """Move by rows."""
        self._rows.move(int(argument) * (_count or 1))

    @handles("table.page_down", "table.page_up", "table.half_down", "table.half_up")
    def page(self, _count: int | None, argument: str) -> None:
        """Move by pages."""
        self._rows.move_page(float(argument))

    @handles("table.first", "table.last")
    def edge(self, count: int | None, argument: str) -> None:
        """Move to the first or last row, or to a row by its number."""
        if count is None or not self._rows.lines:
            self._rows.edge(last=argument == "last")
        else:
            self._rows.cursor = min(count, len(self._rows.lines)) - 1


class TableSliding:
    """Shows other ones of columns that are too many for the window."""

    def __init__(self, rows: TableRows, services: Services, named: Callable[[], None]) -> None:
        """Take what names the columns anew."""
        self._rows, self._services, self._named = rows, services, named

    @handles("table.later", "table.earlier")
    def slide(self, count: int | None, argument: str) -> None:
        """Move by columns."""
        if self._rows.slide(int(argument) * (count or 1)):
            self._named()
        else:
            self._services.status(_("There are no further columns."))


class TableArranging:
    """Sorts, narrows and selects."""

    def __init__(
        self, view: TableView, rows: TableRows, session: Session, services: Services, orders: Sequence[str]
    ) -> None:
        self._view, self._rows, self._session, self._services = view, rows, session, services
        self._orders = orders
        self._asked: tuple[str, ...] = ()

    @handles("table.sort")
    def sort(self, _count: int | None, _argument: str) -> None:
        """Sort in the next order."""
        order = (self._view.state.order + 1) % len(self._orders)
        self._view.update(order=order)
        self._services.status(_(self._orders[order]))

    @handles("table.narrow")
    async def narrow(self, _count: int | None, argument: str) -> None:
        """Ask for a text or a filter, and show only the rows that it holds for."""
        from tui.app.dialogs.line import LineDialog

        typed: str | None = argument
        if not argument:
            typed = await self._services.ask(
                LineDialog(_("Narrow:"), self._view.state.typed, self._asked, refused=fault)
            )
        if typed is None:
            return
        typed = typed.strip()
        try:
            wanted = await self._session.fetch(lambda: with_saved(self._session, typed))
        except FilterError as error:
            self._services.status(error.pointing(typed))
            return
        self._asked = (*(known for known in self._asked if known != typed), typed)
        self._view.update(typed=typed, wanted=self._asked_of_subjects(wanted))

    def _asked_of_subjects(self, wanted: Filter) -> Filter | None:
        """Return the filter where the rows can answer one; else rows are found by their cells."""
        lines = self._view.state.lines
        return wanted if lines and lines[0].subject is not None else None

    @handles("table.select")
    def select(self, _count: int | None, _argument: str) -> None:
        """Select the row of the cursor, or release it, and go on."""
        if line := self._rows.current:
            self._view.update(selected=self._view.state.selected ^ {line.id})
            self._rows.move(1)

    @handles("table.select_all")
    def select_all(self, _count: int | None, _argument: str) -> None:
        """Select all rows that are shown, or none when all are selected."""
        shown = frozenset(line.id for line in self._view.state.shown)
        self._view.update(selected=frozenset() if shown <= self._view.state.selected else shown)

    @handles("everywhere.cancel")
    def cancel(self, _count: int | None, _argument: str) -> None:
        """Release what is selected, then show all rows again."""
        if self._view.state.selected:
            self._view.update(selected=frozenset())
        elif self._view.state.typed:
            self._view.update(typed="", wanted=None)
        else:
            self._services.status(_("There is nothing to cancel; q goes back."))
