"""What a person rejected: marks of the program, and passages that a language model pointed at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tui.export.marked import Origin, everywhere_decided, here_decided, maker
from tui.language.analysis import Analysis, Mark
from tui.language.decided import type_of
from tui.notes.model.annotation import Annotation
from tui.notes.model.decisions import MarkVerdict, decision
from tui.text.article import Article
from tui.text.source import Span


@dataclass(frozen=True, slots=True)
class Rejected:
    """A span of which somebody proposed something, and a person said no."""

    start: int
    """Article offset."""
    end: int
    type: str = ""
    """Type of the mark that was proposed; empty for a passage with a tag."""
    tag: str = ""
    """Tag that was proposed; empty for a mark."""
    maker: str = ""
    """Program and model that proposed it."""
    by: str = ""
    """Who rejected it."""
    at: str = ""
    """When, ISO 8601."""
    decision: str = ""
    """Id of the annotation that decided; empty for a passage, whose rejection is no annotation."""

    @property
    def name(self) -> str:
        """The label that was proposed."""
        return self.type or self.tag

    @property
    def origin(self) -> Origin:
        """What formats say of it in the place where they say where a mark comes from."""
        return Origin.REJECTED


def rejected(
    article: Article,
    analysis: Analysis,
    annotations: Iterable[Annotation],
    everywhere: Iterable[Annotation] = (),
    model: str = "",
) -> Iterator[Rejected]:
    """Yield the marks of an article that were rejected in their place, and those that were for the whole library.

    A decision whose text has changed rejects nothing.
    """
    places = here_decided(article, annotations)
    for span, annotation in places.items():
        told = decision(annotation)
        if told and told.verdict is MarkVerdict.DISMISS:
            yield _rejected(span, told.found, annotation, model)
    wide = everywhere_decided(everywhere)
    found: tuple[Mark, ...] = (*analysis.entities, *analysis.figures)
    for mark in found if wide else ():
        known = _dismissed(wide, type_of(mark), article.text[mark.start : mark.end])
        if known and not any(place.start < mark.end and mark.start < place.end for place in places):
            yield _rejected(Span(mark.start, mark.end), type_of(mark), known, model)


def _dismissed(wide: Mapping[tuple[str, str], Annotation], kind: str, text: str) -> Annotation | None:
    annotation = wide.get((kind, text))
    told = decision(annotation) if annotation else None
    return annotation if told and told.verdict is MarkVerdict.DISMISS else None


def _rejected(span: Span, kind: str, said: Annotation, model: str) -> Rejected:
    return Rejected(*span, kind, "", maker(kind, model), said.author, said.modified, said.id)
