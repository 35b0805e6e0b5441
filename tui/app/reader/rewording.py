"""Joining and splitting words, here or in the whole library; and looking one up."""

from dataclasses import dataclass

from textual import work
from textual.message import Message

from tui.app.reader.saying import Saying
from tui.app.reader.state import Key
from tui.i18n import _
from tui.notes.model.decisions import Scope
from tui.text.source import Span
from tui.workspace.lookup import look_up
from tui.workspace.wording import short
from tui.workspace.wordwindows import WordWindows


@dataclass
class Relearnt(Message):
    """The segmenter knows other words than before."""

    key: Key


class Rewording(Saying):
    """Actions about words."""

    @work(group="ask", exclusive=True)
    async def action_join_word(self, _count: int | None = None, _argument: str = "") -> None:
        """Make the selected characters, or this word and the next, one word."""
        if self.reading is None:
            return
        span = self.selection
        if span is None:
            word = self.reading.word_at(self.cursor.start)
            following = [near for near in self.reading.words(word.end, word.end + 1) if near.start == word.end]
            if not following:
                self.say(_("No word follows: v selects what is to be one word."))
                return
            span = Span(word.start, following[0].end)
        await self._reword(span, [self.reading.text[span.start : span.end]])

    @work(group="ask", exclusive=True)
    async def action_split_word(self, _count: int | None = None, _argument: str = "") -> None:
        """Ask where to split the word."""
        from tui.app.dialogs.line import LineDialog

        if self.reading is None:
            return
        key, word = self.key, self.reading.word_at(self.cursor.start)
        text = self.reading.text[word.start : word.end]
        if len(text) < 2:
            self.say(_("One character cannot be split."))
            return
        prompt = _("Put blanks between the words:")
        answer = await self.app.push_screen_wait(LineDialog(prompt, text if len(text) > 2 else " ".join(text)))
        if answer is None or key != self.key:
            return
        parts = answer.split()
        if "".join(parts) != text or len(parts) < 2:
            self.say(_("Only blanks may be put in; nothing was changed."))
            return
        await self._reword(word, parts)

    async def _reword(self, span: Span, parts: list[str]) -> None:
        from tui.app.dialogs.choice import ChoiceDialog
        from tui.notes.model.segmentation import reword

        assert self.reading is not None
        key, article = self.key, self.reading.article
        spans = article.to_source(*span)
        if not spans or "".join(article.source.text[s.start : s.end] for s in spans) != "".join(parts):
            self.say(_("Words cannot reach over blanks."))
            return
        choices = [(Scope.HERE.value, _("only here")), (Scope.LIBRARY.value, _("everywhere in the library"))]
        scope = await self.app.push_screen_wait(ChoiceDialog(_("How far?"), choices, about=" | ".join(parts)))
        if scope is None or key != self.key:
            return
        self.put(
            _("words: {parts}").format(parts=short(" | ".join(parts))),
            reword(article.source, spans, parts, Scope(scope)),
        )
        self.deselect()

    def notebook_changed(self) -> None:
        """Segment anew when words for the whole library have changed."""
        super().notebook_changed()
        if self.session.divisions() != self.session.analyses.divisions:
            self.relearn()

    @work(thread=True, group="relearn", exclusive=True)
    def relearn(self) -> None:
        """Load the dictionary with the reader's words, off the UI thread."""
        key = self.key
        if self.session.analyses.learn(self.session.divisions()):
            self.post_message(Relearnt(key))

    def on_relearnt(self, message: Relearnt) -> None:
        """Divide the article anew."""
        if message.key == self.key and self.reading is not None:
            self.renew_words(WordWindows(self.reading.text, self.session.analyses.words))

    # Looking up

    @work(group="ask", exclusive=True)
    async def action_look_up(self, _count: int | None = None, _argument: str = "") -> None:
        """Show all that is known about the selection or the object under the cursor."""
        from asyncio import to_thread

        from tui.app.dialogs.confirm import TextDialog

        if self.reading is None:
            return
        span, reading = self.target, self.reading
        lines = await to_thread(look_up, reading, span)
        await self.app.push_screen_wait(TextDialog(short(reading.text[span.start : span.end]), lines))
