"""Clean-up: what the model marks although it is no name, or with an edge in the wrong place."""

import re

from tui.language.entities.tagged import LOC, ORG, PER, Name, TaggedText

COUNTRIES = frozenset("中日韩朝美英法德俄苏印越泰缅加澳巴以伊")
"""One-character names of countries."""
PROVINCES = frozenset("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀滇黔藏陕甘宁青新港澳台")
"""One-character names of provinces."""
TAILS = ("周", "籍", "产", "版", "商", "展", "节", "杯", "队", "方", "系", "文", "话")
"""What is said of a place and makes no other place."""
LONGEST = 4
"""Characters of the longest verb that is taken off."""
KINDS = ("级", "企业", "高校", "院校", "单位", "部门", "机构", "机关", "集群", "产业")
"""What a kind of organisation, not a name, ends with."""
NUMBER = r"[0-9]{1,3}号(?![线地楼院馆门路])"
"""The number of a ship or a satellite."""
SHOUT = r"[A-Z\W\d_]+"
"""Capitals only."""
STATUS = (
    r"(?:国际|区域|全国|世界|东北亚)?.{0,2}(?:国际|区域性?|全国|世界)"
    r"(?:航运|物流|金融|贸易|消费|科技创新|旅游|会展).{0,4}(?:中心|城市|枢纽)"
)
"""What a place wants to become is no name: 东北亚|国际航运中心."""

TRADES = re.compile(
    "(?:信托|租赁|保险|物业|证券|基金|期货|房地产|地产|建筑|装修|装饰|运输|物流|快递|旅游|互联网|网络|科技|燃气|供水|自来水|公交|家政|贸易|中介)公司"
)
"""A kind of company."""
YEAR = re.compile("[元0-9一二三四五六七八九十]{1,3}年")
"""The year of a reign."""
CENTRE = r".{2,}(?:[支大总]队|局)(?P<rest>[0-9]{0,3}指挥(?:中心|室|大厅))"
"""A part of a unit that the guide leaves outside: 消防支队|指挥中心."""
PLACE_PART = (
    r".{2,}(?:(?<=胡同)|(?<=[巷弄])|(?<=号线)(?=.*[延支期]))"
    r"(?P<rest>口|里|内|深处|[东南西北]?延[长伸]?[线段]|[一二三四]期|支线)"
)
"""Where in a lane something is, and what is added to a line."""
CHAIN = r"(?P<one>.{2,}?)(?:城镇|城市|重镇|首府|首都)(?P<other>.{2,}(?:市|城|镇))"
"""A region and a town in it, which the model runs together."""


