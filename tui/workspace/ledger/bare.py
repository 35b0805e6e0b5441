"""A figure of which nothing is understood, as a fact whose fields the reader may fill in."""

from collections.abc import Iterable, Iterator

from tui.language.analysis import Figure
from tui.language.ledger import FactKind, Located
from tui.language.ledger.fact import Fact, Interval
from tui.language.quick import quick
from tui.notes.model.annotation import Annotation
from tui.text.article import Article
from tui.text.sentences import sentence_at
from tui.text.source import Span


def bare(article: Article, figure: Figure) -> Located | None:
    """Return a figure as a fact without indicator, place and period; None where its text is in no source."""
    spans = article.to_source(figure.start, figure.end)
    if not spans:
        return None
    text, sentence = article.text, sentence_at(article.text, figure.start) or Span(figure.start, figure.end)
    fact = Fact(
        figure.start,
        figure.end,
        text[figure.start : figure.end],
        indicator="",
        known=False,
        kind=FactKind.LEVEL,
        place=None,
        period=None,
        value=Interval(*figure.value) if isinstance(figure.value, tuple) else Interval(figure.value, figure.value),
        unit=figure.unit,
        bound=figure.bound,
        sentence=sentence,
    )
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Located(article.source.name, article.number, start, end, fact, text[slice(*sentence)].strip(), text)


def filled(article: Article, facts: Iterable[Located], annotations: Iterable[Annotation]) -> Iterator[Located]:
    """Yield the figures of an article that are no facts but of which the reader said what they are."""
    known = [(one.start, one.end) for one in facts]
    spans = [
        span
        for one in annotations
        if isinstance(about := one.data.get("fact"), dict) and about.get("verdict") == "mend"
        for span in one.anchor.spans
        if not any(start < span.end and span.start < end for start, end in known)
    ]
    for figure in quick(article.text).figures if spans else ():
        one = bare(article, figure)
        if one and any(span.start < one.end and one.start < span.end for span in spans):
            yield one
