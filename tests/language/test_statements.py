"""Who says what in a text, and what it says of which day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language.analysis import Analysis, Entity, EntityType
from tui.language.ledger.fact import Period
from tui.language.statements import dated, statements
from tui.language.statements.dated import left_out
from tui.language.statements.days import days
from tui.language.words import Segmenter

PEOPLE = ("毛宁", "李强", "王芳", "熊茂平", "張偉", "钱伯斯")
BODIES = ("外交部", "市财政局", "新华社")
ISSUE = date(2024, 3, 6)  # a Wednesday


def said(text: str) -> list[tuple[str, str, str, bool]]:
    """Return (speaker, verb, words, direct) of each statement; the names are given, the words jieba's."""
    kinds = dict.fromkeys(PEOPLE, EntityType.PER) | dict.fromkeys(BODIES, EntityType.ORG)
    entities = sorted(
        (Entity(at, at + len(name), kind) for name, kind in kinds.items() for at in places(text, name)),
        key=lambda one: one.start,
    )
    found = statements(text, Analysis(tuple(Segmenter().words(text)), tuple(entities)))
    words = [" … ".join(text[slice(*span)] for span in one.said) for one in found]
    return [(one.name, text[slice(*one.verb)], word, one.direct) for one, word in zip(found, words, strict=True)]


def places(text: str, name: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(name, at)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("李强指出，要扩大内需。", [("李强", "指出", "要扩大内需", False)]),
        ("李强说：“要扩大内需。”", [("李强", "说", "要扩大内需。", True)]),
        ("“要扩大内需。”李强说。", [("李强", "说", "要扩大内需。", True)]),
        ("“要扩大内需，”李强说，“这很重要。”", [("李强", "说", "要扩大内需， … 这很重要。", True)]),
        ("張偉表示：「我會努力。」", [("張偉", "表示", "我會努力。", True)]),
        ("外交部发言人毛宁在例行记者会上表示，中方反对。", [("毛宁", "表示", "中方反对", False)]),
        ("李强会见了王芳。他说，合作很好。", [("李强", "说", "合作很好", False)]),
        ("市财政局负责人介绍，收入增长。", [("市财政局负责人", "介绍", "收入增长", False)]),
        ("王芳告诉记者，房子卖了。", [("王芳", "告诉", "房子卖了", False)]),
        ("王芳告诉记者说，房子卖了。", [("王芳", "说", "房子卖了", False)]),
        (
            "李强指出，形势很好，并强调，不能松懈。",
            [("李强", "指出", "形势很好", False), ("李强", "强调", "不能松懈", False)],
        ),
        ("张伟会见外长时，王芳表示，愿意合作。", [("王芳", "表示", "愿意合作", False)]),
        ("据新华社报道，李强指出，形势很好。", [("李强", "指出", "形势很好", False)]),
        ("会议强调，要抓落实。", [("会议", "强调", "要抓落实", False)]),
        ("王芳呼吁大家冷静。", [("王芳", "呼吁", "大家冷静", False)]),
        ("王芳回绝了他：“要凭本事。”", [("王芳", "：", "要凭本事。", True)]),
        ("王芳接着喊道：\n\n“大家谁不想休息？”", [("王芳", "喊道", "大家谁不想休息？", True)]),
        ("王芳评价儿子的性格：要强，不坚强。", [("王芳", "评价", "要强，不坚强", False)]),
        ("公司的经理陈清在电话采访中说，门锁了。", [("陈清", "说", "门锁了", False)]),
        (
            "王芳表示：“规定没有改。”，又指要层层把关。",
            [("王芳", "表示", "规定没有改。", True), ("王芳", "指", "要层层把关", False)],
        ),
        (
            "王芳透露，两个女儿被扣三小时，质疑警方不合理。",
            [("王芳", "透露", "两个女儿被扣三小时", False), ("王芳", "质疑", "警方不合理", False)],
        ),
        ("记者追问情况。李强今早见记者时被问到同样问题，她表示，会去了解。", [("李强", "表示", "会去了解", False)]),
        ("新华社引述毛宁称，王芳说，已经办好。", [("王芳", "说", "已经办好", False)]),
        ("她说，收入增长。", [("", "说", "收入增长", False)]),
        ("李强会见了王芳。他希望各部门尽快提出规划。", [("李强", "希望", "各部门尽快提出规划", False)]),
        ("李强对另一个女生说，“别怕。”", [("李强", "说", "别怕。", True)]),
        (
            "有网民指他们姓伍，李强留言说“耻与为伍”。",
            [("有网民", "指", "他们姓伍", False), ("李强", "说", "耻与为伍", True)],
        ),
        ("学校发布通告，称导师行为不当。", [("学校", "称", "导师行为不当", False)]),
        # Nothing is said
        ("王芳继续讲想讲的话。", []),
        ("要求及时告诉辅导员。王芳来了。", []),
        ("王芳把这当笑料讲，大家都笑。", []),
        ("王芳把事情讲了出来，还歪曲事实。", []),
        ("王芳强调了各方的义务。", []),
        ("工信系统指标完成。王芳指着墙。", []),
        ("王芳没有认为有任何问题。", []),
        ("李强对此表示衷心感谢。", []),
        ("李强被认为很能干。", []),
        ("王芳的建议，大家都同意。", []),
        ("这说明，情况很好。", []),
        ("王芳说明了来意。", []),
        ("报纸写着“毛宁说，好”。", []),
        ("市财政局发布报告，收入增长。", []),
    ],
)
def test_who_says_what(text: str, want: list[tuple[str, str, str, bool]]) -> None:
    assert said(text) == want


