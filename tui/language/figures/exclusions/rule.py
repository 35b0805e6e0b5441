"""Exclusions as rows: a name, an example, and what tells that a number is no figure where it stands."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from tui.language.figures.quantity import Quantity
from tui.language.figures.units import DATA

GRAMMATICAL = frozenset("的了和与或到至以提上下增降位比及等")
"""Han characters that may follow a number without a unit; after others the number is part of a name."""
YEARS = ("17", "18", "19", "20", "21")


class Candidate(NamedTuple):
    """A number with its unit, and where it stands."""

    text: str
    item: Quantity
    start: int
    """Where what bounds it begins: 约 in 约三千人."""
    ahead: str
    """The character before `start`; empty at the beginning."""
    follows: str
    """The character after it; empty at the end."""

    @property
    def bounded(self) -> bool:
        """Tell whether words say that the number is not exact."""
        return self.item.bound != "exact" or self.start < self.item.start

    def next(self, *words: str) -> bool:
        """Tell whether one of some words comes next."""
        return self.text.startswith(words, self.item.end)


class Rule(NamedTuple):
    """One row of a table; the first that holds decides."""

    name: str
    example: str
    """A text in which it decides; tests/language/test_figures_exclusions.py reads it."""
    holds: Callable[[Candidate], bool]
    figure: bool = False
    """What it decides: False for an exclusion, True where the number is a figure whatever the rows below say."""


def deciding(rules: Sequence[Rule], candidate: Candidate) -> Rule | None:
    """Return the first row that holds."""
    for rule in rules:
        if rule.holds(candidate):
            return rule
    return None


def han(character: str) -> bool:
    """Tell whether a character is a Han character."""
    return "\u4e00" <= character <= "\u9fff"


def latin(character: str) -> bool:
    """Tell whether a character is a letter of the Latin alphabet without marks."""
    return character.isascii() and character.isalpha()


def joined(text: str, start: int) -> bool:
    """Tell whether the character before an offset joins what follows to a code: 020-8888, v1.2, 歼-20, 1,500."""
    ahead = text[start - 1] if start else ""
    if ahead and ahead in ":/.":
        before = text[start - 2] if start > 1 else ""
        return before.isascii() and (before.isalnum() or before in "/:.") and bool(before)
    if ahead == ",":
        return text[start - 2 : start - 1].isdigit() and text[start : start + 3].isdigit()
    return bool(ahead) and ahead in "-_#@&\\·"


@cache
def counted() -> dict[str, str]:
    """Return for loose measure words the characters after them that show that they count."""
    lines = (DATA / "counted.txt").read_text(encoding="utf-8").splitlines()
    return {line[0]: line[2:] for line in lines if not line.startswith("#")}
