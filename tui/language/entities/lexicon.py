"""Word lists of the entity rules, read once from `tui/language/data`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True, eq=False)
class WordLexicon:
    """What the rules know about words."""

    divisions: frozenset[str]
    """Full names of Chinese administrative divisions: sure wherever they stand alone."""
    places: frozenset[str]
    """Short names of divisions and regions of China: places when something else says they are names."""
    world: frozenset[str]
    """Countries, continents and regions of the world."""
    surnames: frozenset[str]
    heads: dict[str, str]
    """Ending of a name -> its type, ORG or LOC."""
    builders: dict[str, str]
    """Endings that make a name of a name and the nouns after it -> its type."""
    verbs: frozenset[str]
    """Verbs that are never the beginning of a name."""
    titles: frozenset[str]
    """Posts and callings that stand beside a person's name."""
    deeds: frozenset[str]
    """Verbs and adjectives that stand inside names."""

    def head(self, text: str) -> str | None:
        """Return the type that the longest ending of a name tells, or None."""
        for start in range(max(1, len(text) - 6), len(text)):
            if kind := self.heads.get(text[start:]):
                return kind
        return None

    def builder(self, text: str) -> str | None:
        """Return the type of the longest building ending of a text, or None; the text may be nothing but the ending."""
        for start in range(max(0, len(text) - 6), len(text)):
            if kind := self.builders.get(text[start:]):
                return kind
        return None

    def is_place(self, text: str) -> bool:
        """Tell whether the text is the name of a division, region or country."""
        return text in self.divisions or text in self.places or text in self.world

    def place_before(self, text: str) -> bool:
        """Tell whether a text begins with the name of a division, region or country."""
        return any(self.is_place(text[:size]) for size in range(2, min(5, len(text))))

    def surname(self, text: str) -> int:
        """Return the length of the family name at the beginning of a text, 0 when there is none."""
        return 2 if text[:2] in self.surnames else int(text[:1] in self.surnames)


@cache
def lexicon() -> WordLexicon:
    """Read the word lists; 3 ms."""
    single, compound = _lines("surnames.txt")
    heads: dict[str, str] = {}
    builders: dict[str, str] = {}
    for line in _lines("heads.txt"):
        if line.startswith("["):
            kind, builds = line.strip("[]+"), line.endswith("+]")
            continue
        heads |= dict.fromkeys(line.split(), kind)
        if builds:
            builders |= dict.fromkeys(line.split(), kind)
    return WordLexicon(
        divisions=frozenset(_lines("divisions.txt")),
        places=frozenset(_lines("places.txt")),
        world=frozenset(_lines("world.txt")),
        surnames=frozenset(single) | frozenset(compound.split()),
        heads=heads,
        builders=builders,
        verbs=frozenset(_words("verbs.txt")),
        titles=frozenset(_words("titles.txt")),
        deeds=frozenset(_words("deeds.txt")),
    )


def _lines(name: str) -> Iterator[str]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _words(name: str) -> Iterator[str]:
    for line in _lines(name):
        yield from line.split()
