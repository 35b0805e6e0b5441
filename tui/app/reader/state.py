"""The reading screen's state as one value: which article is open, what is known of it, where the cursor stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from tui.app.overlay import Overlay, Shown, WordsShown
from tui.notes.model.annotation import Annotation
from tui.settings import Typesetting
from tui.text.block import Role
from tui.text.cells import TableCell
from tui.text.intervals import Intervals
from tui.text.source import Span
from tui.typeset.layout import Layout
from tui.typeset.setting import Setting
from tui.workspace.reading.article import PlacedAnnotation, Reading, Thing

Key = tuple[str, int]
"""Source name and number: what names an article; every worker's result carries it."""

HEADLINE: Final = frozenset({Role.KICKER, Role.TITLE, Role.SUBTITLE})
NOWHERE: Final = Span(0, 0)
EVERYTHING: Final = Shown()


@dataclass(frozen=True)
class ReaderState:
    """One open article as the reader sees it at one moment; offsets are article offsets."""

    key: Key
    reading: Reading
    """The article, its marks and annotations."""
    stored: tuple[Annotation, ...] = ()
    """Annotations of the source as they were last shown."""
    unsaved: Mapping[str, Annotation | None] = field(default_factory=dict)
    """Annotation id -> its newest form, not yet acknowledged by the store; None when it is to be removed."""
    failed: float | None = None
    """Time (monotonic) of the last failure to store something that still waits; None when nothing does."""

    pinned: tuple[tuple[str, str], ...] = ()
    """(digit, tag) of the tags that are pinned to a digit."""
    masthead: tuple[str, ...] = ()
    """Paper, date, page and section of the article, as far as they are known."""

    cursor: Span = NOWHERE
    """What the cursor stands on: a word, a character, an object that was jumped to."""
    column: int | None = None
    """Cell that row motions keep to; None when the next one takes that of the cursor."""
    selection: Span | None = None
    """The selected text."""
    held: Span | None = None
    """What the selection began with; the cursor is its other end. None when nothing is being selected."""
    relating: Span | None = None
    """The first end of a relation that is being made."""
    unit: str = ""
    """Kind of object that was selected, such as sentence; empty when it was selected freely."""
    moved: tuple[Span | None, ...] = ()
    """What was selected before each move of one of its edges, for undo; None for nothing."""
    unmoved: tuple[Span | None, ...] = ()
    """What was selected before each undo of such a move, for redo."""
    in_sight: Span = NOWHERE
    """What is on the screen."""

    asked: str = ""
    """The search whose hits are shown or being looked for."""
    hits: Intervals[Span] = field(default_factory=Intervals)
    """Where it was found."""
    history: tuple[str, ...] = ()
    """Searches of this screen, the newest last."""
    last_jump: tuple[str, int] = ("", 1)
    """Kind and direction of the last jump."""
    stressed: str = ""
    """Type of the mark last jumped to; such marks are shown in their colour."""
    home: frozenset[str] = frozenset()
    """Names of the place that the library is about."""
    labels: Mapping[str, Span] = field(default_factory=dict)
    """Letters -> what they lead to, while labels are shown."""
    typed: str = ""
    """Letters of a label typed so far."""

    unknown: Intervals[Span] = field(default_factory=Intervals)
    """Words that are new to the reader, where such are shown."""
    shown: Shown = EVERYTHING
    """Which layers are drawn."""
    unfolded: frozenset[int] = frozenset()
    """Repeats that the reader opened, by index of block."""
    panel: str = ""
    """The panel that was asked for: outline, facts, notes; empty when none was."""

    def reopened(self, key: Key, reading: Reading, stored: tuple[Annotation, ...], cursor: Span) -> "ReaderState":
        """Return the state with which another article begins: what was chosen and what waits to be saved stays."""
        waiting = self.unsaved if key[0] == self.key[0] else {}
        return ReaderState(
            key,
            reading,
            stored,
            {name: annotation for name, annotation in waiting.items() if annotation},
            cursor=cursor,
            failed=self.failed,
            history=self.history,
            last_jump=self.last_jump,
            stressed=self.stressed,
            home=self.home,
            panel=self.panel,
        )

    @property
    def text(self) -> str:
        """The reading text."""
        return self.reading.text

    @cached_property
    def thing(self) -> Thing:
        """The object under the cursor: exactly what it stands on, else the smallest around it."""
        things = self.reading.things_at(self.cursor.start)
        exact = (thing for thing in things if (thing.start, thing.end) == self.cursor and not isinstance(thing, Span))
        return next(exact, None) or self.reading.thing_at(self.cursor.start)

    @property
    def target(self) -> Span:
        """What is talked about: the selection, else the cell that the cursor stands on, else the object under it."""
        cell = self.cell
        on_cell = cell is not None and cell.span == self.cursor
        return self.selection or (self.cursor if on_cell else Span(self.thing.start, self.thing.end))

    @cached_property
    def cell(self) -> TableCell | None:
        """The cell of a table under the cursor."""
        return self.reading.cell_at(self.cursor.start)

    @property
    def quote(self) -> str:
        """The text that is talked about."""
        start, end = self.target
        return self.text[start:end]

    @property
    def annotation(self) -> Annotation | None:
        """The annotation on exactly what is talked about, or, without a selection, the one under the cursor."""
        thing = self.thing
        under = thing.annotation if self.selection is None and isinstance(thing, PlacedAnnotation) else None
        return self.annotation_on(self.target) or under

    def annotation_on(self, span: Span) -> Annotation | None:
        """Return the annotation on exactly a span."""
        return next((placed.annotation for placed in self.reading.notes.at(span.start) if placed.span == span), None)

    @property
    def past_title(self) -> bool:
        """Whether the headline has been scrolled out of sight."""
        heads = [span.end for span, block in self.reading.blocks[:8] if block.role in HEADLINE]
        return self.in_sight.start >= max(heads, default=1)

    @property
    def folded(self) -> frozenset[int]:
        """Repeats that show as one row, by index of block."""
        blocks = enumerate(self.reading.article.blocks)
        return frozenset(index for index, block in blocks if block.role is Role.DUPLICATE) - self.unfolded

    @property
    def overlay(self) -> Overlay:
        """What lies over the text."""
        unsaved = frozenset(key for key, annotation in self.unsaved.items() if annotation)
        return Overlay(self.reading, self.shown, self.hits, self.stressed, self.home, self.unknown, unsaved)

    @property
    def under(self) -> tuple[Span, ...]:
        """Spans of the marks and annotations under the cursor, the smallest first."""
        things = self.reading.things_at(self.cursor.start)
        return tuple(Span(thing.start, thing.end) for thing in things if not isinstance(thing, Span))

    @property
    def said_here(self) -> PlacedAnnotation | None:
        """The annotation under the cursor: exactly what it stands on, else the smallest around it."""
        found = sorted(self.reading.notes.at(self.cursor.start), key=lambda placed: placed.end - placed.start)
        exact = (placed for placed in found if placed.span == self.cursor)
        return next(exact, found[0] if found else None)

    def typeset(self, settings: Typesetting, width: int) -> Layout:
        """Set the article for so many cells."""
        apart = self.shown.words is WordsShown.SEPARATED
        setting = Setting.fit(settings, width)
        return Layout.of(
            self.reading.article,
            setting,
            keep=lambda start, end: self._names(start, end, setting.measure // 6),
            words=self.reading.words,
            folded=self.folded,
            apart=apart,
        )

    def _names(self, start: int, end: int, longest: int) -> list[tuple[int, int]]:
        """Return the names in a stretch of text, in order, that have so many characters at most."""
        names = self.reading.entities.overlapping(start, end)
        return [(max(n.start, start), min(n.end, end)) for n in names if n.end - n.start <= longest]


BY_IDENTITY: Final = frozenset({"reading", "hits", "stored", "unknown"})
"""Fields too large to be compared: another object is another value."""


def updated(state: ReaderState, changes: Mapping[str, object]) -> tuple[ReaderState, frozenset[str]]:
    """Return a state with other values for some fields, and the names of those that differ."""
    new = replace(state, **changes)  # type: ignore[arg-type]
    differ = (
        name
        for name in changes
        if getattr(state, name) is not getattr(new, name)
        and (name in BY_IDENTITY or getattr(state, name) != getattr(new, name))
    )
    return new, frozenset(differ)
