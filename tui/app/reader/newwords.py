"""Words that are new: set off, kept with their sentence, or known from now on."""

from asyncio import to_thread
from dataclasses import dataclass, replace

from msgspec import structs
from textual.message import Message
from textual.worker import get_current_worker

from tui.app.handling import handles
from tui.app.overlay import looks_of
from tui.app.reader.annotating import fresh
from tui.app.reader.saving import Keep
from tui.app.reader.state import ReaderState
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import _
from tui.notes.model.learnt import LEARNT
from tui.notes.store.notebook import Change
from tui.text.intervals import Intervals
from tui.text.source import Span
from tui.workspace.learn import percent
from tui.workspace.reading.article import Reading
from tui.workspace.session import Session


@dataclass
class Learnt(Message):
    """The new words of an article are known."""

    view: ReaderView
    reading: Reading
    unknown: tuple[Span, ...]
    share: float
    """Which part of the words is known, 0 to 1."""
    missing: str = ""
    """How to say what one knows; empty where that was said."""


class NewWords:
    """Finds new words in a thread, keeps words, remembers those that are known."""

    def __init__(self, view: ReaderView, session: Session, services: Services, keep: Keep) -> None:
        self._view, self._session, self._services, self._keep = view, session, services, keep
        self._asked = False
        """Whether the reader asked for new words just now: then the share is told."""

    @handles("reader.new_words")
    def toggle(self, _count: int | None, _argument: str) -> None:
        """Set new words off, or no longer."""
        shown = self._view.state.shown
        on = not shown.new_words
        settings = self._session.settings
        looks = looks_of(shown.switched("new_words", on), settings.reader)
        self._session.take_settings(structs.replace(settings, reader=looks))
        self._view.update(shown=shown.switched("new_words", on), unknown=Intervals())
        self._asked = on
        if on:
            self.follow()
        else:
            self._services.status(_("new words: not shown"))

    def follow(self) -> None:
        """Look for new words again, because the words of the article or what is known has changed."""
        if self._view.state.shown.new_words:
            self._view.in_thread(self._find, "new-words")

    def _find(self) -> None:
        from tui.workspace.learn.vocabulary import unknown_words

        reading, worker = self._view.state.reading, get_current_worker()
        try:
            found, share = unknown_words(reading, self._session.learner.knowing())
        except OSError as error:
            told = _("words that are known cannot be read: {why}").format(why=error.strerror or error)
            self._services.call_from_thread(self._services.status, told)
            return
        if not worker.is_cancelled:
            self._view.post(Learnt(self._view, reading, found, share, self._missing()))

    def _missing(self) -> str:
        """Return how to say what one knows, where nothing says it; in a thread."""
        if not self._session.settings.learn.level:
            return "" if self._session.learner.vocabulary.said() else _("no HSK level is set: F2, learn.level")
        glossary = self._session.learner.glossary()
        if glossary is not None and glossary.levels:
            return ""
        from tui.workspace.learn.learner import how_to_get

        return how_to_get()

    def take(self, message: Learnt) -> None:
        """Show the new words that were found."""
        if message.view is not self._view or not self._view.state.shown.new_words:
            return
        self._view.update(unknown=Intervals(message.unknown))
        if self._asked:
            told = _("words that are known: {share}; ]u goes to the next new one, + keeps it, - knows it")
            if message.missing:
                told = _("words that are known: {share}; {missing}")
            self._services.status(told.format(share=f"{percent(message.share)} %", missing=message.missing))
        self._asked = False

    @handles("reader.know_word")
    async def know(self, _count: int | None, _argument: str) -> None:
        """Remember that the word under the cursor is known, or that it is not."""
        state = self._view.state
        await self.say_known(state, _word(state))

    async def say_known(self, state: ReaderState, span: Span) -> None:
        """Remember that a word is known, or that it is not."""
        word = state.text[span.start : span.end]
        vocabulary = self._session.learner.vocabulary

        def put(known: bool) -> str:
            try:
                vocabulary.put(word, known)
            except OSError as error:
                return str(error.strerror or error)
            return ""

        known = word not in await to_thread(vocabulary.said)
        problem = await self._session.later(lambda: put(known))
        label = (_("“{word}” known") if known else _("“{word}” not known")).format(word=word)
        self._services.status(problem or label)
        if not problem:
            await self._services.undo_later(label, [state.key[0]], lambda: put(not known), lambda: put(known))
            self.follow()

    @handles("reader.keep_word")
    async def keep_word(self, _count: int | None, _argument: str) -> None:
        """Keep the word with what it means, as a note; its sentence goes along into an export to Anki."""
        await self.keep(self._view.state, _word(self._view.state))

    async def keep(self, state: ReaderState, span: Span) -> None:
        """Keep a word with what it means."""
        annotation = state.annotation_on(span) or fresh(state, span)
        if annotation is None:
            return
        if LEARNT in annotation.tags:
            self._services.status(_("This word is kept already."))
            return
        note = annotation.note or await to_thread(self._meaning, state.reading, span)
        if self._view.open:
            label = _("“{word}” kept to learn").format(word=annotation.anchor.quote)
            self._keep(Change(label, put=(replace(annotation, note=note, tags=(*annotation.tags, LEARNT)),)))
            self._view.deselect()

    def _meaning(self, reading: Reading, span: Span) -> str:
        """Return the first meanings of a word, or empty without a dictionary; in a thread."""
        from tui.workspace.learn.card import brief, word_card

        glossary = self._session.learner.glossary()
        return brief(word_card(glossary, reading, span)) if glossary else ""


def _word(state: ReaderState) -> Span:
    return state.selection or state.reading.word_at(state.cursor.start)