TALK = """“没有人能回答”

专访王芳

本报记者：你们为什么选择这个时间？

王芳：我们本来就要去纪念。现在大家一聊，想法就有了。

当时大家都说，先等一等。

本报记者：以后呢？

王芳：走一步看一步。
"""


def test_a_conversation_is_read_by_its_turns_and_what_is_told_in_them_is_not_taken_apart() -> None:
    answer = "我们本来就要去纪念。现在大家一聊，想法就有了。"
    assert said(TALK) == [
        ("本报记者", "：", "你们为什么选择这个时间？", True),
        ("王芳", "：", f"{answer} … 当时大家都说，先等一等。", True),
        ("本报记者", "：", "以后呢？", True),
        ("王芳", "：", "走一步看一步。", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "时间：周五\n地点：大连\n时间：周六\n地点：沈阳\n",
        "注：以上为估计。\n来源：统计局\n",
        "第一步：打开页面。\n第二步：填写表格。\n第三步：提交。\n",
    ],
)
def test_lines_with_colons_are_no_conversation_by_themselves(text: str) -> None:
    assert said(text) == []


def test_a_quotation_goes_on_in_the_next_paragraph_with_a_closing_mark_or_without() -> None:
    first, second = (
        "展览的事情大家都知道了。",
        "学校领导了解到她的情况以后，便告诉她，如果不取消就要通知她的父母和家人。",
    )
    for end in ("”", ""):
        text = f"王芳说：“{first}{end}\n\n“{second}”\n\n大家散去。"
        assert said(text) == [("王芳", "说", f"{first} … {second}", True)]
    assert said("王芳说：“你好。”\n\n“去哪里？”\n\n“回家。”") == [("王芳", "说", "你好。", True)]


def test_what_a_pull_quote_repeats_counts_once() -> None:
    assert len(said("王芳说：“房子卖了。”\n\n后来下雨。\n\n王芳说：“房子卖了！”")) == 1


@given(st.text(alphabet="李强他说表示指出，。：“”「」『』并的被\n会议记者 A1道", max_size=60))
def test_any_text_is_read_and_its_statements_lie_inside_it(text: str) -> None:
    kinds = tuple(Entity(at, at + 2, EntityType.PER) for at in places(text, "李强"))
    for one in statements(text, Analysis(tuple(Segmenter().words(text)), kinds)):
        assert all(0 <= span.start <= span.end <= len(text) for span in (one.speaker, one.verb, *one.said))
        assert one.said
        assert one.verb.start < one.verb.end


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("昨日", date(2024, 3, 5), date(2024, 3, 5)),
        ("今天上午", ISSUE, ISSUE),
        ("5日", date(2024, 3, 5), date(2024, 3, 5)),
        ("28日", date(2024, 2, 28), date(2024, 2, 28)),
        ("周五", date(2024, 3, 1), date(2024, 3, 1)),
        ("下周一", date(2024, 3, 11), date(2024, 3, 11)),
        ("上周", date(2024, 2, 26), date(2024, 3, 3)),
        ("去年", date(2023, 1, 1), date(2023, 12, 31)),
        ("今年一季度", date(2024, 1, 1), date(2024, 3, 31)),
        ("2月20日至29日", date(2024, 2, 20), date(2024, 2, 29)),
        ("9月28日", date(2023, 9, 28), date(2023, 9, 28)),
        ("2023-09-01", date(2023, 9, 1), date(2023, 9, 1)),
        ("2023年9月1日", date(2023, 9, 1), date(2023, 9, 1)),
        ("今年国庆", None, None),
        ("31日", date(2024, 1, 31), None),
    ],
)
def test_times_are_counted_from_the_day_of_issue(words: str, first: date | None, last: date | None) -> None:
    found = days(words, ISSUE, None)
    if last is not None:
        assert first
        assert found == Period(first, last)


def test_without_a_day_of_issue_only_what_says_its_year_is_dated() -> None:
    text = "昨日下雨。2023年9月1日开学，5日放假。"
    assert [(text[slice(*one.time)], one.period.start) for one in dated(text, None)] == [
        ("2023年9月1日", date(2023, 9, 1)),
        ("5日", date(2023, 9, 5)),
    ]
    assert left_out(text) == 1
    assert left_out("2023年9月1日开学。") == 0
    assert left_out("去年、本周三和昨日都下雨，比前天大。") == 3


def test_what_a_time_is_only_compared_with_is_not_told_of_it() -> None:
    text = "2023年收入比2022年增长，《2021年报告》作废。"
    assert [text[slice(*one.time)] for one in dated(text, ISSUE)] == ["2023年"]


@given(st.text(alphabet="0123456789年月日至—周一二三十上下本昨今明去 .-", max_size=30))
def test_any_time_is_a_period_or_none(text: str) -> None:
    for issue in (None, ISSUE, date(1, 1, 1), date(9999, 12, 31)):
        found = days(text, issue, None)
        assert found is None or found.start <= found.end
