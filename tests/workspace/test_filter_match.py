"""What a filter finds, and in which order."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workspace.subjects import Made
from tests.workspace.test_filter_parse import FILTERS
from tui.language import figures
from tui.workspace.filter import matcher, parse, ranker
from tui.workspace.filter.syntax import Conjunction, Disjunction, Filter, Negation

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
CUSTOMS = Made(
    words={
        "title": ("大连海关优化营商环境",),
        "author": ("吕丽", "王 明"),
        "tag": ("政策/口岸", "数据"),
        "note": ("要核对 ＡＩ 的说法",),
        "entity": ("大连海关", "辽宁"),
        "type": ("ORG", "LOC"),
        "has": ("note", "tag"),
        "is": ("unread",),
        "source": ("2024/a.txt",),
        "text": ("海关总署说，口岸通关时间缩短。",),
    },
    sizes={"length": 1200, "notes": 2, "figures": 3},
    found=tuple(figures.find("进出口总值1.2亿元，增长5.2%，超300家企业，15至30天")),
    day=(date(2024, 3, 5), date(2024, 3, 5)),
    touched=NOW - timedelta(days=2),
)

HOLDS = [
    "",
    "海关",
    "海关 环境",
    "海关 | 没有",
    "-没有",
    "-(没有 海关)",
    "大连海 数据",
    "ai",
    "ＡＩ",
    "title:海关",
    "title:大连*环境",
    "title=大连海关优化营商环境",
    "title~大连海关优化营商坏境",
    "~大连海开",
    "author:吕丽",
    "tag:政策",
    "tag:政策/口岸",
    "tag:政策/*",
    "tag=数据",
    "tag:*口岸",
    "entity:海关",
    "type:ORG",
    "has:note -has:star",
    "is:unread",
    "length>1000",
    "length:1000..1200",
    "length=1200",
    "length>=1千",
    "notes<3",
    "notes<=2",
    "figure>1亿元",
    "figure>=1.2亿元",
    "figure=5.2%",
    "figure:5%..6%",
    "figure:15天..30天",
    "figure>100000",
    "figure>25天",
    "figure<20天",
    "date:2024",
    "date:2024-03",
    "date:2024-03..",
    "date:..2024-03-05",
    "date:2024-01..2024-06",
    "date>2023",
    "date>=2024",
    "date<=2024",
    "date<2024-04",
    "newer:3d",
    "newer:2026-11",
    "older:1d",
    "source:2024/",
    "近(海关 口岸)4",
    "近(口岸 海关 时间)4",
]
HOLDS_NOT = [
    "没有",
    "海关 没有",
    "-海关",
    "-(没有 | 海关)",
    "title:吕丽",
    "title=大连海关",
    "title~天气预报",
    "author:丽吕",
    "tag:政",
    "tag:口岸",
    "tag=政策",
    "tag:数据/*",
    "type:PER",
    "has:star",
    "is:read",
    "length>1200",
    "length<1200",
    "marks>=0",
    "figure>1.2亿元",
    "figure>1亿吨",
    "figure=5%",
    "figure<5%",
    "date:2023",
    "date>2024",
    "date<2024",
    "date:2024-04..",
    "newer:1d",
    "older:3d",
    "近(海关 口岸)3",
    "近(海关 港口)",
]


@pytest.mark.parametrize("typed", HOLDS)
def test_it_holds(typed: str) -> None:
    assert matcher(parse(typed), NOW)(CUSTOMS)


@pytest.mark.parametrize("typed", HOLDS_NOT)
def test_it_does_not_hold(typed: str) -> None:
    assert not matcher(parse(typed), NOW)(CUSTOMS)


@pytest.mark.parametrize("typed", ["海", "date:2024", "newer:3d", "figure>1", "length>0", "tag:数据", "~海关"])
def test_what_is_not_known_does_not_hold(typed: str) -> None:
    assert not matcher(parse(typed), NOW)(Made())


SUBJECTS = [
    CUSTOMS,
    Made(),
    Made(words={"title": ("口岸",), "tag": ("数据/海关",), "is": ("read",)}, sizes={"length": 10, "figures": 0}),
    Made(
        words={"author": ("吕丽",)}, found=tuple(figures.find("增长5.2%")), day=(date(2025, 1, 1), date(2025, 12, 31))
    ),
]


def kept(wanted: Filter) -> set[int]:
    fits = matcher(wanted, NOW)
    return {n for n, subject in enumerate(SUBJECTS) if fits(subject)}


@given(FILTERS, FILTERS)
def test_two_filters_in_a_row_keep_what_both_keep(one: Filter, other: Filter) -> None:
    assert kept(Filter(Conjunction((one.where, other.where)))) == kept(one) & kept(other)
    assert kept(Filter(Disjunction((one.where, other.where)))) == kept(one) | kept(other)
    assert kept(Filter(Negation(one.where))) == set(range(len(SUBJECTS))) - kept(one)


def order(typed: str, lengths: list[float | None]) -> list[float | None]:
    subjects = [Made(sizes={} if size is None else {"length": size}) for size in lengths]
    return [one.sizes.get("length") for one in ranker(parse(typed))(subjects)]


def test_it_sorts_up_and_down_and_the_unknown_comes_last() -> None:
    assert order("sort:length", [3, None, 1, 2]) == [1, 2, 3, None]
    assert order("sort:-length", [3, None, 1, 2]) == [3, 2, 1, None]
    assert order("", [3, None, 1]) == [3, None, 1]


def test_equal_ones_are_sorted_by_the_next_key() -> None:
    made = [
        Made(words={"title": (title,), "is": (state,)})
        for title, state in [("b", "read"), ("a", "read"), ("c", "unread")]
    ]
    found = ranker(parse("sort:state,-title"))(made)
    assert [one.words["title"][0] for one in found] == ["c", "b", "a"]


@given(st.lists(st.integers(0, 3)))
def test_sorting_loses_nothing_and_keeps_the_order_of_equals(lengths: list[int]) -> None:
    made = [Made(words={"title": (str(n),)}, sizes={"length": size}) for n, size in enumerate(lengths)]
    found = ranker(parse("sort:length"))(made)
    assert [(one.sizes["length"], int(one.words["title"][0])) for one in found] == sorted(
        (size, n) for n, size in enumerate(lengths)
    )
