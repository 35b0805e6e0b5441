"""What an entity step sees: the names so far, and the tagged they stand in."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from tui.language.entities.lexicon import WordLexicon
from tui.language.tagging import Token
from tui.text.source import Span

PER, ORG, LOC = "PER", "ORG", "LOC"
DOUBT = 0.5
"""Names below are dropped: fitted on paragraphs of 12 genres, by models that had not seen them."""
CERTAIN = 1.0
"""How sure a name is that a rule found: the word lists are not asked again."""
NAMES = frozenset({PER, ORG, LOC})
NOUNS = frozenset({"n", "nz", "nw", "vn", "an", "s", "PER", "ORG", "LOC"})
"""Tags of tokens that can be part of a long name."""


class Name(NamedTuple):
    """A name found in an article."""

    start: int
    end: int
    type: str
    """PER, ORG or LOC."""
    sure: float
    """How likely it is, 0 to 1: the model's probability, or what the rule that found it is worth."""


class Dictionary(Protocol):
    """Words with parts of speech, in ICTCLAS's spelling (nr persons, ns places, nt organisations, nz other names)."""

    def tag(self, word: str) -> str | None:
        """Return the part of speech of a word, None when it is not in the dictionary."""

    def words_of(self, text: str) -> list[tuple[str, str]]:
        """Divide a text into words with their parts of speech; a word that is not in the dictionary has the tag x."""


@dataclass(frozen=True)
class TaggedText:
    """One article as the steps see it; offsets are article offsets."""

    text: str
    tokens: Sequence[Token]
    """The model's tokens in order; white space is in none."""
    lexicon: WordLexicon
    bylines: tuple[Span, ...] = ()
    """Blocks that the page's structure knows to name people."""
    dictionary: Dictionary | None = None
    """None when there is no dictionary with parts of speech (jieba's is read by rjieba only)."""

    bare: bool = True
    """Whether the tokens come from a model that never saw this project's annotation, or from none."""

    def tag(self, word: str) -> str | None:
        """Return the dictionary's part of speech of a word, None when it does not know it."""
        return self.dictionary.tag(word) if self.dictionary else None

    def words_of(self, text: str) -> list[tuple[str, str]]:
        """Return the words of a text with the dictionary's parts of speech; nothing without a dictionary."""
        return self.dictionary.words_of(text) if self.dictionary else []

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts."""
        return [token.start for token in self.tokens]

    def at(self, offset: int) -> int:
        """Return the number of the token that holds an offset, or the last one before it; -1 when there is none."""
        return bisect_right(self.starts, offset) - 1

    def within(self, start: int, end: int) -> Sequence[Token]:
        """Return the tokens that touch a span."""
        first = max(0, self.at(start))
        last = self.at(end - 1)
        return [token for token in self.tokens[first : last + 1] if token.end > start]

    def aligned(self, start: int, end: int) -> bool:
        """Tell whether a span begins and ends where tokens do."""
        first, last = self.at(start), self.at(end - 1)
        return first >= 0 and self.tokens[first].start == start and self.tokens[last].end == end

    def before(self, start: int) -> Token | None:
        """Return the token that ends where a span starts."""
        number = self.at(start - 1)
        return self.tokens[number] if number >= 0 and self.tokens[number].end == start else None

    def after(self, end: int) -> Token | None:
        """Return the token that starts where a span ends."""
        number = self.at(end)
        return self.tokens[number] if number >= 0 and self.tokens[number].start == end else None


Act = Callable[[list[Name], TaggedText], list[Name]]
"""Takes the names of an article, sorted and without overlap, and returns them likewise."""


class Taken:
    """Spans without overlap, and a quick answer to what touches them."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        """Take names sorted and without overlap."""
        self._names = list(names)
        self._starts = [name.start for name in self._names]

    def over(self, start: int, end: int) -> list[Name]:
        """Return the names that share a character with a span."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [name for name in self._names[first:last] if name.end > start]

    def put(self, name: Name) -> None:
        """Add a name, unless it would overlap another."""
        if not self.over(name.start, name.end):
            place = bisect_left(self._starts, name.start)
            self._names.insert(place, name)
            self._starts.insert(place, name.start)

    def __iter__(self) -> Iterator[Name]:
        return iter(self._names)


def settle(names: Iterable[Name]) -> list[Name]:
    """Return the names sorted and without overlap: of two that overlap the longer stays, then the surer."""
    taken = Taken()
    for name in sorted(names, key=lambda name: (name.start - name.end, -name.sure)):
        taken.put(name)
    return list(taken)
