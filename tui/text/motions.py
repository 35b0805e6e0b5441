"""Where the cursor goes: from an offset and a count to an offset; a negative count goes back.

Nothing here knows rows; `tui.typeset.layout.Layout` has the motions over them. A motion that has no place to go
returns where it was.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import TypeVar

from tui.text import graphemes
from tui.text.pairs import FAMILIES, partner
from tui.text.sentences import sentences
from tui.text.source import HasSpan, Span

T = TypeVar("T", bound=HasSpan)
_BRACKETS = frozenset("".join(openers + closers for openers, closers in FAMILIES.values()) + '"')


def last(text: str) -> int:
    """Return the last place the cursor can be: the last character's start, 0 in an empty text."""
    return graphemes.previous_start(text, len(text))


def character(text: str, offset: int, count: int = 1) -> int:
    """Return the start of the grapheme cluster `count` further on."""
    for _ in range(min(abs(count), len(text))):
        offset = graphemes.next_start(text, offset) if count > 0 else graphemes.previous_start(text, offset)
        if offset in {0, len(text)}:
            break
    return min(offset, last(text))


def word(text: str, words: Sequence[tuple[int, int]], offset: int, count: int = 1) -> int:
    """Return the start of the word `count` further on; back first goes to the start of the word under the cursor."""
    if not words:
        return offset
    if count > 0:
        index = bisect_right(words, offset, key=itemgetter(0)) + count - 1
        return words[index][0] if index < len(words) else last(text)
    index = bisect_left(words, offset, key=itemgetter(0)) + count
    return words[index][0] if index >= 0 else 0


def word_end(text: str, words: Sequence[tuple[int, int]], offset: int, count: int = 1) -> int:
    """Return the last character of the word that ends after `offset`, or of the `count`-th such."""
    if not words:
        return offset
    index = bisect_right(words, offset + 1, key=itemgetter(1)) + count - 1
    if index >= len(words):
        return last(text)
    return graphemes.previous_start(text, words[index][1])


def word_at(words: Sequence[tuple[int, int]], offset: int) -> Span | None:
    """Return the word that covers an offset, or None (on punctuation)."""
    index = bisect_right(words, offset, key=itemgetter(0)) - 1
    if index < 0 or words[index][1] <= offset:
        return None
    return Span(*words[index])


def sentence(text: str, offset: int, count: int = 1, reach: int = 8192) -> int:
    """Return the start of the sentence `count` further on; back first goes to the start of this one.

    Looks at windows of `reach` characters, so that it costs the same in any text.
    """
    while count > 0:
        starts = [start for start in _starts(text, offset, offset + reach) if start > offset]
        if not starts and offset + reach >= len(text):
            return last(text)
        step = min(count, len(starts))
        offset, count = starts[step - 1] if starts else offset + reach, count - step
    further = reach
    while count < 0 and offset > 0:
        starts = _starts(text, offset - further, offset)
        step = min(-count, len(starts))
        if not step and further >= offset:
            return 0
        further = reach if step else further * 2
        offset, count = starts[-step] if step else offset, count + step
    return offset


def _starts(text: str, low: int, high: int) -> list[int]:
    """Return the starts of sentences in `[low, high)`; one that began before `low` is none of them."""
    line = text.rfind("\n", max(0, low - 1024), max(0, low)) + 1
    begin = line or max(0, low - 1024)
    found = [span.start + begin for span in sentences(text[begin:high])]
    if not line and begin > 0:
        del found[:1]
    return [start for start in found if start >= low]


def paragraph(blocks: Sequence[tuple[int, int]], offset: int, count: int = 1) -> int:
    """Return the start of the block `count` further on; back first goes to the start of this one."""
    if count > 0:
        index = min(bisect_right(blocks, offset, key=itemgetter(0)) + count - 1, len(blocks) - 1)
        return max(offset, blocks[index][0]) if blocks else offset
    index = max(0, bisect_left(blocks, offset, key=itemgetter(0)) + count)
    return min(offset, blocks[index][0]) if blocks else offset


def percent(text: str, share: float) -> int:
    """Return the place so many per cent into the text, 0 to 100."""
    return graphemes.start_of(text, min(int(len(text) * min(max(share, 0), 100) / 100), last(text)))


def matching(text: str, offset: int) -> int:
    """Return the bracket or quote that belongs to the one under the cursor, or to the next one on the line."""
    end = text.find("\n", offset)
    for place in range(offset, min(end if end >= 0 else len(text), offset + 1024)):
        if text[place] in _BRACKETS:
            other = partner(text, place)
            return offset if other is None else other
    return offset


def jump(places: Sequence[T], offset: int, count: int = 1) -> T | None:
    """Return the `count`-th that starts after `offset` (before it when negative), or None; `places` are sorted."""
    if count > 0:
        index = bisect_right(places, offset, key=_start) + count - 1
    else:
        index = bisect_left(places, offset, key=_start) + count
    return places[index] if 0 <= index < len(places) else None


def _start(place: HasSpan) -> int:
    return place.start
