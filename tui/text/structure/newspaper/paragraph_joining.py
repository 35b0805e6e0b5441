"""Which lines go on with a paragraph, and which sentences between its halves are captions."""

from collections.abc import Sequence

from msgspec import structs

from tui.text import lazy
from tui.text.block import Role
from tui.text.structure.cues.captions import NEUTRAL_SHARE, Between, caption, form_of_caption
from tui.text.structure.cues.continuation import (
    STARTERS,
    closes_quote,
    continuation,
    ends_with_comma,
    leaves_hanging,
    quote_left_open,
    starts_in_midsentence,
)
from tui.text.structure.cues.headlines import ShortLine
from tui.text.structure.newspaper.draft import DraftBlock, PageDraft
from tui.text.structure.newspaper.linecontext import LineContext
from tui.text.structure.types.linetypes import NUMBER

_PAUSE = lazy.pattern(r"[，,。；;、]")
_CROSSING = 0.7
"""Evidence asked of a second half on the other side of a headline: little, for the first half waits for it."""
_NUMERAL = 2.0
"""Evidence that a line which begins like an item, `一、`, completes a word instead: `多测合` + `一、…`."""
_FAR, _NEAR_ENOUGH = 3.0, 1.5
"""Evidence asked of a second half that stands after another story: more when it could begin a paragraph itself."""
_UNCREDITED_LEAST, _UNCREDITED_MOST = 8, 45
"""Characters of the longest caption without a credit; longer ones cannot make up for their length."""
_BARE_MOST = 25
"""Characters of the longest caption that is not a sentence."""


class ParagraphJoining:
    """Decides for one line at a time; holds nothing of its own."""

    def __init__(self, draft: PageDraft, context: LineContext) -> None:
        self.draft, self.context, self.lines = draft, context, draft.lines

    def evidence(self, block: DraftBlock, number: int) -> float:
        """Return the evidence, around 0, that a line goes on with a paragraph in mid-sentence."""
        before, after = self.draft.tail_of(block), self.lines[number].text
        return continuation(before, after) + self.context.near.known_word(before, after, number)

    def continues(self, block: DraftBlock, number: int, crossed: bool) -> bool:
        """Tell whether a line completes the paragraph that waits.

        The next text does, unless a headline was `crossed` on the way.
        """
        text, before = self.lines[number].text, self.draft.tail_of(block)
        in_quotation = quote_left_open(before) and closes_quote(text)
        pending = ends_with_comma(before) or in_quotation
        if NUMBER.match(text) and not pending and self.evidence(block, number) < _NUMERAL:
            return False
        if crossed:
            return self.evidence(block, number) >= _CROSSING
        return continuation(before, text) > -2.0

    def is_caption(self, block: DraftBlock, number: int) -> bool:
        """Tell whether a short complete sentence after an unfinished one is a caption, by trying both readings.

        Either it completes the sentence and the text after it makes a fresh start, or it stands alone and the text
        after it completes the sentence.
        """
        text = self.lines[number].text
        if not self.context.is_one_sentence(text):
            return False
        credit = self.context.credit_follows(number)
        if not credit and not _UNCREDITED_LEAST <= len(text) <= _UNCREDITED_MOST:
            return False
        following = self.context.next_text(number + 1)
        if self.draft.width and not credit and self.context.is_full(block.lines[-1]):
            return False
        if following is None or not self.context.may_go_on(following):
            return credit and self.evidence(block, number) < 0
        inside = starts_in_midsentence(self.lines[following].text)
        again = self.draft.events[-1][1].role is Role.CAPTION
        completes, skipped = self.evidence(block, number), self.evidence(block, following)
        between = Between(text, completes, skipped, inside, NEUTRAL_SHARE, credit, again)
        if abs(weight := caption(between)) > 1.5:
            return weight > 0
        return caption(structs.replace(between, alien=self.context.near.alien_share(number))) > 0

    def is_bare_caption(self, place: ShortLine) -> bool:
        """Tell whether a short line without a stop, before a credit, is a caption and no part of a paragraph.

        As part of one it must join on either side; as a caption it looks like one, and its sides join each other.
        """
        text = place.line.text
        if len(text) > _BARE_MOST or _PAUSE.search(text) or leaves_hanging(text):
            return False
        before, after = continuation(place.before, text), continuation(text, place.after) + place.known
        if before < 1.5 and after < 1.0:
            return True
        return continuation(place.before, place.after) + form_of_caption(text) > (before + after) / 2

    def goes_on(self, block: DraftBlock, number: int) -> bool:
        """Tell whether a line belongs to a paragraph whose last line was complete: in a quotation or after a wrap."""
        whole, text = self.draft.tail_of(block), self.lines[number].text
        if quote_left_open(whole) and closes_quote(text):
            return True
        if not self.context.is_full(block.lines[-1]) or self.lines[number].indented or NUMBER.match(text):
            return False
        return not STARTERS.match(text)

    def far_half(self, pending: Sequence[DraftBlock], number: int) -> DraftBlock | None:
        """Return the unfinished paragraph, from before another story, that a line completes."""
        if (
            not pending
            or number in self.draft.overrides_at.splits
            or starts_in_midsentence(self.lines[number].text) < 0
            or NUMBER.match(self.lines[number].text)
        ):
            return None
        weighed = [(self.evidence(block, number), place) for place, block in enumerate(pending)]
        best, place = max(weighed)
        inside = starts_in_midsentence(self.lines[number].text)
        return pending[place] if best >= (_FAR if inside < 2 else _NEAR_ENOUGH) else None
