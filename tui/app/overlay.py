"""What lies over the text of the page: roles, words, marks, annotations, hits, as layers of looks; no Textual."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from msgspec import structs

from tui.app.looks import Layer, Look, tag_look
from tui.i18n import _
from tui.language.analysis import EntityType, Mark
from tui.language.decided import type_of
from tui.notes.model.annotation import AnchorState
from tui.settings import PageLooks
from tui.text.block import Role
from tui.text.intervals import Intervals
from tui.text.source import Span
from tui.typeset.rows import Row
from tui.workspace.reading.article import PlacedAnnotation, Reading
from tui.workspace.reading.wording import said as told


class WordsShown(StrEnum):
    """How words are shown."""

    OFF = "off"
    SHADED = "shaded"
    SEPARATED = "separated"


class Ink(StrEnum):
    """How loud names and figures are."""

    OFF = "off"
    """Names are not shown."""
    QUIET = "quiet"
    """Underlined; in colour only under the cursor, and those of the type last jumped to."""
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the reader wants to see."""

    words: WordsShown = WordsShown.OFF
    ink: Ink = Ink.QUIET
    figures: bool = True
    notes: bool = True
    new_words: bool = False

    def switched(self, name: str, on: bool) -> "Shown":
        """Return this with figures, notes or new words shown or hidden."""
        match name:
            case "figures":
                return replace(self, figures=on)
            case "notes":
                return replace(self, notes=on)
            case _:
                return replace(self, new_words=on)


def shown_of(looks: PageLooks) -> Shown:
    """Return what the settings want to be shown."""
    return Shown(WordsShown(looks.words), Ink(looks.names), looks.figures, looks.notes, looks.new_words)


def looks_of(shown: Shown, looks: PageLooks) -> PageLooks:
    """Return settings with what is shown now."""
    return structs.replace(
        looks,
        words=shown.words.value,
        names=shown.ink.value,
        figures=shown.figures,
        notes=shown.notes,
        new_words=shown.new_words,
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
_HEADLINE: Final = frozenset({Role.TITLE, Role.SUBTITLE})
_TYPES: Final = {kind: Look[kind.value] for kind in EntityType}
NOTED, UNSURE, UNSAVED = "* ", "! ", "+ "
"""Signs in the gutter: a note, one whose anchor needs a look, one that is not saved. In ASCII: one cell everywhere."""


@dataclass(frozen=True)
class Overlay:
    """Everything drawn over one reading; asked row by row."""

    reading: Reading
    shown: Shown = Shown()
    hits: Intervals[Span] = field(default_factory=Intervals)
    stressed: str = ""
    """The type of mark last jumped to, which is shown in its colour."""
    home: frozenset[str] = frozenset()
    """The place that the library is about, as the text names it: it is everywhere and says little."""
    unknown: Intervals[Span] = field(default_factory=Intervals)
    """Words that are new to the reader, where such are shown."""
    unsaved: frozenset[str] = frozenset()
    """Ids of annotations that the store has not acknowledged."""

    def layers(self, row: Row, under: Container[Span] = ()) -> Iterator[Layer]:
        """Yield what touches a row; `under` are the spans of marks and annotations under the cursor."""
        start, end, reading, shown = row.start, row.end, self.reading, self.shown
        role = reading.article.blocks[row.block].role if reading.article.blocks else Role.PARAGRAPH
        if role in _ROLES:
            yield Layer(start, end, _ROLES[role])
        for link in reading.links.overlapping(start, end):
            yield Layer(link.start, link.end, Look.LINK)
        if shown.words is WordsShown.SHADED:
            yield from self._words(start, end)
        for word in self.unknown.overlapping(start, end):
            yield Layer(word.start, word.end, Look.NEW_WORD)
        if shown.ink is not Ink.OFF:
            for entity in reading.entities.overlapping(start, end):
                if look := self._ink(entity, _TYPES[entity.type], under):
                    yield Layer(entity.start, entity.end, look)
        if shown.figures:
            for figure in reading.figures.overlapping(start, end):
                if look := self._ink(figure, Look.FIGURE, under):
                    yield Layer(figure.start, figure.end, look)
        if shown.notes:
            for placed in reading.notes.overlapping(start, end):
                yield Layer(placed.start, placed.end, _look(placed) | (Look.HERE if placed.span in under else 0))
        for hit in self.hits.overlapping(start, end):
            yield Layer(hit.start, hit.end, Look.HIT)

    def _ink(self, mark: Mark, look: Look, under: Container[Span]) -> int:
        """Return how a mark is drawn; 0 for one that is not, such as the home place unless the cursor is on it."""
        if Span(mark.start, mark.end) in under or self.stressed == type_of(mark):
            return look
        home = look is Look.LOC and self.reading.text[mark.start : mark.end] in self.home
        if self.shown.ink is Ink.FULL:
            return Look.MARK if home else look
        return 0 if home else Look.MARK

    def sign(self, row: Row) -> str:
        """Return what stands in the gutter beside a row: the first thing said there, the most urgent first."""
        if not self.shown.notes or row.end <= row.start:
            return ""
        here = [placed for placed in self.reading.notes.overlapping(row.start, row.end) if placed.start >= row.start]
        if not here:
            return ""
        if any(placed.annotation.id in self.unsaved for placed in here):
            return UNSAVED
        return UNSURE if any(placed.annotation.anchor.hold is not AnchorState.OK for placed in here) else NOTED

    def over_heading(self, row: Row) -> bool:
        """Tell whether a row without text stands over a heading."""
        blocks = self.reading.article.blocks
        return bool(blocks) and blocks[row.block].role is Role.HEADING

    def about(self, row: Row) -> str:
        """Return what is said of the whole article, for the row without text under its headline; else nothing."""
        blocks, at = self.reading.article.blocks, row.block
        if not self.shown.notes or not self.reading.whole or not at or blocks[at].role in _HEADLINE:
            return ""
        if blocks[at - 1].role not in _HEADLINE or any(block.role in _HEADLINE for block in blocks[at:]):
            return ""
        return "  ".join(f"{NOTED}{told(annotation)}" for annotation in self.reading.whole)

    def fold(self, row: Row) -> str:
        """Return the one row that stands for a folded block."""
        block = self.reading.article.blocks[row.block]
        text = self.reading.text[row.start : row.end]
        head = text[:16].replace("\n", " ")
        line = _("[+] repeated passage, {count} characters: {head}… (Enter opens)")
        if block.repeats is None:
            line = _("[+] folded passage, {count} characters: {head}… (Enter opens)")
        return line.format(count=len(text), head=head)

    def _words(self, start: int, end: int) -> Iterator[Layer]:
        for number, word in self.reading.numbered_words(start, end):
            if number % 2:
                yield Layer(word.start, word.end, Look.WORD)


def _look(placed: PlacedAnnotation) -> Look:
    held = placed.annotation.anchor.hold is AnchorState.OK
    return tag_look(placed.annotation.tags) if held else Look.CHECK
