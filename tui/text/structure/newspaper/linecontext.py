"""What stands before and after a line, as the pass over the paragraphs asks for it."""

from tui.text import lazy
from tui.text.structure.cues.captions import shaped_like_caption
from tui.text.structure.cues.continuation import is_open, starts_in_midsentence
from tui.text.structure.cues.headlines import ShortLine, headline
from tui.text.structure.newspaper.draft import PageDraft
from tui.text.structure.page.nearby import Neighbourhood
from tui.text.structure.types.linetypes import CAPTION_MOST, LineType

_BESIDE = (LineType.CREDIT, LineType.CAPTION, LineType.FOLIO, LineType.SOURCE_NOTE)
"""Shapes of lines that may stand between any two lines."""
_STOPS = lazy.pattern(r"[。！？!?]")
_STACK_MOST = 5
"""Rows of the highest headline: label, kicker, two rows of title, subtitle."""
_LOOK = 6
"""Lines looked at ahead for the next running text."""


class LineContext:
    """The lines around a line; repeated passages are passed over."""

    def __init__(self, draft: PageDraft) -> None:
        self.draft = draft
        self.lines, self.line_types = draft.lines, draft.line_types
        self.near = Neighbourhood(draft.lines)
        self.skip = {n for repeat in draft.repeats for n in range(repeat.first, repeat.last + 1)}
        """The lines of repeated passages."""

    def next_text(self, number: int) -> int | None:
        """Return the next line, from `number` on, that is running text or may be, or None when there is none near."""
        for at in range(number, min(len(self.lines), number + _LOOK)):
            if at not in self.skip and self.line_types[at] in (
                LineType.BODY,
                LineType.SHORT,
                LineType.LEAD,
                LineType.NUMBERED,
            ):
                return at
        return None

    def next_line_type(self, number: int) -> tuple[LineType | None, str]:
        """Return shape and text of the next line from `number` on that belongs to no picture; None at the end."""
        for at in range(number, len(self.lines)):
            if at not in self.skip and not self._of_picture(at):
                return self.line_types[at], self.lines[at].text
        return None, ""

    def _of_picture(self, number: int) -> bool:
        """Tell whether a line may stand between any two lines, as what belongs to a picture does."""
        if self.line_types[number] in _BESIDE:
            return True
        text = self.lines[number].text
        return self.line_types[number] is LineType.BODY and self.is_one_sentence(text) and shaped_like_caption(text)

    def stack_line_type(self, number: int) -> LineType | None:
        """Return the shape of what follows the short lines from `number` on, at most `_STACK_MOST` of them."""
        for at in range(number, min(len(self.lines), number + _STACK_MOST)):
            if at not in self.skip and self.line_types[at] is not LineType.SHORT and not self._of_picture(at):
                return self.line_types[at]
        return None

    def credit_follows(self, number: int) -> bool:
        """Tell whether the line after `number` is a credit."""
        return (
            number + 1 < len(self.lines)
            and number + 1 not in self.skip
            and self.line_types[number + 1] is LineType.CREDIT
        )

    def is_full(self, number: int) -> bool:
        """Tell whether a line is as long as the file's wrapped lines."""
        line, width = self.lines[number], self.draft.width
        return bool(width) and abs(len(line.text) + 2 * line.indented - width) <= 1

    @staticmethod
    def is_one_sentence(text: str) -> bool:
        """Tell whether a line may be a caption: one complete sentence, at most two."""
        return len(text) <= CAPTION_MOST and not is_open(text) and len(_STOPS.findall(text)) <= 2

    def number_runs_on(self, number: int) -> bool:
        """Tell whether a numbered line may be the first half of a paragraph: the next begins in mid-sentence."""
        line_type, after = self.next_line_type(number + 1)
        return line_type in (LineType.BODY, LineType.SHORT) and (
            starts_in_midsentence(after) + self.near.known_word(self.lines[number].text, after, number) >= 1.5
        )

    def place(self, number: int, pending: str, below_full: bool = False) -> ShortLine:
        """Return what the cues for a headline look at; `pending` is the unfinished text before it."""
        line = self.lines[number]
        next_line_type, after = self.next_line_type(number + 1)
        return ShortLine(
            line=line,
            before=pending,
            after=after,
            next_line_type=next_line_type,
            stack_line_type=self.stack_line_type(number + 1),
            known=self.near.known_word(line.text, after, number),
            inset=self.draft.inset * (1.0 if line.indented else -1.0),
            below_full=below_full,
            first=not self.draft.events,
            width=self.draft.width,
        )

    def may_go_on(self, number: int) -> bool:
        """Tell whether a line could be the end of a paragraph begun before."""
        if self.line_types[number] is LineType.SHORT:
            return headline(self.place(number, "")) < 1
        return self.line_types[number] is LineType.BODY
