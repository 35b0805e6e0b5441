"""Deciding about items of the review queue; a decision goes on to the next at once and is stored behind it."""

from collections.abc import Coroutine
from typing import Any

from tui.app.commands.handling import handles
from tui.app.queue.state import ReviewDesk
from tui.app.services import Services
from tui.i18n import _
from tui.notes.model.annotation import Annotation
from tui.notes.store.notebook import Change
from tui.text.article import Article
from tui.text.visible import visible_line
from tui.workspace.queue import Decided, Item
from tui.workspace.reviewing import TYPE_KEYS, decision_change, type_title


class Deciding:
    """Accepts and rejects items, takes decisions back, and writes notes on items."""

    def __init__(self, desk: ReviewDesk, services: Services) -> None:
        self._desk, self._services = desk, services

    @handles("queue.accept", "queue.accept_all")
    def accept(self, _count: int | None, argument: str) -> object:
        """Accept the current item, or with `all` its group."""
        return self._decide(True, everything=argument == "all")

    @handles("queue.reject", "queue.reject_all")
    def reject(self, _count: int | None, argument: str) -> object:
        """Reject the current item, or with `all` its group."""
        return self._decide(False, everything=argument == "all")

    @handles("queue.accept_as")
    def accept_as(self, _count: int | None, argument: str) -> object:
        """Accept the mark as the type of a digit."""
        item = self._desk.item
        if item is None or not item.type or int(argument) > len(TYPE_KEYS):
            self._services.say(_("{digit} means nothing here").format(digit=argument))
            return None
        return self._decide(True, wanted=TYPE_KEYS[int(argument) - 1])

    def _decide(self, accept: bool, *, everything: bool = False, wanted: str = "") -> Coroutine[Any, Any, None] | None:
        """Decide at once, so that the next key meets the next item; return what stores it."""
        queue, item = self._desk.queue, self._desk.item
        if item is None:
            return None
        numbers = queue.alike() if everything else queue.alike()[:1]
        items = [queue.items[number] for number in numbers]
        word = type_title(wanted or item.type) if item.type else _("note")
        said = _("{type} “{text}”") if accept else _("not {type} “{text}”")
        times = f" ×{len(numbers)}" if len(numbers) > 1 else ""
        label = said.format(type=word, text=visible_line(item.quote[:20])) + times
        decided = queue.decide(numbers, accept, label)
        self._desk.show()
        return self._store(decided, items, wanted)

    async def _store(self, decided: Decided, items: list[Item], wanted: str) -> None:
        """Store a decision; what cannot be stored comes back."""

        def make(article: Article, _said: tuple[Annotation, ...]) -> Change:
            return decision_change(decided.label, article, items, decided.accept, wanted)

        if await self._services.keep_each(decided.label, list(dict.fromkeys(item.key for item in items)), make):
            self._services.say(_("Saved: {label}").format(label=decided.label))
        else:
            self._desk.queue.back(decided)
            self._desk.show()

    @handles("everywhere.undo")
    async def undo(self, _count: int | None, _argument: str) -> None:
        """Take the last action back; if it was a decision, return to its item."""
        outcome = await self._services.undo()
        trail = self._desk.queue.trail
        if outcome and trail and trail[-1].label == outcome.entry.label:
            self._desk.queue.back(trail[-1])
            self._desk.show()

    @handles("queue.note")
    async def note(self, _count: int | None, _argument: str) -> None:
        """Ask for a note on the item's text; it decides nothing."""
        from tui.notes.model.create import create

        if self._desk.ready is None:
            return
        item, article = self._desk.ready
        spans = article.to_source(item.start, item.end)
        about = f"{spans[0].start}-{spans[-1].end}"
        text = await self._services.ask_note(_("Note"), "", item.quote, item.source, about)
        if not text:
            return
        label = _("note on “{title}”").format(title=item.quote[:20])
        if await self._services.keep(article.source, Change(label, (create(article.source, spans, note=text),))):
            await self._services.note_kept(item.source, about)
            self._services.say(_("Saved: {label}").format(label=label))
