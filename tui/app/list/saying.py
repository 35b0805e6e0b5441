"""What the reader says of whole articles from the list: read, done, star, tags, notes; and copying them."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual import work

from tui.app.list.finding import ListFinding
from tui.i18n import _, ngettext
from tui.workspace.catalog import Entry, State
from tui.workspace.telling import article_note, titles

if TYPE_CHECKING:
    from tui.notes.model.annotation import Annotation
    from tui.notes.store.notebook import Change
    from tui.text.article import Article


class ListSaying(ListFinding):
    """The part of the list that changes annotations; it acts on the selected articles, else on the cursor's."""

    def chosen(self) -> list[Entry]:
        """Return the selected articles in the list's order, or the one of the cursor."""
        entries = [line for line in self.articles.lines if isinstance(line, Entry)]
        if selected := [entry for entry in entries if entry.key in self.articles.selected]:
            return selected
        line = self.articles.current
        return [line] if isinstance(line, Entry) else []

    def action_select(self, count: int | None = None, argument: str = "") -> None:
        """Select or release the article of the cursor and go on to the next."""
        line = self.articles.current
        if not isinstance(line, Entry):
            return
        self.articles.selected.symmetric_difference_update({line.key})
        self.articles.refresh_line(self.articles.cursor)
        self.articles.move(1)
        self._tell_place()

    @work
    async def action_toggle_state(self, count: int | None = None, argument: str = "star") -> None:
        """Set `done` or `star` on the chosen articles, or take it away when all of them have it."""
        chosen = self.chosen()
        have = all(entry.star if argument == "star" else entry.state is State.DONE for entry in chosen)
        labels = {
            ("star", True): _("star"),
            ("star", False): _("take the star away"),
            ("done", True): _("done"),
            ("done", False): _("not done"),
        }
        label = labels[argument, not have]

        def make(article: "Article", said: "Iterable[Annotation]") -> "Change":
            from tui.notes.store.whole import set_state

            return set_state(article, said, argument, not have, label)

        if await self._keep(label, chosen, make) and argument == "done" and not have and len(chosen) == 1:
            self.articles.move(1)

    @work
    async def action_toggle_read(self, count: int | None = None, argument: str = "") -> None:
        """Mark the chosen articles as read, or as unread when all of them are read."""
        chosen = self.chosen()
        read = not all(entry.state is State.READ for entry in chosen)
        if not chosen:
            return
        error = await self.session.later(lambda: self.session.mark_read([entry.key for entry in chosen], read))
        if error:
            self.services.tell(error, title=_("Not saved"), severity="error")
        await self.renew(*dict.fromkeys(entry.source for entry in chosen))

    @work
    async def action_tag(self, count: int | None = None, argument: str = "") -> None:
        """Ask for the tags of the chosen articles."""
        from tui.app.dialogs.tag import TagDialog

        chosen = self.chosen()
        if not chosen:
            return
        common = [tag for tag in chosen[0].tags if all(tag in entry.tags for entry in chosen)]
        known = await self.session.fetch(self.session.known_tags)
        title = chosen[0].title if len(chosen) == 1 else _count(len(chosen))
        tags = await self.services.ask(TagDialog(_("Tag the article"), known, common, title))
        if tags is None or list(tags) == common:
            return
        gone = [tag for tag in common if tag not in tags]
        added = [tag for tag in tags if tag not in common]
        self.session.last_tags = tuple(added)
        await self._retag(chosen, added, gone)

    @work
    async def action_quick_tag(self, count: int | None = None, argument: str = "") -> None:
        """Set the tag pinned to a digit, or take it away when all chosen articles have it."""
        chosen = self.chosen()
        known = await self.session.fetch(self.session.known_tags)
        tag = next((known_tag.name for known_tag in known if known_tag.key == argument), None)
        if tag is None:
            self.say(_("No tag is pinned to {digit}; t tags by name").format(digit=argument))
            return
        have = all(tag in entry.tags for entry in chosen)
        self.session.last_tags = () if have else (tag,)
        await self._retag(chosen, [] if have else [tag], [tag] if have else [])

    @work
    async def action_repeat(self, count: int | None = None, argument: str = "") -> None:
        """Set the last tags again."""
        if self.session.last_tags:
            await self._retag(self.chosen(), list(self.session.last_tags), [])
        else:
            self.say(_("Nothing was tagged yet"))

    async def _retag(self, chosen: list[Entry], added: list[str], gone: list[str]) -> None:
        label = "  ".join([*(f"+#{tag}" for tag in added), *(f"-#{tag}" for tag in gone)])

        def make(article: "Article", said: "Iterable[Annotation]") -> "Change":
            from tui.notes.model.annotation import Kind
            from tui.notes.store.whole import about, set_tags

            known = about(article, said, Kind.NOTE)
            kept = [tag for tag in (known.tags if known else ()) if tag not in gone]
            return set_tags(article, said, [*kept, *added], label)

        await self._keep(label, chosen, make)

    @work
    async def action_note(self, count: int | None = None, argument: str = "") -> None:
        """Ask for the note on the article of the cursor."""
        line = self.articles.current
        if not isinstance(line, Entry):
            return
        key, label = line.key, _("note on “{title}”").format(title=line.title[:20])
        before = await self.session.fetch(lambda: article_note(self.session, key))
        about = f"#{line.number}"
        note = await self.services.ask_note(_("Note on the article"), before, line.title, line.source, about)
        if note is None:
            return

        def make(article: "Article", said: "Iterable[Annotation]") -> "Change":
            from tui.notes.store.whole import set_note

            return set_note(article, said, note, label)

        if await self._keep(label, [line], make):
            await self.services.note_kept(line.source, about)

    @work
    async def action_overrule(self, count: int | None = None, argument: str = "merge") -> None:
        """Decide about the structure of the page: merge the article with the next one."""
        entry = self.articles.current
        if not isinstance(entry, Entry):
            return
        label = _("one article with the next after “{title}”").format(title=entry.title[:20])

        def make(article: "Article", _said: "Iterable[Annotation]") -> "Change":
            from tui.notes.model.annotation import Kind
            from tui.notes.model.create import create
            from tui.notes.store.notebook import Change
            from tui.text.article import Page
            from tui.text.structure import overrule_for

            page = self.session.page(article.source.name)
            at = article.blocks[0].spans[0].start
            overrule = overrule_for(page, at, argument) if isinstance(page, Page) else None
            if overrule is None:
                return Change(label)
            said = create(article.source, overrule.spans, kind=Kind.STRUCTURE, data=overrule.to_data())
            return Change(label, put=(said,))

        last = max(line.number for line in self._groups[entry.source] if isinstance(line, Entry))
        if entry.number == last:
            self.say(_("There is no article after this one."))
        else:
            await self._keep(label, [entry], make)

    async def _keep(
        self, label: str, chosen: list[Entry], make: "Callable[[Article, Iterable[Annotation]], Change]"
    ) -> bool:
        """Store what `make` returns for each article, as one action; say that it is saved once it is."""
        if not chosen or not await self.services.keep_each(label, [entry.key for entry in chosen], make):
            return False
        count = f" ({_count(len(chosen))})" if len(chosen) > 1 else ""
        self.say(_("Saved: {label}").format(label=label + count))
        return True

    @work
    async def action_copy(self, count: int | None = None, argument: str = "title") -> None:
        """Copy titles, or titles with authors, date, page and source."""
        keys = [entry.key for entry in self.chosen()]
        if not keys:
            return
        lines = await self.session.fetch(lambda: titles(self.session, keys, reference=argument == "reference"))
        await self.services.copy("\n".join(lines))

    def exportable(self) -> tuple[Sequence[tuple[str, int]] | None, str]:
        """Offer the selected articles, or the whole library when none is selected."""
        if not self.articles.selected:
            return super().exportable()
        keys = [entry.key for entry in self.chosen()]
        return keys, _count(len(keys))


def _count(number: int) -> str:
    return ngettext("{n} article", "{n} articles", number).format(n=number)
