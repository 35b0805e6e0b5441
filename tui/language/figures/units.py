"""Units and measure words: what may follow a number, and what that makes of it."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent.parent / "data"


class Unit(NamedTuple):
    """One unit or measure word as it is written."""

    name: str
    """The spelling that a figure carries, the same for ㎡ and 平方米."""
    kind: str
    """One of the kinds of `Figure.kind`."""
    size: float = 0.0
    """How many of the kind's base units it holds (second, metre, kilogram, …); 0 where units do not convert."""
    loose: bool = False
    """True for words that after a Chinese numeral are mostly something else: 二级, 三期, 十分."""


@cache
def _table() -> dict[str, list[str]]:
    """Return the words of each group of the unit file."""
    found: dict[str, list[str]] = {}
    group: list[str] = []
    for line in (DATA / "units.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            group = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            group += line.split()
    return found


@cache
def units() -> dict[str, Unit]:
    """Return every unit by its spelling."""
    table = _table()
    loose = frozenset(table.pop("loose"))
    found: dict[str, Unit] = {}
    for kind, words in table.items():
        for word in words:
            spelling, _, meaning = word.partition("=")
            if spelling in found:
                continue
            if meaning and meaning[0] not in ".0123456789":
                size = found[meaning].size if meaning in found else 0.0
                found[spelling] = Unit(meaning, kind, size, spelling in loose)
            else:
                found[spelling] = Unit(spelling, kind, float(meaning or 0), spelling in loose)
    return found


@cache
def lengths() -> dict[str, tuple[int, ...]]:
    """Return for each first character the lengths of the units that begin with it, longest first."""
    found: dict[str, set[int]] = {}
    for spelling in units():
        found.setdefault(spelling[0], set()).add(len(spelling))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


def at(text: str, start: int) -> tuple[Unit, int] | None:
    """Return the longest unit that begins at an offset, with its end; Latin units end where letters and digits do."""
    sizes = lengths().get(text[start : start + 1])
    if sizes is None:
        return None
    table = units()
    for size in sizes:
        spelling = text[start : start + size]
        unit = table.get(spelling)
        if unit is not None:
            end = start + len(spelling)
            last, after = text[end - 1], text[end : end + 1]
            if last.isascii() and last.isalpha() and after.isascii() and after.isalnum():
                continue
            return unit, end
    return None


def cut_off(text: str, end: int) -> bool:
    """Tell whether the unit that ends at an offset is the beginning of a longer word: 三部门, 五年级, 300家庭."""
    return text[end : end + 1] in tuple(_blocked().get(text[end - 1], ""))


@cache
def _blocked() -> dict[str, str]:
    """Return for the last characters of units those that make a longer word of them."""
    lines = (DATA / "blocked.txt").read_text(encoding="utf-8").splitlines()
    return {line[0]: line[2:] for line in lines if not line.startswith("#")}
