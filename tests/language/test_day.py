"""A day that somebody types is read in every form in which days are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language.dates.day import read_day

DAY = date(2025, 1, 20)


@pytest.mark.parametrize(
    "said",
    [
        "2025-01-20",
        "2025-1-20",
        "2025.1.20",
        "2025/01/20",
        "20250120",
        "2025年1月20日",
        "2025年01月20日",
        "2025 年 1 月 20 日",
        "2025年1月20号",
        "2025年1月20日 星期一",
        "2025年1月20日（周一）",
        "1月20日2025",
        "1月20日，2025年",
        "二〇二五年一月二十日",
        "二零二五年一月廿日",
        "２０２５年１月２０日",
        "２０２５－０１－２０",
        "２０２５．１．２０",
        "２０２５０１２０",
        "民國一一四年一月二十日",
        "民国114年1月20日",
        "2025-01-20T08:30:00+08:00",
        "  2025-01-20 ",
    ],
)
def test_every_way_to_write_a_day_is_that_day(said: str) -> None:
    assert read_day(said) == DAY


@pytest.mark.parametrize(
    "said",
    [
        "",
        "31月",
        "2025-02-30",
        "2025",
        "2025-01",
        "1月20日",
        "1/2/2025",
        "2025-1.20",
        "20251",
        "昨天",
        "2025年1月20日会议",
    ],
)
def test_what_is_no_single_day_is_none(said: str) -> None:
    assert read_day(said) is None


@given(st.text(alphabet="0123456789０１２年月日号.-/〇一二十廿百民国 星期，", max_size=20))
def test_any_text_is_a_day_or_none(said: str) -> None:
    found = read_day(said)
    assert found is None or isinstance(found, date)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_the_written_forms_of_any_day_are_read_back(day: date) -> None:
    y, m, d = day.year, day.month, day.day
    for said in (f"{y}年{m}月{d}日", f"{y}.{m}.{d}", f"{y}{m:02}{d:02}", day.isoformat(), f"{m}月{d}日{y}"):
        assert read_day(said) == day
