"""A figure as a fact that can be compared: what, how, where, when, how much, and how each of these was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tui.text.source import Span


class Provenance(StrEnum):
    """How a field of a fact came to be known."""

    SAID = "said"
    INHERITED = "inherited"
    """From the sentence, paragraph, heading or title before, or by the custom of reports."""
    GUESSED = "guessed"


class FactKind(StrEnum):
    """What the number says about its indicator."""

    LEVEL = "level"
    YOY = "yoy"
    MOM = "mom"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"
    CONTRIBUTION = "contribution"
    CUMULATIVE = "cumulative"
    PROGRESS = "progress"
    DIFFERENCE = "difference"
    MULTIPLE = "multiple"


class Claim(StrEnum):
    """Whether it happened, or who expects it."""

    ACTUAL = "actual"
    TARGET = "target"
    FORECAST = "forecast"
    PLAN = "plan"


class Edition(StrEnum):
    """How final a statistic is."""

    FIRST = "first"
    FINAL = "final"
    REVISED = "revised"


class Period(NamedTuple):
    """Days from the first to the last, both counted; a day alone is a state of things (年末)."""

    start: date
    end: date


class Interval(NamedTuple):
    """What a written number leaves open: 9516.9 is anything from 9516.85 to 9516.95; an open side is infinite."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of an article, read into comparable fields; offsets are article offsets."""

    start: int
    end: int
    text: str
    """The figure as it is written."""
    indicator: str
    """The canonical name of a known indicator, or the words of the text; empty when nothing says it."""
    known: bool
    """Whether the lexicon has the indicator."""
    kind: FactKind
    place: str | None
    period: Period | None
    value: Interval
    """In `unit`."""
    unit: str
    """The base unit of the kind of quantity: 元, 千克, 平方米, 米, 秒, %, 个百分点, or a measure word."""
    bound: str
    """exact, about, over, under or range."""
    claim: Claim = Claim.ACTUAL
    edition: Edition | None = None
    scope: str | None = None
    """What the number leaves out, or is compared with: 按可比价, 不含农户, 比年初, 高于全省."""
    found: Mapping[str, Provenance] = field(default_factory=dict)
    """For indicator, kind, place, period, unit and claim how it was found."""
    sentence: Span = field(default=Span(0, 0))
    lead: str = ""
    """The indicator that its sentence began with, which may narrow what its later figures are about."""

    @property
    def sure(self) -> bool:
        """Whether every field was said or inherited."""
        return Provenance.GUESSED not in self.found.values()
