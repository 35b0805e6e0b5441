"""Going through the review queue without deciding, and moving the edges of a group's items."""

from tui.app.handling import handles
from tui.app.queue.state import ReviewDesk
from tui.app.services import Services
from tui.i18n import _
from tui.text import graphemes
from tui.workspace.review.item import shifted
from tui.workspace.session import Session


class QueueMoving:
    """Goes to other groups and items and to the article, and moves edges before an item is accepted."""

    def __init__(self, desk: ReviewDesk, session: Session, services: Services) -> None:
        self._desk, self._session, self._services = desk, session, services

    @handles("queue.skip")
    def skip(self, _count: int | None, _argument: str) -> None:
        """Put the group to the end."""
        self._desk.queue.skip()
        self._desk.show()

    @handles("queue.next", "queue.previous")
    def step(self, _count: int | None, argument: str) -> None:
        """Go to the next or previous group without deciding."""
        self._desk.queue.step(int(argument))
        self._desk.show()

    @handles("queue.down", "queue.up")
    def move(self, _count: int | None, argument: str) -> None:
        """Go to another item of the group."""
        self._desk.queue.move(int(argument))
        self._desk.show()

    @handles("queue.page_down", "queue.page_up")
    def page(self, _count: int | None, argument: str) -> None:
        """Go on to items of the group that are not shown."""
        self._desk.queue.page(int(argument))
        self._desk.show()

    @handles("queue.terms")
    def terms(self, _count: int | None, _argument: str) -> None:
        """Leave terms out, or bring them back."""
        queue = self._desk.queue
        queue.switch_terms()
        self._services.status(
            _("Terms are asked last.") if queue.terms else _("Terms are left out; T brings them back.")
        )
        self._desk.show()

    @handles("queue.take_out")
    def take_out(self, _count: int | None, _argument: str) -> None:
        """Take the item out of its group; it is asked next."""
        before = len(self._desk.queue.alike())
        self._desk.queue.take_out()
        if before > 1:
            self._services.status(_("Taken out; it comes next."))
        self._desk.show()

    @handles("queue.open")
    def open(self, _count: int | None, _argument: str) -> None:
        """Open the article at the item; `q` comes back here."""
        if item := self._desk.item:
            self._services.open_article(*item.key, item.start)

    @handles(*(f"queue.{edge}_{way}" for edge in ("start", "end") for way in ("back", "on", "word_back", "word_on")))
    def edge(self, _count: int | None, argument: str) -> None:
        """Move an edge of the item and of those alike: `start -1`, `end word 1`."""
        ready, current = self._desk.ready, self._desk.queue.current
        if ready is None or current is None or current.annotation is not None:
            self._services.status(_("The edge cannot go there."))
            return
        (item, article), (edge, *how) = ready, argument.split(" ")
        at = item.start if edge == "start" else item.end
        by = self._moved(article.text, at, int(how[-1]), "word" in how, edge) - at
        start, end = self._desk.edges
        edges = (start + by, end) if edge == "start" else (start, end + by)
        if shifted(current, edges) is None:
            self._services.status(_("The edge cannot go there."))
            return
        self._desk.edges = edges
        self._desk.show()

    def _moved(self, text: str, at: int, step: int, by_word: bool, edge: str) -> int:
        if not by_word:
            return graphemes.previous_start(text, at) if step < 0 else graphemes.next_start(text, at)
        first = text.rfind("\n", 0, at) + 1
        last = text.find("\n", at)
        line = text[first : last if last >= 0 else len(text)]
        ends = [
            first + (word.start if edge == "start" else word.end)
            for word in self._session.findings.analyses.words(line)
        ]
        beyond = [end for end in ends if (end < at if step < 0 else end > at)]
        return (max(beyond) if step < 0 else min(beyond)) if beyond else at
