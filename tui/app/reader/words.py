"""Joining and splitting words, here or in the whole library; and looking one up."""

from dataclasses import dataclass
from typing import Final

from textual.message import Message

from tui.app.handling import handles
from tui.app.reader.saving import Keep
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import _
from tui.notes.model.decisions import Scope
from tui.notes.model.segmentation import reword
from tui.notes.store.notebook import Change
from tui.text.source import Span
from tui.workspace.reading.wording import short
from tui.workspace.session import Session

ENCLOSING: Final = frozenset("“”‘’\"'「」『』《》〈〉（）()〔〕【】[]｛｝{}")
"""What stands around words and is seldom meant to be part of one."""


@dataclass
class Relearnt(Message):
    """The segmenter knows other words than before."""


class WordEditing:
    """Makes one word of several and several of one."""

    def __init__(self, view: ReaderView, session: Session, services: Services, keep: Keep) -> None:
        self._view, self._session, self._services, self._keep = view, session, services, keep

    @handles("reader.join_word")
    async def join(self, _count: int | None, _argument: str) -> None:
        """Make the selected characters, or this word and the next, one word."""
        reading, span = self._view.state.reading, self._view.state.selection
        if span is None:
            word = reading.word_at(self._view.state.cursor.start)
            following = [near for near in reading.words(word.end, word.end + 1) if near.start == word.end]
            if not following:
                self._services.status(_("No word follows: v selects what is to be one word."))
                return
            span = Span(word.start, following[0].end)
        text = reading.text[span.start : span.end]
        if not set(text) & ENCLOSING or await self._confirm(text):
            await self._reword(span, [text])

    async def _confirm(self, text: str) -> bool:
        """Ask whether a word is meant to hold quotation marks or brackets."""
        from tui.app.dialogs.confirm import ConfirmDialog

        question = _("“{text}” holds a quotation mark or a bracket. Make it one word all the same?")
        answer: bool | None = await self._services.ask(ConfirmDialog(question.format(text=short(text))))
        return bool(answer)

    @handles("reader.split_word")
    async def split(self, _count: int | None, _argument: str) -> None:
        """Ask where to split the word."""
        from tui.app.dialogs.line import LineDialog

        reading = self._view.state.reading
        word = reading.word_at(self._view.state.cursor.start)
        text = reading.text[word.start : word.end]
        if len(text) < 2:
            self._services.status(_("One character cannot be split."))
            return
        prompt = _("Put blanks between the words:")
        begun = text if len(text) > 2 else " ".join(text)

        def refused(typed: str) -> str:
            parts = typed.split()
            split = "".join(parts) == text and len(parts) > 1
            return "" if split else _("“{text}” with blanks put in is expected, nothing else.").format(text=text)

        answer = await self._services.ask(LineDialog(prompt, begun, refused=refused))
        if answer is not None and self._view.open:
            await self._reword(word, answer.split())

    async def _reword(self, span: Span, parts: list[str]) -> None:
        from tui.app.dialogs.choice import ChoiceDialog

        article = self._view.state.reading.article
        spans = article.to_source(*span)
        if not spans or "".join(article.source.text[s.start : s.end] for s in spans) != "".join(parts):
            self._services.status(_("Words cannot reach over blanks."))
            return
        choices = [(Scope.HERE.value, _("only here")), (Scope.LIBRARY.value, _("everywhere in the library"))]
        scope = await self._services.ask(ChoiceDialog(_("How far?"), choices, about=" | ".join(parts)))
        if scope is None or not self._view.open:
            return
        label = _("“{parts}” as words").format(parts=short(" | ".join(parts)))
        self._keep(Change(label, put=(reword(article.source, spans, parts, Scope(scope)),)))
        self._view.deselect()

    # WordEditing for the whole library

    def notebook_changed(self) -> None:
        """Segment anew when words for the whole library have changed."""
        if self._session.notes.divisions() != self._session.findings.analyses.divisions:
            self._view.in_thread(self._relearn, "relearn")

    def _relearn(self) -> None:
        """Load the dictionary with the reader's words; in a worker."""
        if self._session.findings.analyses.learn(self._session.notes.divisions()):
            self._view.post(Relearnt())
