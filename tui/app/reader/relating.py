"""Relations between two passages: the first, the second, the kind; and from one end to the other."""

from tui.app.handling import handles
from tui.app.reader.annotating import fresh
from tui.app.reader.saving import Keep
from tui.app.reader.view import ReaderView
from tui.app.reader.visits import remember_jump
from tui.app.services import Services
from tui.i18n import _
from tui.notes.model.annotation import Annotation
from tui.notes.model.relations import empty, related, relations
from tui.notes.store.notebook import Change
from tui.text.source import Span
from tui.workspace.notes.relating import RelatedEnd, ends, kind_title, kinds
from tui.workspace.reading.wording import short
from tui.workspace.session import Session


class Relating:
    """Makes, changes, removes and follows relations."""

    def __init__(self, view: ReaderView, session: Session, services: Services, keep: Keep) -> None:
        self._view, self._session, self._services, self._keep = view, session, services, keep

    @handles("reader.relate")
    async def relate(self, _count: int | None, _argument: str) -> None:
        """Take the first end; at the second, ask for the kind and make the relation."""
        state = self._view.state
        first, second = state.relating, self._end()
        if first is None or first == second:
            self._view.update(relating=None if first else second)
            self._view.deselect()
            begun = _("From “{text}”: go to the other end and press gr; here again gives it up.")
            given_up = _("No relation was made.")
            self._services.status(
                given_up if first else begun.format(text=short(state.text[second.start : second.end]))
            )
            return
        one, other = self._said(first), self._said(second)
        if one is None or other is None:
            self._services.status(_("Its text is gone."))
            return
        kind = await self._ask(one, other)
        if kind is not None and self._view.open:
            self._view.update(relating=None)
            self._view.deselect()
            self._store(one, other, kind)

    def _end(self) -> Span:
        """Return what an end would be: the annotation under the cursor, else what is talked about."""
        state = self._view.state
        here = state.said_here if state.selection is None else None
        return here.span if here else state.target

    def _said(self, span: Span) -> Annotation | None:
        state = self._view.state
        return state.annotation_on(span) or fresh(state, span)

    async def _ask(self, one: Annotation, other: Annotation) -> str | None:
        """Ask for the kind; an empty one takes the relation away."""
        from tui.app.dialogs.choice import ChoiceDialog

        known = kinds(await self._session.fetch(self._session.notes.store.codebook))
        choices = [(kind, kind_title(kind)) for kind in known]
        now = next((r.kind for a, b in ((one, other), (other, one)) for r in relations(a) if r.second == b.id), None)
        if now:
            choices.append(("-", _("no relation: remove it")))
        about = f"{short(one.anchor.quote)} -> {short(other.anchor.quote)}"
        answer = await self._services.ask(ChoiceDialog(_("How are they related?"), choices, now, about))
        return "" if answer == "-" else answer

    def _store(self, one: Annotation, other: Annotation, kind: str) -> None:
        first, second = related(one, other.id, kind), related(other, one.id, "")
        ends_said = f"“{short(one.anchor.quote)}” – “{short(other.anchor.quote)}”"
        label = ends_said + _(" ({about})").format(about=kind_title(kind) if kind else _("no relation"))
        if kind:
            known = any(annotation.id == other.id for annotation in self._view.state.reading.annotations)
            self._keep(Change(label, put=(first, *(() if known and second == other else (second,)))))
            return
        rest = [
            annotation for annotation in self._view.state.reading.annotations if annotation.id not in (one.id, other.id)
        ]
        gone = [
            annotation for annotation, still in ((first, second), (second, first)) if empty(annotation, [*rest, still])
        ]
        put = tuple(
            annotation
            for annotation, was in ((first, one), (second, other))
            if annotation not in gone and annotation != was
        )
        self._keep(Change(label, put=put, drop=tuple(gone)))

    @handles("reader.follow")
    async def follow(self, _count: int | None, _argument: str) -> None:
        """Go to the other end of a relation; of several, ask which."""
        state = self._view.state
        here = state.said_here
        found = ends(here.annotation, state.reading.annotations) if here else ()
        end = await self._which(found)
        if end is None:
            if not found:
                self._services.status(_("No relation begins or ends here."))
            return
        place = state.reading.article.span_of(end.other.anchor.spans)
        if place is not None and self._view.open:
            remember_jump(self._session, state)
            self._view.put_cursor(place)
            self._services.status(end.line)

    async def _which(self, found: tuple[RelatedEnd, ...]) -> RelatedEnd | None:
        from tui.app.dialogs.choice import ChoiceDialog

        if len(found) < 2:
            return found[0] if found else None
        choices = [(str(place), end.line) for place, end in enumerate(found)]
        answer = await self._services.ask(ChoiceDialog(_("Which relation?"), choices))
        return found[int(answer)] if answer is not None else None
