"""Places and public bodies that word lists and patterns are sure of."""

import re

from tui.language.entities.tagged import CERTAIN, LOC, NOUNS, ORG, PER, Name, TaggedText, Taken, settle

BODIES = (
    r"党中央|国务院|中共中央|全国人大|全国政协|中央军委|中央(?=[、和及](?:省|市))"
    r"|(?:[省市区县州]|自治区)(?:委宣传部|委组织部|委统战部|委政法委|委办公室|委办公厅|委党校|委|政府办公厅|政府办公室"
    r"|政府|人大常委会|人大|政协|纪委监委|纪委|监委|妇联|检察院|法院|总工会|残联|工商联|文联|科协|团委)"
)
"""Public bodies that are named by their level alone."""
OFFICES = (
    r"(?<![\u4e00-\u9fff])[省市区县州][\u4e00-\u9fff]{2,8}?"
    r"(?:局|厅|委员会|办公室|管委会|支队|总队|大队)(?![\u4e00-\u9fff])"
)
"""Offices of a level, standing alone between marks of punctuation: 区市场监管局."""
UNITS = (
    r"(?<![\u4e00-\u9fff])(?:公安(?:分局|局)(?:[\u4e00-\u9fff]{1,3}(?:部|大队|支队))?"
    r"|(?:交警|消防|特警|刑警|巡警)(?:大队|支队|总队))(?!长)"
)
"""Police and fire units: 公安分局警保部, 交警大队."""
SHORT = r"[省市区县州][\u4e00-\u9fff]{2,8}?(?:局|厅|(?<![协主承合开兴创代举帮督补联])办)"
"""Offices that the model divides into words: 市|信用|办, 省|生态|环境|厅."""
LEVELS = frozenset("省市区县旗州盟")
"""What the full name of an administrative division ends with."""
TOWNS = r"(?<![\u4e00-\u9fff])(?:[镇乡鎮鄉]|街道)(?:党委|党工委|政府|人大)(?!大)"
"""Bodies of a town, standing alone: 镇党委."""
PAIRS = (
    r"(?:(?<![\u4e00-\u9fff])|(?<=[与和及对就使了]))"
    r"(?P<one>[中美俄日韩朝英法德印巴以伊乌欧叙澳加越泰菲韓烏敘])(?!(?P=one))[中美俄日韩朝英法德印巴以伊乌欧叙澳加越泰菲韓烏敘]"
    r"(?=[双雙兩两三]国|[兩两]國|双方|雙方|关系|關係|贸易|貿易|经贸|經貿|冲突|衝突|边[境界]|邊[境界]|谈判|談判|会[谈晤]|會[談晤]"
    r"|元首|首脑|外[交长]|友好|友谊|战争|戰爭|联盟|同盟|停火|对话|領導人|领导人|磋商)"
)
"""Two countries by one character each, before what only two have with one another: 美朝谈判, 以叙双方."""
ROW = f"(?:{BODIES})+"
"""Bodies one after another: 市委市政府."""
LIST = r"、(?:[\u4e00-\u9fff]{2,5}、)+"
"""What stands between the first and the last item of an enumeration."""
ITEM = r"[\u4e00-\u9fff]+"
VILLAGE = r"[\u4e00-\u9fff]+(?:村|镇|乡|街道|社区|大街|胡同|屯)"
"""What the smallest places end with."""
ROAD = r"(?P<ends>[\u4e00-\u9fff]{2,4})(?:高速公路|高速铁路|高速|高铁|铁路|公路)(?![度路])"
"""A road or railway by its ends."""
VILLAGES = r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{2,3}村[、和与及])+[\u4e00-\u9fff]{2,3}村(?![里民中口委])"
"""Villages in a row."""
TOWN = r"第?[二三四五六七八九十]大(?:城市|城镇)([\u4e00-\u9fff]{2,5}?市)(?=[发停遭举爆宣附近的，。、])"
"""A town behind its rank."""
COMMUNITY = r"(?<![\u4e00-\u9fff])(([\u4e00-\u9fff]{2,3})社区)(?=举[办行]|开展|组织|启动|召开)"
"""A community that does something."""
ZONES = r"(?<!全国)(?<!国家)(?<!国家级)(?<!省级)(?<![各个类])(?:高新区|经开区|高新园区)"
"""A development zone without a name is the one of the page's own city."""


