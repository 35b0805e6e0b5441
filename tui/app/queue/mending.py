"""Confirming or mending what is understood of a figure under review; that accepts the figure."""

from tui.app.facts import SettledFact, ask_fact
from tui.app.handling import handles
from tui.app.queue.state import ReviewDesk
from tui.app.services import Services
from tui.i18n import _
from tui.notes.store.notebook import Change
from tui.text.article import Article
from tui.text.source import Span
from tui.workspace.review.deciding import decision_change
from tui.workspace.review.item import Item, What
from tui.workspace.session import Session


class FigureMending:
    """Asks for the fields of the current figure."""

    def __init__(self, desk: ReviewDesk, session: Session, services: Services) -> None:
        self._desk, self._session, self._services = desk, session, services

    @handles("queue.mend")
    async def mend(self, _count: int | None, _argument: str) -> None:
        """Ask for the fields, and accept the figure with them."""
        desk = self._desk
        if desk.what is not What.FIGURES or desk.ready is None:
            self._services.status(_("That key says nothing here."))
            return
        item, article = desk.ready
        settled = await ask_fact(self._session, self._services, article, Span(item.start, item.end))
        if settled is None or desk.ready is None or desk.ready[0] is not item:
            return
        decided = desk.queue.decide(desk.queue.alike()[:1], True, settled.label)
        desk.pace.decided(1)
        desk.show()
        change = await self._session.fetch(lambda: self._change(settled, item, article))
        if await self._services.keep(article.source, change):
            self._services.status(_("Saved: {label}").format(label=settled.label))
        else:
            desk.queue.back(decided)
            desk.pace.undone(1)
            desk.show()

    def _change(self, settled: SettledFact, item: Item, article: Article) -> Change:
        fact = settled.change(self._session, article)
        mark = decision_change(settled.label, article, [item], True)
        return Change(settled.label, (*mark.put, *fact.put), (*mark.drop, *fact.drop))
