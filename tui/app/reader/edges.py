"""Moving an edge of the selection, of an annotation or of a mark."""

from dataclasses import replace

from msgspec import structs

from tui.app.commands.reader import EDGES
from tui.app.handling import handles, ids
from tui.app.reader.decided import correction
from tui.app.reader.saving import Keep
from tui.app.reader.state import ReaderState
from tui.app.reader.view import ReaderView
from tui.app.reader.words_around import words_around
from tui.app.services import Services
from tui.i18n import _
from tui.language.analysis import Entity, Figure
from tui.language.decided import type_of
from tui.notes.model.annotation import Annotation
from tui.notes.model.create import anchor
from tui.notes.store.notebook import Change
from tui.text import graphemes
from tui.text.source import Span
from tui.workspace.reading.article import PlacedAnnotation
from tui.workspace.reading.wording import short
from tui.workspace.session import Session


class Edges:
    """Moves edges by a character or a word."""

    def __init__(self, view: ReaderView, session: Session, services: Services, keep: Keep) -> None:
        self._view, self._services, self._keep = view, services, keep

    @handles(*ids(EDGES))
    def move_edge(self, _count: int | None, argument: str) -> None:
        """Move the start or end of the selection, the annotation or the mark."""
        state = self._view.state
        thing = state.thing
        moved = moved_edge(state, state.target, *argument.split(" "))
        if moved is None:
            self._services.status(_("The edge cannot go there."))
        elif state.selection is None and isinstance(thing, PlacedAnnotation):
            self._move_annotation(thing.annotation, moved)
        elif state.selection is None and isinstance(thing, Entity | Figure):
            changed = correction(state, structs.replace(thing, start=moved.start, end=moved.end), type_of(thing))
            if changed is not None:
                self._keep(changed)
            self._view.update(cursor=moved)
        else:
            earlier = (*state.moved, state.selection)
            self._view.select(moved)
            self._view.update(moved=earlier, unmoved=())

    @handles("everywhere.undo")
    def undo(self, _count: int | None, _argument: str) -> object:
        """Take back the last move of an edge of the selection; where there was none, the last action."""
        moved = self._view.state.moved
        if not moved:
            return self._services.undo()
        *earlier, last = moved
        self._select(last, tuple(earlier), (*self._view.state.unmoved, self._view.state.selection))
        return None

    @handles("everywhere.redo")
    def redo(self, _count: int | None, _argument: str) -> object:
        """Move the edge again that was moved back; where none was, do again what was undone."""
        state = self._view.state
        if not state.unmoved:
            return self._services.redo()
        *earlier, last = state.unmoved
        self._select(last, (*state.moved, state.selection), tuple(earlier))
        return None

    def _select(self, span: Span | None, moved: tuple[Span | None, ...], unmoved: tuple[Span | None, ...]) -> None:
        if span is None:
            self._view.deselect()
        else:
            self._view.select(span)
        self._view.update(moved=moved, unmoved=unmoved)

    def _move_annotation(self, annotation: Annotation, span: Span) -> None:
        article = self._view.state.reading.article
        if spans := article.to_source(*span):
            held = anchor(article.source.text, spans)
            label = _("move the edge of “{text}”").format(text=short(held.quote))
            self._view.update(cursor=span)
            self._keep(Change(label, put=(replace(annotation, anchor=held),)))


def moved_edge(state: ReaderState, span: Span, edge: str, step: str) -> Span | None:
    """Return a span with an edge (start, end) moved by a step such as `word_back`; None when it cannot go there."""
    text, back = state.text, step.endswith("_back")
    at = span.start if edge == "start" else span.end
    if step.startswith("character"):
        to = graphemes.previous_start(text, at) if back else graphemes.next_start(text, at) if at < len(text) else at
    else:
        words = words_around(state, at, -1 if back else 1)
        ends = [word.start if edge == "start" else word.end for word in words]
        beyond = [end for end in ends if (end < at if back else end > at)]
        to = (beyond[-1] if back else beyond[0]) if beyond else at
    moved = Span(to, span.end) if edge == "start" else Span(span.start, to)
    return moved if moved.start < moved.end and moved != span else None
