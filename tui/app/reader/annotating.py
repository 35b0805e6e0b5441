"""Saying something about a passage or the article: tags, notes, star; copying."""

from collections.abc import Sequence
from dataclasses import replace

from tui.app.handling import handles
from tui.app.reader.loading import pinned
from tui.app.reader.saving import Keep
from tui.app.reader.selection import object_at
from tui.app.reader.state import ReaderState
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import _
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.create import create
from tui.notes.model.relations import empty
from tui.notes.store.notebook import Change
from tui.notes.store.whole import about, has, set_note, set_state
from tui.text.source import Span
from tui.workspace.reading.wording import short
from tui.workspace.session import Session


class Annotating:
    """Makes, changes and removes annotations."""

    def __init__(self, view: ReaderView, session: Session, services: Services, keep: Keep) -> None:
        self._view, self._session, self._services, self._keep = view, session, services, keep

    # Tags

    @handles("reader.tag")
    async def tag(self, _count: int | None, _argument: str) -> None:
        """Ask for tags, with completion."""
        from tui.app.dialogs.tag import TagDialog

        state = self._view.state
        span, annotation, quote = state.target, state.annotation, state.quote
        before = annotation.tags if annotation else ()
        known = await self._session.fetch(self._session.notes.known_tags)
        tags = await self._services.ask(TagDialog(_("Tag this"), known, before, quote))
        if tags is None or tuple(tags) == before or not self._view.open:
            return
        self._session.trail.last_tags = tuple(tag for tag in tags if tag not in before) or self._session.trail.last_tags
        self._session.trail.last_unit = state.unit
        self._set(span, annotation, tuple(tags))

    @handles("reader.quick_tag")
    async def quick_tag(self, _count: int | None, digit: str) -> None:
        """Set the tag pinned to a digit, or take it away when it is set."""
        state = self._view.state
        span, annotation = state.target, state.annotation
        known = await self._session.fetch(self._session.notes.known_tags)
        name = next((tag.name for tag in known if tag.key == digit), None)
        if name is None:
            self._services.status(_("No tag is pinned to {digit}; t tags by name").format(digit=digit))
            return
        before = annotation.tags if annotation else ()
        self._session.trail.last_tags, self._session.trail.last_unit = (name,), state.unit
        self._set(span, annotation, tuple(tag for tag in before if tag != name) if name in before else (*before, name))

    def renew_pinned(self) -> None:
        """Show which tags are pinned now."""
        self._view.run(self._renew_pinned(), "pinned")

    async def _renew_pinned(self) -> None:
        self._view.update(pinned=await self._session.fetch(lambda: pinned(self._session)))

    @handles("everywhere.repeat")
    def repeat(self, _count: int | None, _argument: str) -> None:
        """Set the last tags here too: on the selection, else on the kind of object that was tagged last."""
        state, last = self._view.state, self._session.trail.last_tags
        if not last:
            self._services.status(_("Nothing was tagged yet"))
            return
        span, annotation = state.target, state.annotation
        if state.selection is None and self._session.trail.last_unit:
            around = object_at(state, self._session.trail.last_unit)
            if around is None:
                self._services.status(_("There is none around the cursor."))
                return
            span, annotation = around, state.annotation_on(around)
        before = annotation.tags if annotation else ()
        self._set(span, annotation, tuple(dict.fromkeys((*before, *last))))

    def _set(self, span: Span, annotation: Annotation | None, tags: Sequence[str]) -> None:
        """Give a passage these tags and no others; an annotation that says nothing any more goes."""
        before = annotation.tags if annotation else ()
        annotation = annotation or fresh(self._view.state, span)
        if annotation is None:
            return
        changed = replace(annotation, tags=tuple(tags))
        new = (f"+#{tag}" for tag in tags if tag not in before)
        gone = (f"-#{tag}" for tag in before if tag not in tags)
        label = f"{' '.join((*new, *gone))} “{short(annotation.anchor.quote)}”"
        if not empty(changed, self._view.state.reading.annotations):
            self._keep(Change(label, put=(changed,)))
        elif before:
            self._keep(Change(label, drop=(annotation,)))
        self._view.deselect()

    # Notes

    @handles("reader.note")
    async def note(self, _count: int | None, _argument: str) -> None:
        """Write a note on the selection or on the object under the cursor."""
        state = self._view.state
        annotation = state.annotation
        on = annotation or fresh(state, state.target)
        if on is None:
            return
        spans = on.anchor.spans
        draft = annotation.id if annotation else f"{spans[0].start}-{spans[-1].end}"
        name = on.source or state.key[0]
        text = await self._services.ask_note(_("Note"), on.note, on.anchor.quote, name, draft)
        if text is None or not self._view.open:
            return
        label = _("note on “{text}”").format(text=short(on.anchor.quote))
        changed = replace(on, note=text)
        if not empty(changed, self._view.state.reading.annotations):
            self._keep(Change(label, put=(changed,)), draft)
        elif annotation:
            self._keep(Change(_("remove the {label}").format(label=label), drop=(annotation,)), draft)
        self._view.deselect()

    @handles("reader.article_note")
    async def article_note(self, _count: int | None, _argument: str) -> None:
        """Write a note on the whole article."""
        state = self._view.state
        article = state.reading.article
        annotation = about(article, state.reading.annotations, Kind.NOTE)
        draft, before = f"#{article.number}", annotation.note if annotation else ""
        text = await self._services.ask_note(_("Note on the article"), before, article.label, state.key[0], draft)
        if text is not None and self._view.open:
            label = _("note on the article “{title}”").format(title=short(article.label))
            self._keep(set_note(article, self._view.state.reading.annotations, text, label), draft)

    @handles("reader.star", "reader.done")
    def toggle_state(self, _count: int | None, name: str) -> None:
        """Star the article, mark it as done, or take that back."""
        reading = self._view.state.reading
        value = not has(reading.article, reading.annotations, name)
        labels = {
            ("star", True): _("star"),
            ("star", False): _("no star"),
            ("done", True): _("done"),
            ("done", False): _("not done"),
        }
        self._keep(set_state(reading.article, reading.annotations, name, value, labels[name, value]))

    # Copying

    @handles("reader.copy", "reader.copy_reference")
    async def copy(self, _count: int | None, what: str) -> None:
        """Copy the selection or the object under the cursor, with its reference if wanted."""
        text = self._view.state.quote
        if what == "reference":
            from tui.export.citation import citation

            text = citation(self._view.state.reading.article, text)
        self._view.deselect()
        await self._services.copy(text)


def removal(annotation: Annotation) -> Change:
    """Return the change that removes an annotation."""
    return Change(
        _("remove “{text}”").format(text=short(annotation.note or annotation.anchor.quote)), drop=(annotation,)
    )


def fresh(state: ReaderState, span: Span) -> Annotation | None:
    """Return a new annotation on a span of the article; None for one that holds no text of the source."""
    article = state.reading.article
    spans = article.to_source(*span)
    return create(article.source, spans) if spans else None
