"""The screen of a table: title, column names, rows, and what more there is to say of the row of the cursor."""

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.app.messages import NotebookChanged
from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.table.acting import TableActing
from tui.app.table.carrying import NoteCarrying
from tui.app.table.content import LongContent, NarrowedContent, TableContent
from tui.app.table.dating import IssueDating
from tui.app.table.deciding import FactDeciding
from tui.app.table.drafting import Drafting
from tui.app.table.exemplifying import Exemplifying
from tui.app.table.joining import NameJoining
from tui.app.table.mending import TableMending
from tui.app.table.moving import TableArranging, TableMoving, TableSliding
from tui.app.table.rows import TableRows
from tui.app.table.state import TableState, TableView
from tui.app.widgets.hanging import HangingLines
from tui.app.widgets.rows import RowList
from tui.app.widgets.status import StatusLine
from tui.i18n import _, ngettext
from tui.workspace.filter import parse
from tui.workspace.lines.line import TableLine
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.app.commands.command import Command
    from tui.app.exportscopes import OfferedScope

PACE: Final = 0.2
"""Seconds between two paintings of rows that are being read."""
TALL: Final = 20
"""Rows of a window from which on the pane below is shown."""


class TableScreen(CommandScreen):
    """A table over the library."""

    SCOPE: ClassVar[str] = "table"
    CSS_PATH = "table.tcss"

    def __init__(self, session: Session, services: Services, content: TableContent) -> None:
        super().__init__(services)
        self.session, self.content = session, content
        self.table_view = TableView(self._changed)
        self._touched = False
        """Whether a key was typed here: from then on no question opens by itself between two keys."""
        self.rows = TableRows(content.columns)
        self.dating = IssueDating(content, lambda: self.rows.current, session, services)
        drafting, open_table = Drafting(session, services, self.read), self._open
        self.acting = TableActing(
            self.table_view, self.rows, session, services, content, drafting=drafting, open_table=open_table
        )
        self.parts = (
            TableMoving(self.rows),
            TableSliding(self.rows, services, self._name_columns),
            TableArranging(self.table_view, self.rows, session, services, content.orders),
            self.acting,
            TableMending(lambda: self.rows.current, session, services, self.read),
            Exemplifying(lambda: self.rows.current, session, services),
            FactDeciding(session, services, self.acting.chosen, lambda: self.table_view.state.shown),
            self.dating,
            NameJoining(content, self.acting.chosen, lambda: self.rows.current, session, services),
            NoteCarrying(content, session, services),
        )

    def _open(self, content: TableContent) -> None:
        self.services.push(TableScreen(self.session, self.services, content))

    def compose(self) -> ComposeResult:
        """Lay out title, column names, rows, pane and bottom line."""
        yield Static(Content(self.content.title), classes="title")
        yield Static(classes="columns")
        yield self.rows
        yield HangingLines(step=0, classes="details")
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin to read the rows."""
        if isinstance(self.content, NarrowedContent) and (where := self.content.where):
            self.table_view.update(typed=where, wanted=parse(where))
        self.read()

    def read(self) -> None:
        """Read the rows in a thread; what is shown stays until the new rows are there."""
        self.run_worker(self._read, group="table", thread=True, exclusive=True)

    def _read(self) -> None:
        worker, ours = get_current_worker(), self.services.call_from_thread
        again, told = bool(self.table_view.state.lines), 0.0
        lines: list[TableLine] = []

        def progress(done: int) -> None:
            ours(partial(self.table_view.update, progress=done))

        ours(partial(self.table_view.update, loading=True))
        for batch in self.content.load(lambda: worker.is_cancelled, progress):
            if worker.is_cancelled:
                return
            lines += batch
            if monotonic() - told > PACE:
                ours(partial(self.table_view.update, lines=tuple(lines)) if batch and not again else self._count_on)
                told = monotonic()
        ours(partial(self.table_view.update, lines=tuple(lines), loading=False))
        ours(self._rest)

    def _rest(self) -> None:
        """Say anew what the table is about, which may depend on what was read, and ask what it lacks."""
        for line in self.query(".title").results(Static):
            line.update(Content(self.content.title))
        if self.is_current and self._touched:
            self.dating.remind()
        elif self.is_current:
            self.beside(self.dating.ask, group="dating")

    @on(events.Key)
    def _note_typing(self) -> None:
        """Note that somebody types; the base class reads the key."""
        self._touched = True

    def _changed(self, old: TableState, new: TableState) -> None:
        """Draw what has changed."""
        if (new.lines, new.order, new.typed, new.loading) != (old.lines, old.order, old.typed, old.loading):
            self.rows.show(new.shown, self.content.columns)
            self._name_columns()
        if new.selected != old.selected:
            self.rows.selected = new.selected
            self.rows.refresh()
        self._tell(new)
        self._detail()

    def _count_on(self) -> None:
        """Say how many rows there are by now, of which no more are shown."""
        self._tell(self.table_view.state)

    def _tell(self, state: TableState) -> None:
        beyond = self.content.beyond if isinstance(self.content, LongContent) else 0
        shown, every = len(state.shown), len(state.lines) + beyond
        count = ngettext("{n} row", "{n} rows", shown).format(n=f"{shown:,}")
        of = _("{count} of {every}")
        if beyond and not state.typed:
            sorted_told = _("of {every} the first {count} in the library's order, these sorted")
            of = sorted_told if state.order else _("the first {count} of {every}")
        parts = [count if shown == every else of.format(count=count, every=f"{every:,}")]
        parts += [state.typed, _(self.content.orders[state.order])]
        if state.selected:
            parts.append(_("{n} selected").format(n=len(state.selected)))
        if state.loading:
            parts.append(_("reading … {n}").format(n=state.progress or ""))
        for line in self.query(StatusLine):
            line.context = "   ".join(part for part in (*parts, _("? keys")) if part.strip())

    def _name_columns(self) -> None:
        for line in self.query(".columns").results(Static):
            line.update(Content(self._nothing() or self.rows.header(self.size.width)))

    def _nothing(self) -> str:
        """Return why there are no rows; empty where there are some, or may be."""
        state = self.table_view.state
        if state.loading or state.shown:
            return ""
        return (
            _("Nothing fits {filter}; Esc shows all rows.").format(filter=state.typed)
            if state.lines
            else _("There is nothing to list here; q goes back.")
        )

    def on_resize(self, event: events.Resize) -> None:
        """Name the columns at the new width; a low window has no pane."""
        self._name_columns()
        for pane in self.query(HangingLines):
            pane.display = event.size.height >= TALL

    @on(RowList.Moved)
    def _detail(self) -> None:
        """Say more of the row of the cursor."""
        current = self.rows.current
        for pane in self.query(HangingLines):
            pane.put(current.details if current else ())

    @on(RowList.Chosen)
    async def _clicked(self) -> None:
        await self.run("table.open")

    @on(NotebookChanged)
    def _said_somewhere(self, event: NotebookChanged) -> None:
        event.stop()
        if self.content.changes:
            self.read()

    def offered(self) -> "tuple[Command, ...]":
        """Leave out the commands of other kinds of tables."""
        from tui.app.table.fitting import fitting

        return fitting(super().offered(), self.content)

    def export_scopes(self) -> "tuple[OfferedScope, ...]":
        """Offer the selected rows, the shown ones, the library."""
        from tui.app.exportscopes import library, rows

        state, offered = self.table_view.state, []
        if state.selected:
            chosen = self.acting.chosen()
            title = ngettext("{n} selected row", "{n} selected rows", len(chosen)).format(n=len(chosen))
            offered.append(rows(title, chosen))
        if state.typed or not self.content.changes:
            title = ngettext("{n} row that is shown", "{n} rows that are shown", len(state.shown))
            offered.append(rows(title.format(n=len(state.shown)), state.shown))
        return (*offered, library())
