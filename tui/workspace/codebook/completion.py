"""Find tags by what is typed: Han characters, pinyin, or initials."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tui.text.visible import visible_line

_LONGEST: Final = 200
"""Code points of a name that are matched; names are short."""


@dataclass(frozen=True, slots=True)
class KnownTag:
    """A tag that can be offered."""

    name: str
    used: int = 0
    """Annotations that carry it."""
    about: str = ""
    """Definition from the codebook, one line."""
    key: str = ""
    """Digit that it is pinned to, or empty."""
    aliases: tuple[str, ...] = ()
    """Other names that it is found by."""

    @property
    def label(self) -> str:
        """How the dialog prints it."""
        parts = [f"{self.key or ' '} {self.name}", str(self.used) if self.used else "", self.about]
        return visible_line("  ".join(part for part in parts if part))


class Completer:
    """Ranks known tags against what is typed. Making one reads pypinyin's tables the first time (about 0.05 s)."""

    def __init__(self, tags: Iterable[KnownTag]) -> None:
        self._tags = [(tag, [_readings(name) for name in (tag.name, *tag.aliases)]) for tag in tags]

    def find(self, typed: str) -> list[KnownTag]:
        """Return the tags that fit, best first: equal, beginning, part after `/`, anywhere; then the most used."""
        query = "".join(typed.split()).casefold()
        ranked = [(rank, tag) for tag, names in self._tags for rank in [_best(query, names)]]
        fitting = [(rank, -tag.used, tag.name, tag) for rank, tag in ranked if rank is not None]
        return [tag for *_order, tag in sorted(fitting, key=lambda item: item[:3])]


def _best(query: str, names: list[list[tuple[str, ...]]]) -> int | None:
    """Return the best rank among the names of a tag."""
    ranks = [rank for readings in names if (rank := _rank(query, readings)) is not None]
    return min(ranks, default=None)


def _readings(name: str) -> list[tuple[str, ...]]:
    """Return for each character what may be typed for it: itself, and for a Han character its syllables."""
    from tui.language.pinyin import syllables

    found: list[tuple[str, ...]] = []
    for character in name[:_LONGEST].casefold():
        if character.isspace():
            continue
        if ord(character) < 0x2E80:
            found.append((character,))
            continue
        found.append((character, *syllables(character)))
    return found


def _rank(query: str, readings: list[tuple[str, ...]]) -> int | None:
    """Return 0 for the whole name, 1 for its beginning, 2 for one after `/`, 3 for anywhere, None for no fit."""
    if not query:
        return 3
    best = None
    for start in range(len(readings)):
        end = _typed(query, readings, start, {})
        if end is None:
            continue
        rank = 3 if start and readings[start - 1] != ("/",) else 2 if start else 0 if end == len(readings) else 1
        best = rank if best is None else min(best, rank)
    return best


def _typed(
    query: str, readings: list[tuple[str, ...]], at: int, known: dict[tuple[str, int], int | None]
) -> int | None:
    """Return where in the name the typed text ends when it begins at `at`, or None when it does not fit there.

    Each character takes a non-empty beginning of one of its readings: `jigou`, `jig`, `jg` and `机g` all fit 机构.
    """
    if not query:
        return at
    if at == len(readings):
        return None
    if (query, at) not in known:
        known[query, at] = None
        lengths = {n for reading in readings[at] for n in range(1, len(reading) + 1) if query.startswith(reading[:n])}
        ends = (_typed(query[n:], readings, at + 1, known) for n in sorted(lengths, reverse=True))
        known[query, at] = next((end for end in ends if end is not None), None)
    return known[query, at]