def drop_short(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Drop names of one character, but for countries and provinces: 中, 美 in 中美 are places, 连 in 来连 is none."""
    return [name for name in names if name.end - name.start > 1 or (name.type == LOC and _stands(name, tagged))]


def _stands(name: Name, tagged: TaggedText) -> bool:
    """Tell whether one character stands for a country or province, and is not the first of a strange name."""
    if tagged.text[name.start] not in COUNTRIES | PROVINCES:
        return False
    after = tagged.after(name.end)
    return after is None or after.end - after.start == 1 or tagged.tag(tagged.text[after.start : after.end]) is not None


def drop_signs(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Drop names without a Han character or a letter, and persons in capitals (a rubric such as SHIXUN)."""
    kept = []
    for name in names:
        surface = tagged.text[name.start : name.end]
        if any(map(str.isalpha, surface)) and not (name.type == PER and re.fullmatch(SHOUT, surface)):
            kept.append(name)
    return kept


def drop_generic(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Drop organisations that are nothing but a kind of organisation: 妇联, 法院, 管委会+公司, 瞪羚企业."""
    return [name for name in names if name.type != ORG or not _is_kind(tagged.text[name.start : name.end], tagged)]


def _is_kind(surface: str, tagged: TaggedText) -> bool:
    if TRADES.fullmatch(surface):
        return True
    return surface.endswith(KINDS) or all(part in tagged.lexicon.heads for part in re.split(r"\W", surface))


def drop_quoted(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Drop places that fill quotation marks and are in no list: “连心桥” and “城中村” are figures of speech."""
    return [
        name
        for name in names
        if name.type != LOC
        or name.sure > 0.9
        or tagged.text[name.start - 1 : name.start] not in ("“", "‘")
        or tagged.text[name.end : name.end + 1] not in ("”", "’")
        or tagged.lexicon.is_place(tagged.text[name.start : name.end])
    ]


def trim_verbs(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take a verb off the beginning of an organisation or a place: 锚定|省委, 聚力|市委; drop a lone verb."""
    trimmed = (_trimmed(name, tagged) if name.type in (ORG, LOC) else name for name in names)
    return [name for name in trimmed if name.end > name.start]


def _trimmed(name: Name, tagged: TaggedText) -> Name:
    surface = tagged.text[name.start : name.end]
    for size in range(min(len(surface), LONGEST), 0, -1):
        if surface[:size] in tagged.lexicon.verbs and (size == len(surface) or len(surface) >= size + 2):
            return name._replace(start=name.start + size)
    return name


def trim_tails(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take a verb off the end of an organisation: 大连市妇联|承办."""
    return [_shortened(name, tagged) if name.type == ORG else name for name in names]


def _shortened(name: Name, tagged: TaggedText) -> Name:
    surface = tagged.text[name.start : name.end]
    if tagged.lexicon.builder(surface):
        return name
    for place in range(2, len(surface) - 1):
        if surface[place : place + 2] in tagged.lexicon.verbs and tagged.lexicon.builder(surface[:place]) == ORG:
            return name._replace(end=name.start + place)
    return name


def trim_status(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Leave of 东北亚国际航运中心 the place: what a place wants to be is no name of its own."""
    trimmed = []
    for name in names:
        surface = tagged.text[name.start : name.end]
        for size in range(min(6, len(surface) - 1), 1, -1):
            if tagged.lexicon.is_place(surface[:size]) and re.fullmatch(STATUS, surface[size:]):
                name = Name(name.start, name.start + size, LOC, 0.9)
                break
        trimmed.append(name)
    return trimmed


def trim_places(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take off a place the one character behind it that makes no place: 大连|周; 北海道 stays."""
    trimmed = []
    for name in names:
        surface = tagged.text[name.start : name.end]
        strange = name.type == LOC and surface.endswith(TAILS) and not tagged.lexicon.is_place(surface)
        if strange and tagged.lexicon.is_place(surface[:-1]):
            name = Name(name.start, name.end - 1, LOC, max(name.sure, 0.7))
        trimmed.append(name)
    return trimmed


def numbered(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Drop a place that begins the name of a thing, 大连|1号, and give a numbered plot its last character, 6号|地."""
    kept = []
    for name in names:
        if name.type == LOC and tagged.text[name.end - 1 : name.end + 1] == "号地":
            name = name._replace(end=name.end + 1)
        thing = name.type == LOC and re.match(NUMBER, tagged.text[name.end : name.end + 6])
        if not (thing and tagged.lexicon.is_place(tagged.text[name.start : name.end])):
            kept.append(name)
    return kept


def trim_kinds(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Leave of an organisation before a noun the place at its beginning: 大连市石化|产业链, 大连文旅|市场.

    Only where the rest is one common word and no ending of a name follows from it: 大连石化|执行董事 stays.
    """
    trimmed, known = [], tagged.lexicon.divisions | tagged.lexicon.places
    for name in names:
        surface = tagged.text[name.start : name.end]
        after = tagged.after(name.end)
        if name.type == ORG and after and after.tag in ("n", "vn") and not _is_post(after.start, after.end, tagged):
            for size in range(len(surface) - 2, 1, -1):
                rest = tagged.tag(surface[size:]) or ("n" if len(surface) - size == 2 else "")
                if surface[:size] in known and rest in ("n", "vn", "v", "j") and name.sure < 0.7:
                    name = Name(name.start, name.start + size, LOC, 0.9)
                    break
        trimmed.append(name)
    return trimmed


def _is_post(start: int, end: int, tagged: TaggedText) -> bool:
    """Tell whether a token is a post, or people who belong to an organisation."""
    after = tagged.text[start : end + 4]
    return after.startswith(("党", "干部", "员工", "团队", "执行", *tagged.lexicon.titles))


def part_chains(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Part a region from the town in it: 约旦河西岸|城镇|纳布卢斯市."""
    parted = []
    for name in names:
        two = re.fullmatch(CHAIN, tagged.text[name.start : name.end]) if name.type == LOC else None
        if two:
            parted += [
                name._replace(end=name.start + two.end("one")),
                name._replace(start=name.start + two.start("other")),
            ]
        else:
            parted.append(name)
    return parted


def trim_reigns(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take off a person the reign that counts the year behind him: 张廷玉|康熙|五年."""
    trimmed = []
    for name in names:
        reign = name.type == PER and tagged.text[name.end - 2 : name.end] in tagged.lexicon.reigns
        if reign and name.end - name.start >= 4 and YEAR.match(tagged.text, name.end):
            name = name._replace(end=name.end - 2, sure=max(name.sure, 0.7))
        trimmed.append(name)
    return trimmed


def trim_parts(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take off a unit its command post, and off a lane where in it something is: 消防支队|指挥中心, 文昌胡同|口."""
    trimmed = []
    for name in names:
        pattern = CENTRE if name.type == ORG else PLACE_PART if name.type == LOC else None
        part = re.fullmatch(pattern, tagged.text[name.start : name.end]) if pattern else None
        trimmed.append(name._replace(end=name.start + part.start("rest")) if part else name)
    return trimmed
