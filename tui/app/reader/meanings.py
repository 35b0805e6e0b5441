"""Looking words up: what a dictionary says, and what the program and the reader know of the passage."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from tui.app.handling import handles
from tui.app.reader.state import ReaderState
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.text.source import Span
from tui.workspace.reading.lookup import look_up, read_aloud
from tui.workspace.reading.wording import short
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.app.dialogs.word import WordDialog
    from tui.app.widgets.rubylines import Paragraph
    from tui.workspace.learn.card import WordCard


OfWord = Callable[[ReaderState, Span], Awaitable[None]]
"""Says something of the word in a span of an article."""
WARM: Final = 1.5
"""Seconds after an article was opened; loading how sentences are read aloud takes 0.2 s of the processor."""


class Meanings:
    """Says what a passage is and what it means."""

    def __init__(self, view: ReaderView, session: Session, services: Services, keep: OfWord, know: OfWord) -> None:
        """Take what keeps a word to learn, and what remembers that it is known or not."""
        self._view, self._session, self._services = view, session, services
        self._keep, self._know = keep, know

    def make_ready(self) -> None:
        """Load the dictionary while nobody asks for anything: the first card would wait for it."""
        self._view.after(WARM, self._warm)

    def _warm(self) -> None:
        if self._view.open:
            self._view.in_thread(self._session.learner.warm, "ready")

    @handles("reader.look_up")
    async def look_up(self, _count: int | None, _argument: str) -> None:
        """Show all that is known about the selection or the object under the cursor."""
        state = self._view.state
        card, lines = await to_thread(self._known, state)
        if card is not None:
            await self._show(state, card, lines)
            return
        from tui.app.dialogs.confirm import TextDialog

        await self._services.ask(TextDialog(short(state.quote), lines))

    async def _show(self, state: ReaderState, card: "WordCard", lines: list[str]) -> None:
        """Show the card of a word, and do what is said of it there."""
        from tui.app.dialogs.word import KEEP, KNOWN, WordDialog
        from tui.workspace.learn.card import looked_up

        dialog = WordDialog(card, lines)
        self._view.run(self._count(dialog, card.word), "frequency")
        said = await self._services.ask(dialog)
        if said in (KEEP, KNOWN):
            act = self._keep if said == KEEP else self._know
            await act(state, looked_up(state.reading, state.target, state.cursor.start))

    @handles("reader.pinyin")
    async def pinyin(self, _count: int | None, _argument: str) -> None:
        """Show the selection, else the sentence under the cursor, with pinyin over each word."""
        from tui.app.dialogs.ruby import RubyDialog
        from tui.workspace.learn.learner import how_to_get
        from tui.workspace.learn.ruby import Extent, passage

        state = self._view.state
        span = state.selection or passage(state.reading, state.cursor.start, Extent.SENTENCE)
        words = await to_thread(self._read_aloud, state, span)
        if words is None:
            self._services.status(how_to_get())
            return

        async def read_aloud(extent: Extent) -> "list[Paragraph]":
            wider = passage(state.reading, state.cursor.start, extent)
            return await to_thread(self._read_aloud, state, wider) or []

        if words:
            await self._services.ask(RubyDialog(words, read_aloud))

    def _read_aloud(self, state: ReaderState, span: Span | None) -> "list[Paragraph] | None":
        """Return the paragraphs of a passage, their words with pinyin; None without a dictionary. In a thread."""
        from tui.workspace.learn.ruby import paragraphs

        glossary = self._session.learner.glossary()
        if glossary is None:
            return None
        return list(paragraphs(glossary, state.reading, span)) if span else []

    def _known(self, state: ReaderState) -> "tuple[WordCard | None, list[str]]":
        """Return what the dictionary says, None without one, and other lines; in a thread."""
        from tui.workspace.learn.card import has_han, looked_up, word_card
        from tui.workspace.learn.learner import how_to_get

        span = looked_up(state.reading, state.target, state.cursor.start)
        known = look_up(state.reading, state.target)
        if not has_han(state.text[span.start : span.end]):
            return None, known
        glossary = self._session.learner.glossary()
        if glossary is None:
            said = read_aloud(state.quote)
            return None, [*([said] if said else []), *known, "", how_to_get()]
        return word_card(glossary, state.reading, span), known

    async def _count(self, dialog: "WordDialog", word: str) -> None:
        """Count the word in the library beside the dialog; of a large library only the first time takes long."""
        dialog.tell_library(await to_thread(self._session.learner.frequency, word))
