"""Long names: a place or an organisation, the nouns after it, and the ending that makes one name of them."""

import re

from tui.language.entities.tagged import DOUBT, LOC, NAMES, NOUNS, ORG, PER, Name, TaggedText, Taken, settle

BODIES = ("实验室", "研究院", "研究所", "公司", "集团", "大学", "学院", "医院", "委员会", "协会")
"""Endings that no place has."""
LISTED = re.compile(
    "(?:[0-9]{4}年(?:度|半年度|前三季度|上半年|[一二三四]季度)?|(?:前三|[一二三四])季度|上半年)?"
    "(?:营业?收入?|营业总收入|归母|归属|净利|净亏损|扣非|毛利率|股价|市值|公告|披露|发布公告|跌停|涨停|[涨跌](?:超|逾|近|幅)?[0-9])"
)
"""What is told of a listed company."""
SITES_ONLY = re.compile(
    r".*(?:博览园|产业园区?|科技园区?|创新园|创业园|软件园|物流园|工业园区?|示范园|博物苑|街区|公墓|陵园)"
)
"""Endings that no organisation has."""
REACH = 24
"""Longest name built, in characters."""
SURE = 0.85
"""What a built name is worth at least."""
OFFICES = ("局", "处", "部", "厅", "司")
"""What a part of an organisation is called: 管委会|新兴产业局."""
FIRM = r"\w{2,20}(?:有限公司|有限责任公司|股份公司|集团公司)"
"""A company's full name."""
LINE = r"(?:地铁|轨道交通|轻轨|城铁)\s?[0-9０-９一二三四五六七八九十]+号线"
"""A numbered railway line."""
INSERT = r"[(（]([^()（）\s]{2,8})[)）]"
"""What stands in brackets inside a name."""
TWO = r"(.{2,24}?)(?:联合|携手|会同)(.{2,})"
"""Two names with a word of partnership between them."""
SITES = r".{1,4}(?:港|油田|矿|电厂|钢厂|机场|码头|基地)"
"""Places that are a unit of the company named before them."""


