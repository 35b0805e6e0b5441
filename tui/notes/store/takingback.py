"""Take back what an action did to one file of notes, but nothing that was changed since."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.i18n import _
from tui.notes.file import kepttext, layout
from tui.notes.file.kepttext import Reanchor
from tui.notes.file.layout import Row
from tui.notes.model.create import now
from tui.notes.store.undo import ChangedSinceError, UndoStep, taken_back
from tui.notes.store.written import Rows, Written, named


@dataclass(frozen=True, slots=True)
class TakingBack:
    """Takes steps back in the rows of one file; `written` remembers what that did."""

    written: Written
    reanchor: Reanchor
    kept: Row
    """The row that keeps the annotated text; empty when the file has none."""

    def take_back(self, rows: Rows, steps: Sequence[UndoStep]) -> None:
        """Take steps back, the last one first; those that somebody wrote over since are told and left."""
        for step in reversed(steps):
            try:
                self._step(rows, step)
            except ChangedSinceError:
                line = _("{what} was changed since; it stays as it is.")
                self.written.notices.append(line.format(what=named(step)))

    def _step(self, rows: Rows, step: UndoStep) -> None:
        current, digest = rows.get(step.key), str(self.kept.get("digest", ""))
        result = taken_back(step, current)
        if result == current:
            return
        if result is not None and "anchor" in result:
            if current is None and step.text != digest:
                result = self._sought(result)
            result |= {"modified": now()}
        self.written.put(rows, step.key, result, digest)

    def _sought(self, row: Row) -> Row:
        """Return a removed row with its anchor sought in the text that has come since."""
        text = kepttext.unpack(self.kept)
        if text is None:
            return row
        (found,) = self.reanchor(None, text, [layout.annotation(row, "")])
        return layout.row(found) | layout.extras(row)
