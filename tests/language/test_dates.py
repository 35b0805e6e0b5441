"""Dates and calendar periods are marked whole; vague words and lengths of time are not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language import dates

DATED = """
[12月25日]召开的会议，[2024年9月1日]启动，[2024年]开工，到[2030年]建成
[2月20日至29日]，[2026年春节前]，[今年春节前夕]，[春节期间]，[国庆黄金周]
[一季度]，[今年]，[明年]，[去年]，[昨日]，[当日下午]，[2025年度]
[2024年上半年]，[第三季度]，[前三季度]，[2024年1—11月]，[1月至11月]，[1至3月]，[2021—2025年]
[下午3点]到场，[晚8点半]结束，[上午9时30分至11时]，[2025年1月5日上午9:00-11:30]
[20世纪90年代]，[上世纪80年代末]，[21世纪初]，[1990年代]，[本世纪中叶]
[本周五]，[上周日晚]，[星期三]，[今晚]，[次日凌晨2时]，[当晚]
[去年同期]增长，[上年末]完成，[今年]以来，[2023年]以来，[去年底]动工，[9月上旬]，[月底]
[二〇二四年五月一日]，[一九九七年七月一日]，[正月十五]，[八月十五]，[十月初一]
[2024-09-01]，[2024/9/1]，[２０２４年９月１日]，[98年5月]，[民国三年]
饭菜在[12点]前到；中午休息到[12点]。
时间:[11月28日19:30]，[20日夜间到21日白天]，[22日晚上至23日]，[6月11日20时—6月12日20时]，[五十年代初期]，[今天]晚些时候
[五一假期]，[“五一”假期]，[元旦当天]，[春节后]，[除夕]
""".strip().splitlines()


@pytest.mark.parametrize("marked", DATED)
def test_an_expression_that_fixes_a_date_is_one_mark(marked):
    text = marked.replace("[", "").replace("]", "")
    wanted = [piece.split("]")[0] for piece in marked.split("[")[1:]]
    assert [text[time.start : time.end] for time in dates.find(text)] == wanted


UNDATED = """
近日，日前，目前，当前，近年来，未来，眼下，如今，连日来，下一步
15分钟，三年，近30年，5个月，两周，3天，15日内，7日游，三天后
“十四五”期间，“十五五”时期，五年规划，过去的五年，这几天
每周一次，如今年轻人，以前年度，过去年代，目前日均，当日常工作，同年级，今日头条
5年级，3月龄，8号线，6号地，一时，小时候，2024级，第9日
上涨15点，提出3点，三点，第3点，
当周围的人，
3:1获胜，16:9画面，1.5月
""".strip().splitlines()


@pytest.mark.parametrize("text", UNDATED)
def test_vague_words_and_lengths_of_time_are_no_dates(text):
    assert [text[time.start : time.end] for time in dates.find(text)] == []


@given(
    st.text(
        st.sampled_from("0123456789年月日号时点分:-至到—上下前后今去明昨当周一二三十春节季度世纪初底\n “”五"),
        max_size=40,
    )
)
def test_dates_lie_in_the_text_and_apart(text):
    found = dates.find(text)
    assert all(0 <= time.start < time.end <= len(text) for time in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