def join_endings(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Join a place or an organisation with the nouns behind it up to an ending such as 研究院 or 口岸.

    大连理工大学|人工智能|大连|研究院, 太平湾|口岸, 金普|新区: the model divides long names.
    """
    longer = (_longer(name, tagged) for name in names if name.type != PER)
    return settle([*names, *(name for name in longer if name)])


def _longer(name: Name, tagged: TaggedText) -> Name | None:
    if tagged.text.startswith(("边境", "边界", "邊境"), name.end):
        return None
    end, kind = _ending(name.end, name.start + REACH, tagged)
    if kind is None and name.type == ORG and (office := tagged.after(name.end)):
        surface = tagged.text[office.start : office.end]
        if len(surface) > 2 and surface.endswith(OFFICES) and tagged.tag(surface) is None:
            end, kind = office.end, ORG
    return Name(name.start, end, kind, max(name.sure, SURE)) if kind and end > name.end else None


def _ending(start: int, limit: int, tagged: TaggedText) -> tuple[int, str | None]:
    """Return where the nouns from `start` on make an ending last, and its type."""
    number, end, joined = max(0, tagged.at(start)), start, False
    best: tuple[int, str | None] = (start, None)
    while number < len(tagged.tokens) and tagged.tokens[number].start == end and tagged.tokens[number].end <= limit:
        token = tagged.tokens[number]
        surface = tagged.text[start : token.end]
        kind = tagged.lexicon.builder(surface)
        joint = end > start and tagged.text[token.start : token.end] in ("和", "与", "暨")
        if not (joint or _fits(number, tagged) or (kind == ORG and token.end - token.start >= 4)):
            break
        joined = joined or joint
        end = token.end
        if joined and token.tag in (LOC, ORG) and token.sure >= DOUBT:
            break
        if kind and not (kind == LOC and (token.tag == LOC or joined)):
            best = (end, kind)
        number += 1
    return best


def _fits(number: int, tagged: TaggedText) -> bool:
    """Tell whether a token can stand inside a long name; the dictionary may call a noun what the model does not."""
    token = tagged.tokens[number]
    surface = tagged.text[token.start : token.end]
    if token.tag in NOUNS or surface in tagged.lexicon.deeds:
        return token.tag != PER
    if len(surface) == 1 and number and tagged.tokens[number - 1].end == token.start:
        # The model divides words: 氢|能.
        return tagged.tag(tagged.text[token.start - 1 : token.end]) in ("n", "vn", "nz")
    return tagged.tag(surface) in (("n", "b", "nz") if token.tag == "v" else ("n", "b", "nz", "vn"))


def complete(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Give back to a name the last characters of its ending: 英歌石科学|城建|设, where 科学城 is an ending."""
    return settle([*names, *(new for name in names if (new := _completed(name, tagged)))])


def _completed(name: Name, tagged: TaggedText) -> Name | None:
    if name.type == PER or tagged.lexicon.builder(tagged.text[name.start : name.end]):
        return None
    for more in (1, 2):
        tail = tagged.text[name.end - 3 : name.end + more]
        for size in range(more + 1, len(tail) + 1):
            if kind := tagged.lexicon.builders.get(tail[-size:]):
                return Name(name.start, name.end + more, kind, max(name.sure, SURE))
    return None


def join_inserts(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Join what an inserted place divides: 恒力造船(大连)有限公司, 中日(大连)地方发展合作示范区."""
    found, taken = [], Taken(names)
    for insert in re.finditer(INSERT, tagged.text):
        if whole := _closed(insert, taken, tagged):
            found.append(whole)
            continue
        start = _start_before(insert.start(), taken, tagged)
        if start is None or not _is_place(insert, taken, tagged):
            continue
        end, kind = _ending(insert.end(), insert.end() + REACH, tagged)
        if not kind and tagged.text.startswith("公司", insert.end()):
            end, kind = insert.end() + 2, ORG
        if kind:
            found.append(Name(start, end, kind, SURE))
    return settle([*names, *found])


def _closed(insert: re.Match[str], taken: Taken, tagged: TaggedText) -> Name | None:
    """Return the name of which the model has one bracket only: 中日(大连|)|示范区, 自贸片区|(|保税区)管委会."""
    names = taken.over(insert.start() - 1, insert.end())
    cut = any(_holds_one(insert, name) for name in names)
    start = min((name.start for name in names), default=insert.start())
    if not cut or start >= insert.start() or any(name.type == PER for name in names):
        return None
    end, kind = max(insert.end(), names[-1].end), names[-1].type
    if end == insert.end():
        longer, ending = _ending(end, end + REACH, tagged)
        end, kind = (longer, ending) if ending else (end, kind)
    return Name(start, end, kind, SURE)


def _holds_one(insert: re.Match[str], name: Name) -> bool:
    return (name.start <= insert.start() < name.end) != (name.start < insert.end() <= name.end)


def _is_place(insert: re.Match[str], taken: Taken, tagged: TaggedText) -> bool:
    return tagged.lexicon.is_place(insert[1]) or any(
        name.type == LOC and (name.start, name.end) == insert.span(1) for name in taken.over(*insert.span(1))
    )


def _start_before(end: int, taken: Taken, tagged: TaggedText) -> int | None:
    """Return where the name starts that ends before an insert: a name found, or one or two nouns."""
    for name in taken.over(end - 1, end):
        if name.end == end and name.type != PER:
            return name.start
    start = end
    for token in reversed(tagged.within(max(0, end - 8), end)):
        if token.end != start or token.tag not in NOUNS:
            break
        start = token.start
    return start if start < end else None


def firms(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take for a name every token, whatever its tag, that ends like a company or has a place before an ending.

    The model tags long ones as numbers or verbs: 一重集团大连核电石化有限公司 as m.
    """
    found = []
    for token in tagged.tokens:
        if token.end - token.start > 3 and token.tag not in NAMES:
            surface = tagged.text[token.start : token.end]
            kind = ORG if re.fullmatch(FIRM, surface) else None
            if kind is None and tagged.lexicon.place_before(surface):
                kind = tagged.lexicon.builder(surface)
            if kind:
                found.append(Name(token.start, token.end, kind, SURE))
    return settle([*names, *found])


def listed_companies(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Join a name with the noun of its trade where a balance sheet speaks of it: 金石|资源|2024年净利润."""
    found = []
    for name in names:
        trade = tagged.after(name.end)
        if (
            trade
            and tagged.text[trade.start : trade.end] in tagged.lexicon.trades
            and name.end - name.start <= 4
            and not tagged.lexicon.is_place(tagged.text[name.start : name.end])
            and LISTED.match(tagged.text, trade.end)
        ):
            found.append(Name(name.start, trade.end, ORG, SURE))
    return settle([*names, *found])


def lines(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take numbered railway lines for places: 地铁4号线."""
    return settle([*names, *(Name(*line.span(), LOC, 0.95) for line in re.finditer(LINE, tagged.text))])


def units(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Join a company and the port or mine named after it, which is its unit: 辽港集团|大连港."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if (
            last
            and (last.end, last.type, name.type) == (name.start, ORG, LOC)
            and tagged.text[last.start : last.end].endswith(("集团", "公司"))
            and re.fullmatch(SITES, tagged.text[name.start : name.end])
        ):
            joined[-1] = Name(last.start, name.end, ORG, max(last.sure, name.sure))
        else:
            joined.append(name)
    return joined


def part(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Part two organisations that the model ran together: 大连海事局|联合|船级社."""
    parted = []
    for name in names:
        two = re.fullmatch(TWO, tagged.text[name.start : name.end]) if name.type == ORG else None
        if two and tagged.lexicon.head(two[1]) == ORG and tagged.lexicon.head(two[2]) == ORG:
            parted += [name._replace(end=name.start + two.end(1)), name._replace(start=name.start + two.start(2))]
        else:
            parted.append(name)
    return parted


def bodies_only(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take for an organisation a place whose name ends as only those of organisations do: 黄海实验室."""
    return [
        name._replace(type=ORG) if name.type == LOC and tagged.text[name.start : name.end].endswith(BODIES) else name
        for name in names
    ]


def sites_only(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take for a place an organisation whose name ends as only those of places do: 浙江省智能制造博览园."""
    return [
        name._replace(type=LOC)
        if name.type == ORG and SITES_ONLY.fullmatch(tagged.text, name.start, name.end)
        else name
        for name in names
    ]


def retype(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Let the ending of a name tell its type: 大连港海关 is an organisation, 英歌石科学城 a place."""
    changed = []
    for name in names:
        surface = tagged.text[name.start : name.end]
        kind = tagged.lexicon.builder(surface) if name.type != PER else None
        if name.type == ORG and tagged.lexicon.head(surface) == LOC:
            kind = LOC
        changed.append(name._replace(type=kind) if kind else name)
    return changed
