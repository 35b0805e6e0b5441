"""What 全市, 全省 and nothing at all mean in an article: the city, the province and the level it speaks of."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache
from operator import add
from typing import NamedTuple

from tui.language.ledger.places import NamedPlace, divisions, full, place_at
from tui.text.source import Span

_READ = 20_000
"""Characters of a text that are searched for its home."""
_OFFICE = 5
"""How much more the name of its own government tells than another name: 我代表大连市人民政府."""
_CITY = 3
"""Characters of the names of cities that are also called by the first two."""
_WORDS = frozenset(("合作", "东方", "安宁", "明光", "大同", "安康"))
"""Short names of cities that are words of every text, or its streets: 农民合作社."""
_HEAD = 60
"""Characters at the beginning of a text that say whose it is."""
_OPENING = 600
"""Characters in which a report says in whose name it is given."""
_SHARE = 0.6
"""Of the places of one level that a text names, how many must be the same one for the text to be about it."""


class Home(NamedTuple):
    """What 全市 and 全省 mean in an article, where it says."""

    city: str | None = None
    province: str | None = None
    county: str | None = None
    title: str | None = None
    """The place that the title begins with."""
    own: str | None = None
    """What the article speaks of where a sentence names no place: 全市, 全县, 全国, 台湾, 香港."""
    nation: str = "全国"
    """What 全国 and 我国 mean: 台湾 in what was written there."""


def home(text: str, title: str = "") -> Home:
    """Return what a text in plain spelling is about: the places it names, or names most."""
    text = text[:_READ]
    counts: Counter[str] = Counter()
    shaped: Counter[str] = Counter()
    for words, weight in ((text, 1), (title, 3)):
        for mark in _full().finditer(words):
            if name := _ending(words, mark.end()):
                counts[name] += weight * _worth(words, mark.end())
            elif name := _shape(words, mark.end()):
                shaped[name] += weight * _worth(words, mark.end())
    first = place_at(title, _dated().match(title).end())  # type: ignore[union-attr]
    titled = full(first.name) if first and not first.relative else _entitled(title)

    def named(*ends: str) -> str | None:
        return titled if titled and titled.endswith(ends) else None

    land = _land(text)
    return Home(
        _most(counts, "市") or _most(shaped, "市") or named("市") or _short(text),
        _most(counts, "省", "自治区") or named("省", "自治区"),
        _most(counts, "县") or named("县"),
        titled,
        land or _own(text, counts),
        land if land == "台湾" else "全国",
    )


def _entitled(title: str) -> str | None:
    """Return the place that a title begins with, where only its shape tells: 云川县2020年国民经济和社会发展统计公报."""
    found = re.match(
        "((?:(?![全我本各])[\u4e00-\u9fff]){1,6}?[市县区旗州])(?=(?:[12][0-9]{3}年|政府工作报告|人民政府))", title
    )
    return found[1] if found else None


@cache
def _dated() -> re.Pattern[str]:
    """A time, or nothing, at the head of a title: 1-9月上海地方公共财政收支情况."""
    return re.compile(
        "(?:[12][0-9]{3}年|今年|去年|[0-9]{1,2}(?:[-—至到~][0-9]{1,2})?月份?|[上下]半年|前?[一二三四]季度|全年)*"
    )


def _worth(text: str, end: int) -> int:
    """Return how much the name of a place that ends at an offset tells: the first words of a text say whose it is."""
    if _office().match(text, end):
        return _OFFICE
    return 2 if end < _HEAD else 1


@cache
def _full() -> re.Pattern[str]:
    return re.compile("[市省区县]")


def _ending(text: str, end: int) -> str | None:
    """Return the name of a division that ends at an offset."""
    known = divisions()
    for length in (3, 4, 5, 6, 2, 7, 8):
        if end >= length and text[end - length : end] in known:
            return text[end - length : end]
    return None


@cache
def _office() -> re.Pattern[str]:
    """What follows the name of the place whose report it is."""
    return re.compile("第[一二三四五六七八九十]+届|人民政府|统计局|[0-9]{4}年(?:国民经济|预算|政府工作)")


def _shape(text: str, end: int) -> str | None:
    """Return the name of a city that no list has, where its shape tells."""
    found = _shaped().search(text, max(0, end - 6), end) if text[end : end + 1] not in tuple("场民值面容") else None
    return found[1] if found else None


@cache
def _shaped() -> re.Pattern[str]:
    """A name that begins behind a mark or a preposition and has the shape of a city."""
    return re.compile(
        "(?:^|[\n\u3000 。，,；、：（(“]|[从在])"
        "((?:(?![全我本各该城都两三多年月日今去是为县从在向与和])[\u4e00-\u9fff]){2,3}(?<![城超股上门级辖委府直])市)$"
    )


def _most(counts: Counter[str], *ends: str) -> str | None:
    """Return the name with an ending that makes up most of those named."""
    fitting = Counter({name: count for name, count in counts.items() if name.endswith(ends)})
    if not fitting:
        return None
    name, count = fitting.most_common(1)[0]
    return name if count > 1 and count >= fitting.total() * _SHARE else None


@cache
def _cities() -> frozenset[str]:
    every = (name[:-1] for name in divisions() if name.endswith("市") and len(name) == _CITY)
    return frozenset(every) - _WORDS


def _short(text: str) -> str | None:
    """Return the city that a text calls by its short name more than once, and more often than others: 滁州."""
    if "全市" not in text and "我市" not in text:
        return None
    named = filter(_cities().__contains__, map(add, text, text[1:]))
    return _most(Counter(f"{pair}市" for pair in named), "市")


@cache
def _told() -> re.Pattern[str]:
    """全市 and its like, where nothing is only compared with it."""
    return re.compile(
        "[全我本](?<![于比占居较].)(?<!列入.|同期.|位列.|位居.)(?:(?:自治)?(?P<own>(?:市(?!场)|[省区县州旗镇乡盟]))|(?<!本)国)"
        "(?!平均|前列|第|首|中心|人大|政协|总量)"
    )


@cache
def _provinces() -> re.Pattern[str]:
    """The short names of provinces: 广东, 四川."""
    return re.compile("|".join(name[:-1] for name in divisions() if name.endswith("省") and name != "台湾省"))


def _own(text: str, named: Counter[str]) -> str | None:
    """Return what a text mostly calls the whole that it speaks of: 全市, or the one place that it names."""
    if "代表国务院" in text[:_OPENING]:
        return "全国"
    counts = Counter(f"全{found['own'] or '国'}" for found in _told().finditer(text))
    nation = counts.pop("全国", 0)
    if not counts and not named:
        named = Counter(full(found[0]) for found in _provinces().finditer(text))
    for told, least in ((counts, nation / 3), (named, max(2, nation))):
        name, count = told.most_common(1)[0] if told else ("", 0)
        if count and count >= told.total() * _SHARE and count >= least:
            return name
    national = nation or (not named and _national().search(text) is not None)
    return "全国" if national and not counts else None


@cache
def _national() -> re.Pattern[str]:
    """What only a text about the nation speaks of, where it names no other place."""
    return re.compile(
        "国内生产总值|国家统计局|海关总署|国家能源局|国家外汇管理局|国家邮政局|国家铁路局|商务部|工业和信息化部|财政部数据"
    )


_LANDS = {
    "台湾": "财政部统计处|经济部统计处|主计总处|国发会|行政院|立法院|新台币|经济成长率|(?<!按)年增[0-9.]+%|较上年成长",
    "香港": "本港|港府|政府统计处|按年(?=实质|上升|升|跌|下跌|扩张)|访港",
    "澳门": "统计暨普查局",
}
"""For each land words that only papers there use of themselves."""


def _land(text: str) -> str | None:
    """Return Taiwan, Hong Kong or Macao where a text is written of it from there."""
    counts = Counter({name: len(re.findall(own, text)) for name, own in _LANDS.items()})
    name, count = counts.most_common(1)[0]
    if not count or re.search("[全我](?:市|省|县)", text):
        return None
    return name


_NEAR = 160
"""Characters before a figure of the nation in which another place may be spoken of."""


def inside(text: str, span: Span) -> list[int]:
    """Return where a paragraph speaks of places inside the nation, in order: 西藏, 深圳海关, 神山村."""
    found = (mark.start() for mark in _pairs().finditer(text, span.start, span.end) if mark[1] in _inside())
    return sorted([*found, *(mark.start() for mark in _village().finditer(text, span.start, span.end))])


def near(places: Sequence[int], at: int) -> bool:
    """Tell whether one of some places, in order, is spoken of shortly before an offset."""
    number = bisect_left(places, at)
    return number > 0 and at - places[number - 1] <= _NEAR


@cache
def _pairs() -> re.Pattern[str]:
    """Two characters that a name inside the nation may be made of; they are looked for at every offset."""
    first, second = ({name[at] for name in _inside()} for at in (0, 1))
    return re.compile(f"(?=([{''.join(sorted(first))}][{''.join(sorted(second))}]))")


@cache
def _inside() -> frozenset[str]:
    """Return the names of two characters that provinces and cities go by."""
    return _cities() | {name[:2] for name in divisions() if name.endswith(("省", "自治区"))} - {"中国"}


@cache
def _village() -> re.Pattern[str]:
    return re.compile("(?<![乡全农美])[\u4e00-\u9fff]{2}村(?![振居民庄镇委两里级])|片区|自贸港")


def settled(place: NamedPlace, where: Home) -> str:
    """Return the name of a place, 全市 and 全省 by what they mean in the article."""
    return meant(place.name, where) if place.relative else full(place.name)


def meant(name: str, where: Home) -> str:
    """Return what 全市, 全省, 全县, 全区 or 市本级 means in an article; the same where it does not say."""
    if name == "全国":
        return where.nation
    if name == "全市":
        return where.city or name
    if name in ("全省", "全自治区"):
        return where.province or name
    if name == "全县":
        return where.county or name
    if name == "全区" and where.province and where.province.endswith("区"):
        return where.province
    if name == "全区" and where.title and where.title.endswith("区"):
        return where.title
    if name == "市本级" and where.city:
        return f"{where.city}本级"
    return name
