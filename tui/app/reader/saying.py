"""Saying something about a passage or the article: tags, notes, and what becomes of them on disk."""

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Final

from textual import work

from tui.app.reader.finding import Finding
from tui.app.reader.state import Key
from tui.i18n import _
from tui.notes.model.annotation import Annotation, Kind
from tui.text.source import Source, Span
from tui.workspace.reading import Placed
from tui.workspace.wording import short

if TYPE_CHECKING:
    from tui.notes.store.notebook import Change


RETRY: Final = 15.0
"""Seconds between attempts to store what could not be stored."""


class Saying(Finding):
    """Actions that make, change and remove annotations."""

    # The store

    def look_round(self) -> None:
        """Try again, from time to time, to store what could not be stored."""
        super().look_round()
        if self._failed is not None and monotonic() - self._failed > RETRY:
            self._failed = monotonic()
            self.retry()

    @work(group="keep", exit_on_error=True)
    async def retry(self) -> None:
        """Store what waits, in the writing thread; what is stored then is no longer marked as not saved."""
        await self.session.later(self.session.recover)
        self.pizhu.changed([self.key[0]])
        self.show_said()
        if not self.unsaved:
            self._failed = None
            self.say(_("saved now, after all"))

    def put(self, label: str, *said: Annotation) -> None:
        """Keep new or changed annotations."""
        from tui.notes.store.notebook import Change

        self.keep(Change(label, put=said))

    def drop(self, label: str, *said: Annotation) -> None:
        """Remove annotations."""
        from tui.notes.store.notebook import Change

        self.keep(Change(label, drop=said))

    def keep(self, change: "Change", about: str = "") -> None:
        """Show a change at once, marked as not saved; the store acknowledges it from its own thread.

        `about` names the draft that the change makes needless.
        """
        if self.reading is None:
            return
        put = {said.id: replace(said, rev=said.rev + 1) for said in change.put}
        self.unsaved = {**self.unsaved, **put, **{said.id: None for said in change.drop}}
        self.show_said()
        self.say(_("saving…"))
        self._keep(self.key, self.reading.article.source, change, about)

    @work(group="keep", exit_on_error=True)
    async def _keep(self, key: Key, source: Source, change: "Change", about: str) -> None:
        notebook = await self.pizhu.keep(source, change)
        if notebook is not None and about:
            await self.pizhu.note_kept(source.name, about)
        if key != self.key:
            return
        unsaved = dict(self.unsaved)
        for said in change.drop:
            unsaved.pop(said.id, None)
        for said in change.put if notebook is not None else ():
            newest = unsaved.get(said.id)
            if newest is not None and newest.rev <= said.rev + 1:
                del unsaved[said.id]
        self.unsaved = unsaved
        if notebook is not None:
            self.say(_("saved: {label}").format(label=change.label))
        else:
            self._failed = monotonic()
            self.say(_("NOT SAVED: {label}").format(label=change.label))
        self.show_said()

    def show_said(self) -> None:
        """Draw the annotations as they are stored, with what is not saved yet."""
        notebook = self.session.known(self.key[0])
        self.set_annotations(notebook.annotations if notebook else ())

    # What is talked about

    def said_here(self) -> Annotation | None:
        """Return the annotation on exactly what is talked about, or, without a selection, the one under the cursor."""
        assert self.reading is not None
        target = self.target
        for said in self.reading.said.at(target.start):
            if said.span == target:
                return said.annotation
        thing = self.thing
        return thing.annotation if self.selection is None and isinstance(thing, Placed) else None

    def fresh(self, span: Span) -> Annotation | None:
        """Return a new annotation on a span of the article; None for one that holds no text of the source."""
        from tui.notes.model.create import create

        assert self.reading is not None
        spans = self.reading.article.to_source(*span)
        return create(self.reading.article.source, spans) if spans else None

    def quote(self) -> str:
        """Return the text that is talked about."""
        assert self.reading is not None
        start, end = self.target
        return self.reading.text[start:end]

    # Tags

    @work(group="ask", exclusive=True)
    async def action_tag(self, _count: int | None = None, _argument: str = "") -> None:
        """Ask for tags, with completion."""
        from tui.app.dialogs.tag import TagDialog

        if self.reading is None:
            return
        key, span, said = self.key, self.target, self.said_here()
        before = said.tags if said else ()
        known = await self.session.later(self.session.known_tags)
        tags = await self.app.push_screen_wait(TagDialog(_("Tag this"), known, before, self.quote()))
        if tags is None or tuple(tags) == before or key != self.key:
            return
        self.session.last_tags = tuple(tag for tag in tags if tag not in before) or self.session.last_tags
        self.tag(span, said, tuple(tags))

    @work(group="ask")
    async def action_quick_tag(self, _count: int | None = None, argument: str = "") -> None:
        """Set the tag pinned to a digit, or take it away when it is set."""
        if self.reading is None:
            return
        known = await self.session.later(self.session.known_tags)
        name = next((tag.name for tag in known if tag.key == argument), None)
        if name is None:
            self.say(_("No tag is pinned to {digit}; t tags by name").format(digit=argument))
            return
        said = self.said_here()
        before = said.tags if said else ()
        self.session.last_tags = (name,)
        tags = tuple(tag for tag in before if tag != name) if name in before else (*before, name)
        self.tag(self.target, said, tags)

    def action_repeat(self, _count: int | None = None, _argument: str = "") -> None:
        """Set the last tags here too."""
        if self.reading is None:
            return
        if not self.session.last_tags:
            self.say(_("Nothing was tagged yet"))
            return
        said = self.said_here()
        before = said.tags if said else ()
        self.tag(self.target, said, tuple(dict.fromkeys((*before, *self.session.last_tags))))

    def tag(self, span: Span, said: Annotation | None, tags: Sequence[str]) -> None:
        """Give a passage these tags and no others; an annotation that says nothing any more goes."""
        before = said.tags if said else ()
        said = said or self.fresh(span)
        if said is None:
            return
        changed = replace(said, tags=tuple(tags))
        changes = [
            *(f"+#{tag}" for tag in tags if tag not in before),
            *(f"-#{tag}" for tag in before if tag not in tags),
        ]
        label = f"{' '.join(changes)} “{short(said.anchor.quote)}”"
        if changed.tags or changed.note:
            self.put(label, changed)
        elif before:
            self.drop(label, said)
        self.deselect()

    # Notes

    @work(group="ask", exclusive=True)
    async def action_note(self, _count: int | None = None, _argument: str = "") -> None:
        """Write a note on the selection or on the object under the cursor."""
        if self.reading is None:
            return
        key, said = self.key, self.said_here()
        about = said or self.fresh(self.target)
        if about is None:
            return
        name = about.source or self.key[0]
        spans = about.anchor.spans
        draft = said.id if said else f"{spans[0].start}-{spans[-1].end}"
        text = await self.pizhu.ask_note(_("Note"), about.note, about.anchor.quote, name, draft)
        if text is None or key != self.key:
            return
        from tui.notes.store.notebook import Change

        label = _("note on “{text}”").format(text=short(about.anchor.quote))
        changed = replace(about, note=text)
        if changed.note or changed.tags:
            self.keep(Change(label, put=(changed,)), draft)
        elif said:
            self.keep(Change(_("remove the {label}").format(label=label), drop=(said,)), draft)
        self.deselect()

    @work(group="ask", exclusive=True)
    async def action_article_note(self, _count: int | None = None, _argument: str = "") -> None:
        """Write a note on the whole article."""
        from tui.notes.store.whole import about, set_note

        if self.reading is None:
            return
        key, article = self.key, self.reading.article
        said = about(article, self.reading.annotations, Kind.NOTE)
        draft = f"#{article.number}"
        title = _("Note on the article")
        text = await self.pizhu.ask_note(title, said.note if said else "", article.label, key[0], draft)
        if text is None or key != self.key or self.reading is None:
            return
        label = _("note on the article “{title}”").format(title=short(article.label))
        self.keep(set_note(article, self.reading.annotations, text, label), draft)

    def action_toggle_state(self, _count: int | None = None, argument: str = "star") -> None:
        """Star the article, mark it as done, or take that back."""
        from tui.notes.store.whole import has, set_state

        if self.reading is None:
            return
        article, said = self.reading.article, self.reading.annotations
        value = not has(article, said, argument)
        labels = {
            ("star", True): _("star"),
            ("star", False): _("no star"),
            ("done", True): _("done"),
            ("done", False): _("not done"),
        }
        self.keep(set_state(article, said, argument, value, labels[argument, value]))

    # Taking back, copying

    def action_remove(self, _count: int | None = None, _argument: str = "") -> None:
        """Remove the annotation under the cursor."""
        if self.reading is None:
            return
        said = self.said_here()
        if said is None:
            self.say(_("There is no annotation here."))
            return
        self.drop(_("remove “{text}”").format(text=short(said.note or said.anchor.quote)), said)
        self.deselect()

    @work(group="copy")
    async def action_copy(self, _count: int | None = None, argument: str = "text") -> None:
        """Copy the selection or the object under the cursor, with its reference if wanted."""
        from tui.app.clipboard import copy

        if self.reading is None:
            return
        text = self.quote()
        if argument == "reference":
            from tui.export.citation import citation

            text = citation(self.reading.article, text)
        self.deselect()
        self.say(await copy(self.app, text))
