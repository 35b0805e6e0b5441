"""Marks and words of an article as the screen asks for them; made off the UI thread for long texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from msgspec import structs

from tui.language.analysis import Analysis, Entity, Figure, Mark
from tui.language.decided import DecidedSpan, Surfaces, decided
from tui.language.rewords import Reword, rewords
from tui.text.intervals import Intervals
from tui.text.source import Span


@dataclass(frozen=True)
class Decisions:
    """What the reader decided about marks, in article offsets."""

    here: tuple[DecidedSpan, ...] = ()
    everywhere: Surfaces = field(default_factory=dict)
    words: tuple[Reword, ...] = ()
    """Words joined or split in one place."""


@dataclass(frozen=True)
class Marks:
    """What the program found, as the reader corrected it."""

    text: str
    found: Analysis
    """What the program says."""
    decisions: Decisions = field(default_factory=Decisions)

    @cached_property
    def settled(self) -> Analysis:
        """What the program found, as the reader corrected it."""
        found = decided(self.text, self.found, self.decisions.here, self.decisions.everywhere)
        if not self.decisions.words or not found.words:
            return found
        marks = [Span(entity.start, entity.end) for entity in found.entities]
        marks += [Span(figure.start, figure.end) for figure in found.figures]
        return structs.replace(found, words=rewords(found.words, self.decisions.words, marks))

    @property
    def words(self) -> Sequence[Span]:
        """Words in order; empty until the analysis is there."""
        return self.settled.words

    @cached_property
    def entities(self) -> Intervals[Entity]:
        """Entities, in text order."""
        return Intervals(self.settled.entities)

    @cached_property
    def figures(self) -> Intervals[Figure]:
        """Figures, in text order."""
        return Intervals(self.settled.figures)

    @cached_property
    def suggestions(self) -> tuple[Mark, ...]:
        """Marks that the reader has not decided about, in text order."""
        settled = {(place.start, place.end) for place in self.decisions.here}
        marks: list[Mark] = [*self.entities, *self.figures]
        return tuple(sorted((m for m in marks if (m.start, m.end) not in settled), key=attrgetter("start")))

    @cached_property
    def by_surface(self) -> Mapping[tuple[str, str], Sequence[Entity]]:
        """Entities by type and text, in text order."""
        found: dict[tuple[str, str], list[Entity]] = {}
        for entity in self.entities:
            found.setdefault((entity.type, self.text[entity.start : entity.end]), []).append(entity)
        return found

    def prepared(self) -> "Marks":
        """Work everything out that drawing and the bottom line need; slow for a long text, so not on the UI thread."""
        for made in (self.entities, self.figures, self.by_surface):
            len(made)
        return self
