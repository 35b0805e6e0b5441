"""The reading screen: its layout, and the wiring between widgets, the state and the parts."""

from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Offset
from textual.getters import query_one
from textual.widget import Widget

from tui.app.handling import Handler, handles
from tui.app.keys import token
from tui.app.messages import NotebookChanged, SettingsChanged
from tui.app.reader.analysing import Analysed, Reached
from tui.app.reader.drawing import EMPTY
from tui.app.reader.hints import here
from tui.app.reader.loading import Opened, WantedArticle
from tui.app.reader.looking import wear
from tui.app.reader.newwords import Learnt
from tui.app.reader.opening import Opening
from tui.app.reader.panels import PanelFilled
from tui.app.reader.parts import Parts, Pointing
from tui.app.reader.restructuring import Resplit
from tui.app.reader.search import HitsFound
from tui.app.reader.state import Key, ReaderState
from tui.app.reader.watching import SourceChanged
from tui.app.reader.words import Relearnt
from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.widgets.margin import Margin
from tui.app.widgets.notestrip import NoteStrip
from tui.app.widgets.page import PageView
from tui.app.widgets.panel import SidePanel
from tui.app.widgets.progress import ProgressLine
from tui.app.widgets.status import StatusLine
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.workspace.review.scope import ReviewScope

WATCH: Final = 2.0
"""Seconds between looks at the files: another session's notes appear without a restart."""


class ReaderScreen(CommandScreen):
    """One article: reading, moving, finding, saying, correcting."""

    SCOPE: ClassVar[str] = "reader"
    CSS_PATH = "reader.tcss"
    AUTO_FOCUS = "PageView"

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-medium"), (150, "-wide"), (190, "-roomy")]  # noqa: RUF012

    page = query_one(PageView)
    panel = query_one(SidePanel)
    margin = query_one(Margin)

    def __init__(self, session: Session, services: Services, name: str, number: int, offset: int | None = None) -> None:
        """Take an article's source and number; `offset` is where to begin, None where reading stopped."""
        super().__init__(services)
        self.session = session
        self._opening = Opening(self, session, WantedArticle((name, number), offset))

    @property
    def opened(self) -> Parts | None:
        """What acts on the open article; None while one is being read."""
        return self._opening.parts

    @property
    def state(self) -> ReaderState:
        """The state of the open article. Raises RuntimeError while there is none."""
        if self.opened is None:
            raise RuntimeError("no article is open")
        return self.opened.view.state

    @property
    def key(self) -> Key:
        """The article that is open or being read."""
        return self._opening.key

    def handler(self, command: str) -> Handler | None:
        """Return what carries out a command: in the panel that has the focus, on the article, or on the screen."""
        found = None
        if self.opened is not None:
            in_panel = self.opened.in_panel if self.panel.has_focus_within else {}
            found = in_panel.get(command) or self.opened.handlers.get(command)
        return found or super().handler(command)

    def compose(self) -> ComposeResult:
        """Lay out the page between the line that says where one is and the bottom line."""
        yield ProgressLine()
        with Horizontal(id="desk"):
            yield SidePanel(id="panel")
            yield PageView(id="page")
            yield Margin().add_class(EMPTY)
        yield NoteStrip(classes=EMPTY)
        yield StatusLine()

    # Opening and leaving

    def on_compose(self) -> None:
        """Take the classes of the settings before there are widgets, which would all be styled once more."""
        wear(self, self.session.settings.reader)

    def on_mount(self) -> None:
        """Read the article off the UI thread, and watch its annotations."""
        self._opening.begin()
        self.set_interval(WATCH, self._look_round)

    async def on_opened(self, message: Opened) -> None:
        """Show the article, then carry out the keys that waited for it."""
        for event in self._opening.take(message):
            await self.on_key(event)

    def on_resplit(self, message: Resplit) -> None:
        """Show the article as it is now."""
        self._opening.resplit(message)

    def on_source_changed(self, message: SourceChanged) -> None:
        """Show what has become of the file; not while a dialog asks about the text as it was."""
        if self.opened is not None and message.view is self.opened.view and self.is_current:
            self._opening.source_changed(message)

    def on_screen_resume(self) -> None:
        """Show which tags are pinned now."""
        if self.opened is not None:
            self.opened.annotating.renew_pinned()

    def _look_round(self) -> None:
        """Keep the reading place, try again what could not be saved, and look for what other programs changed."""
        if self.opened is not None:
            self.opened.look_round(current=self.is_current)

    @handles("everywhere.back")
    def back(self, _count: int | None, _argument: str) -> None:
        """Go back to where the article was opened from."""
        if self.opened is not None:
            self.opened.place.keep()
        self.dismiss()

    def on_unmount(self) -> None:
        """Keep the place."""
        self._opening.end()

    # Commands

    async def on_key(self, event: events.Key) -> None:
        """Let keys wait for an article that is being read, then read the letters of a label; others go the usual way.

        Textual would call the handler of the base class once more.
        """
        event.prevent_default()
        waits = self.opened is None and self.is_current and self._opening.typed_ahead.take(event)
        if waits or (self.opened and self.opened.labels.take(token(event.key, event.character))):
            event.stop()
        else:
            await super().on_key(event)

    def here(self) -> tuple[str, ...]:
        """Return what can be done with what the cursor is on."""
        return here(self.state) if self.opened else ()

    def review_scopes(self) -> "tuple[ReviewScope, ...]":
        """Review what is found and said in this article, its source, or the library."""
        from tui.workspace.review.scope import scopes

        return scopes([self.key])

    # What workers found and others changed

    @on(Analysed)
    @on(HitsFound)
    @on(PanelFilled)
    @on(Learnt)
    def _worker_found(self, message: Analysed | HitsFound | PanelFilled | Learnt) -> None:
        if self.opened is not None and message.view is self.opened.view:
            self.opened.heard(message)

    @on(Relearnt)
    def _relearnt(self) -> None:
        if self.opened is not None:
            self.opened.analysing.renew_words()

    def on_reached(self, message: Reached) -> None:
        """Jump once the marks are shown."""
        if self.opened is not None and message.view is self.opened.view:
            self.call_after_refresh(self.opened.jumping.jump, message.kind, message.step)

    @on(NotebookChanged)
    @on(SettingsChanged)
    def _renewed(self, message: NotebookChanged | SettingsChanged) -> None:
        """Show the annotations as they now are; those of another source may decide about marks here too."""
        if self.opened is not None:
            self.opened.renewed(message)

    # The mouse, the page, the panel

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Tell Textual's mouse selection which character of the article lies at a cell."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        if isinstance(widget, PageView) and widget.ready:
            region = widget.content_region
            return widget, widget.point(x - region.x, y - region.y)
        return widget, offset

    def get_selected_text(self) -> str | None:
        """Return what ctrl+c copies: the selection of the page, however it was made."""
        if self.opened is not None and (selection := self.state.selection):
            return self.state.text[selection.start : selection.end]
        return super().get_selected_text()

    @on(PageView.Selected)
    @on(PageView.Pressed)
    @on(SidePanel.Looked)
    @on(SidePanel.Chosen)
    @on(Margin.Chosen)
    def _pointed(self, message: Pointing) -> None:
        if self.opened is not None:
            self.opened.pointed(message)

    @on(PageView.Moved)
    def _moved(self, message: PageView.Moved) -> None:
        """Follow the page when it moved by itself: by the mouse or by a resize."""
        if self.opened is None or not self.page.ready:
            return
        self.opened.view.update(in_sight=self.page.in_sight)
        self._opening.drawing.follow(self.state)
        if message.by_hand:
            self.opened.navigation.keep_cursor_in_sight()
