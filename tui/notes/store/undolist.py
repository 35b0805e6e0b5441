"""What the reader can take back: the undo journal, opened when it is first needed."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from tui.notes.model.create import now
from tui.notes.store.journal import Action, Journal
from tui.notes.store.undo import UndoStep


class UndoList:
    """The actions of a session; where its file cannot be written, what was stored is stored and only undo is lost."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the journals of all sessions."""
        self.folder = folder
        self._journal: Journal | None = None

    def actions(self) -> list[Action]:
        """Return the actions that can be undone, and those undone that can be redone, oldest first."""
        journal = self._opened()
        return list(journal.entries) if journal else []

    def done(self, label: str, steps: Sequence[UndoStep]) -> None:
        """Add an action; one without steps is none."""
        if steps:
            self._write(lambda journal: journal.done(label, now(), steps))

    def last(self, *, undone: bool) -> Action | None:
        """Return the action that undo takes back, or with `undone` the one that redo brings again."""
        journal = self._opened()
        if journal is None:
            return None
        return journal.last_undone() if undone else journal.last_done()

    def mark(self, entry: Action, *, undone: bool) -> None:
        """Remember that an action was undone or redone."""
        self._write(lambda journal: journal.mark(entry, undone=undone))

    def close(self) -> None:
        """Leave the journal to the next session, which takes it over."""
        if self._journal:
            self._journal.close()
            self._journal = None

    def _opened(self) -> Journal | None:
        if self._journal is None:
            try:
                self._journal = Journal(self.folder)
            except OSError:
                return None
        return self._journal

    def _write(self, act: Callable[[Journal], object]) -> None:
        if journal := self._opened():
            with suppress(OSError):
                act(journal)


def by_source(steps: Iterable[UndoStep]) -> dict[str, list[UndoStep]]:
    """Return steps in order, by the name of the source that they change."""
    found: dict[str, list[UndoStep]] = {}
    for step in steps:
        found.setdefault(step.source, []).append(step)
    return found
