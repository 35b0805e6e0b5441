"""What language code found in a text: words, entities and figures, as values in article offsets."""

from enum import StrEnum

from msgspec import Struct

from tui.text.source import Span


class EntityType(StrEnum):
    """Types of named things, in the spelling of the command line and the files."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"
    TIME = "TIME"
    WORK = "WORK"
    TERM = "TERM"


class Entity(Struct, frozen=True, gc=False):
    """A named thing found in the text."""

    start: int
    end: int
    type: EntityType


class Figure(Struct, frozen=True, gc=False):
    """A number with its unit, read into a value."""

    start: int
    end: int
    kind: str
    """money, percent, area, length, mass, volume, duration, temperature, power, speed, multiple, count or other."""
    value: float | tuple[float, float]
    """The scaled number (3亿元 is 300000000), or the two ends of a range."""
    unit: str
    """The unit without its multiplier, such as 元, 平方米, %, 家; empty when there is none."""
    bound: str
    """exact, about, over, under or range."""
    measured: Span | None = None
    """What is measured, such as 地区生产总值, where the sentence says it."""
    change: Span | None = None
    """The word of change, such as 同比增长, where the sentence says it."""
    period: Span | None = None
    """The period, such as 2024年, where the sentence says it."""


Mark = Entity | Figure


class Analysis(Struct, frozen=True, gc=False):
    """Everything found in one text; entities and figures are sorted and never overlap one another."""

    words: tuple[Span, ...] = ()
    """Words in order; punctuation and white space are not words; a mark counts as one word."""
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    complete: bool = False
    """False for the quick pass (figures, dates, brackets); True once the entity model has had its say."""
