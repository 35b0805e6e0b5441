"""What stands before and after a line, as the pass over the paragraphs asks for it."""

from tui.text import lazy
from tui.text.structure.captions import shaped_like_caption
from tui.text.structure.forms import CAPTION_MOST, Form
from tui.text.structure.headlines import Place, headline
from tui.text.structure.nearby import Neighbourhood
from tui.text.structure.seams import is_open, starts_in_midsentence
from tui.text.structure.unit import Reading

_BESIDE = (Form.CREDIT, Form.CAPTION, Form.FURNITURE, Form.SOURCE_NOTE)
"""Shapes of lines that may stand between any two lines."""
_STOPS = lazy.pattern(r"[。！？!?]")
_STACK_MOST = 5
"""Rows of the highest headline: label, kicker, two rows of title, subtitle."""
_LOOK = 6
"""Lines looked at ahead for the next running text."""


class Sight:
    """The lines around a line; repeated passages are passed over."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lines, self.forms = reading.lines, reading.forms
        self.near = Neighbourhood(reading.lines)
        self.skip = {n for repeat in reading.repeats for n in range(repeat.first, repeat.last + 1)}
        """The lines of repeated passages."""

    def next_text(self, number: int) -> int | None:
        """Return the next line, from `number` on, that is running text or may be, or None when there is none near."""
        for at in range(number, min(len(self.lines), number + _LOOK)):
            if at not in self.skip and self.forms[at] in (Form.BODY, Form.SHORT, Form.LEAD, Form.NUMBERED):
                return at
        return None

    def next_form(self, number: int) -> tuple[Form | None, str]:
        """Return shape and text of the next line from `number` on that belongs to no picture; None at the end."""
        for at in range(number, len(self.lines)):
            if at not in self.skip and not self._of_picture(at):
                return self.forms[at], self.lines[at].text
        return None, ""

    def _of_picture(self, number: int) -> bool:
        """Tell whether a line may stand between any two lines, as what belongs to a picture does."""
        if self.forms[number] in _BESIDE:
            return True
        text = self.lines[number].text
        return self.forms[number] is Form.BODY and self.is_one_sentence(text) and shaped_like_caption(text)

    def stack_form(self, number: int) -> Form | None:
        """Return the shape of what follows the short lines from `number` on, at most `_STACK_MOST` of them."""
        for at in range(number, min(len(self.lines), number + _STACK_MOST)):
            if at not in self.skip and self.forms[at] is not Form.SHORT and not self._of_picture(at):
                return self.forms[at]
        return None

    def credit_follows(self, number: int) -> bool:
        """Tell whether the line after `number` is a credit."""
        return number + 1 < len(self.lines) and number + 1 not in self.skip and self.forms[number + 1] is Form.CREDIT

    def is_full(self, number: int) -> bool:
        """Tell whether a line is as long as the file's wrapped lines."""
        line, width = self.lines[number], self.reading.width
        return bool(width) and abs(len(line.text) + 2 * line.indented - width) <= 1

    @staticmethod
    def is_one_sentence(text: str) -> bool:
        """Tell whether a line may be a caption: one complete sentence, at most two."""
        return len(text) <= CAPTION_MOST and not is_open(text) and len(_STOPS.findall(text)) <= 2

    def number_runs_on(self, number: int) -> bool:
        """Tell whether a numbered line may be the first half of a paragraph: the next begins in mid-sentence."""
        form, after = self.next_form(number + 1)
        return form in (Form.BODY, Form.SHORT) and (
            starts_in_midsentence(after) + self.near.known_word(self.lines[number].text, after, number) >= 1.5
        )

    def place(self, number: int, pending: str, below_full: bool = False) -> Place:
        """Return what the cues for a headline look at; `pending` is the unfinished text before it."""
        line = self.lines[number]
        next_form, after = self.next_form(number + 1)
        return Place(
            line=line,
            before=pending,
            after=after,
            next_form=next_form,
            stack_form=self.stack_form(number + 1),
            known=self.near.known_word(line.text, after, number),
            inset=self.reading.inset * (1.0 if line.indented else -1.0),
            below_full=below_full,
            first=not self.reading.events,
            width=self.reading.width,
        )

    def may_go_on(self, number: int) -> bool:
        """Tell whether a line could be the end of a paragraph begun before."""
        if self.forms[number] is Form.SHORT:
            return headline(self.place(number, "")) < 1
        return self.forms[number] is Form.BODY