def divisions(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take for a place every token, or two tokens in a row, that is the full name of an administrative division."""
    found, before = [], -1
    for token in tagged.tokens:
        if tagged.text[token.end - 1] in LEVELS:
            for start in (token.start, before):
                if start >= 0 and tagged.text[start : token.end] in tagged.lexicon.divisions:
                    found.append(Name(start, token.end, LOC, CERTAIN))
        before = token.start
    return _add(found, names)


def zones(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take 高新区 for a place unless it is one of many: 全国高新区."""
    return _add([Name(*zone.span(), LOC, CERTAIN) for zone in re.finditer(ZONES, tagged.text)], names)


def bodies(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take for an organisation every 市委, 省政府, 区市场监管局, 交警大队 that no longer name holds: 市委|书记."""
    found = [Name(*body.span(), ORG, CERTAIN) for body in re.finditer(BODIES, tagged.text)]
    found += [
        Name(*unit.span(), ORG, 0.8) for regex in (OFFICES, UNITS, TOWNS) for unit in re.finditer(regex, tagged.text)
    ]
    found += [
        Name(*office.span(), ORG, 0.8) for office in re.finditer(SHORT, tagged.text) if _alone(office.span(), tagged)
    ]
    whole = (
        name._replace(sure=CERTAIN) if re.fullmatch(ROW, tagged.text[name.start : name.end]) else name for name in names
    )
    return _add(found, list(whole))


def _alone(span: tuple[int, int], tagged: TaggedText) -> bool:
    """Tell whether a span is a level (市), nouns, and an office of one character, each a token: 市|信用|办."""
    tokens = tagged.within(*span)
    return (
        tagged.aligned(*span)
        and tokens[0].end == span[0] + 1
        and tokens[-1].start == span[1] - 1
        and all(token.tag in NOUNS for token in tokens[:-1])
    )


def listed(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take what stands between places in an enumeration for a place: 英歌石、黄泥川、龙王塘等片区.

    Two places sure enough make the enumeration one of places; a word of the dictionary is left alone.
    """
    starts, ends = {name.start: name for name in names}, {name.end: name for name in names}
    changed = dict.fromkeys(names)
    for row in re.finditer(LIST, tagged.text):
        inner = [(row.start() + item.start(), row.start() + item.end()) for item in re.finditer(ITEM, row[0])]
        known = [starts.get(start) for start, _ in inner] + [ends.get(row.start()), starts.get(row.end())]
        if sum(name is not None and name.type == LOC and name.sure >= 0.6 for name in known) < 2:
            continue
        for start, end in inner:
            name = starts.get(start)
            if _strange(start, end, tagged) and (name is None or _replaceable(name, end)):
                changed[Name(start, end, LOC, 0.8)] = None
                if name:
                    changed.pop(name, None)
    return settle(changed)


def _replaceable(name: Name, end: int) -> bool:
    return name.type != ORG and (name.end < end or name.sure < 0.9)


def _strange(start: int, end: int, tagged: TaggedText) -> bool:
    """Tell whether a span is made of whole tokens, and none is a word of the dictionary but for single characters.

    A place and one character more is strange too: 南海|头.
    """
    if not tagged.aligned(start, end):
        return False
    tokens = tagged.within(start, end)
    words = [tagged.text[token.start : token.end] for token in tokens]
    if len(words) == 2 and len(words[1]) == 1 and words[1] not in "人队市省县方" and tokens[0].tag == LOC:
        return True
    known = tagged.tag(tagged.text[start:end]) is not None or any(
        len(w) > 1 and tagged.tag(w) is not None for w in words
    )
    return not known and not any(w in "的和与及等" for w in words)


def pairs(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take for a place two countries in a row that are no other word: 美朝|谈判, but not 加以|磋商."""
    found = [
        Name(*pair.span(), LOC, CERTAIN)
        for pair in re.finditer(PAIRS, tagged.text)
        if tagged.tag(pair[0]) in (None, "ns", "nz", "j", "t")
    ]
    return _add(found, names)


def villages(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take for a place the model's proper nouns that end like a village or a street and are no word: 鲍鱼肚村."""
    found = [
        Name(token.start, token.end, LOC, 0.8)
        for token in tagged.tokens
        if token.tag == "nz"
        and 3 <= token.end - token.start <= 6
        and re.fullmatch(VILLAGE, tagged.text[token.start : token.end])
        and tagged.tag(tagged.text[token.start : token.end]) is None
    ]
    return _add(found, names)


def roads(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take for places the expressways and railways of the lists, of which the model begins one too late: 连|霍高速."""
    found = []
    for road in re.finditer(ROAD, tagged.text):
        sizes = (size for size in range(len(road["ends"]), 1, -1) if road["ends"][-size:] in tagged.lexicon.roads)
        if (size := next(sizes, None)) is not None:
            found.append(Name(road.end("ends") - size, road.end(), LOC, CERTAIN))
    return _add(found, names)


def rows(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take for places villages beside one in a list, a town behind 大城市, a community that acts: 团结村、前进村."""
    taken = Taken(names)
    found = [Name(*town.span(1), LOC, 0.8) for town in re.finditer(TOWN, tagged.text)]
    for row in re.finditer(VILLAGES, tagged.text):
        items = [(row.start() + item.start(), row.start() + item.end()) for item in re.finditer("[^、和与及]+", row[0])]
        if any(name.type == LOC for span in items for name in taken.over(*span)):
            found += [Name(*span, LOC, 0.8) for span in items]
    found += [
        Name(*one.span(1), LOC, 0.8)
        for one in re.finditer(COMMUNITY, tagged.text)
        if one[2] not in tagged.lexicon.communities
    ]
    return _add([one for one in found if tagged.aligned(one.start, one.end)], names)


def place_as_organisation(names: list[Name], tagged: TaggedText) -> list[Name]:
    """Take for a place what the model calls something else but is a division, a region or a country."""
    return [
        name._replace(type=LOC)
        if name.type in (ORG, PER) and tagged.lexicon.is_place(tagged.text[name.start : name.end])
        else name
        for name in names
    ]


def _add(found: list[Name], names: list[Name]) -> list[Name]:
    """Add names where none is yet, or where they hold those that are."""
    taken = Taken(names)
    free = (
        new
        for new in found
        if all(new.start <= name.start and name.end <= new.end for name in taken.over(new.start, new.end))
    )
    return settle([*names, *free])
