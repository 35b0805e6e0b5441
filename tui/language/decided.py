"""What the reader decided about marks, laid over what the program found."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import structs

from tui.language.analysis import Analysis, Entity, EntityType, Figure, Mark
from tui.text.source import Span

FIGURE = "FIGURE"
"""Name of the type that figures have beside the entity types."""

Surfaces = Mapping[tuple[str, str], str | None]
"""(type found, text) -> the type it is everywhere, None for no mark at all."""


class DecidedSpan(NamedTuple):
    """A span about which the reader decided, in the offsets of the text."""

    start: int
    end: int
    type: str | None
    """An entity type or `FIGURE`; None: this is no mark."""


def decided(text: str, analysis: Analysis, here: Iterable[DecidedSpan], everywhere: Surfaces) -> Analysis:
    """Return the analysis as the reader wants it: whole surfaces first, then single places, which win.

    A place decided takes the place of every mark that it touches, so marks still never overlap.
    """
    places = sorted(here)
    if not places and not everywhere:
        return analysis
    marks: list[Mark] = []
    found: list[Mark] = [*analysis.entities, *analysis.figures]
    for mark in found:
        if any(place.start < mark.end and mark.start < place.end for place in places):
            continue
        kept = _by_surface(mark, text, everywhere)
        if kept is not None:
            marks.append(kept)
    fixed = [made for place in places if (made := _made(place, text)) is not None]
    marks = sorted((*marks, *fixed), key=lambda mark: mark.start)
    return structs.replace(
        analysis,
        entities=tuple(mark for mark in marks if isinstance(mark, Entity)),
        figures=tuple(mark for mark in marks if isinstance(mark, Figure)),
        words=_with_words(analysis.words, [Span(mark.start, mark.end) for mark in fixed]),
    )


def type_of(mark: Mark) -> str:
    """Return the name of a mark's type."""
    return mark.type.value if isinstance(mark, Entity) else FIGURE


def _by_surface(mark: Mark, text: str, everywhere: Surfaces) -> Mark | None:
    key = (type_of(mark), text[mark.start : mark.end])
    if key not in everywhere:
        return mark
    wanted = everywhere[key]
    return None if wanted is None else _made(DecidedSpan(mark.start, mark.end, wanted), text)


def _made(place: DecidedSpan, text: str) -> Mark | None:
    """Return the mark that a decision makes; None when it makes none."""
    if place.type and place.type in EntityType.__members__:
        return Entity(place.start, place.end, EntityType(place.type))
    if place.type != FIGURE:
        return None
    from tui.language.figures import find

    read = next(iter(find(text[place.start : place.end])), None)
    if read is None:
        return None
    return structs.replace(read, start=place.start, end=place.end, measured=None, change=None, period=None)


def _with_words(words: tuple[Span, ...], whole: list[Span]) -> tuple[Span, ...]:
    """Return the words with each of some spans as one word."""
    if not words or not whole:
        return words
    apart = [word for word in words if not any(word.start < span.end and span.start < word.end for span in whole)]
    return tuple(sorted((*apart, *whole)))
