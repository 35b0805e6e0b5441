"""The parts of the list that carry out commands; made after the first paint, or for the first key."""

from collections.abc import Mapping

from tui.app.handling import Handler, handlers
from tui.app.list.annotating import ListAnnotating
from tui.app.list.arranging import Arranging
from tui.app.list.bulk import BulkActing
from tui.app.list.counting import Counting
from tui.app.list.loading import Loading
from tui.app.list.moving import ListMoving
from tui.app.list.searching import Searching
from tui.app.list.view import ListView
from tui.app.services import Services
from tui.workspace.session import Session


class ListParts:
    """What acts on the list; no part knows another."""

    def __init__(self, screen: object, view: ListView, session: Session, services: Services, loader: Loading) -> None:
        shared = view, session, services
        self.loader, self.moving, self.searching = loader, ListMoving(view), Searching(*shared)
        self.arranging = Arranging(*shared)
        self.annotating, self.bulk = ListAnnotating(*shared, loader.renew), BulkActing(*shared, loader.renew)
        self.counting = Counting(*shared, loader.renew)
        self.handlers: Mapping[str, Handler] = handlers(screen, *vars(self).values())
        """What carries out commands, by command id."""
