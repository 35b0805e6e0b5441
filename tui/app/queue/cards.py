"""A queue of cards: one thing after the other, each settled by one key."""

import asyncio
from functools import partial
from typing import ClassVar, Final

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.queue.answering import Answering, CardDesk
from tui.app.queue.gathering import gathered
from tui.app.queue.painting import keys_of, pill, show_progress
from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.widgets.context import ContextView
from tui.app.widgets.keyrow import KeyRows, Said
from tui.app.widgets.progress import ProgressLine
from tui.app.widgets.status import StatusLine
from tui.i18n import _, ngettext
from tui.text.article import Article, Page
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.review.card import Card, Deck
from tui.workspace.review.decks import deck_of
from tui.workspace.review.item import WHAT_NAMES, What
from tui.workspace.review.scope import ReviewScope
from tui.workspace.session import Session

LINES: Final = 8
"""Lines about a card that are shown."""


class CardScreen(CommandScreen):
    """The cards of one queue."""

    SCOPE: ClassVar[str] = "cards"
    CSS_PATH = "cards.tcss"

    def __init__(
        self, session: Session, services: Services, what: What, scope: ReviewScope, deck: Deck | None = None
    ) -> None:
        """Take what to review, and in which articles; `deck` where it is not that of the queue."""
        super().__init__(services)
        self.session = session
        self.desk = CardDesk(what, scope, deck or deck_of(session, what), self.show_card)
        self.parts = (Answering(self.desk, session, services),)

    def compose(self) -> ComposeResult:
        """Lay out progress, what the card is, its passage, what the keys say, and the bottom line."""
        yield ProgressLine()
        yield Static(classes="title")
        yield Static(classes="about")
        yield ContextView(self.session.settings.typesetting, top=self.desk.what in (What.UNREAD, What.STARRED))
        yield KeyRows()
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin to gather."""
        self.gather()
        self.show_card()

    async def on_key(self, event: events.Key) -> None:
        """Count the keys that the review takes."""
        self.desk.pace.keys += 1
        await super().on_key(event)

    @work(thread=True, exclusive=True, group="gather")
    def gather(self) -> None:
        """Gather the cards in a thread, batch by batch."""
        cards = partial(self.desk.deck.cards, self.desk.scope)
        if gathered(self.services, cards, self.take, self.show_status):
            self.services.call_from_thread(self._gathered)

    def take(self, batch: list[Card]) -> None:
        """Put cards behind the others."""
        self.desk.cards.add(batch)
        self.show_card()

    def _gathered(self) -> None:
        self.desk.found_all = True
        self.show_card()

    # Showing

    def show_card(self) -> None:
        """Show the current card; the passage follows when its article is read."""
        if not self.is_attached:
            return
        card = self.desk.cards.current
        if card is not None:
            self.desk.pace.shown()
        nothing = _("Nothing is left to decide. q goes back.") if self.desk.found_all else _("Looking …")
        self._put("title", pill(card.title) if card else Content(nothing))
        lines = card.lines if card else ()
        more = len(lines) - LINES
        shown = [*lines[:LINES], *([ngettext("and {n} more", "and {n} more", more).format(n=more)] if more > 0 else [])]
        self._put("about", Content("\n".join(map(visible_line, shown))))
        self.query_one(".about").display = bool(shown)
        self._tell_progress()
        self.query_one(KeyRows).put(self._keys() if card else ())
        self.status.context = _("Space later   n p go on   o open   u undo   ? keys")
        self.beside(self._show_passage, "passage", exclusive=True)

    def _put(self, name: str, text: Content) -> None:
        self.query_one(f".{name}", Static).update(text)

    def _tell_progress(self) -> None:
        desk, cards = self.desk, self.desk.cards
        left = len(cards.waiting)
        parts = [_(WHAT_NAMES[desk.what]), *([f"{cards.place + 1:,}/{left:,}"] if left else []), desk.scope.title]
        if not desk.found_all:
            parts.append(_("still looking …"))
        show_progress(self.query_one(ProgressLine), parts, desk.pace, settled=cards.decided, left=left, asks=left)

    def _keys(self) -> list[Said]:
        """Return what each key says here, with the reader's own keys."""
        keys = keys_of(self.services.table(self.SCOPE))
        said = []
        for verb, answer in self.desk.deck.answers.items():
            key = "1-9" if verb == "digit" else keys.get(f"cards.{verb}", verb)
            said.append((key, _(answer.title)))
        return said

    async def _show_passage(self) -> None:
        card = self.desk.cards.current
        found = await asyncio.to_thread(self._placed, card) if card else None
        if card is not self.desk.cards.current or not self.is_attached:
            return
        self.desk.article, self.desk.span = found or (None, Span(0, 0))
        self.query_one(ContextView).show(self.desk.article, self.desk.span)

    def _placed(self, card: Card) -> tuple[Article, Span] | None:
        """Return the article of a card with its passage there; None where there is none any more. Slow."""
        page = self.session.pages.page(card.source) if card.source and card.at else None
        if not isinstance(page, Page) or card.at is None:
            return None
        for article in page.articles:
            start = article.to_article(card.at.start)
            if start is not None:
                return article, article.span_of((card.at,)) or Span(start, start)
        return None
