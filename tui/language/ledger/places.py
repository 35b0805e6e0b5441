"""Names of places at the head of a clause, and what their short names stand for."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from tui.language.figures.units import DATA

_NATION = ("全国", "我国", "中国", "国内", "内地")
_LEVELS = "市省区县州旗镇乡村盟"
_LONGEST = 11
_WORDS = frozenset(("长江", "合作", "东方", "安宁", "明光", "大同", "安康"))
"""Short names that are words of every text, or a river."""
_WINDOW = 24
"""Characters that may tell whether a place begins somewhere."""


@cache
def _names() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return full names of divisions, short names of them, and countries and continents."""
    found = []
    for name in ("divisions.txt", "places.txt", "world.txt"):
        lines = (DATA / name).read_text(encoding="utf-8").splitlines()
        found.append(frozenset(line.strip() for line in lines if line and not line.startswith("#")))
    return found[0], found[1], found[2]


def divisions() -> frozenset[str]:
    """Return the full names of divisions: 大连市, 浮山县."""
    return _names()[0]


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
    return re.compile(
        rf"(?:(?P<world>全球)(?!第|最|首|领先|化|变|知名|海洋|战略|治理|每|多|各|[0-9一二三四五六七八九十])|全国(?!重点|首|文明|示范|先进|优秀|统一|一流|知名|劳动|人大|政协|两会|最|第|百强|各|前列|唯一|领先)|我国|(?P<own>[全我本](?:自治)?[{_LEVELS}]|全自治区)"
        "|(?P<below>[各]?县[(（][市、区]+[)）](?:级)?)|(?P<level>[市省县区州])(?:本级|级(?=收入|支出|一般公共预算|政府性基金|国有资本经营预算|社会保险基金)))(?:范围内?)?"
    )


@cache
def _region() -> re.Pattern[str]:
    """Regions that are no division: 西部十二省, 粤港澳大湾区, 中西部地区."""
    return re.compile(
        "(?P<name>(?:粤港澳)?大湾区|京津冀|长三角|珠三角|长江经济带|欧元区|[一二三]线城市|黄河流域|成渝|东盟|欧盟|兵团)(?:地区|区域|城市群)?"
        "|(?:中西|东|中|西|东北)部?(?:[一二三四五六七八九十]+省(?:[（(][区市、]+[)）])?|地区)|(?:中|西|东|中西)部(?=[^门分队长委位件署])"
    )


class NamedPlace(NamedTuple):
    """A place at the head of a clause."""

    name: str
    end: int
    relative: bool
    """Whether it is 全市 or the like."""
    region: bool = False
    """Whether it is no division, but a region that has a name: 长三角."""


def place_at(text: str, at: int) -> NamedPlace | None:
    """Return the place whose name begins at an offset."""
    first = text[at : at + 1]
    if first not in _firsts():
        return None
    found = _placed(text[at : at + _WINDOW])
    return found._replace(end=found.end + at) if found else None


@cache
def _firsts() -> frozenset[str]:
    """Return the characters that a place can begin with."""
    return frozenset(_known()) | frozenset("全我本市省县区州各粤大京长珠黄成东欧中西兵内一二三")


@lru_cache(20_000)
def _placed(text: str) -> NamedPlace | None:
    """Return the place that a text begins with."""
    if (found := _relative().match(text)) and not text.startswith(("全市场", "全省际", "全区域")):
        name = _called(found)
        return NamedPlace(name, found.end(), True)
    if text.startswith("内地") and text[2:3] not in tuple("生客游旅人学居企股"):
        return NamedPlace("内地", 2, False)
    if found := _region().match(text):
        return NamedPlace(found["name"] or found[0], found.end(), False, True)
    for length in _known().get(text[:1], ()):
        name = text[:length]
        if (
            len(name) == length
            and name not in _WORDS
            and text[length : length + 1] != "族"
            and any(name in names for names in _names())
        ):
            if text.startswith("口岸", length):
                return NamedPlace(f"{name}口岸", length + 2, False, True)
            return _strange(text, name) or _smallest(text, NamedPlace(name, length, False))
    return None


@cache
def _level() -> re.Pattern[str]:
    """What makes another place of a short name: 海州|市 is not 海州区."""
    return re.compile("市(?![场民政委内区值盈辖属直外容])|县(?![域级委政内])")


def _strange(text: str, name: str) -> NamedPlace | None:
    """Return a division of a level that the lists have under that name at another level only."""
    level = _level().match(text, len(name))
    short = name not in divisions() and name not in _names()[2] and full(name) != name
    if not level or not short or name + level[0] in divisions():
        return None
    return NamedPlace(name + level[0], level.end(), False)


def _called(found: re.Match[str]) -> str:
    """Return the name of a relative place: 全市 for 我市, 市本级 for 市级."""
    if found["world"] or found["below"]:
        return "全球" if found["world"] else "各县区"
    if found["level"]:
        return f"{found['level']}本级"
    return f"全{found['own'][1:]}" if found["own"] else "全国"


def _smallest(text: str, place: NamedPlace) -> NamedPlace:
    """Return the last of the divisions that follow one another from a place on: 长寿区 in 重庆市长寿区."""
    at = place.end
    if place.name[-1] not in "省市区州":
        return place
    for length in _known().get(text[at : at + 1], ()):
        name = text[at : at + length]
        if len(name) > 2 and name[-1] in "市县区旗州" and name in divisions():
            return _smallest(text, NamedPlace(name, at + length, False))
    return place


def full(name: str) -> str:
    """Return the full name of a place that is called by its short one: 大连市 for 大连, 全国 for 中国."""
    if name in _NATION:
        return "全国"
    if name in ("台湾", "香港", "澳门"):
        return name
    divisions = _names()[0]
    if name in divisions:
        return name
    return next((name + end for end in ("市", "省", "县", "区", "自治区") if name + end in divisions), name)
