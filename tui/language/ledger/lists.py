"""The names of a list of which 分别 tells one after the other, each whole."""

import re
from functools import cache

_TOWN_AND_COUNTRY = ("城镇", "农村")


def members(words: str, count: int = 0) -> list[str]:
    """Return the names of a list before 分别, each whole: 进口、出口通关时间 gives 进口通关时间 and 出口通关时间.

    Where `count` names are wanted and 、 alone parts that many, 和 and 与 belong to the names.
    """
    words = _course().sub("", words)
    if count == 3 and words.endswith(("三次产业", "三次产业增加值")):
        return [f"第{number}产业增加值" for number in "一二三"]
    if partners := _partners(words):
        return partners
    words = re.sub("([^，,；;]*)产销量?$", r"\1产量、\1销量", words) if count == 2 else words
    words = _thirds(words)
    words = re.sub("牛羊(?=出栏|存栏)", "牛、羊", words)
    words = _both().sub("城镇和农村", words)
    if found := _town_and_country().search(words):
        return [f"{words[: found.start()]}{part}{found[1]}" for part in _TOWN_AND_COUNTRY]
    items = [item for item in _and().split(words) if item]
    if len(items) != count and (parted := words.split("、")) and len(parted) == count:
        items = parted
    return _shared(items) if len(items) > 1 else items


def _shared(items: list[str]) -> list[str]:
    """Return the members of a list with what they share: the noun at its end, or words at its head."""
    if (tail := _head_noun().search(items[-1])) and not any(_measured().search(item) for item in items[:-1]):
        return [_with(item, tail[2]) for item in items[:-1]] + [items[-1][: tail.start()] + tail[2]]
    first, last = items[0], items[-1]
    if len(last) > len(first) + 2 and len(first) < 5 and all(len(item) == len(first) for item in items[:-1]):
        return [item + last[len(first) :] for item in items[:-1]] + [last]
    if len(first) > len(last) + 2 and len(first) > 4 and all(len(item) == len(last) for item in items[1:]):
        return [first] + [first[: -len(last)] + item for item in items[1:]]
    return items


def _with(item: str, tail: str) -> str:
    return item + (tail.removeprefix("产品") if item.endswith("产品") else tail)


def _partners(words: str) -> list[str]:
    """Return each partner of a list of trade: 对东盟、欧盟进出口 gives 对东盟进出口 and 对欧盟进出口."""
    found = _abroad().search(words)
    if found is None:
        return []
    items = [item for item in re.split("[、和与及]|以及", found["list"]) if item]
    return [f"{found['way']}{item}{found['what']}" for item in items] if len(items) > 1 else []


@cache
def _and() -> re.Pattern[str]:
    return re.compile("[、和与及]|以及")


@cache
def _course() -> re.Pattern[str]:
    """What stands between the last member and 分别: 同比, 累计."""
    return re.compile(
        "(?:(?:增速|增幅)(?:领先|居前|靠前|较快|最快|位居前列)?|同比|环比|按年|年均|累计|双双|均|也|则|比上年|较上年|比去年|较去年|同期)+$"
    )


@cache
def _abroad() -> re.Pattern[str]:
    return re.compile(
        "(?P<way>[对自从向])(?P<list>[^，,；;。]{2,40}?)(?:等(?:新兴市场|国家|地区|市场|国)*)?(?:累计)?"
        "(?P<what>(?:进出口|出口|进口|贸易|投资)(?:总额|总值|额|值|规模)?)$"
    )


@cache
def _both() -> re.Pattern[str]:
    """Town and country in one word."""
    return re.compile(
        "城[、，]?乡(?=(?:常住)?居民)|城镇(?:居民)?[和与、](?:农村|乡村)(?=(?:常住)?居民)|城市和农村(?=(?:常住)?居民)"
    )


@cache
def _measured() -> re.Pattern[str]:
    """The end of a name that is whole."""
    return re.compile(f"{_head_noun().pattern}|[数量额率值费价]$")


@cache
def _town_and_country() -> re.Pattern[str]:
    return re.compile("城镇和农村((?:常住)?居民[^、和与]*)$")


@cache
def _head_noun() -> re.Pattern[str]:
    """The noun that the members of a list share: 高技术制造业和高技术服务业投资, 原油、天然气等进口量."""
    return re.compile(
        "(等)?(投资额?|(?:规上工业|规模以上工业)?增加值|总?产值|收入|支出|产量|销量|销售量|出栏量?|存栏量?|用电量|发电量|货运量|客运量"
        "|(?:产品)?(?:进出口|进口|出口)(?:总额|总值|额|值|量)?|消费|营收|(?:存款|贷款)余额|零售额|销售额|营业额|面积|人数|价格|营业收入|利润(?:总额)?)$"
    )


@cache
def _sectors() -> re.Pattern[str]:
    return re.compile("第?一(?:产业)?、(?:第?)二(?:产业)?(?:、|和|与)(?:第?)三(?:次)?产业")


def _thirds(words: str) -> str:
    """Spell out 一、二、三产业增加值."""
    found = _sectors().search(words)
    if found is None:
        return words
    tail = words[found.end() :]
    tail = tail if tail.startswith("增加值") or not tail else ""
    tail = tail or "增加值"
    return words[: found.start()] + "、".join(f"第{n}产业{tail}" for n in "一二三")
