"""Jumping from object to object of a kind."""

from collections.abc import Callable, Sequence
from typing import Final

from tui.app.commands.reader import JUMPS
from tui.app.handling import handles, ids
from tui.app.reader.state import ReaderState
from tui.app.reader.view import ReaderView
from tui.app.reader.visits import remember_jump
from tui.app.services import Services
from tui.i18n import N_, _
from tui.language.analysis import Entity, Figure
from tui.language.decided import type_of
from tui.notes.model.annotation import AnchorState
from tui.text import motions
from tui.text.source import Span
from tui.workspace.reading.article import PlacedAnnotation
from tui.workspace.session import Session

NOTHING: Final = {
    "entity": N_("No more entities this way."),
    "same": N_("The same entity does not come again."),
    "figure": N_("No more figures this way."),
    "note": N_("No more annotations this way."),
    "suggestion": N_("No more undecided marks this way."),
    "problem": N_("No more annotations to check this way."),
    "cell": N_("No more cells of tables this way."),
    "below": N_("No more cells in this column this way."),
    "hit": N_("No more hits this way."),
}

BY_PROGRAM: Final = frozenset({"entity", "figure", "suggestion"})
"""Kinds whose places are found by analysis."""

Further = Callable[[str, int], bool]
"""Looks for more objects of a kind in a direction, beyond what is analysed; False when all is."""


class Jumping:
    """Goes to the next object of a kind."""

    def __init__(self, view: ReaderView, session: Session, services: Services, further: Further) -> None:
        self._view, self._session, self._services, self._further = view, session, services, further

    @handles(*ids(JUMPS))
    def go(self, count: int | None, argument: str) -> None:
        """Jump to an object by kind and direction, such as `entity_next`."""
        kind, direction = argument.rpartition("_")[::2]
        step = 1 if direction == "next" else -1
        self._view.update(last_jump=(kind, step))
        self.jump(kind, step * (count or 1))

    @handles("reader.jump_again", "reader.jump_reverse")
    def again(self, count: int | None, direction: str) -> None:
        """Repeat the last jump, or repeat it the other way."""
        kind, step = self._view.state.last_jump
        if kind:
            self.jump(kind, step * int(direction) * (count or 1))
        else:
            self._services.status(_("Nothing to repeat: ]e jumps to the next entity, ]n to the next annotation."))

    def jump(self, kind: str, step: int) -> None:
        """Put the cursor on the object of a kind so many further."""
        state = self._view.state
        found = motions.jump(places(state, kind), state.cursor.start, step)
        if found is not None:
            remember_jump(self._session, state)
            self._view.put_cursor(Span(found.start, found.end))
            if isinstance(found, Entity | Figure):
                self._view.update(stressed=type_of(found))
        elif kind not in BY_PROGRAM or not self._further(kind, step):
            self._services.status(_(NOTHING[kind]))


def places(state: ReaderState, kind: str) -> Sequence[PlacedAnnotation | Entity | Figure | Span]:
    """Return all objects of a kind, in text order."""
    reading = state.reading
    match kind:
        case "entity":
            return reading.entities.items
        case "figure":
            return reading.figures.items
        case "same":
            here = reading.entities.at(state.cursor.start)
            return reading.same(here[0]) if here else ()
        case "note":
            return reading.notes.items
        case "problem":
            return [placed for placed in reading.notes if placed.annotation.anchor.hold is not AnchorState.OK]
        case "cell":
            return [cell.span for cell in reading.cells]
        case "below":
            now = reading.cell_at(state.cursor.start)
            return [cell.span for cell in reading.cells if now and now.same_column(cell)]
        case "suggestion":
            return reading.marks.suggestions
        case _:
            return state.hits.items
