"""The indicators of communiqués and reports: names, aliases, units, and which add up to which."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import add
from typing import Any

from tui.language.figures.units import DATA
from tui.language.ledger.fact import FactKind
from tui.language.plain import plain

_AMOUNT = frozenset(FactKind)
_RATE = frozenset(
    {FactKind.LEVEL, FactKind.CHANGE, FactKind.RANK, FactKind.DIFFERENCE, FactKind.MULTIPLE, FactKind.CONTRIBUTION}
)
_ALIKE = str.maketrans({"人": "入", "己": "已", "末": "未", "曰": "日", "千": "干", "士": "土", "叁": "三", "侍": "待"})
"""Characters that a scanner takes for one another, each pair as one."""
_FIELDS = {"aliases": list, "unit": list, "kinds": list, "rate": bool, "stock": bool, "real": bool, "owned": bool}


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that statistics count or measure."""

    name: str
    aliases: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    """Base units that its level may have; empty for any."""
    kinds: frozenset[FactKind] = _AMOUNT
    rate: bool = False
    """A percentage itself."""
    stock: bool = False
    """Counted on a day."""
    real: bool = False
    """Its growth is at constant prices."""
    owned: bool = False
    """A company's or a project's: comparable only where the owner is said."""


@dataclass(frozen=True)
class IndicatorLexicon:
    """Indicators by every name they go by."""

    indicators: Mapping[str, Indicator]
    """By canonical name."""
    names: Mapping[str, str]
    """Canonical name by every name, in plain spelling."""
    sums: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    """For a total the lists of parts that add up to it."""

    def find(self, name: str) -> Indicator | None:
        """Return the indicator that goes by a name in plain spelling."""
        canonical = self.names.get(name) or self.names.get(name.upper())
        return self.indicators[canonical] if canonical else None

    def alike(self, name: str) -> Indicator | None:
        """Return the indicator whose name a scanner could have read as this one: 预算收人 for 预算收入."""
        canonical = self._blurred.get(name.translate(_ALIKE)) if len(name) > 3 else None
        return self.indicators[canonical] if canonical else None

    @cached_property
    def asked(self) -> dict[str, Any]:
        """What words were found to name: the same names come again and again."""
        return {}

    def may_name(self, words: str) -> bool:
        """Tell whether a name of an indicator may stand in some words; False is sure, and much faster than to look."""
        words = words.upper()
        return not self._ends.isdisjoint(map(add, words, words[1:]))

    @cached_property
    def _ends(self) -> frozenset[str]:
        """The last two characters of every name."""
        return frozenset(name[-2:].upper() for name in self.names)

    @cached_property
    def _blurred(self) -> Mapping[str, str]:
        return {name.translate(_ALIKE): canonical for name, canonical in self.names.items()}

    def over(self, other: "IndicatorLexicon") -> "IndicatorLexicon":
        """Return this lexicon with another behind it: names of this one win."""
        return IndicatorLexicon(
            {**other.indicators, **self.indicators}, {**other.names, **self.names}, {**other.sums, **self.sums}
        )


class Wrong(ValueError):
    """A line of a lexicon that cannot be used; the message says why."""


def parse(text: str) -> tuple[IndicatorLexicon, list[tuple[int, str]]]:
    """Read a lexicon; return it with the lines that are wrong, as line number and reason, left out."""
    indicators: dict[str, Indicator] = {}
    sums: dict[str, list[list[str]]] = {}
    wrong: list[tuple[int, str]] = []
    group = "indicators"
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            group = line.strip("[] ")
            continue
        try:
            name, value = _line(line)
            if group == "sums":
                sums[name] = _parts(value)
            elif group == "indicators":
                indicators[name] = _indicator(name, value)
            else:
                raise Wrong(f"[{group}]")
        except (tomllib.TOMLDecodeError, Wrong) as error:
            wrong.append((number, str(error)))
    names = {plain(alias): one.name for one in indicators.values() for alias in (*one.aliases, one.name)}
    return IndicatorLexicon(indicators, names | {name.upper(): one for name, one in names.items()}, sums), wrong


def _line(line: str) -> tuple[str, Any]:
    read = tomllib.loads(line)
    if len(read) != 1:
        raise Wrong(line[:40])
    return next(iter(read.items()))


def _parts(value: Any) -> list[list[str]]:
    if not isinstance(value, list) or not all(isinstance(parts, list) and len(parts) > 1 for parts in value):
        raise Wrong("sums")
    return [[str(part) for part in parts] for parts in value]


def _indicator(name: str, value: Any) -> Indicator:
    if not isinstance(value, dict):
        raise Wrong(f"{name} = {{ … }}")
    for key, given in value.items():
        if key not in _FIELDS or not isinstance(given, _FIELDS[key]):
            raise Wrong(f"{name}: {key}")
    rate = bool(value.get("rate"))
    try:
        kinds = frozenset(map(FactKind, value["kinds"])) if "kinds" in value else _RATE if rate else _AMOUNT
    except ValueError as error:
        raise Wrong(f"{name}: {error}") from None
    return Indicator(
        name,
        tuple(map(str, value.get("aliases", ()))),
        tuple(map(str, value.get("unit", ()))),
        kinds,
        rate,
        *(bool(value.get(flag)) for flag in ("stock", "real", "owned")),
    )


@cache
def shipped() -> IndicatorLexicon:
    """Return the lexicon that the program brings."""
    lexicon, wrong = parse((DATA / "indicators.toml").read_text(encoding="utf-8"))
    if wrong:
        raise ValueError(f"indicators.toml: {wrong}")
    return lexicon
