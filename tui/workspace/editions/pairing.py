"""Which paragraph of one text is which of another, and which words differ between the two."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from tui.notes.anchors.runs import Run, heaviest_chain
from tui.text.search import fold
from tui.text.source import Span

ALIKE: Final = 0.35
"""Share of two-character sequences that paragraphs must have in common to be versions of one. Of 1,200 pairs of
different paragraphs of one shipped article 99 % have less than .23 in common, and none more than .348."""
COMMON: Final = 50
"""Paragraphs that a sequence may stand in and still tell which is meant; 的发展 stands in all."""
CANDIDATES: Final = 8
"""Paragraphs that are compared in full with one; those that share most rare sequences."""


_START: Final = attrgetter("start")


class ParagraphPair(NamedTuple):
    """Numbers of a paragraph in the old and the new text; None where it is only in the other."""

    old: int | None
    new: int | None
    moved: bool = False
    """Whether it stands elsewhere in the order."""


def pair(old: Sequence[str], new: Sequence[str]) -> list[ParagraphPair]:
    """Return the paragraphs of two texts in the order of the new one, what is gone where it was."""
    alike = sorted(_alike(old, new), key=lambda run: (run.old, -run.new))
    chain = heaviest_chain(alike)
    there, here = {run.old: run.new for run in chain}, {run.new for run in chain}
    moved: dict[int, int] = {}
    for run in sorted(alike, key=lambda run: -run.length):
        if run.old not in there and run.old not in moved and run.new not in here and run.new not in moved.values():
            moved[run.old] = run.new
    return list(_in_order(len(old), len(new), there, moved))


def _in_order(old: int, new: int, there: dict[int, int], moved: dict[int, int]) -> Iterator[ParagraphPair]:
    came = {place: number for number, place in moved.items()}
    kept = {place: number for number, place in there.items()}
    next_old = 0
    for number in range(new):
        if number in kept:
            gone = (one for one in range(next_old, kept[number]) if one not in moved)
            yield from (ParagraphPair(one, None) for one in gone)
            next_old = kept[number] + 1
            yield ParagraphPair(kept[number], number)
        elif number in came:
            yield ParagraphPair(came[number], number, moved=True)
        else:
            yield ParagraphPair(None, number)
    yield from (ParagraphPair(one, None) for one in range(next_old, old) if one not in moved)


def _alike(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Yield pairs of paragraphs that may be versions of one, with a thousand times their likeness."""
    olds, news = [_sequences(text) for text in old], [_sequences(text) for text in new]
    holds: dict[str, list[int]] = defaultdict(list)
    for number, sequences in enumerate(news):
        for sequence in sequences:
            holds[sequence].append(number)
    for number, sequences in enumerate(olds):
        votes: Counter[int] = Counter()
        for sequence in sequences:
            places = holds.get(sequence, ())
            if len(places) <= COMMON:
                votes.update(places)
        for place, _count in votes.most_common(CANDIDATES):
            likeness = _likeness(sequences, news[place])
            if likeness >= ALIKE:
                yield Run(number, place, round(1000 * likeness) + min(len(sequences), 500))


def _sequences(text: str) -> Counter[str]:
    folded = "".join(fold(text).split())
    return Counter(folded[at : at + 2] for at in range(max(1, len(folded) - 1)))


def _likeness(first: Counter[str], second: Counter[str]) -> float:
    """Return Dice's coefficient."""
    return 2 * (first & second).total() / max(1, first.total() + second.total())


_Place = tuple[int, int]
"""Numbers of a character of the old text and of one of the new, blanks not counted."""


class WordChange(NamedTuple):
    """Words of the old text and what stands for them in the new one; an empty span where there are none."""

    old: Span
    new: Span


def changes(old: str, old_words: Sequence[Span], new: str, new_words: Sequence[Span]) -> list[WordChange]:
    """Return what differs between two versions of a paragraph, in whole words, in order.

    Characters are compared, so that a text that is divided otherwise into words is no change; nor are script, width,
    case and blanks.
    """
    first, second = _Solid(old, old_words), _Solid(new, new_words)
    found: list[tuple[_Place, _Place]] = []
    here, changed = (0, 0), False
    for step in Levenshtein.opcodes(first.folded, second.folded):
        changed = changed or step.tag != "equal"
        if step.tag == "equal":
            places = zip(
                range(step.src_start, step.src_end + 1), range(step.dest_start, step.dest_end + 1), strict=True
            )
            between = [(a, b) for a, b in places if not first.cut(a) and not second.cut(b)]
            if between and changed:
                _add(found, here, between[0])
            if between:
                here, changed = between[-1], False
    if changed:
        _add(found, here, (len(first.folded), len(second.folded)))
    return [WordChange(first.span(a, b), second.span(c, d)) for (a, c), (b, d) in found]


def _add(found: list[tuple[_Place, _Place]], start: _Place, end: _Place) -> None:
    """Add a change; one that begins where the last one ends goes on with it."""
    if found and found[-1][1] == start:
        start = found.pop()[0]
    found.append((start, end))


class _Solid:
    """A text without blanks, as it is compared; numbers are of its characters."""

    def __init__(self, text: str, words: Sequence[Span]) -> None:
        self._places = [at for at, character in enumerate(text) if not character.isspace()]
        self.folded = [fold(text[at]) for at in self._places]
        self._text, self._words = text, words

    def cut(self, number: int) -> bool:
        """Tell whether a word goes on over the place before a character."""
        if not 0 < number < len(self._places):
            return False
        place = self._places[number]
        at = bisect_right(self._words, place, key=_START) - 1
        return at >= 0 and self._words[at].start < place < self._words[at].end

    def span(self, start: int, end: int) -> Span:
        """Return where characters stand in the text; an empty span where there are none."""
        if start < end:
            return Span(self._places[start], self._places[end - 1] + 1)
        place = self._places[start] if start < len(self._places) else len(self._text)
        return Span(place, place)
