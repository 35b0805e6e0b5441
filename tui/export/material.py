"""What every format is made from: pages, what the reader said about them, and what the program found in them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.language.analysis import Analysis
from tui.notes.model.annotation import Annotation, Kind
from tui.text.article import Article, Page
from tui.text.source import Span

if TYPE_CHECKING:
    from tui.export.rejected import Rejected


@dataclass(frozen=True, slots=True)
class Material:
    """One source, put together for export."""

    page: Page
    annotations: tuple[Annotation, ...] = ()
    """All kinds, by position; a format takes the kinds it can say."""
    analyses: Mapping[int, Analysis] = field(default_factory=dict)
    """Article number -> what the program found; empty unless the format asks for it."""
    everywhere: tuple[Annotation, ...] = ()
    """What was decided about marks in all sources of the library, the oldest first."""
    model: str = ""
    """Identity of the entity model that found the names."""
    refused: "Mapping[int, tuple[Rejected, ...]]" = field(default_factory=dict)
    """Article number -> passages that a language model pointed at and a person rejected."""


@dataclass(frozen=True, slots=True)
class ExportedNote:
    """A tag or note in its place."""

    annotation: Annotation
    article: Article | None
    """The article that holds its first character; None outside every article."""
    sentence: str
    """The sentences that the annotated text touches; empty outside articles and for a whole article."""

    @property
    def start(self) -> int:
        """Source offset of the first character."""
        return min(span.start for span in self.annotation.anchor.spans)

    @property
    def end(self) -> int:
        """Source offset after the last character."""
        return max(span.end for span in self.annotation.anchor.spans)


class Sentences:
    """The sentences of an article, found once."""

    def __init__(self, article: Article) -> None:
        from tui.text.sentences import sentences

        self._text = article.text
        self._spans = sentences(article.text)

    def at(self, place: Span) -> str:
        """Return the sentences that an article span touches."""
        first = bisect_right(self._spans, place.start, key=attrgetter("end"))
        last = bisect_left(self._spans, place.end, key=attrgetter("start"))
        return self._text[self._spans[first].start : self._spans[last - 1].end].strip() if first < last else ""


def said(material: Material) -> Iterator[ExportedNote]:
    """Yield the tags and notes of a source by position."""
    known: dict[int, Sentences] = {}
    notes = [one for one in material.annotations if one.kind is Kind.NOTE]
    for one in sorted(notes, key=lambda one: (one.anchor.spans, one.id)):
        start = one.anchor.spans[0].start
        article = next((article for article in material.page.articles if article.to_article(start) is not None), None)
        sentence = ""
        if article and not one.whole and (place := article.span_of(one.anchor.spans)):
            if article.number not in known:
                known[article.number] = Sentences(article)
            sentence = known[article.number].at(place)
        yield ExportedNote(one, article, sentence)
