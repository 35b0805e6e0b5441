"""Years by the name of a reign, and by the sixty years of the old calendar: 清光绪二十年, 明隆庆年间, 丙寅年."""

import re
from functools import cache

from tui.language.dates import grammar
from tui.language.dates.pieces import past
from tui.language.figures import numerals
from tui.language.figures.units import DATA

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_LONGEST_REIGN = {"民国": 150, "昭和": 64}
"""Years that a reign may have had; 61 for all others."""
_STAYED = frozenset("在到来去住往赴抵回")
"""Verbs before which a reign is a place: 在绍兴三年."""


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Return the words of each group of the file."""
    found: dict[str, tuple[str, ...]] = {}
    for group in (DATA / "reigns.txt").read_text(encoding="utf-8").split("\n[")[1:]:
        name, _, words = group.partition("]")
        found[name] = tuple(words.split())
    return found


@cache
def _backwards(*groups: str) -> re.Pattern[str]:
    """Return the pattern of the words of groups spelled backwards, the longest first."""
    words = {word[::-1] for group in groups for word in _groups()[group]}
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))


@cache
def _years() -> re.Pattern[str]:
    """What follows a reign, after a character that one may end with."""
    last = "".join(sorted({word[-1] for word in (*_groups()["reigns"], *_groups()["eras"])}))
    year = "元|(?<![0-9])[0-9]{1,3}|[〇零○一二三四五六七八九十百]{1,5}"
    return re.compile(
        rf"(?<=[{last}])(?:(?P<year>{year}) ?年(?![级龄轻来多内])"
        "|年间|(?:初年|末年|中叶|中期|初期|末期|后期|前期|晚期)(?![的]?[工项])"
        "|[间初末](?=[，。、；）),;设改废罢迁筑建重属始毁复]|$))"
    )


@cache
def _cycle() -> re.Pattern[str]:
    pairs = "|".join(_STEMS[n % 10] + _BRANCHES[n % 12] for n in range(60))
    return re.compile(rf"(?:{pairs})年")


def find(text: str) -> list[tuple[int, int]]:
    """Return the spans of such years with the month and day behind them."""
    found = []
    for place in _years().finditer(text):
        month = _month(text, place.end()) if place["year"] else None
        begin = _reign(text, place, month is not None)
        if begin is not None:
            found.append((begin, month or (_before(text, place.end()) if place["year"] else place.end())))
    for place in _cycle().finditer(text):
        end = place.end()
        found.append((place.start(), grammar.month(text, end) or end))
    return found


def _month(text: str, at: int) -> int | None:
    """Read the month behind a year, with its season: 五年七月, 四年春正月, 十三年冬闰十月, 113年1至6月."""
    at += text[at : at + 1] in tuple("春夏秋冬")
    return grammar.months(text, at) or grammar.month(text, at + text.startswith("闰", at))


def _before(text: str, end: int) -> int:
    share = past("edge", text, end) if text[end : end + 1] in tuple("初末底春夏秋冬") else None
    return share or grammar.before(text, end)


def _number(year: str) -> float | None:
    """Return the number of a year, spelled digit by digit too: 一一二 is 112."""
    digits = numerals.spelled(year) if len(year) > 2 and "十" not in year and "百" not in year else None
    return float(digits) if digits else numerals.read(year)


def _reign(text: str, place: re.Match[str], dated: bool) -> int | None:
    """Return where the reign before a year begins, with its dynasty or ruler; None when there is no reign.

    Where a month follows (`dated`), an everyday word is a reign too: no length of time has one (建安十三年冬十月).
    """
    at, year = place.start(), place["year"]
    back = text[max(0, at - 12) : at][::-1]
    reign = _backwards("reigns").match(back) if year else _backwards("eras").match(back)
    if reign is None:
        return None
    name = reign[0][::-1]
    if year and year != "元" and (_number(year) or 1000) > _LONGEST_REIGN.get(name, 61):
        return None
    start = at - len(name)
    ahead = _backwards("rulers", "dynasties").match(back, len(name))
    if ahead:
        return start - len(ahead[0])
    if dated:
        return start
    return None if name in _groups()["words"] or (start and text[start - 1] in _STAYED) else start
