"""Where the structure of a newspaper page was a close decision, so that a reader had better look."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from tui.text.article import Page
from tui.text.block import Role
from tui.text.kind import DocumentKind
from tui.text.source import Span
from tui.text.structure.newspaper.draft import PageDraft
from tui.text.structure.newspaper.read import weighed
from tui.text.structure.overrides import Op, Override, block_at

CLOSE: Final = 2.0
"""Weight on either side of 0 up to which a decision was close."""
_TEXT: Final = (Role.PARAGRAPH, Role.CAPTION)
_HEADS: Final = (Role.KICKER, Role.TITLE, Role.SUBTITLE, Role.HEADING)


class Guess(StrEnum):
    """How a line was read."""

    HEADLINE = "headline"
    """A headline or heading, where it may be running text."""
    TEXT = "text"
    """Running text, where it may be a headline."""
    ARTICLE = "article"
    """The beginning of an article, where it may be a heading inside the one before."""
    HEADING = "heading"
    """A heading inside an article, where it may begin one."""


class Doubt(NamedTuple):
    """A line about which the program was not sure."""

    span: Span
    """The line, in source offsets."""
    guess: Guess
    weight: float
    """How close the decision was: 0 could not be closer."""

    @property
    def otherwise(self) -> Override:
        """What overrules the guess."""
        match self.guess:
            case Guess.HEADLINE:
                return Override(Op.ROLE, (self.span,), Role.PARAGRAPH)
            case Guess.TEXT:
                return Override(Op.ROLE, (self.span,), Role.HEADING)
            case Guess.ARTICLE:
                return Override(Op.MERGE, (self.span,))
            case Guess.HEADING:
                return Override(Op.SPLIT, (self.span,))


def doubts(page: Page, overrides: Sequence[Override] = ()) -> list[Doubt]:
    """Return the close decisions of a page, the closest first; none for other kinds of document.

    A line that an override is about is settled. Takes as long as splitting the page.
    """
    if page.kind is not DocumentKind.NEWSPAPER or page.trouble:
        return []
    reading = weighed(page.source, overrides)
    settled = [span for override in overrides for span in override.spans]
    found = [*_starts(page, reading), *_headlines(page, reading)]
    seen: set[Span] = set()
    kept = []
    for doubt in sorted(found, key=lambda one: (one.weight, one.span)):
        if doubt.span not in seen and not any(_meet(doubt.span, span) for span in settled):
            seen.add(doubt.span)
            kept.append(doubt)
    return kept


def _headlines(page: Page, reading: PageDraft) -> Iterator[Doubt]:
    for number, weight in reading.headlines.items():
        line = reading.lines[number]
        found = block_at(page, line.start)
        if abs(weight) < CLOSE and not line.hashes and found and found[0]:
            role = found[1].role
            if role in _HEADS or role in _TEXT:
                guess = Guess.HEADLINE if role in _HEADS else Guess.TEXT
                yield Doubt(Span(line.start, line.end), guess, abs(weight))


def _starts(page: Page, reading: PageDraft) -> Iterator[Doubt]:
    for number, weight in reading.starts.items():
        line = reading.lines[number]
        found = block_at(page, line.start)
        if abs(weight) < CLOSE and found and found[0] and found[1].role in _HEADS:
            first = found[0].blocks[0].spans[0].start >= line.start
            if first and found[0].number > 1:
                yield Doubt(Span(line.start, line.end), Guess.ARTICLE, abs(weight))
            elif found[1].role is Role.HEADING:
                yield Doubt(Span(line.start, line.end), Guess.HEADING, abs(weight))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
