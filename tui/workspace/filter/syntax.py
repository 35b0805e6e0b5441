"""What a filter says, as a tree of values."""

from dataclasses import dataclass, field
from enum import StrEnum


class Operator(StrEnum):
    """How a key and a value are compared."""

    HOLDS = ":"
    """Holds a text, is a tag or below it, lies in a range."""
    EQUAL = "="
    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="
    SIMILAR = "~"
    """Nearly the same text."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One key compared with one value."""

    key: str
    """A name of `keys.KEYS`, or empty for a bare word, which is looked for in every text."""
    operator: Operator
    value: str
    column: int = field(default=0, compare=False)
    """Where it stands in what was typed, in code points; no part of what it means."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """Words that stand near one another in the text, in any order."""

    words: tuple[str, ...]
    """Two or more."""
    distance: int
    """Characters between neighbours, at most."""


@dataclass(frozen=True, slots=True)
class Negation:
    """What must not hold."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class Conjunction:
    """All of it; without parts it holds for everything."""

    parts: tuple["Expression", ...] = ()


@dataclass(frozen=True, slots=True)
class Disjunction:
    """At least one of two or more parts."""

    parts: tuple["Expression", ...]


Expression = Condition | Nearness | Negation | Conjunction | Disjunction


@dataclass(frozen=True, slots=True)
class SortKey:
    """One key to sort by."""

    key: str
    """A name of `keys.SORTS`."""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted, and in which order."""

    where: Expression = Conjunction()
    sort: tuple[SortKey, ...] = ()
    """The most important first; empty for the order in which things come."""
