"""Notes that lie in no article of their source: its text was changed around them, or cannot be read any more."""

from bisect import bisect_right
from collections.abc import Iterable

from tui.i18n import ngettext
from tui.notes.model.annotation import Annotation, Kind
from tui.text.article import Page
from tui.workspace.articles.pagerows import by_article


def outside(page: Page, annotations: Iterable[Annotation]) -> list[Annotation]:
    """Return the notes that begin in no article of a page, in their order."""
    notes = [one for one in annotations if one.kind is Kind.NOTE]
    inside = {one.id for some in by_article(page, notes).values() for one in some}
    return [one for one in notes if one.id not in inside]


def nearest(page: Page, annotation: Annotation) -> tuple[int, int] | None:
    """Return the number of the last article that begins before a note, else of the first one, and the offset there.

    The offset is that of the last character of the article before the note, 0 where there is none; None for a page
    without articles.
    """
    begins = sorted((one.blocks[0].spans[0].start, one.number) for one in page.articles if one.blocks)
    if not begins or not annotation.anchor.spans:
        return None
    at = annotation.anchor.spans[0].start
    number = begins[max(0, bisect_right(begins, at, key=lambda pair: pair[0]) - 1)][1]
    article = next(one for one in page.articles if one.number == number)
    before = [span for block in article.blocks for span in block.spans if span.end <= at]
    last = max(before, default=None)
    offset = article.to_article(last.end - 1) if last and last.start < last.end else None
    return number, offset or 0


def told(count: int) -> str:
    """Return one line that counts the notes of a source which lie in no article; empty where none does."""
    line = ngettext("{n} note lies in no article: N shows it", "{n} notes lie in no article: N shows them", count)
    return line.format(n=count) if count else ""
