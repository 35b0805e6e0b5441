"""What screens and their parts may ask of the program around them; nobody of them knows the app itself."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from textual.notifications import SeverityLevel
from textual.screen import Screen

if TYPE_CHECKING:
    from tui.app.commands import Command
    from tui.app.handling import Handler
    from tui.app.tour import Tour
    from tui.notes.model.annotation import Annotation
    from tui.notes.store.notebook import Change, Notebook, Undone
    from tui.notes.store.tags import TagPlan
    from tui.settings import Settings
    from tui.text.article import Article
    from tui.text.source import Source

Answer = TypeVar("Answer")


class Services(Protocol):
    """Speaks to the reader, asks, stores, opens screens; `tui.app.serving.AppServices` is one."""

    told: list[str]
    """Everything that was told in this session, for the list of messages."""

    @property
    def handlers(self) -> "Mapping[str, Handler]":
        """What every screen answers to, by command id; a screen's own handlers go before."""

    @property
    def tour(self) -> "Tour":
        """The tour, which hears of every command."""

    def follow_tour(self) -> None:
        """Take the tour, if there is one, along to the screen that is shown now."""

    # Speaking and asking

    def status(self, text: str) -> None:
        """Show a message on the bottom line until the next key."""

    def notify(self, text: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Show a toast; text and title may come from files."""

    async def ask(self, dialog: Screen[Answer]) -> Answer | None:
        """Put a dialog on the screen and return its answer, None when it was given up. For workers."""

    async def ask_note(self, title: str, text: str, quote: str, source: str, about: str) -> str | None:
        """Ask for a note; what an earlier session left of it as a draft is offered in place of `text`. For workers.

        `about` names what it is about as `Draft.about` does. When the note is stored, call `note_kept`.
        """

    async def copy(self, text: str) -> None:
        """Copy a text, and say what came of it; one that is too long can be written to a file. For workers."""

    # Storing

    def changed(self, names: Iterable[str]) -> None:
        """Tell every screen that the annotations of some sources have changed."""

    async def keep(self, source: "Source", change: "Change") -> "Notebook | None":
        """Store a change of one source and tell every screen; None when it could not be saved, which is said."""

    async def keep_each(
        self,
        label: str,
        keys: Iterable[tuple[str, int]],
        make: "Callable[[Article, tuple[Annotation, ...]], Change]",
    ) -> bool:
        """Store one action over several articles and tell every screen; False when it could not be saved."""

    async def keep_plan(self, plan: "TagPlan") -> bool:
        """Store a plan over tags and tell every screen; False when it could not be saved."""

    async def keep_changes(self, label: str, changes: "Mapping[str, Change] | Mapping[Source, Change]") -> bool:
        """Store one action over several sources and tell every screen; False when it could not be saved."""

    async def undo(self) -> "Undone | None":
        """Take the last action back and say so, after a question where it is not in sight; return what was done."""

    async def redo(self) -> "Undone | None":
        """Do again what was undone last and say so; return what was done."""

    async def undo_later(
        self, label: str, sources: Iterable[str], back: Callable[[], str], again: Callable[[], str]
    ) -> None:
        """Remember an action that the journal does not keep; `back` and `again` return what went wrong."""

    def done_here(self) -> None:
        """Remember that the last action of the journal was done on this screen, by another way than `keep`."""

    def renumbered(self, old: tuple[str, int], new: tuple[str, int]) -> None:
        """Tell that what was said in one article of a source stands in another one now, because it is split anew."""

    async def note_kept(self, source: str, about: str) -> None:
        """Forget the draft of a note, because the note is stored."""

    async def recover(self) -> None:
        """Store what an earlier session could not, and name the notes that it left unfinished."""

    # Settings

    def take_settings(self, settings: "Settings") -> None:
        """Let other settings hold from now on, on every screen; nothing is written."""

    def table_of_all(self) -> "tuple[Command, ...]":
        """Return the commands of all screens, with the reader's own keys."""

    # Screens and threads

    def table(self, scope: str) -> "tuple[Command, ...]":
        """Return the commands of a screen, with the reader's own keys."""

    def ready_reader(self) -> None:
        """Read the style sheet of the reader before it is shown."""

    def read_ahead(self, name: str, number: int) -> None:
        """Read an article that may be opened next; in a thread."""

    def push(self, screen: Screen[Any]) -> None:
        """Show a screen over this one."""

    def open_article(self, name: str, number: int, offset: int | None = None) -> None:
        """Show one article in the reader, at an article offset or where reading stopped."""

    def call_from_thread(self, callback: Callable[..., object], *args: object) -> object:
        """Call something on the screen's thread, from a worker, and wait for it."""
