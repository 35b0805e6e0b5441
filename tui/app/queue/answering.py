"""Answering the cards of a queue; an answer goes on at once and is stored behind it."""

from asyncio import Lock
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tui.app.handling import handles
from tui.app.services import Services
from tui.i18n import _
from tui.notes.file.codebook import TagNameError
from tui.text.article import Article
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.review.card import Answer, Card, Cards, Deck, Deed, Settled
from tui.workspace.review.item import What
from tui.workspace.review.pace import Pace
from tui.workspace.review.scope import ReviewScope
from tui.workspace.session import Session


@dataclass
class CardDesk:
    """The cards under review and the one that is being decided."""

    what: What
    scope: ReviewScope
    deck: Deck
    show: Callable[[], None]
    """Shows the current card; to be called when it may be another one."""
    cards: Cards = field(default_factory=Cards)
    pace: Pace = field(default_factory=Pace)
    found_all: bool = False
    """Whether every card has been gathered."""
    article: Article | None = None
    """The article of the current card, once it was read."""
    span: Span = field(default_factory=lambda: Span(0, 0))
    """Its passage in that article."""


class Answering:
    """Carries out what each key says about the current card, and takes it back."""

    def __init__(self, desk: CardDesk, session: Session, services: Services) -> None:
        self._desk, self._session, self._services = desk, session, services
        self._turn = Lock()
        """Held by the answer that is being stored, so that the next one, and its way back, come after it."""

    @handles(*(f"cards.{verb}" for verb in ("accept", "reject", "both", "read", "done", "star")))
    async def answer(self, _count: int | None, verb: str) -> None:
        """Answer with a word."""
        if self._known(verb):
            await self._carry_out(verb)

    @handles("cards.digit")
    async def choose(self, _count: int | None, digit: str) -> None:
        """Answer with a number, or with the tag that is pinned to it."""
        if "digit" not in self._desk.deck.answers:
            if self._known(digit):
                await self._carry_out(digit)
            return
        known = await self._session.fetch(self._session.notes.known_tags)
        name = next((tag.name for tag in known if tag.key == digit), None)
        if name is None:
            self._services.status(_("No tag is pinned to {digit}; t tags by name").format(digit=digit))
        elif self._known("tag"):
            await self._carry_out("tag", (name,))

    @handles("cards.tag")
    async def tag(self, _count: int | None, verb: str) -> None:
        """Ask for tags, and answer with them."""
        from tui.app.dialogs.tag import TagDialog

        answer, card = self._known(verb), self._desk.cards.current
        if answer is None or card is None:
            return
        known = await self._session.fetch(self._session.notes.known_tags)
        tags = await self._services.ask(TagDialog(_(answer.title), known, (), card.title))
        if tags and card is self._desk.cards.current:
            await self._carry_out(verb, tuple(tags[:1]) if answer.asks == "tag" else tuple(tags))

    def _known(self, verb: str) -> Answer | None:
        """Return what a verb says here; where it says nothing, say so."""
        answer = self._desk.deck.answers.get(verb)
        if answer is None and self._desk.cards.current:
            self._services.status(_("That key says nothing here."))
        return answer if self._desk.cards.current else None

    async def _carry_out(self, verb: str, said: tuple[str, ...] = ()) -> None:
        """Go on to the next card at once; what the answer does follows, answer by answer."""
        desk = self._desk
        card = desk.cards.current
        assert card is not None
        made = desk.cards.settle(decided=desk.deck.answers[verb].decides)
        desk.pace.decided(made.decided)
        desk.show()
        async with self._turn:
            try:
                made.deed = await self._session.fetch(lambda: desk.deck.deed(card, verb, said))
            except TagNameError as error:
                self._back(made)
                self._services.status(str(error))
                return
            if made.deed is None:
                desk.pace.undone(made.decided)
                desk.cards.drop(made)
                self._services.status(_("It is gone or changed meanwhile."))
                desk.show()
            elif await self._kept(made.deed, card):
                parts = (_("Saved: {label}").format(label=made.deed.label), made.deed.told)
                self._services.status(visible_line("   ".join(part for part in parts if part)))
            else:
                self._back(made)

    async def _kept(self, deed: Deed, card: Card) -> bool:
        if deed.plan is not None:
            return await self._services.keep_plan(deed.plan)
        if deed.act is not None:
            return await self._done(deed.act, card)
        return await self._services.keep_changes(deed.label, deed.changes)

    async def _done(self, act: Callable[[], None], card: Card) -> bool:
        """Do what lies outside the notes; what goes wrong is told."""
        from tui.notes.file.errors import StoreError

        work: Awaitable[None] = self._session.later(act)
        try:
            await work
        except (OSError, StoreError) as error:
            self._services.notify(str(error), title=_("Not saved"), severity="error")
            return False
        self._services.done_here()
        if card.source:
            self._services.changed([card.source])
        return True

    def _back(self, made: Settled) -> None:
        self._desk.cards.back(made)
        self._desk.pace.undone(made.decided)
        self._desk.show()

    @handles("everywhere.undo")
    async def undo(self, _count: int | None, _argument: str) -> None:
        """Take the last action back; if it was an answer, return to its card."""
        if self._desk.cards.move_back():
            self._services.status(_("As it was before."))
            self._desk.show()
            return
        async with self._turn:
            trail = self._desk.cards.trail
            last = trail[-1] if trail else None
            if last and last.deed and last.deed.back is not None:
                if await self._done(last.deed.back, self._desk.cards.all[last.number]):
                    self._back(last)
                    self._services.status(visible_line(_("Undone: {label}").format(label=last.deed.label)))
                return
            outcome = await self._services.undo()
            if outcome and last and last.deed and last.deed.label == outcome.entry.label:
                self._back(last)

    @handles("cards.apart")
    def apart(self, _count: int | None, verb: str) -> None:
        """Ask of a card that stands for several about each part of it."""
        desk = self._desk
        card = desk.cards.current
        if self._known(verb) is None or card is None:
            return
        if card.parts is None:
            self._services.status(_("It stands for itself only."))
            return
        desk.cards.split(card.parts())
        desk.show()

    # Going on

    @handles("cards.skip")
    def skip(self, _count: int | None, _argument: str) -> None:
        """Put the card to the end."""
        self._desk.cards.skip()
        self._desk.show()

    @handles("cards.next", "cards.previous")
    def step(self, _count: int | None, argument: str) -> None:
        """Go to another card without deciding."""
        self._desk.cards.step(int(argument))
        self._desk.show()

    @handles("cards.open")
    def open(self, _count: int | None, _argument: str) -> None:
        """Open the article at the passage; `q` comes back here."""
        article = self._desk.article
        if article is not None:
            self._services.open_article(article.source.name, article.number, self._desk.span.start or None)
        else:
            self._services.status(_("There is no text to open."))
