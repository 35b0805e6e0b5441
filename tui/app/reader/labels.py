"""Jump labels: a letter over every object on the screen; typing it jumps there."""

from tui.app.handling import handles
from tui.app.reader.view import ReaderView
from tui.app.reader.visits import remember_jump
from tui.app.services import Services
from tui.text.labels import labels
from tui.text.source import Span
from tui.workspace.session import Session


class Labels:
    """Shows labels and reads their letters."""

    def __init__(self, view: ReaderView, session: Session, services: Services) -> None:
        self._view, self._session = view, session

    @handles("reader.labels")
    def show(self, _count: int | None, _argument: str) -> None:
        """Show a letter over every object on the screen."""
        targets = self._targets()
        given = labels([span.start for span in targets], self._view.state.cursor.start)
        self._view.update(labels={label: span for label, span in zip(given, targets, strict=True) if label})

    def _targets(self) -> list[Span]:
        """Return annotations, entities, figures and, where there are none, words in sight; one for each place."""
        reading, page = self._view.state.reading, self._view.page
        first, last = page.in_sight
        found = {row.start: reading.word_at(row.start) for row in page.rows_in_sight if row.end > row.start}
        for things in (reading.figures, reading.entities, reading.notes):
            found.update({thing.start: Span(thing.start, thing.end) for thing in things.overlapping(first, last)})
        return [span for start, span in sorted(found.items()) if first <= start < last]

    def take(self, key: str) -> bool:
        """Take a key while labels are shown; False when none are."""
        shown = self._view.state.labels
        if not shown:
            return False
        typed = self._view.state.typed + key.lower()
        if (span := shown.get(typed)) is not None:
            self._end()
            remember_jump(self._session, self._view.state)
            self._view.put_cursor(span)
        elif any(label.startswith(typed) for label in shown):
            self._view.update(typed=typed)
        else:
            self._end()
        return True

    def _end(self) -> None:
        self._view.update(labels={}, typed="")
