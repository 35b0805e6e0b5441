"""The side panel beside the page: outline, facts, annotations; and the keys while it has the focus."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from textual.message import Message

from tui.app.commands.reader import MOTIONS
from tui.app.handling import handles, ids
from tui.app.reader.view import ReaderView
from tui.app.reader.visits import remember_jump
from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.widgets.panel import SidePanel
from tui.i18n import N_, _
from tui.text.article import Page
from tui.text.source import Span
from tui.workspace.learn import is_learner
from tui.workspace.reading.article import Reading
from tui.workspace.reading.summary import SummaryLine, about, annotations, facts, headings, outline
from tui.workspace.session import Session

TITLES: Final = {"outline": N_("Outline"), "facts": N_("Facts"), "notes": N_("Annotations")}
LINES: Final[Mapping[str, Callable[[Reading], list[SummaryLine]]]] = {
    "outline": outline,
    "facts": facts,
    "notes": annotations,
}
OPEN: Final = "panel-open"
"""Class of the screen while the panel was asked for."""


@dataclass
class PanelFilled(Message):
    """The lines of the panel have been worked out."""

    view: ReaderView
    kind: str
    lines: list[SummaryLine]


class Panels:
    """Opens, fills and closes the panel."""

    def __init__(self, view: ReaderView, session: Session, services: Services, panel: SidePanel) -> None:
        self._view, self._session, self._panel = view, session, panel

    @handles("reader.outline", "reader.facts", "reader.annotations")
    def open(self, _count: int | None, kind: str) -> None:
        """Open a panel, or close it when it is open and has the focus."""
        if self._panel.kind == kind and self._panel.has_focus_within:
            self.close()
            return
        self._view.update(panel=kind)
        self._panel.screen.add_class(OPEN)
        self.fill()
        self._view.after_refresh(self._panel.options.focus)

    def close(self) -> None:
        """Go back to the page; on a wide screen the panel stays in sight."""
        self._panel.screen.remove_class(OPEN)
        self._view.after_refresh(self._view.page.focus)

    @handles("everywhere.next_pane", "everywhere.last_pane")
    def next_pane(self, _count: int | None, _argument: str) -> None:
        """Go from the page to the panel and back: there are two."""
        if not self._panel.has_focus_within:
            self.open(None, self._view.state.panel or self._panel.kind or "outline")
        elif self._panel.screen.has_class("-narrow"):
            self.close()
        else:
            self._view.page.focus()

    def fill(self) -> None:
        """Work the lines of the panel out anew, off the UI thread: a long article has many facts."""
        self._view.in_thread(self._fill, "panel")

    def _fill(self) -> None:
        reading = self._view.state.reading
        kind = self._view.state.panel or ("outline" if len(headings(reading)) > 1 else "facts")
        page = self._session.pages.page(self._view.state.key[0]) if kind == "facts" else None
        known = [*about(page, reading.article), *self._shares(page)] if isinstance(page, Page) else []
        self._view.post(PanelFilled(self._view, kind, known + LINES[kind](reading)))

    def _shares(self, page: Page) -> Iterator[SummaryLine]:
        """Yield how many percent of the words a learner knows; in a thread."""
        if is_learner(self._session):
            from tui.workspace.learn.share import known_shares

            share = known_shares(self._session, page).get(self._view.state.key[1])
            if share is not None:
                title = _("Known words")
                yield SummaryLine(f"{title}  {share} %", level=1)

    def filled(self, message: PanelFilled) -> None:
        """Show the lines, unless another panel is wanted by now."""
        if message.kind != (self._view.state.panel or message.kind):
            return
        fresh = self._panel.kind != message.kind
        self._panel.show(message.kind, _(TITLES[message.kind]), message.lines)
        if fresh and message.kind == "outline":
            self._panel.highlight_near(self._view.state.cursor.start)

    def looked(self, span: Span) -> None:
        """Let the cursor follow through the list of annotations, so that `c`, `t` and `x` act on the line."""
        if self._panel.kind == "notes":
            self._view.put_cursor(span)

    def chosen(self, span: Span) -> None:
        """Go to a place that was chosen in the panel or in the margin."""
        remember_jump(self._session, self._view.state)
        self.close()
        reading = self._view.state.reading
        block = reading.block_at(span.start)
        whole = block is not None and block[0] == span
        self._view.after_refresh(self._view.put_cursor, reading.word_at(span.start) if whole else span)


class PanelKeys:
    """What some commands do while the panel has the focus."""

    def __init__(self, panel: SidePanel, session: Session, services: Services, close: Callable[[], None]) -> None:
        self._panel, self._session, self._services, self._close = panel, session, services, close

    @handles(*ids(MOTIONS))
    def move(self, count: int | None, motion: str) -> None:
        """Move the highlight."""
        for _time in range(count or 1):
            self._panel.move(motion)

    @handles("reader.enter")
    def choose(self, _count: int | None, _argument: str) -> None:
        """Go where the line leads."""
        self._panel.choose()

    @handles("reader.find")
    async def narrow(self, _count: int | None, _argument: str) -> None:
        """Ask for a text; only lines that hold it are shown, while one types."""
        from tui.app.dialogs.line import LineDialog

        before = self._panel.wanted
        if await self._services.ask(LineDialog(_("Lines with:"), before, changed=self._panel.narrow)) is None:
            self._panel.narrow(before)

    @handles("reader.copy", "reader.copy_reference")
    async def copy(self, _count: int | None, argument: str) -> None:
        """Copy the highlighted line, or with its reference key all that are shown, with tabs between columns."""
        await self._services.copy(self._panel.rows(every=argument == "reference"))

    @handles("reader.export")
    async def export(self, _count: int | None, _argument: str) -> None:
        """Export: the figures as a table where facts are shown, else the annotations."""
        from tui.app.exporting import ask, write

        screen = self._panel.screen
        scopes = screen.export_scopes() if isinstance(screen, CommandScreen) else ()
        wanted = await ask(self._session, self._services, scopes, "figures" if self._panel.kind == "facts" else "")
        if wanted is not None:
            await write(self._session, self._services, wanted)

    @handles("everywhere.cancel")
    def cancel(self, _count: int | None, _argument: str) -> None:
        """Show all lines again; where all are shown, close the panel."""
        if self._panel.wanted:
            self._panel.narrow("")
        else:
            self._close()

    @handles("everywhere.back")
    def leave(self, _count: int | None, _argument: str) -> None:
        """Close the panel."""
        self._close()
