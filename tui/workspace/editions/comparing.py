"""Two articles compared: every paragraph that is new, gone, moved or changed, and what has changed in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tui.i18n import N_
from tui.text.article import Article
from tui.text.block import Role
from tui.text.intervals import Intervals
from tui.text.source import Span
from tui.workspace.editions.pairing import WordChange, changes, pair
from tui.workspace.reading.marks import Marks
from tui.workspace.session import Session
from tui.workspace.slow import slow


class Difference(StrEnum):
    """What is different about a paragraph, the gravest first; each a message id."""

    FIGURE = N_("figure changed")
    NAME = N_("name or date changed")
    WORDS = N_("words changed")
    NEW = N_("new paragraph")
    GONE = N_("gone")
    MOVED = N_("moved, not changed")
    SAME = N_("the same paragraph")


_COMMON: Final = 10
"""Two editions of one text have a tenth of their characters in paragraphs of both at least."""


@dataclass(frozen=True)
class ComparedParagraph:
    """A paragraph of one or both editions; spans are in offsets of their articles."""

    difference: Difference
    old: Span | None
    new: Span | None
    changes: tuple[WordChange, ...] = ()


@slow
def compare(session: Session, old: Article, new: Article) -> list[ComparedParagraph]:
    """Return the paragraphs of two articles in the order of the new one, what is gone where it was."""
    before, after = _Edition(old, session.marks_of(old)), _Edition(new, session.marks_of(new))
    found = pair([before.text(span) for span in before.paragraphs], [after.text(span) for span in after.paragraphs])
    return [
        _compared(
            before,
            before.paragraphs[one.old] if one.old is not None else None,
            after,
            after.paragraphs[one.new] if one.new is not None else None,
            moved=one.moved,
        )
        for one in found
    ]


def unrelated(found: Sequence[ComparedParagraph]) -> bool:
    """Tell whether hardly a paragraph of two articles, changed or not, is one of the other: no editions of one text."""
    sizes = [(one, sum(span.end - span.start for span in (one.old, one.new) if span)) for one in found]
    common = sum(size for one, size in sizes if one.old and one.new)
    return common * _COMMON < sum(size for _one, size in sizes)


class _Edition:
    """An article with its paragraphs, without folded repeats, its words and its marks."""

    def __init__(self, article: Article, marks: Marks) -> None:
        self.marks, self._words = marks, Intervals(marks.words)
        shown = zip(article.blocks, article.block_spans, strict=True)
        self.paragraphs = [span for block, span in shown if block.role is not Role.DUPLICATE and span.start < span.end]

    def text(self, span: Span) -> str:
        return self.marks.text[span.start : span.end]

    def words(self, within: Span) -> list[Span]:
        """Return the words of a paragraph, in offsets of the paragraph."""
        here = self._words.overlapping(*within)
        return [Span(word.start - within.start, word.end - within.start) for word in here]


def _compared(
    before: _Edition, old: Span | None, after: _Edition, new: Span | None, *, moved: bool
) -> ComparedParagraph:
    if old is None or new is None:
        return ComparedParagraph(Difference.GONE if new is None else Difference.NEW, old, new)
    found = changes(before.text(old), before.words(old), after.text(new), after.words(new))
    placed = tuple(WordChange(_at(one.old, old), _at(one.new, new)) for one in found)
    if not placed:
        return ComparedParagraph(Difference.MOVED if moved else Difference.SAME, old, new)
    sides = [(before.marks, one.old) for one in placed] + [(after.marks, one.new) for one in placed]
    if any(marks.figures.overlapping(*span) for marks, span in sides):
        return ComparedParagraph(Difference.FIGURE, old, new, placed)
    named = any(marks.entities.overlapping(*span) for marks, span in sides)
    return ComparedParagraph(Difference.NAME if named else Difference.WORDS, old, new, placed)


def _at(span: Span, within: Span) -> Span:
    return Span(span.start + within.start, span.end + within.start)
