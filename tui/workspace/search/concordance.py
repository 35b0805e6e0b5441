"""Hits in context, the keyword in the middle (KWIC), sorted as concordances are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tui.text.search import fold
from tui.text.source import Span

CONTEXT: Final = 20
"""Characters on each side."""
MOST_CONTEXT: Final = 200


class By(StrEnum):
    """What a concordance is sorted by."""

    SOURCE = "source"
    LEFT = "left"
    """The characters before the keyword, from it outwards."""
    RIGHT = "right"
    """The characters after the keyword."""
    DATE = "date"
    """The date of the article, those without one last."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One hit in its article."""

    source: str
    number: int
    title: str
    date: str
    start: int
    """Article offset."""
    end: int
    spans: tuple[Span, ...]
    """The same place in the source."""
    left: str
    """What stands before it, newlines as blanks."""
    text: str
    right: str

    @property
    def key(self) -> tuple[str, int]:
        """What names the article in its library."""
        return (self.source, self.number)


def context(text: str, span: Span, width: int) -> tuple[str, str, str]:
    """Return what stands before a span, the span and what stands after it, on one line."""
    width = min(width, MOST_CONTEXT)
    parts = (
        text[max(0, span.start - width) : span.start],
        text[span.start : span.end],
        text[span.end : span.end + width],
    )
    left, middle, right = (part.replace("\n", " ") for part in parts)
    return left, middle, right


def arranged(hits: Iterable[Hit], by: By) -> Iterator[Hit]:
    """Yield hits in an order; equal ones stay as they came. By source they are passed on as they come."""
    match by:
        case By.LEFT:
            yield from sorted(hits, key=lambda hit: fold(hit.left)[::-1])
        case By.RIGHT:
            yield from sorted(hits, key=lambda hit: fold(hit.right))
        case By.DATE:
            yield from sorted(hits, key=lambda hit: (not hit.date, hit.date))
        case By.SOURCE:
            yield from hits
