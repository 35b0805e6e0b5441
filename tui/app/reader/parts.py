"""The parts of the reader, made for one open article and gone with it."""

from collections.abc import Mapping

from tui.app.handling import Handler, handlers, handles
from tui.app.messages import NotebookChanged, SettingsChanged
from tui.app.reader.analysing import Analysed, Analysing
from tui.app.reader.annotating import Annotating
from tui.app.reader.correcting import Correcting
from tui.app.reader.edges import Edges
from tui.app.reader.following import Following
from tui.app.reader.jumping import Jumping
from tui.app.reader.labels import Labels
from tui.app.reader.looking import Looking
from tui.app.reader.meanings import Meanings
from tui.app.reader.mending import FigureFields
from tui.app.reader.navigation import Navigation
from tui.app.reader.newwords import Learnt, NewWords
from tui.app.reader.panels import PanelFilled, PanelKeys, Panels
from tui.app.reader.places import ReadingPlace
from tui.app.reader.propagating import Propagating
from tui.app.reader.relating import Relating
from tui.app.reader.restructuring import Restructuring
from tui.app.reader.saving import Saving
from tui.app.reader.scripts import Scripts
from tui.app.reader.search import HitsFound, Search
from tui.app.reader.selection import Selecting
from tui.app.reader.stored import show_changed
from tui.app.reader.suggesting import Suggesting
from tui.app.reader.view import ReaderView
from tui.app.reader.visits import OpenOther, Visits
from tui.app.reader.watching import Watching
from tui.app.reader.words import WordEditing
from tui.app.services import Services
from tui.app.widgets.margin import Margin
from tui.app.widgets.page import PageView
from tui.app.widgets.panel import SidePanel
from tui.i18n import _
from tui.workspace.session import Session

Pointing = PageView.Selected | PageView.Pressed | SidePanel.Looked | SidePanel.Chosen | Margin.Chosen
"""What the mouse, or a key in the panel, did."""


class Parts:
    """What acts on one open article; no part knows another, what one needs of another is handed to it here."""

    def __init__(
        self, view: ReaderView, session: Session, services: Services, panel: SidePanel, open_other: OpenOther
    ) -> None:
        shared = view, session, services
        self._panel = panel
        self.view, self._session, self._services = view, session, services
        self.analysing, self.watching, self.place = Analysing(*shared), Watching(*shared), ReadingPlace(*shared)
        self.navigation, self.labels, self.looking = Navigation(*shared), Labels(*shared), Looking(*shared)
        self.selection, self.search, self.saving = Selecting(*shared), Search(*shared, open_other), Saving(*shared)
        self.jumping = Jumping(*shared, self.analysing.look_further)
        self.visits, self.panels = Visits(*shared, open_other), Panels(*shared, panel)
        self.following = Following(*shared, open_other)
        keep = self.saving.keep
        self.annotating, self.correcting = Annotating(*shared, keep), Correcting(*shared, keep)
        self.edges, self.relating = Edges(*shared, keep), Relating(*shared, keep)
        self.words, self.restructuring = WordEditing(*shared, keep), Restructuring(*shared, keep)
        self.propagating, self.fields = Propagating(*shared), FigureFields(*shared)
        self.new_words = NewWords(*shared, keep)
        self.meanings = Meanings(*shared, self.new_words.keep, self.new_words.say_known)
        self.scripts, self.suggesting = Scripts(*shared), Suggesting(*shared)
        self.handlers: Mapping[str, Handler] = handlers(self, *vars(self).values())
        """What carries out commands, by command id."""
        self.in_panel: Mapping[str, Handler] = handlers(PanelKeys(panel, session, services, self.panels.close))
        """What does so while the panel has the focus."""

    @handles("reader.enter")
    async def enter(self, _count: int | None, _argument: str) -> None:
        """Open a folded repeat, follow a link or a reference, or tell what is known about what is under the cursor."""
        if not self.looking.fold() and not await self.following.follow():
            await self.meanings.look_up(None, "")

    @handles("everywhere.cancel")
    def cancel(self, _count: int | None, _argument: str) -> None:
        """Give up the selection, then the search; never the article."""
        if not (self.selection.cancel() or self.search.cancel()):
            self._services.status(_("There is nothing to cancel; q leaves the article."))

    def follow(self, fields: frozenset[str]) -> None:
        """Let follow what follows fields of the state that changed."""
        if "reading" in fields and self._panel.display:
            self.panels.fill()
        if "in_sight" in fields:
            self.analysing.follow()

    def look_round(self, *, current: bool) -> None:
        """Keep the place, try again what could not be saved, and look for what other programs changed.

        Not at the source unless the screen is `current`: a dialog's answer is about the text that it was asked about.
        """
        self.place.keep()
        self.saving.look_round()
        self.watching.look_at_notes()
        if current:
            self.watching.look_at_source()

    def renewed(self, message: NotebookChanged | SettingsChanged) -> None:
        """Show what the settings want, or the annotations as they are stored now."""
        if isinstance(message, SettingsChanged):
            self.looking.settings_changed()
        else:
            show_changed(self.view, self._session)
            self.words.notebook_changed()
            self.restructuring.notebook_changed()
        self.new_words.follow()

    def heard(self, message: Analysed | HitsFound | PanelFilled | Learnt) -> None:
        """Hand what a worker found to its part."""
        match message:
            case Analysed():
                self.analysing.take(message.marks)
                self.new_words.follow()
            case Learnt():
                self.new_words.take(message)
            case HitsFound():
                self.search.found(message)
            case PanelFilled():
                self.panels.filled(message)

    def pointed(self, message: Pointing) -> None:
        """Hand what the mouse did to its part."""
        match message:
            case PageView.Selected():
                self.selection.dragged(message.span)
            case PageView.Pressed():
                self.selection.pressed(message.offset, message.chain)
            case SidePanel.Looked():
                self.panels.looked(message.span)
            case _:
                self.panels.chosen(message.span)
