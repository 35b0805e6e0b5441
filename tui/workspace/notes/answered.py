"""Notes that were typed to their end and are not handed to the store yet: drafts, should the program end just then."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.notes.model.annotation import Annotation
    from tui.notes.store.drafts import Drafts


class AnsweredNotes:
    """Holds each answer of the dialog of notes until its change is handed over."""

    def __init__(self, drafts: "Callable[[], Drafts]") -> None:
        """Take what returns the drafts of the library."""
        self._drafts = drafts
        self._waiting: dict[tuple[str, str], tuple[str, str]] = {}
        """(source, what it is about) -> (text, quote)."""

    def take(self, source: str, about: str, quote: str, text: str) -> None:
        """Hold an answer."""
        self._waiting[source, about] = text, quote

    def handed(self, notes: "Iterable[Annotation]") -> None:
        """Let go of what is handed to the writing thread now: that is finished before the program ends."""
        texts = {one.note for one in notes}
        self._waiting = {key: said for key, said in self._waiting.items() if said[0] not in texts}

    def stored(self, source: str, about: str) -> None:
        """Let go of an answer that is stored."""
        self._waiting.pop((source, about), None)

    def keep(self) -> None:
        """Keep what is left as drafts, before the program ends; a draft that cannot be kept stops nothing."""
        for (source, about), (text, quote) in self._waiting.items():
            with suppress(OSError):
                self._drafts().put(source, about, text, quote)
