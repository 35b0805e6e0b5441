"""Ask one article a search: does it fit, and where are the hits?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tui.text.patterns import near, search
from tui.text.source import Span
from tui.workspace.filter.match import Subject, matcher
from tui.workspace.filter.syntax import (
    Condition,
    Conjunction,
    Disjunction,
    Expression,
    Filter,
    Nearness,
    Negation,
    Operator,
)
from tui.workspace.search.numerals import spellings

_FULL_TEXT = ("", "text")
Hits = list[Span] | None
"""Where an expression was found, nothing for one that is about something else than the text; None where it fails."""


def about_text(condition: Condition) -> bool:
    """Tell whether a condition asks for words in the text."""
    return condition.key in _FULL_TEXT and condition.operator is Operator.HOLDS


writings = cache(spellings)
"""The writings of a word, worked out once."""


@dataclass(frozen=True, slots=True)
class Question:
    """A search over the texts of articles."""

    wanted: Filter
    confused: bool = False
    """Whether look-alikes such as 人 and 入 are one."""

    def hits(self, text: str, subject: Callable[[], Subject]) -> list[Span] | None:
        """Return the hits in an article, in order, none overlapping another; None when the article does not fit.

        `subject` is asked only for conditions that are not about the text.
        """
        found = self._hits(self.wanted.where, text, subject)
        return None if found is None else _apart(found)

    def spans(self, text: str) -> list[Span]:
        """Return where the words stand that are looked for, whether or not the whole search fits."""
        return _apart(self._spans(self.wanted.where, text))

    def _spans(self, part: Expression, text: str) -> list[Span]:
        match part:
            case Condition() if about_text(part):
                return [hit for word in writings(part.value) for hit in search(text, word, confused=self.confused)]
            case Nearness(words, distance):
                return near(text, words, distance, confused=self.confused)
            case Conjunction(parts) | Disjunction(parts):
                return [hit for one in parts for hit in self._spans(one, text)]
        return []

    def _hits(self, part: Expression, text: str, subject: Callable[[], Subject]) -> Hits:
        match part:
            case Condition() if about_text(part):
                found = [hit for word in writings(part.value) for hit in search(text, word, confused=self.confused)]
                return found or None
            case Condition():
                return [] if matcher(Filter(part))(subject()) else None
            case Nearness(words, distance):
                return near(text, words, distance, confused=self.confused) or None
            case Negation(inner):
                return [] if self._hits(inner, text, subject) is None else None
            case Conjunction(parts):
                every: list[Span] = []
                for one in parts:
                    here = self._hits(one, text, subject)
                    if here is None:
                        return None
                    every += here
                return every
            case Disjunction(parts):
                some = [here for one in parts if (here := self._hits(one, text, subject)) is not None]
                return [hit for here in some for hit in here] if some else None


def _apart(hits: list[Span]) -> list[Span]:
    """Return hits in order, of overlapping ones the first, the longer of two that begin together."""
    found: list[Span] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if not found or hit.start >= found[-1].end:
            found.append(hit)
    return found
