"""The review queue: decide about marks and notes one by one, by keyboard."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.widgets.context import ContextView
from tui.app.widgets.status import StatusLine
from tui.i18n import _, ngettext
from tui.notes.model.annotation import Annotation
from tui.notes.store.notebook import Change
from tui.text import graphemes
from tui.text.article import Article
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.queue import Decided, Item, Queue
from tui.workspace.reviewing import TYPE_KEYS, WHAT_TITLES, Key, What, decision_change, items, type_title
from tui.workspace.session import Session


class QueueScreen(CommandScreen):
    """Items of some articles; a decision goes on to the next at once and is stored behind it."""

    SCOPE: ClassVar[str] = "queue"
    CSS_PATH = "queue.tcss"

    def __init__(self, session: Session, services: Services, what: What, keys: Sequence[Key]) -> None:
        """Take what to review, and in which articles."""
        super().__init__(services)
        self.session, self.what, self.keys = session, what, keys
        self.queue = Queue()
        self.article: Article | None = None
        """The article of the current item; None as long as it is being read."""
        self.found_all = False

    def compose(self) -> ComposeResult:
        """Lay out progress, context, the item, the digits, and the bottom line."""
        yield Static(classes="progress")
        yield ContextView(self.session.settings.typesetting)
        yield Static(classes="item")
        yield Static(classes="keys")
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin to gather."""
        self.gather()
        self.show_item()

    @work(thread=True, exclusive=True, group="gather")
    def gather(self) -> None:
        """Gather the items in a thread, source by source."""
        worker = get_current_worker()
        for batch in items(self.session, self.what, self.keys, lambda: worker.is_cancelled):
            if worker.is_cancelled:
                return
            self.services.call_from_thread(self.take, batch)
        self.services.call_from_thread(self._gathered)

    def take(self, batch: list[Item]) -> None:
        """Put items into the queue."""
        empty = self.queue.current is None
        self.queue.add(batch)
        if empty:
            self.show_item()
        else:
            self._tell()

    def _gathered(self) -> None:
        self.found_all = True
        self.show_item()

    # Showing

    @work(exclusive=True, group="item")
    async def show_item(self) -> None:
        """Show the current item; its article may have to be read first."""
        item = self.queue.current
        if item is not None and (self.article is None or _key(self.article) != item.key):
            article = await asyncio.to_thread(self.session.article, *item.key)
            if self.queue.current is not item:
                return
            self.article = article if isinstance(article, Article) else None
        span = Span(item.start, item.end) if item else Span(0, 0)
        self.query_one(ContextView).show(self.article if item else None, span)
        self._tell()

    def _tell(self) -> None:
        queue, item = self.queue, self.queue.current
        total, left = len(queue.items), len(queue.waiting)
        done = _("{decided} of {total} decided").format(decided=f"{total - left:,}", total=f"{total:,}")
        counts = _("accepted {yes}  rejected {no}").format(yes=queue.counted(True), no=queue.counted(False))
        rest = "" if self.found_all else _("still looking …")
        self.query_one(".progress", Static).update(
            Content("   ".join(part for part in (_(WHAT_TITLES[self.what]), done, counts, rest) if part))
        )
        self.query_one(".item", Static).update(Content(self._about(item)))
        self.query_one(".keys", Static).update(Content(self._digits(item)))
        where = f"{item.source}#{item.number}   " if item else ""
        hint = _("a accept   x reject   Space later   u undo   o open   ? keys")
        self.status.context = visible_line(where) + hint

    def _about(self, item: Item | None) -> str:
        if item is None:
            return _("Nothing is left to decide. q goes back.") if self.found_all else _("Looking …")
        alike = len(self.queue.alike())
        again = ngettext("{n} alike (A, X)", "{n} alike (A, X)", alike).format(n=alike) if alike > 1 else ""
        quote = visible_line(item.quote[:200])
        head = f"{type_title(item.type)}  {quote}" if item.type else f"“{quote}”"
        return "\n".join(("   ".join(part for part in (head, again) if part), item.about))

    def _digits(self, item: Item | None) -> str:
        if item is None or not item.type:
            return ""
        return "  ".join(f"{digit} {type_title(name)}" for digit, name in enumerate(TYPE_KEYS, 1))

    # Deciding

    def action_accept(self, count: int | None = None, argument: str = "") -> None:
        """Accept the current item, or with `all` its group."""
        self._decide(True, everything=argument == "all")

    def action_reject(self, count: int | None = None, argument: str = "") -> None:
        """Reject the current item, or with `all` its group."""
        self._decide(False, everything=argument == "all")

    def action_accept_as(self, count: int | None = None, argument: str = "") -> None:
        """Accept the mark as the type of a digit."""
        item = self.queue.current
        if item is None or not item.type or int(argument) > len(TYPE_KEYS):
            self.say(_("{digit} means nothing here").format(digit=argument))
            return
        self._decide(True, wanted=TYPE_KEYS[int(argument) - 1])

    def _decide(self, accept: bool, *, everything: bool = False, wanted: str = "") -> None:
        item = self.queue.current
        if item is None:
            return
        numbers = self.queue.alike() if everything else self.queue.alike()[:1]
        items = [self.queue.items[number] for number in numbers]
        word = type_title(wanted or item.type) if item.type else _("note")
        said = _("{type} “{text}”") if accept else _("not {type} “{text}”")
        times = f" ×{len(numbers)}" if len(numbers) > 1 else ""
        label = said.format(type=word, text=visible_line(item.quote[:20])) + times
        self.store(self.queue.decide(numbers, accept, label), items, wanted)
        self.show_item()

    @work
    async def store(self, decided: Decided, items: list[Item], wanted: str) -> None:
        """Store a decision; what cannot be stored comes back."""

        def make(article: Article, _said: tuple[Annotation, ...]) -> Change:
            return decision_change(decided.label, article, items, decided.accept, wanted)

        if await self.services.keep_each(decided.label, list(dict.fromkeys(item.key for item in items)), make):
            self.say(_("Saved: {label}").format(label=decided.label))
        else:
            self.queue.back(decided)
            self.show_item()

    @work
    async def action_undo(self, count: int | None = None, argument: str = "") -> None:
        """Take the last action back; if it was a decision, return to its item."""
        outcome = await self.services.undo()
        if outcome and self.queue.trail and self.queue.trail[-1].label == outcome.entry.label:
            self.queue.back(self.queue.trail[-1])
            self.show_item()

    # Going on

    def action_skip(self, count: int | None = None, argument: str = "") -> None:
        """Put the item to the end."""
        self.queue.skip()
        self.show_item()

    def action_step(self, count: int | None = None, argument: str = "1") -> None:
        """Go to the next or previous item without deciding."""
        self.queue.step(int(argument))
        self.show_item()

    def action_open(self, count: int | None = None, argument: str = "") -> None:
        """Open the article at the item; `q` comes back here."""
        if item := self.queue.current:
            self.services.open_article(*item.key, item.start)

    @work
    async def action_note(self, count: int | None = None, argument: str = "") -> None:
        """Ask for a note on the item's text; it decides nothing."""
        from tui.notes.model.create import create

        item, article = self.queue.current, self.article
        if item is None or article is None or _key(article) != item.key:
            return
        spans = article.to_source(item.start, item.end)
        about = f"{spans[0].start}-{spans[-1].end}"
        text = await self.services.ask_note(_("Note"), "", item.quote, item.source, about)
        if not text:
            return
        change = Change(
            _("note on “{title}”").format(title=item.quote[:20]), (create(article.source, spans, note=text),)
        )
        if await self.services.keep(article.source, change):
            await self.services.note_kept(item.source, about)
            self.say(_("Saved: {label}").format(label=change.label))

    def action_edge(self, count: int | None = None, argument: str = "") -> None:
        """Move an edge of the item before it is accepted."""
        item, article, number = self.queue.current, self.article, self.queue.number
        if item is None or article is None or number is None or item.annotation is not None:
            self.say(_("The edge cannot go there."))
            return
        edge, *how = argument.split(" ")
        at = item.start if edge == "start" else item.end
        to = self._moved(article.text, at, int(how[-1]), "word" in how, edge)
        start, end = (to, item.end) if edge == "start" else (item.start, to)
        if not start < end or "\n" in article.text[start:end]:
            self.say(_("The edge cannot go there."))
            return
        self.queue.items[number] = replace(item, start=start, end=end, quote=article.text[start:end])
        self.show_item()

    def _moved(self, text: str, at: int, step: int, by_word: bool, edge: str) -> int:
        if not by_word:
            return graphemes.previous_start(text, at) if step < 0 else graphemes.next_start(text, at)
        first = text.rfind("\n", 0, at) + 1
        last = text.find("\n", at)
        line = text[first : last if last >= 0 else len(text)]
        ends = [first + (word.start if edge == "start" else word.end) for word in self.session.analyses.words(line)]
        beyond = [end for end in ends if (end < at if step < 0 else end > at)]
        return (max(beyond) if step < 0 else min(beyond)) if beyond else at


def _key(article: Article) -> Key:
    return (article.source.name, article.number)
