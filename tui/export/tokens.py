"""Tokens with the labels that lie on them, for formats of one token a line."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from tui.export.document import Document, Label, Note
from tui.export.format import TokenUnit
from tui.export.marked import Marked, Origin
from tui.language.words import words
from tui.text.sentences import sentences
from tui.text.source import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens in order, in article offsets; blanks are in none."""

    tokens: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Article offset of the first token."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Article offset after the last token."""
        return self.tokens[-1].end


def apart(labels: Iterable[Label]) -> tuple[list[Label], list[Label]]:
    """Return labels of which no two share a character and none has gaps, by position, and those that had to give way.

    Marks go before notes, what people decided before the program's, the longer before the shorter.
    """
    kept: list[Label] = []
    lost: list[Label] = []
    taken: list[Span] = []
    for label in sorted(labels, key=_rank):
        span = label.spans[0]
        place = bisect_left(taken, span)
        clear = (place == 0 or taken[place - 1].end <= span.start) and (
            place == len(taken) or span.end <= taken[place].start
        )
        if clear and len(label.spans) == 1:
            taken.insert(place, span)
            kept.append(label)
        else:
            lost.append(label)
    kept.sort(key=lambda label: label.spans[0])
    return kept, sorted(lost, key=lambda label: label.spans[0])


def _rank(label: Label) -> tuple[bool, bool, int, int, str]:
    thing, span = label.thing, label.spans[0]
    program = isinstance(thing, Marked) and thing.origin is Origin.PROGRAM
    return isinstance(thing, Note), program, span.start - label.spans[-1].end, span.start, label.name


def split(
    document: Document, labels: Sequence[Label], unit: TokenUnit, known: Sequence[Span] = ()
) -> Iterator[Sentence]:
    """Yield the sentences of an article as tokens; neither a token nor a sentence ends inside a label unless it must.

    `known` are the words of the article, jieba's when there are none; a label that begins or ends in a word cuts it.
    """
    text = document.text
    edges = sorted({edge for label in labels for span in label.spans for edge in span})
    tokens = list(_signs(text, 0, len(text)) if unit is TokenUnit.CHARACTER else _words(text, known, edges))
    at = 0
    for end in _ends(text, labels):
        last = bisect_left(tokens, end, lo=at, key=attrgetter("start"))
        if last > at:
            yield Sentence(tuple(tokens[at:last]))
        at = last
    if at < len(tokens):
        yield Sentence(tuple(tokens[at:]))


def _ends(text: str, labels: Sequence[Label]) -> Iterator[int]:
    """Yield where sentences end; one that ends inside a label goes on."""
    spans = sorted(Span(label.spans[0].start, label.spans[-1].end) for label in labels)
    inside = 0
    at = 0
    for sentence in sentences(text):
        while at < len(spans) and spans[at].start < sentence.end:
            inside = max(inside, spans[at].end)
            at += 1
        if inside <= sentence.end:
            yield sentence.end


def _words(text: str, known: Sequence[Span], edges: Sequence[int]) -> Iterator[Span]:
    """Yield words and what is between them, character by character, cut at edges, without what is blank."""
    at, turn = 0, 0
    for word in known or words(text):
        if at < word.start:
            yield from _signs(text, at, word.start)
        at = word.end
        while turn < len(edges) and edges[turn] <= word.start:
            turn += 1
        while turn < len(edges) and edges[turn] < word.end:
            if not text[word.start : edges[turn]].isspace():
                yield Span(word.start, edges[turn])
            word = Span(edges[turn], word.end)
            turn += 1
        if not text[word.start : word.end].isspace():
            yield word
    yield from _signs(text, at, len(text))


def _signs(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the characters of a stretch of text that are not blank."""
    return (Span(at, at + 1) for at in range(start, end) if not text[at].isspace())
