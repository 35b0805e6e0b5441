"""Deciding about items and groups of the review queue; a decision goes on at once and is stored behind it."""

from collections.abc import Coroutine
from typing import Any

from tui.app.handling import handles
from tui.app.queue.state import ReviewDesk
from tui.app.services import Services
from tui.i18n import _, ngettext
from tui.language.decided import FIGURE
from tui.notes.model.annotation import Annotation
from tui.notes.store.notebook import Change
from tui.text.article import Article
from tui.text.visible import visible_line
from tui.workspace.reading.wording import short
from tui.workspace.review.deciding import decision_change
from tui.workspace.review.item import TYPE_KEYS, Item, type_title
from tui.workspace.review.queue import DecidedItems
from tui.workspace.review.scope import Reach


class Deciding:
    """Accepts and rejects items and groups, and takes decisions back."""

    def __init__(self, desk: ReviewDesk, services: Services) -> None:
        self._desk, self._services = desk, services

    @handles("queue.accept", "queue.accept_all")
    def accept(self, _count: int | None, argument: str) -> object:
        """Accept the current item, or with `all` its group."""
        return self._decide(self._numbers(argument), True, everything=argument == "all")

    @handles("queue.reject", "queue.reject_all")
    def reject(self, _count: int | None, argument: str) -> object:
        """Reject the current item, or with `all` its group."""
        return self._decide(self._numbers(argument), False, everything=argument == "all")

    @handles("queue.accept_as")
    def accept_as(self, _count: int | None, argument: str) -> object:
        """Accept the group as the type of a digit, of a sheet what has the current text; or choose another place."""
        item, places = self._desk.item, self._desk.elsewhere
        if item is not None and 1 <= int(argument) <= len(places):
            return self._move(places[int(argument) - 1])
        if item is None or not item.type or not 1 <= int(argument) <= len(TYPE_KEYS):
            self._services.status(_("{digit} means nothing here").format(digit=argument))
            return None
        return self._decide(self._desk.queue.same(), True, TYPE_KEYS[int(argument) - 1], everything=True)

    def _numbers(self, argument: str) -> tuple[int, ...]:
        return self._desk.queue.alike() if argument == "all" else self._desk.queue.alike()[:1]

    def _decide(
        self, numbers: tuple[int, ...], accept: bool, wanted: str = "", *, everything: bool = False
    ) -> Coroutine[Any, Any, None] | None:
        """Decide at once, so that the next key meets the next item; return what stores it."""
        queue, item = self._desk.queue, self._desk.item
        if item is None:
            return None
        if len(numbers) > 1 and self._desk.seen != queue.group:
            self._services.status(_("First look at what you decide about; then press it again."))
            return None
        moved = any(self._desk.edges)
        found = [(number, self._desk.taken(queue.items[number])) for number in numbers]
        numbers = tuple(number for number, one in found if one)
        items = [one for _number, one in found if one]
        rules = _one_of_each(items) if everything and not moved and self._holds_later(item) else []
        unseen = max(0, len(numbers) - self._desk.seen_count) if everything else 0
        decided = queue.decide(numbers, accept, _label(items, accept, wanted))
        self._desk.pace.decided(len(numbers))
        self._desk.edges = (0, 0)
        self._desk.show()
        return self._store(decided, items, wanted, rules, unseen)

    def _move(self, place: Item) -> Coroutine[Any, Any, None]:
        """Let an annotation belong to another place."""
        decided = self._desk.queue.decide(self._numbers(""), True, _label([place], True, ""))
        self._desk.pace.decided(1)
        self._desk.show()
        return self._store(decided, [place], "", [], 0)

    def _holds_later(self, item: Item) -> bool:
        """Tell whether a decision about the group holds for articles read later: all of it in the library was asked."""
        whole = self._desk.queue.whole and self._desk.found_all and self._desk.scope.reach is Reach.LIBRARY
        return whole and item.annotation is None and item.type != FIGURE

    async def _store(
        self, decided: DecidedItems, items: list[Item], wanted: str, rules: list[Item], unseen: int
    ) -> None:
        """Store a decision; what cannot be stored comes back."""
        made: list[Change] = []

        def make(article: Article, annotations: tuple[Annotation, ...]) -> Change:
            made.append(
                decision_change(decided.label, article, items, decided.accept, wanted, rules=rules, known=annotations)
            )
            return made[-1]

        if await self._services.keep_each(decided.label, list(dict.fromkeys(item.key for item in items)), make):
            if not any(change.put or change.drop for change in made):
                self._desk.queue.trail.remove(decided)
                self._services.status(_("It is gone or changed meanwhile."))
                return
            told = [_("Saved: {label}").format(label=decided.label)]
            if unseen:
                told.append(ngettext("{n} was not shown", "{n} were not shown", unseen).format(n=unseen))
            if rules:
                told.append(_("also in articles read later"))
            self._services.status(" · ".join(told))
        else:
            self._back(decided)

    def _back(self, decided: DecidedItems) -> None:
        self._desk.queue.back(decided)
        self._desk.pace.undone(sum(len(part.numbers) for part in (decided, *decided.others)))
        self._desk.show()

    @handles("everywhere.undo")
    async def undo(self, _count: int | None, _argument: str) -> None:
        """Take the last action back; if it was a decision, return to its item."""
        if any(self._desk.edges) or self._desk.queue.move_back():
            self._desk.edges = (0, 0)
            self._services.status(_("As it was before."))
            self._desk.show()
            return
        outcome = await self._services.undo()
        trail = self._desk.queue.trail
        if outcome and trail and trail[-1].label == outcome.entry.label:
            self._back(trail[-1])


def _one_of_each(items: list[Item]) -> list[Item]:
    """Return the first item of each text."""
    return list({item.group: item for item in reversed(items)}.values())[::-1]


def _label(items: list[Item], accept: bool, wanted: str) -> str:
    """Return a decision in the reader's words."""
    word = type_title(wanted or items[0].type) if items[0].type else _("note")
    said = _("{type} “{text}”") if accept else _("not {type} “{text}”")
    text = "、".join(dict.fromkeys(item.quote for item in items))
    times = f" ×{len(items)}" if len(items) > 1 else ""
    return said.format(type=word, text=short(visible_line(text))) + times
