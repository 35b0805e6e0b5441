"""What every format is made from: pages, what the reader said about them, and what the program found in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tui.language.analysis import Analysis
from tui.notes.annotation import Annotation, Kind
from tui.text.article import Article, Page
from tui.text.source import Span


@dataclass(frozen=True, slots=True)
class Material:
    """One source, put together for export."""

    page: Page
    annotations: tuple[Annotation, ...] = ()
    """All kinds, by position; a format takes the kinds it can say."""
    analyses: Mapping[int, Analysis] = field(default_factory=dict)
    """Article number -> marks; empty unless the format asks for them."""


@dataclass(frozen=True, slots=True)
class Said:
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


def said(material: Material) -> Iterator[Said]:
    """Yield the tags and notes of a source by position."""
    notes = [one for one in material.annotations if one.kind is Kind.NOTE]
    for one in sorted(notes, key=lambda one: (one.anchor.spans, one.id)):
        start = one.anchor.spans[0].start
        article = next((article for article in material.page.articles if article.to_article(start) is not None), None)
        yield Said(one, article, _sentence(article, one))


def _sentence(article: Article | None, one: Annotation) -> str:
    if article is None or one.whole or (place := article.span_of(one.anchor.spans)) is None:
        return ""
    return sentence_at(article, place)


def sentence_at(article: Article, place: Span) -> str:
    """Return the sentences of the reading text that an article span touches."""
    from tui.text.sentences import sentences

    touched = [s for s in sentences(article.text) if s.start < place.end and place.start < s.end]
    return article.text[touched[0].start : touched[-1].end].strip() if touched else ""
