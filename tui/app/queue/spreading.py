"""Saying of equal texts, and of their other forms, what an item of the queue is."""

from tui.app.handling import handles
from tui.app.queue.state import ReviewDesk
from tui.app.services import Services
from tui.app.spreading import spread
from tui.i18n import _
from tui.notes.model.annotation import Annotation
from tui.workspace.review.deciding import decision_change
from tui.workspace.review.item import Key
from tui.workspace.review.queue import Queue
from tui.workspace.session import Session


class QueueSpreading:
    """Accepts an item wherever its text stands, chosen by group; what that settles leaves the queue."""

    def __init__(self, desk: ReviewDesk, session: Session, services: Services) -> None:
        self._desk, self._session, self._services = desk, session, services

    @handles("queue.propagate")
    async def propagate(self, _count: int | None, _argument: str) -> None:
        """Accept the item wherever its text stands, after a look at the places by group."""
        item, annotation = self._desk.item, self._said()
        if item is None or annotation is None:
            self._services.status(_("Its text is gone."))
            return
        label, places = await spread(self._session, self._services, annotation, item.key)
        if not places:
            return
        settled = {(place.key, place.span.start) for place in places}
        queue = self._desk.queue
        numbers = [n for n in queue.waiting if queue.items[n].type and _place(queue, n) in settled]
        if numbers:
            queue.settle(numbers, label)
            self._desk.pace.decided(len(numbers))
        else:
            queue.say(label)
        self._desk.edges = (0, 0)
        self._desk.show()

    def _said(self) -> Annotation | None:
        """Return what would be said of the item if it were accepted; of an annotation what it says."""
        if self._desk.ready is None:
            return None
        item, article = self._desk.ready
        if item.annotation is not None:
            return item.annotation
        put = decision_change("", article, [item], True).put
        return put[0] if put else None


def _place(queue: Queue, number: int) -> tuple[Key, int]:
    item = queue.items[number]
    return item.key, item.start
