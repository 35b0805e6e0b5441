"""What lies over the text of the page: roles, words, marks, annotations, hits, as layers of looks; no Textual."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from tui.app.looks import Layer, Look
from tui.i18n import _
from tui.language.analysis import EntityType
from tui.notes.model.annotation import AnchorState
from tui.text.block import Role
from tui.text.intervals import Intervals
from tui.text.source import Span
from tui.typeset.rows import Row
from tui.workspace.reading import PlacedAnnotation, Reading


class WordsShown(StrEnum):
    """How words are shown."""

    OFF = "off"
    SHADED = "shaded"
    SEPARATED = "separated"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the reader wants to see."""

    words: WordsShown = WordsShown.OFF
    entities: bool = True
    figures: bool = True
    notes: bool = True

    def switched(self, name: str, on: bool) -> "Shown":
        """Return this with entities, figures or notes shown or hidden."""
        return Shown(
            self.words,
            on if name == "entities" else self.entities,
            on if name == "figures" else self.figures,
            on if name == "notes" else self.notes,
        )


_ROLES: Final = {
    Role.KICKER: Look.KICKER,
    Role.TITLE: Look.TITLE,
    Role.SUBTITLE: Look.SUBTITLE,
    Role.BYLINE: Look.BYLINE,
    Role.HEADING: Look.HEADING,
    Role.CAPTION: Look.CAPTION,
    Role.CREDIT: Look.CREDIT,
    Role.AUTHOR_NOTE: Look.AUTHOR_NOTE,
    Role.CONTINUED_FROM: Look.CONTINUED_FROM,
    Role.DUPLICATE: Look.DUPLICATE,
}
_TYPES: Final = {kind: Look[kind.value] for kind in EntityType}
NOTED, UNSURE, UNSAVED = "* ", "! ", "+ "
"""Signs in the gutter: a note, one whose anchor needs a look, one that is not saved. In ASCII: one cell everywhere."""


@dataclass(frozen=True)
class Overlay:
    """Everything drawn over one reading; asked row by row."""

    reading: Reading
    shown: Shown = Shown()
    hits: Intervals[Span] = field(default_factory=Intervals)
    unsaved: frozenset[str] = frozenset()
    """Ids of annotations that the store has not acknowledged."""

    def layers(self, row: Row) -> Iterator[Layer]:
        """Yield what touches a row."""
        start, end, reading, shown = row.start, row.end, self.reading, self.shown
        role = reading.article.blocks[row.block].role if reading.article.blocks else Role.PARAGRAPH
        if role in _ROLES:
            yield Layer(start, end, _ROLES[role])
        for link in reading.links.overlapping(start, end):
            yield Layer(link.start, link.end, Look.LINK)
        if shown.words is WordsShown.SHADED:
            yield from self._words(start, end)
        if shown.entities:
            for entity in reading.entities.overlapping(start, end):
                yield Layer(entity.start, entity.end, _TYPES[entity.type])
        if shown.figures:
            for figure in reading.figures.overlapping(start, end):
                yield Layer(figure.start, figure.end, Look.FIGURE)
        if shown.notes:
            for said in reading.said.overlapping(start, end):
                yield Layer(said.start, said.end, _look(said))
        for hit in self.hits.overlapping(start, end):
            yield Layer(hit.start, hit.end, Look.HIT)

    def sign(self, row: Row) -> str:
        """Return what stands in the gutter beside a row: the first thing said there, the most urgent first."""
        if not self.shown.notes or row.end <= row.start:
            return ""
        here = [said for said in self.reading.said.overlapping(row.start, row.end) if said.start >= row.start]
        if not here:
            return ""
        if any(said.annotation.id in self.unsaved for said in here):
            return UNSAVED
        return UNSURE if any(said.annotation.anchor.hold is not AnchorState.OK for said in here) else NOTED

    def fold(self, row: Row) -> str:
        """Return the one row that stands for a folded block."""
        block = self.reading.article.blocks[row.block]
        text = self.reading.text[row.start : row.end]
        head = text[:16].replace("\n", " ")
        told = _("[+] repeated passage, {count} characters: {head}… (Enter opens)")
        if block.repeats is None:
            told = _("[+] folded passage, {count} characters: {head}… (Enter opens)")
        return told.format(count=len(text), head=head)

    def _words(self, start: int, end: int) -> Iterator[Layer]:
        for number, word in self.reading.numbered_words(start, end):
            if number % 2:
                yield Layer(word.start, word.end, Look.WORD)


def _look(said: PlacedAnnotation) -> Look:
    return Look.NOTE if said.annotation.anchor.hold is AnchorState.OK else Look.CHECK
