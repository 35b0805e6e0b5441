"""Where a fact holds: 全市 and 我省 by the article's home, names of places at the head of a clause."""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from tui.language.figures.units import DATA

_NATION = ("全国", "我国", "中国", "国内")
_LEVELS = "市省区县州旗镇乡村盟"
_LONGEST = 11
_READ = 20_000
"""Characters of a text that are searched for its home."""


@cache
def _names() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return full names of divisions, short names of them, and countries and continents."""
    found = []
    for name in ("divisions.txt", "places.txt", "world.txt"):
        lines = (DATA / name).read_text(encoding="utf-8").splitlines()
        found.append(frozenset(line.strip() for line in lines if line and not line.startswith("#")))
    return found[0], found[1], found[2]


@cache
def _known() -> dict[str, tuple[int, ...]]:
    """Return for each first character the lengths of the names that begin with it, longest first."""
    lengths: dict[str, set[int]] = {}
    for names in _names():
        for name in names:
            if 1 < len(name) <= _LONGEST:
                lengths.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf"(?:全国|我国|(?P<own>[全我本](?:自治)?[{_LEVELS}]|全自治区))(?:范围内?)?")


class Home(NamedTuple):
    """What 全市 and 全省 mean in an article, where it says."""

    city: str | None = None
    province: str | None = None
    title: str | None = None
    """The place that the title begins with."""


@cache
def _full() -> re.Pattern[str]:
    return re.compile("[市省区]")


def home(text: str, title: str = "") -> Home:
    """Return the city and the province that a text is about: the one it names, or names most."""
    counts: Counter[str] = Counter()
    for words, weight in ((text[:_READ], 1), (title, 3)):
        for mark in _full().finditer(words):
            if name := _ending(words, mark.end()):
                counts[name] += weight
    first = place_at(title, 0)
    return Home(
        _most(counts, "市"), _most(counts, "省", "自治区"), full(first.name) if first and not first.relative else None
    )


def _ending(text: str, end: int) -> str | None:
    """Return the name of a division that ends at an offset; one that no list has where only its shape tells."""
    divisions = _names()[0]
    for length in (3, 4, 5, 2, 7, 8):
        if end >= length and text[end - length : end] in divisions:
            return text[end - length : end]
    found = _shaped().search(text, max(0, end - 6), end)
    return found[1] if found else None


@cache
def _shaped() -> re.Pattern[str]:
    """A name that begins behind a mark or a preposition and has the shape of a city."""
    return re.compile(
        "(?:^|[\n\u3000 。，,；：、（(“]|[从在])"
        "((?:(?![全我本各该城都两三多年月日今去是为县])[\u4e00-\u9fff]){2,3}(?<![城超股上门])市)$"
    )


def _most(counts: Counter[str], *ends: str) -> str | None:
    """Return the name with an ending that makes up most of those named."""
    fitting = Counter({name: count for name, count in counts.items() if name.endswith(ends)})
    if not fitting:
        return None
    name, count = fitting.most_common(1)[0]
    return name if count * 5 >= fitting.total() * 3 else None


@cache
def _region() -> re.Pattern[str]:
    """Regions that are no division: 西部十二省, 粤港澳大湾区, 中西部地区."""
    return re.compile(
        "(?:粤港澳)?大湾区|京津冀|长三角|珠三角|长江经济带|黄河流域|成渝地区|东盟|欧盟"
        "|(?:中西|东|中|西|东北)部?(?:[一二三四五六七八九十]+省(?:[（(][区市、]+[)）])?|地区)|(?:中|西|东|中西)部(?=[^门分队长委位件署])"
    )


class NamedPlace(NamedTuple):
    """A place at the head of a clause."""

    name: str
    end: int
    relative: bool
    """Whether it is 全市 or the like."""


def place_at(text: str, at: int) -> NamedPlace | None:
    """Return the place whose name begins at an offset."""
    if found := _relative().match(text, at):
        own = found["own"]
        return NamedPlace(f"全{own[1:]}" if own else "全国", found.end(), bool(own))
    if found := _region().match(text, at):
        return NamedPlace(found[0], found.end(), False)
    for length in _known().get(text[at : at + 1], ()):
        name = text[at : at + length]
        if len(name) == length and any(name in names for names in _names()):
            return NamedPlace(name, at + length, False)
    return None


def full(name: str) -> str:
    """Return the full name of a place that is called by its short one: 大连市 for 大连, 全国 for 中国."""
    if name in _NATION:
        return "全国"
    divisions = _names()[0]
    if name in divisions:
        return name
    return next((name + end for end in ("市", "省", "县", "区", "自治区") if name + end in divisions), name)


def settled(place: NamedPlace, where: Home) -> str:
    """Return the name of a place, 全市 and 全省 by what they mean in the article."""
    if not place.relative:
        return full(place.name)
    if place.name == "全市":
        return where.city or "全市"
    if place.name == "全省":
        return where.province or "全省"
    if place.name in ("全自治区",):
        return where.province or place.name
    return place.name
