"""What screens and their parts may ask of the app."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.notifications import SeverityLevel
from textual.screen import Screen

from tui.notes.model.annotation import Annotation
from tui.text.source import Source

if TYPE_CHECKING:
    from tui.notes.store.notebook import Change, Notebook
    from tui.text.article import Article

Answer = TypeVar("Answer")


class Services(Protocol):
    """Speaks to the reader, asks, and stores; the app is one."""

    def say(self, text: str) -> None:
        """Show a message on the bottom line until the next key."""

    def tell(self, text: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Show a toast; text and title may come from files."""

    def changed(self, names: Iterable[str]) -> None:
        """Tell every screen that the annotations of some sources have changed."""

    async def ask(self, dialog: Screen[Answer]) -> Answer | None:
        """Put a dialog on the screen and return its answer, None when it was given up. For workers."""

    async def keep(self, source: Source, change: "Change") -> "Notebook | None":
        """Store a change of one source and tell every screen; None when it could not be saved, which is said."""

    async def keep_each(
        self,
        label: str,
        keys: Iterable[tuple[str, int]],
        make: "Callable[[Article, tuple[Annotation, ...]], Change]",
    ) -> bool:
        """Store one action over several articles and tell every screen; False when it could not be saved."""

    async def ask_note(self, title: str, text: str, quote: str, source: str, about: str) -> str | None:
        """Ask for a note; what an earlier session left of it as a draft is offered in place of `text`."""

    async def note_kept(self, source: str, about: str) -> None:
        """Forget the draft of a note, because the note is stored."""

    def call_from_thread(self, callback: Callable[..., object], *args: object) -> object:
        """Call something on the screen's thread, from a worker, and wait for it."""
