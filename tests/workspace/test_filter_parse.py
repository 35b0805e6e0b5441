"""What may be typed as a filter, what is refused and how it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.workspace.filter import Filter, FilterError, parse, write
from tui.workspace.filter.keys import KEYS, SORTS, Compares
from tui.workspace.filter.parse import DEEPEST, LONGEST
from tui.workspace.filter.syntax import (
    Condition,
    Conjunction,
    Disjunction,
    Expression,
    Nearness,
    Negation,
    Operator,
    SortKey,
)

ACCEPTED = {
    "": "",
    "   ": "",
    "海关": "海关",
    "营商 环境": "营商 环境",
    "营商　环境": "营商 环境",
    '"营商 环境"': '"营商 环境"',
    "“营商 环境”": '"营商 环境"',
    "”营商 环境”": '"营商 环境"',
    "「营商 环境」": '"营商 环境"',
    "tag:政策": "tag:政策",
    "tag:政策/*": "tag:政策/*",
    "tag：政策": "tag:政策",
    "ｔａｇ：ＡＩ": "tag:ＡＩ",
    "－Ｈａｓ：note": "-has:note",
    "标签：政策": "tag:政策",
    "TAG:政策": "tag:政策",
    "tag=数据": "tag=数据",
    "tag~数据": "tag~数据",
    'tag:"营商 环境"': 'tag:"营商 环境"',
    "tag：“营商 环境”": 'tag:"营商 环境"',
    "author:吕丽": "author:吕丽",
    "作者：吕丽": "author:吕丽",
    "by:王": "by:王",
    "has:note": "has:note",
    "has:note -has:tag": "has:note -has:tag",
    "－has：note": "-has:note",
    "--海关": "--海关",
    "status:open": "status:open",
    "is:unread": "is:unread",
    "entity:大连海关": "entity:大连海关",
    "entity~大连海关": "entity~大连海关",
    "~大连海关": "~大连海关",
    "～大连海关": "~大连海关",
    "type:ORG": "type:ORG",
    "figure>1亿元": "figure>1亿元",
    "figure＞1亿元": "figure>1亿元",
    "figure>=5.2%": "figure>=5.2%",
    "figure≥5.2%": "figure>=5.2%",
    "figure<100": "figure<100",
    "figure:1亿元..2亿元": "figure:1亿元..2亿元",
    "length>2000": "length>2000",
    "length:1000..2000": "length:1000..2000",
    "length:1万..": "length:1万..",
    "notes=0": "notes=0",
    "date:2024-03..": "date:2024-03..",
    "date:..2024": "date:..2024",
    "date:2024年3月5日": "date:2024年3月5日",
    "date>=2024/03": "date>=2024/03",
    "date:今年": "date:今年",
    'newer:"3 天前"': 'newer:"3 天前"',
    "newer:3天前": "newer:3天前",
    "newer:2w": "newer:2w",
    "older:2024-01": "older:2024-01",
    "kind:report": "kind:report",
    'text:"营商环境"': "text:营商环境",
    "海关 | 口岸": "海关 | 口岸",
    "海关｜口岸": "海关 | 口岸",
    "海关 口岸 | 港口": "海关 口岸 | 港口",
    "（海关 | 口岸） tag:数据": "(海关 | 口岸) tag:数据",
    "-(海关 | 口岸)": "-(海关 | 口岸)",
    "-(海关 口岸)": "-(海关 口岸)",
    "((海关))": "海关",
    "近(海关 口岸)5": "near(海关 口岸)5",
    "近（海关　口岸）": "near(海关 口岸)10",
    "near(海关 “营商 环境” a)0 港口": 'near(海关 "营商 环境" a)0 港口',
    "-near(海关 口岸)5": "-near(海关 口岸)5",
    "近 海关": "近 海关",
    "sort:-figures": "sort:-figures",
    "sort:-figures,title 海关": "海关 sort:-figures,title",
    "排序：date": "sort:date",
    "(海关 | 口岸) sort:-date": "(海关 | 口岸) sort:-date",
    "题：大连": '"题：大连"',
    r'"引\"号"': r'"引\"号"',
    "2024-03-05": '"2024-03-05"',
    "12:30": '"12:30"',
}

REFUSED = {
    '"海关': (0, "never closed"),
    "tag:“政策": (4, "never closed"),
    "海关)": (2, "no bracket to close"),
    "(海关": (3, "closing bracket is expected"),
    "()": (1, "word or a condition"),
    "(": (1, "word or a condition"),
    ")": (0, "word or a condition"),
    "|": (0, "word or a condition"),
    "海关 |": (4, "word or a condition"),
    "| 海关": (0, "word or a condition"),
    "海关 | | 口岸": (5, "word or a condition"),
    "-": (1, "after “-”"),
    "海关 -": (4, "after “-”"),
    "- | 海关": (2, "after “-”"),
    "-)": (1, "after “-”"),
    "tag:": (4, "expected after “tag:”"),
    "tag: 政策": (4, "expected after “tag:”"),
    "tag:(政策)": (4, "expected after “tag:”"),
    'tag:""': (4, "Nothing stands between"),
    '""': (0, "Nothing stands between"),
    "~": (1, "expected after “~”"),
    "tga:政策": (0, "is “tag” meant?"),
    "http://x": (0, "There is no key “http”"),
    "figures~3": (7, "takes one of these signs"),
    "tag>政策": (3, "takes one of these signs"),
    "has>note": (3, "takes one of these signs"),
    "newer>3d": (5, "takes one of these signs"),
    "has:nothing": (4, "takes one of these: note"),
    "is:finished": (3, "takes one of these: unread"),
    "status:offen": (7, "takes one of these: open"),
    "type:PERSON": (5, "takes one of these: PER"),
    "length:many": (7, "A number or a range"),
    "length:1..2..3": (7, "A number or a range"),
    "length:99999999999999999999": (7, "A number or a range"),
    "figure>很多": (7, "A figure is expected"),
    "figure>1亿元吗": (7, "A figure is expected"),
    "date:三月": (5, "A date is expected"),
    "date:2024-13": (5, "A date is expected"),
    "date:2024-02-30": (5, "A date is expected"),
    "date:0000": (5, "A date is expected"),
    "newer:soon": (6, "An age is expected"),
    "近(海关)5": (4, "Two or more words"),
    "近()": (2, "Two or more words"),
    "near(海关 口岸": (10, "closing bracket"),
    "near(海关 口岸 -港)": (11, "closing bracket"),
    "sort:beauty": (5, "There is no order “beauty”"),
    "sort:": (5, "expected after “sort:”"),
    "-sort:date": (1, "belongs to the whole filter"),
    "(sort:date 海关)": (1, "belongs to the whole filter"),
    "(" * (DEEPEST + 2) + "海": (DEEPEST + 1, "nested too deeply"),
    "-" * (DEEPEST + 2) + "海": (DEEPEST + 1, "nested too deeply"),
    "海" * (LONGEST + 1): (LONGEST, "too long"),
}


@pytest.mark.parametrize(("typed", "written"), ACCEPTED.items())
def test_it_is_read_and_written_in_one_form(typed: str, written: str) -> None:
    assert write(parse(typed)) == written
    assert parse(written) == parse(typed)


@pytest.mark.parametrize(("typed", "told"), REFUSED.items(), ids=lambda case: str(case)[:20])
def test_what_is_wrong_is_told_with_its_place(typed: str, told: tuple[int, str]) -> None:
    with pytest.raises(FilterError) as caught:
        parse(typed)
    assert caught.value.column == told[0]
    assert told[1] in str(caught.value)


def test_a_message_names_the_place_and_what_stands_there() -> None:
    with pytest.raises(FilterError) as caught:
        parse("海关 tga:政策")
    assert caught.value.pointing("海关 tga:政策").endswith("(column 4, at “tga:政策”)")
    with pytest.raises(FilterError) as caught:
        parse("tag:")
    assert caught.value.pointing("tag:").endswith("(at the end)")


WORDS = st.text(min_size=1, max_size=8).filter(lambda text: text.strip())
VALUES = {
    Compares.TEXT: WORDS,
    Compares.TAG: WORDS,
    Compares.NUMBER: st.sampled_from(["3", "10..20", "1万.."]),
    Compares.AMOUNT: st.sampled_from(["1亿元", "5.2%", "100"]),
    Compares.DATE: st.sampled_from(["2024", "2024-03..", "今年"]),
    Compares.AGE: st.sampled_from(["3d", "2周前"]),
}


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    name = draw(st.sampled_from(["", *KEYS]))
    if not name:
        return Condition("", draw(st.sampled_from([Operator.HOLDS, Operator.SIMILAR])), draw(WORDS))
    key = KEYS[name]
    operator = draw(st.sampled_from(sorted(key.compares.operators)))
    values = st.sampled_from(key.choices) if key.compares is Compares.CHOICE else VALUES[key.compares]
    return Condition(name, operator, draw(values))


def _several(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    rows = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        parts.map(Negation),
        rows.map(lambda row: Conjunction(_flat(row, Conjunction))),
        rows.map(lambda row: Disjunction(_flat(row, Disjunction))),
    )


def _flat(parts: tuple[Expression, ...], of: type) -> tuple[Expression, ...]:
    """Brackets that group like with like are not kept."""
    return tuple(one for part in parts for one in (part.parts if isinstance(part, of) else (part,)))


NEAR = st.builds(Nearness, st.lists(WORDS, min_size=2, max_size=3).map(tuple), st.integers(0, 99))
EXPRESSIONS = st.recursive(st.one_of(conditions(), NEAR), _several, max_leaves=8)
FILTERS = st.builds(
    Filter, EXPRESSIONS, st.lists(st.builds(SortKey, st.sampled_from(SORTS), st.booleans()), max_size=2).map(tuple)
)


@given(FILTERS)
def test_what_is_written_reads_as_the_same_filter(wanted: Filter) -> None:
    assert parse(write(wanted)) == wanted


@given(st.text(alphabet=st.sampled_from('海tag:："“”()（）|-－~>= \\sort,.1亿*'), max_size=30))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    try:
        wanted = parse(typed)
    except FilterError as error:
        assert 0 <= error.column <= len(typed)
    else:
        assert parse(write(wanted)) == wanted
