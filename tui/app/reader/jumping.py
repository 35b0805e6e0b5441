"""Jumping from object to object, and jump labels over everything on the screen."""

from collections.abc import Sequence
from typing import Final

from textual import events, work
from textual.worker import get_current_worker

from tui.app.keys import token
from tui.app.reader.moving import Moving
from tui.app.reader.state import Key
from tui.i18n import N_, _
from tui.language.analysis import Entity, Figure
from tui.notes.model.annotation import Hold
from tui.text import motions
from tui.text.labels import labels
from tui.text.source import Span
from tui.workspace.marks import Marks
from tui.workspace.reading import Placed

NOTHING = {
    "entity": N_("No more entities this way."),
    "same": N_("The same entity does not come again."),
    "figure": N_("No more figures this way."),
    "note": N_("No more annotations this way."),
    "suggestion": N_("No more undecided marks this way."),
    "problem": N_("No more annotations to check this way."),
    "hit": N_("No more hits this way."),
}

BY_PROGRAM: Final = frozenset({"entity", "figure", "suggestion"})
"""Kinds whose places are found by analysis."""


class Jumping(Moving):
    """Actions that go to the next object of a kind."""

    def action_jump(self, count: int | None = None, argument: str = "") -> None:
        """Jump to an object by kind and direction, such as `entity_next`."""
        kind, direction = argument.rpartition("_")[::2]
        step = 1 if direction == "next" else -1
        self._last_jump = (kind, step)
        self.jump(kind, step * (count or 1))

    def action_jump_again(self, count: int | None = None, argument: str = "1") -> None:
        """Repeat the last jump, or repeat it the other way."""
        kind, step = self._last_jump
        if kind:
            self.jump(kind, step * int(argument) * (count or 1))
        else:
            self.say(_("Nothing to repeat: ]e jumps to the next entity, ]n to the next annotation."))

    def jump(self, kind: str, step: int) -> None:
        """Put the cursor on the object of a kind so many further."""
        if self.reading is None:
            return
        found = motions.jump(self._places(kind), self.cursor.start, step)
        if found is None and kind in BY_PROGRAM and self.pieces is not None:
            self._look_further(self.key, kind, step)
            return
        if found is None:
            self.say(_(NOTHING[kind]))
            return
        self.remember_jump()
        self._column = None
        self.put_cursor(Span(found.start, found.end))

    @work(thread=True, group="analyse", exclusive=True)
    def _look_further(self, key: Key, kind: str, step: int) -> None:
        """Analyse more of a very long article until there is something to jump to."""
        pieces, reading, worker = self.pieces, self.reading, get_current_worker()
        if pieces is None or reading is None:
            return
        self.app.call_from_thread(self.say, _("looking further…"))
        at = self.cursor.start
        index = pieces.beyond(at, step)
        while index is not None and not worker.is_cancelled:
            if not self._learn(pieces, index):
                return
            marks = Marks(reading.text, pieces.all(), reading.marks.decisions)
            things = marks.figures.items if kind == "figure" else marks.entities.items
            if motions.jump(things, at, 1 if step > 0 else -1):
                self.app.call_from_thread(self._jump_after, key, kind, 1 if step > 0 else -1)
                return
            index = pieces.beyond(pieces.starts[index], step)
        self.app.call_from_thread(self.say, _(NOTHING[kind]))

    def _jump_after(self, key: Key, kind: str, step: int) -> None:
        """Jump once the marks found by `_look_further` are shown."""
        if key == self.key:
            self.call_after_refresh(self.jump, kind, step)

    def _places(self, kind: str) -> Sequence[Placed | Entity | Figure | Span]:
        """Return all objects of a kind, in text order."""
        reading = self.reading
        assert reading is not None
        match kind:
            case "entity":
                return reading.entities.items
            case "figure":
                return reading.figures.items
            case "same":
                here = reading.entities.at(self.cursor.start)
                return reading.same(here[0]) if here else ()
            case "note":
                return reading.said.items
            case "problem":
                return [said for said in reading.said if said.annotation.anchor.hold is not Hold.OK]
            case "suggestion":
                return reading.marks.suggestions
            case _:
                return self.hits.items

    # Labels

    def action_labels(self, _count: int | None = None, _argument: str = "") -> None:
        """Show a letter over every object on the screen; typing it jumps there."""
        if self.reading is None:
            return
        targets = self._targets()
        given = labels([span.start for span in targets], self.cursor.start)
        self._labels = {label: span for label, span in zip(given, targets, strict=True) if label}

    def _targets(self) -> list[Span]:
        """Return annotations, entities, figures and, where there are none, words in sight; one for each place."""
        assert self.reading is not None
        first, last = self.page.in_sight
        rows = self.page.rows_in_sight
        found = {row.start: self.reading.word_at(row.start) for row in rows if row.end > row.start}
        for things in (self.reading.figures, self.reading.entities, self.reading.said):
            found.update({thing.start: Span(thing.start, thing.end) for thing in things.overlapping(first, last)})
        return [span for start, span in sorted(found.items()) if first <= start < last]

    def _end_labels(self) -> None:
        assert self.view is not None
        self.view.update(labels={}, typed="")

    async def on_key(self, event: events.Key) -> None:
        """Read the letters of a label; every other key goes its usual way.

        Textual would call the handler of the base class once more.
        """
        event.prevent_default()
        if not self._labels:
            await super().on_key(event)
            return
        event.stop()
        typed = self._typed + token(event.key, event.character).lower()
        if (span := self._labels.get(typed)) is not None:
            self._end_labels()
            self.remember_jump()
            self._column = None
            self.put_cursor(span)
        elif any(label.startswith(typed) for label in self._labels):
            self._typed = typed
        else:
            self._end_labels()
