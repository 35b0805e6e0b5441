"""What a session has read and written: it tells its own later change from another session's."""

import threading
from bisect import insort
from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from tui.notes.file import layout
from tui.notes.file.kepttext import digest
from tui.notes.file.stamp import Stamp
from tui.notes.model.annotation import Annotation
from tui.notes.store.notebook import Notebook, position
from tui.notes.store.undo import UndoStep
from tui.text.source import Source

REMEMBERED = 64
"""Notebooks kept of each opened source, to know what a change began with."""

TEXTS = 16
"""Texts kept of the sources opened last."""


class Versions:
    """The notebooks that a session has seen, and the revs that it wrote."""

    def __init__(self) -> None:
        self._seen: dict[str, deque[Notebook]] = {}
        self._texts: dict[str, str] = {}
        self._digests: dict[str, tuple[str, str]] = {}
        self._by_id: tuple[Notebook | None, dict[str, Annotation]] = None, {}
        self._own: dict[str, int] = {}
        self._lock = threading.Lock()

    def last(self, name: str) -> Notebook | None:
        """Return the notebook of a source that was seen last."""
        with self._lock:
            seen = self._seen.get(name)
            return seen[-1] if seen else None

    def forget(self, name: str) -> None:
        """Forget what was seen of a source."""
        with self._lock:
            for known in (self._seen, self._texts, self._digests):
                known.pop(name, None)

    def annotations(self, name: str) -> tuple[Annotation, ...]:
        """Return the annotations of a source as they were read last."""
        last = self.last(name)
        return last.annotations if last else ()

    def digest(self, source: Source) -> str:
        """Return the digest of a source's text; taken once for each text, as a long one costs 0.1 ms."""
        known = self._digests.get(source.name)
        if known is None or known[0] is not source.text:
            known = self._digests[source.name] = source.text, digest(source.text)
            for oldest in list(self._digests)[:-TEXTS]:
                self._digests.pop(oldest, None)
        return known[1]

    def text(self, name: str) -> str | None:
        """Return the text of a source that was opened lately: what its reader sees."""
        return self._texts.get(name)

    def show(self, name: str, text: str) -> None:
        """Keep the text of a source that its reader sees."""
        with self._lock:
            self._texts.pop(name, None)
            self._texts[name] = text
            for oldest in list(self._texts)[:-TEXTS]:
                del self._texts[oldest]

    def remember(self, notebook: Notebook, text: str | None = None) -> Notebook:
        """Keep a notebook, and the text that its anchors are in, and return it."""
        if text is not None:
            self.show(notebook.name, text)
        with self._lock:
            self._seen.setdefault(notebook.name, deque(maxlen=REMEMBERED)).append(notebook)
        return notebook

    def base(self, name: str, annotation_id: str, rev: int) -> Annotation | None:
        """Return an annotation as it was at `rev`, if this session has seen that."""
        with self._lock:
            books = list(self._seen.get(name, ()))
        for book in reversed(books):
            known = self._in(book).get(annotation_id)
            if known and known.rev == rev:
                return known
        return None

    def _in(self, book: Notebook) -> dict[str, Annotation]:
        """Return the annotations of a notebook by id; those of the one asked last are kept."""
        last, found = self._by_id
        if last is not book:
            found = {known.id: known for known in book.annotations}
            self._by_id = book, found
        return found

    def own(self, annotation_id: str, rev: int) -> bool:
        """Tell whether this session wrote that rev of an annotation."""
        return self._own.get(annotation_id) == rev

    def wrote(self, steps: Iterable[UndoStep]) -> None:
        """Remember which revs the session wrote."""
        self._own |= {row["id"]: row.get("rev", 0) for step in steps if (row := step.after) and "id" in row}


def patched(book: Notebook, steps: Iterable[UndoStep], stamp: Stamp | None) -> Notebook:
    """Return the notebook after the steps; quicker than reading every annotation again."""
    new = {step.key: step.after for step in steps}
    gone = {f"{int(key):032x}" for key in new}
    kept = [known for known in book.annotations if known.id not in gone]
    for row in new.values():
        if row is not None:
            insort(kept, layout.annotation(row, book.name), key=position)
    return replace(book, annotations=tuple(kept), stamp=stamp, problems=(), notices=(), held=0)
