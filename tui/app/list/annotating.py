"""What the reader says of whole articles from the list: read, done, star, tags, notes; and copying them.

Everything is about the selected articles, else about the one of the cursor.
"""

from asyncio import Lock
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from tui.app.handling import handles
from tui.app.list.counting import Renew
from tui.app.list.readmarking import ReadMarking
from tui.app.list.state import keys
from tui.app.list.view import ListView
from tui.app.services import Services
from tui.i18n import _, ngettext
from tui.workspace.articles.catalog import Entry, State
from tui.workspace.reading.telling import article_note, titles
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.notes.model.annotation import Annotation
    from tui.notes.store.notebook import Change
    from tui.text.article import Article

Make = Callable[["Article", "Iterable[Annotation]"], "Change"]
"""Makes the change of one article from what is said about its source."""


class ListAnnotating:
    """Changes what is said about articles; each key is one action for the undo list."""

    def __init__(self, view: ListView, session: Session, services: Services, renew: Renew) -> None:
        self._view, self._session, self._services = view, session, services
        self._marking, self._renew = ReadMarking(session, services, renew), renew
        self._turn = Lock()
        """Held by the key that is being stored: the next one acts on what that one leaves."""

    @asynccontextmanager
    async def _in_turn(self, chosen: list[Entry]) -> AsyncIterator[list[Entry]]:
        """Yield articles as they are once what earlier keys said of them is stored."""
        waits = self._turn.locked()
        async with self._turn:
            if waits:
                await self._renew(*dict.fromkeys(entry.source for entry in chosen))
            yield self._view.anew(chosen) if waits else chosen

    @handles("list.done", "list.star")
    async def toggle_state(self, _count: int | None, argument: str) -> None:
        """Set `done` or `star` on the chosen articles, or take it away when all of them have it; done goes on a row."""
        chosen = self._view.chosen()
        if argument == "done" and len(chosen) == 1 and chosen[0].state is not State.DONE:
            self._view.articles.move(1)
        async with self._in_turn(chosen) as now:
            await self._toggle(now, argument)

    async def _toggle(self, chosen: list[Entry], argument: str) -> None:
        have = all(entry.star if argument == "star" else entry.state is State.DONE for entry in chosen)
        label = {
            ("star", True): _("star"),
            ("star", False): _("take the star away"),
            ("done", True): _("done"),
            ("done", False): _("not done"),
        }[argument, not have]

        def make(article: "Article", annotations: "Iterable[Annotation]") -> "Change":
            from tui.notes.store.whole import set_state

            return set_state(article, annotations, argument, not have, label)

        await self._keep(label, chosen, make)

    @handles("list.read")
    async def toggle_read(self, _count: int | None, _argument: str) -> None:
        """Mark the chosen articles as read, or as unread when all of them are read."""
        async with self._in_turn(self._view.chosen()) as chosen:
            read = not all(entry.state is State.READ for entry in chosen)
            if not chosen:
                return
            title = chosen[0].title if len(chosen) == 1 else count_of(len(chosen))
            await self._marking.mark(keys(chosen), read, title)

    @handles("list.tag")
    async def tag(self, _count: int | None, _argument: str) -> None:
        """Ask for the tags of the chosen articles."""
        from tui.app.dialogs.tag import TagDialog

        chosen = self._view.chosen()
        if not chosen:
            return
        common = [tag for tag in chosen[0].tags if all(tag in entry.tags for entry in chosen)]
        known = await self._session.fetch(self._session.notes.known_tags)
        title = chosen[0].title if len(chosen) == 1 else count_of(len(chosen))
        tags = await self._services.ask(TagDialog(_("Tag the article"), known, common, title))
        if tags is None or list(tags) == common:
            return
        gone = [tag for tag in common if tag not in tags]
        added = [tag for tag in tags if tag not in common]
        self._session.trail.last_tags = tuple(added)
        await self._retag(chosen, added, gone)

    @handles("list.quick_tag")
    async def quick_tag(self, _count: int | None, argument: str) -> None:
        """Set the tag pinned to a digit, or take it away when all chosen articles have it."""
        chosen = self._view.chosen()
        known = await self._session.fetch(self._session.notes.known_tags)
        tag = next((known_tag.name for known_tag in known if known_tag.key == argument), None)
        if tag is None:
            self._services.status(_("No tag is pinned to {digit}; t tags by name").format(digit=argument))
            return
        async with self._in_turn(chosen) as now:
            have = all(tag in entry.tags for entry in now)
            self._session.trail.last_tags = () if have else (tag,)
            await self._retag(now, [] if have else [tag], [tag] if have else [])

    @handles("everywhere.repeat")
    async def repeat(self, _count: int | None, _argument: str) -> None:
        """Set the last tags again."""
        if self._session.trail.last_tags:
            await self._retag(self._view.chosen(), list(self._session.trail.last_tags), [])
        else:
            self._services.status(_("Nothing was tagged yet"))

    async def _retag(self, chosen: list[Entry], added: list[str], gone: list[str]) -> None:
        label = "  ".join([*(f"+#{tag}" for tag in added), *(f"-#{tag}" for tag in gone)])

        def make(article: "Article", annotations: "Iterable[Annotation]") -> "Change":
            from tui.notes.model.annotation import Kind
            from tui.notes.store.whole import about, set_tags

            known = about(article, annotations, Kind.NOTE)
            kept = [tag for tag in (known.tags if known else ()) if tag not in gone]
            return set_tags(article, annotations, [*kept, *added], label)

        await self._keep(label, chosen, make)

    @handles("list.note")
    async def note(self, _count: int | None, _argument: str) -> None:
        """Ask for the note on the article of the cursor."""
        entry = self._view.current
        if entry is None:
            return
        label = _("note on “{title}”").format(title=entry.title[:20])
        before = await self._session.fetch(lambda: article_note(self._session, entry.key))
        about = f"#{entry.number}"
        note = await self._services.ask_note(_("Note on the article"), before, entry.title, entry.source, about)
        if note is None:
            return

        def make(article: "Article", annotations: "Iterable[Annotation]") -> "Change":
            from tui.notes.store.whole import set_note

            return set_note(article, annotations, note, label)

        if await self._keep(label, [entry], make):
            await self._services.note_kept(entry.source, about)

    @handles("list.merge")
    async def merge(self, _count: int | None, argument: str) -> None:
        """Decide about the structure of the page: merge the article with the next one."""
        entry = self._view.current
        if entry is None:
            return
        label = _("one article with the next after “{title}”").format(title=entry.title[:20])
        last = max(line.number for line in self._view.state.groups[entry.source] if isinstance(line, Entry))
        if entry.number == last:
            self._services.status(_("There is no article after this one."))
        else:
            await self._keep(label, [entry], lambda article, _said: merging(self._session, article, argument, label))

    async def _keep(self, label: str, chosen: list[Entry], make: Make) -> bool:
        """Store what `make` returns for each article, as one action; say that it is saved once it is."""
        if not chosen or not await self._services.keep_each(label, keys(chosen), make):
            return False
        count = f" ({count_of(len(chosen))})" if len(chosen) > 1 else ""
        self._services.status(_("Saved: {label}").format(label=label + count))
        return True

    @handles("list.copy", "list.copy_reference")
    async def copy(self, _count: int | None, argument: str) -> None:
        """Copy titles, or titles with authors, date, page and source."""
        if chosen := keys(self._view.chosen()):
            reference = argument == "reference"
            lines = await self._session.fetch(lambda: titles(self._session, chosen, reference=reference))
            await self._services.copy("\n".join(lines))


def merging(session: Session, article: "Article", kind: str, label: str) -> "Change":
    """Return the change that merges an article with the next one of its page; for threads."""
    from tui.notes.model.annotation import Kind
    from tui.notes.model.create import create
    from tui.notes.store.notebook import Change
    from tui.text.article import Page
    from tui.text.structure import override_for

    page = session.pages.page(article.source.name)
    at = article.blocks[0].spans[0].start
    override = override_for(page, at, kind) if isinstance(page, Page) else None
    if override is None:
        return Change(label)
    annotation = create(article.source, override.spans, kind=Kind.STRUCTURE, data=override.to_data())
    return Change(label, put=(annotation,))


def count_of(number: int) -> str:
    """Return how many articles, in words."""
    return ngettext("{n} article", "{n} articles", number).format(n=number)
