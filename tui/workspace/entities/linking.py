"""Which names are forms of one name: by rule, and by what the reader said; no rule guesses between two.

A form that could stand for several names (`市委` in a library of two cities) stays by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tui.language.analysis import EntityType
from tui.text.search import fold
from tui.text.source import Span
from tui.workspace.notes.variants import ENDS, shortens

KINDS: Final = (EntityType.PER, EntityType.ORG, EntityType.LOC)
"""Types whose names are linked."""
RANKS: Final = ("市", "省", "县", "自治区", "自治州", "自治县")
"""What a place may be called with or without; 区 and 镇 are not among them: 中山 is no short form of 中山区."""
_DOTS: Final = "·•・‧"


class NamedSurface(NamedTuple):
    """A text that was marked as a name."""

    type: EntityType
    surface: str


class Mention(NamedTuple):
    """One place where a name stands."""

    key: tuple[str, int]
    """Source name and article number."""
    span: Span
    """In article offsets."""


@dataclass(frozen=True)
class LinkHints:
    """What helps to link names beside the names themselves."""

    called: tuple[tuple[str, str], ...] = ()
    """(full name, short form) where a text itself says so: `大连理工大学（以下简称“大工”）`."""
    home: frozenset[str] = frozenset()
    """What the home place of the library is called, with and without its rank; empty where it has none."""
    said: Mapping[NamedSurface, str] = field(default_factory=dict)
    """What the reader said: a name -> the name of the entity that it stands for, itself for one that stands alone."""


@dataclass(frozen=True)
class LinkedEntity:
    """One person, organisation or place."""

    type: EntityType
    name: str
    """Its fullest form, or the one that the reader chose."""
    forms: tuple[str, ...]
    """Every form of its name, the most frequent first."""


def link(counts: Mapping[NamedSurface, int], hints: LinkHints) -> list[LinkedEntity]:
    """Return the entities behind names, the most frequent first; `counts` is how often each name stands somewhere."""
    groups = _Joining(counts)
    alone = {name for name, wanted in hints.said.items() if wanted == name.surface}
    for first, second in (*_by_rule(counts, hints), *_by_word(counts, hints)):
        if not {first, second} & alone or hints.said.get(first) == second.surface:
            groups.join(first, second)
    found = [_entity(members, counts, hints) for members in groups.all()]
    totals = {entity: sum(counts.get(NamedSurface(entity.type, form), 0) for form in entity.forms) for entity in found}
    return sorted(found, key=lambda entity: (-totals[entity], entity.name))


def _entity(members: list[NamedSurface], counts: Mapping[NamedSurface, int], hints: LinkHints) -> LinkedEntity:
    forms = sorted(members, key=lambda name: (-counts.get(name, 0), name.surface))
    kind = forms[0].type
    chosen = next((hints.said[name] for name in forms if hints.said.get(name, name.surface) != name.surface), "")
    fullest = forms[0] if kind is EntityType.LOC else max(forms, key=lambda name: len(name.surface))
    return LinkedEntity(kind, chosen or fullest.surface, tuple(name.surface for name in forms))


def _by_word(counts: Mapping[NamedSurface, int], hints: LinkHints) -> Iterator[tuple[NamedSurface, NamedSurface]]:
    """Yield the pairs that the reader joined."""
    for name, wanted in hints.said.items():
        if name in counts and wanted != name.surface:
            yield name, NamedSurface(name.type, wanted)


def _by_rule(counts: Mapping[NamedSurface, int], hints: LinkHints) -> Iterator[tuple[NamedSurface, NamedSurface]]:
    """Yield pairs of names that are forms of one; of several that a form could stand for, none."""
    for rule in (_written, _ranked, _at_home, _latter, _called, _shortened):
        standing: dict[NamedSurface, set[NamedSurface]] = defaultdict(set)
        for form, full in rule(counts, hints):
            if form in counts and full in counts and form != full:
                standing[form].add(full)
        for form, fulls in standing.items():
            if len({fold(full.surface) for full in fulls}) == 1:
                yield from ((form, full) for full in fulls)


def _written(counts: Iterable[NamedSurface], _hints: LinkHints) -> Iterator[tuple[NamedSurface, NamedSurface]]:
    """`臺灣` is `台湾`, `ＡＢＢ` is `ABB`."""
    first: dict[tuple[EntityType, str], NamedSurface] = {}
    for name in counts:
        yield name, first.setdefault((name.type, fold(name.surface)), name)


def _ranked(counts: Iterable[NamedSurface], _hints: LinkHints) -> Iterator[tuple[NamedSurface, NamedSurface]]:
    """`大连` is `大连市`; of `吉林` in a library that names `吉林省` and `吉林市` nothing is known."""
    for name in counts:
        if name.type is EntityType.LOC and len(name.surface) >= 2:
            yield from ((name, NamedSurface(name.type, name.surface + rank)) for rank in RANKS)


def _at_home(counts: Iterable[NamedSurface], hints: LinkHints) -> Iterator[tuple[NamedSurface, NamedSurface]]:
    """`市财政局` and `大连财政局` are `大连市财政局` in a library about Dalian."""
    bare = min(hints.home, key=len, default="")
    for name in counts:
        if not bare or name.type is EntityType.PER:
            continue
        if name.surface.startswith("市") and len(name.surface) > 2:
            yield name, NamedSurface(name.type, bare + name.surface)
        elif name.surface.startswith(bare) and not name.surface.startswith(f"{bare}市"):
            yield name, NamedSurface(name.type, f"{bare}市{name.surface[len(bare) :]}")


def _latter(counts: Iterable[NamedSurface], _hints: LinkHints) -> Iterator[tuple[NamedSurface, NamedSurface]]:
    """`马斯克` is `埃隆·马斯克`."""
    for name in counts:
        if name.type is EntityType.PER and any(dot in name.surface for dot in _DOTS):
            last = name.surface
            for dot in _DOTS:
                last = last.rpartition(dot)[2]
            if len(last) >= 2:
                yield NamedSurface(name.type, last), name


def _called(_counts: Iterable[NamedSurface], hints: LinkHints) -> Iterator[tuple[NamedSurface, NamedSurface]]:
    """`大工` is `大连理工大学` where a text says so."""
    for full, short in hints.called:
        yield from ((NamedSurface(kind, short), NamedSurface(kind, full)) for kind in KINDS)


def _shortened(counts: Iterable[NamedSurface], _hints: LinkHints) -> Iterator[tuple[NamedSurface, NamedSurface]]:
    """`省住建厅` is `省住房和城乡建设厅`."""
    begins: dict[tuple[str, str], list[NamedSurface]] = defaultdict(list)
    for name in counts:
        if name.type is EntityType.ORG and name.surface[-1] in ENDS:
            begins[name.surface[0], name.surface[-1]].append(name)
    for alike in begins.values():
        for short in alike:
            yield from ((short, full) for full in alike if shortens(short.surface, full.surface))


class _Joining:
    """Names that belong together, merged pair by pair."""

    def __init__(self, names: Iterable[NamedSurface]) -> None:
        self._root = {name: name for name in names}

    def _find(self, name: NamedSurface) -> NamedSurface:
        while self._root.setdefault(name, name) != name:
            self._root[name] = name = self._root[self._root[name]]
        return name

    def join(self, first: NamedSurface, second: NamedSurface) -> None:
        """Put two names, and all that belong to them, together."""
        self._root[self._find(first)] = self._find(second)

    def all(self) -> Iterable[list[NamedSurface]]:
        """Return every group."""
        found: dict[NamedSurface, list[NamedSurface]] = defaultdict(list)
        for name in list(self._root):
            found[self._find(name)].append(name)
        return found.values()
