"""Words that the reader joined or split in one place; `words.UserWord` is for the whole library."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.text.source import Span


class Reword(NamedTuple):
    """The words wanted in one place."""

    parts: tuple[Span, ...]
    """Spans that touch one another, in the offsets of the text: one when joined, several when split."""


def rewords(words: Sequence[Span], wanted: Iterable[Reword], marks: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Return the words with those wanted put in; of two wanted that overlap the later stands.

    What remains of a word that a wanted one cuts is a word. A name is never cut: what would cut a mark is passed over.
    """
    kept = list(words)
    held = sorted(marks)
    for reword in wanted:
        if not _sound(reword) or any(_cuts(edge, held) for part in reword.parts for edge in part):
            continue
        start, end = reword.parts[0].start, reword.parts[-1].end
        first = bisect_right(kept, start, key=lambda word: word.end)
        last = bisect_left(kept, end, key=lambda word: word.start)
        touched = kept[first:last]
        before = [Span(touched[0].start, start)] if touched and touched[0].start < start else []
        after = [Span(end, touched[-1].end)] if touched and touched[-1].end > end else []
        kept[first:last] = [*before, *reword.parts, *after]
    return tuple(kept)


def _sound(reword: Reword) -> bool:
    parts = reword.parts
    return bool(parts) and all(
        part.start < part.end and (number == 0 or parts[number - 1].end == part.start)
        for number, part in enumerate(parts)
    )


def _cuts(edge: int, marks: Sequence[Span]) -> bool:
    """Tell whether an offset lies inside a mark, not at its ends; marks are sorted and never overlap."""
    place = bisect_left(marks, edge, key=lambda mark: mark.start) - 1
    return place >= 0 and edge < marks[place].end
