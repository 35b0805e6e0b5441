"""Word lists of the entity rules, read once from `tui/language/data`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
REIGNS = (
    "洪武 建文 永乐 洪熙 宣德 正统 景泰 天顺 成化 弘治 正德 嘉靖 隆庆 万历 泰昌 天启 崇祯 "
    "顺治 康熙 雍正 乾隆 嘉庆 道光 咸丰 同治 光绪 宣统 民国"
)
"""Reigns of Ming and Qing, and the Republic, by which local histories count."""


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
    trades: frozenset[str]
    """Nouns that end the name of a listed company."""
    communities: frozenset[str]
    """Words before 社区 that name none."""
    roads: frozenset[str]
    """Expressways and railways by their ends: 连霍."""
    reigns: frozenset[str]
    """Names of reigns of three dynasties, which stand right behind persons: 康熙."""

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
    kind = ""
    for line in _lines("endings.txt"):
        if line.startswith("["):
            kind = line.strip("[]")
        else:
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
        trades=frozenset(_words("trades.txt")),
        communities=frozenset(_words("communities.txt")),
        roads=frozenset(_words("roads.txt")),
        reigns=frozenset(REIGNS.split()),
    )


def _lines(name: str) -> Iterator[str]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _words(name: str) -> Iterator[str]:
    for line in _lines(name):
        yield from line.split()
