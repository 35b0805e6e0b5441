"""The parts of the reader, made for one open article and gone with it."""

from collections.abc import Mapping

from tui.app.commands.handling import Handler, handlers
from tui.app.reader.analysing import Analysing
from tui.app.reader.annotating import Annotating
from tui.app.reader.correcting import Correcting
from tui.app.reader.edges import Edges
from tui.app.reader.jumping import Jumping
from tui.app.reader.labels import Labels
from tui.app.reader.looking import Looking
from tui.app.reader.navigation import Navigation
from tui.app.reader.panels import PanelKeys, Panels
from tui.app.reader.places import ReadingPlace
from tui.app.reader.propagating import Propagating
from tui.app.reader.restructuring import Restructuring
from tui.app.reader.saving import Saving
from tui.app.reader.search import Search
from tui.app.reader.selection import Selection
from tui.app.reader.view import ReaderView
from tui.app.reader.visits import OpenOther, Visits
from tui.app.reader.watching import Watching
from tui.app.reader.words import Words
from tui.app.services import Services
from tui.app.widgets.panel import SidePanel
from tui.workspace.session import Session


class Parts:
    """What acts on one open article; no part knows another, what one needs of another is handed to it here."""

    def __init__(
        self, view: ReaderView, session: Session, services: Services, panel: SidePanel, open_other: OpenOther
    ) -> None:
        shared = view, session, services
        self.view = view
        self.analysing, self.watching, self.place = Analysing(*shared), Watching(*shared), ReadingPlace(*shared)
        self.navigation, self.labels, self.looking = Navigation(*shared), Labels(*shared), Looking(*shared)
        self.selection, self.search, self.saving = Selection(*shared), Search(*shared, open_other), Saving(*shared)
        self.jumping = Jumping(*shared, self.analysing.look_further)
        self.visits, self.panels = Visits(*shared, open_other), Panels(*shared, panel)
        keep = self.saving.keep
        self.annotating, self.correcting = Annotating(*shared, keep), Correcting(*shared, keep)
        self.edges = Edges(*shared, keep)
        self.words, self.restructuring = Words(*shared, keep), Restructuring(*shared, keep)
        self.propagating = Propagating(*shared)
        self.handlers: Mapping[str, Handler] = handlers(*vars(self).values())
        """What carries out commands, by command id."""
        self.in_panel: Mapping[str, Handler] = handlers(PanelKeys(panel, self.panels.close))
        """What does so while the panel has the focus."""
