"""Chinese set right: what rows look like."""

import pytest

from tests.typeset.texts import all_rows, lay, shown
from tui.text.block import Role
from tui.typeset.rows import RowKind
from tui.typeset.setting import Setting


@pytest.mark.parametrize(
    ("text", "measure", "rows"),
    [
        ("今天天气好，我们走吧。", 10, ["今天天气", "好，我们", "走吧。"]),
        ("今天天气很好“我们”走", 14, ["今天天气很好", "“我们”走"]),
        ("今天天气很(一)好", 12, ["今天天气很", "(一)好"]),
        ("今天天气很好,我们走", 12, ["今天天气很", "好,我们走"]),
        ("今天天气《大连日报》", 10, ["今天天气", "《大连", "日报》"]),
        ("他想了想……又走了", 9, ["他想了", "想……又", "走了"]),
        ("他想了——又走了", 7, ["他想", "了——又", "走了"]),
        ("增长百分之几%好", 12, ["增长百分之", "几%好"]),
    ],
)
def test_no_row_begins_with_a_stop_or_ends_with_an_opener(text: str, measure: int, rows: list[str]) -> None:
    assert shown(text, measure) == rows


@pytest.mark.parametrize(
    ("text", "measure", "rows"),
    [
        ("建成绿地7.5万平方米了", 16, ["建成绿地", "7.5万平方米了"]),
        ("气温降到-60℃以下", 11, ["气温降到", "-60℃以下"]),
        ("会议于2024年9月1日召开", 16, ["会议于", "2024年9月1日召开"]),
        ("发展AI+教育", 6, ["发展", "AI+教", "育"]),
        ("建设5G网络", 5, ["建设", "5G网", "络"]),
        ("公司WisXSE平台", 9, ["公司", "WisXSE", "平台"]),
        ("增长12.5%左右", 8, ["增长", "12.5%", "左右"]),
        ("投资￥3,000元", 9, ["投资", "￥3,000元"]),
        ("共3.5亿多元", 10, ["共", "3.5亿多元"]),
        ("从10%—20%起", 8, ["从", "10%—20%", "起"]),
        ("at people's home", 12, ["at people's", "home"]),
    ],
)
def test_numbers_with_their_units_and_latin_words_stay_whole(text: str, measure: int, rows: list[str]) -> None:
    assert shown(text, measure) == rows


def test_what_is_longer_than_a_row_is_divided_in_it() -> None:
    assert shown("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert shown("好abcdefghij", 4) == ["好", "abcd", "efgh", "ij"]
    assert shown("。。。。。", 4) == ["。。", "。。", "。"]


def test_every_width_ends_even_one_cell() -> None:
    assert shown("好，AI", 1) == ["好", "，", "A", "I"]
    assert shown("👨\u200d👩\u200d👧好", 1) == ["👨\u200d👩\u200d👧", "好"]


def test_spans_that_the_caller_keeps_are_not_broken() -> None:
    text = "我们在大连理工大学学习"
    rows = [text[row.start : row.end] for row in all_rows(lay(text, Setting(measure=14, indent=0), keep=[(3, 9)]))]
    assert rows == ["我们在", "大连理工大学", "学习"]


@pytest.mark.parametrize(
    ("text", "measure", "rows"),
    [
        ("今天好天气●一是", 12, ["今天好天气", "●一是"]),
        ("今天好天天/两次", 11, ["今天好天", "天/两次"]),
        ("今天好天天气/两", 13, ["今天好天天", "气/两"]),
        ("今天好天～后天吧", 9, ["今天好", "天～后", "天吧"]),
        ("佐々木さんと一緒だ", 3, ["佐", "々", "木", "さ", "ん", "と", "一", "緒", "だ"]),
        ("甲乙佐々木", 6, ["甲乙", "佐々木"]),
        ('他说"好吧"就走', 5, ["他说", '"好', '吧"', "就走"]),
        ('他说"好吧就走', 6, ['他说"', "好吧", "就走"]),
        ("甲\u00a0乙丙丁", 4, ["甲\u00a0", "乙丙", "丁"]),
        ("甲乙丙\u2060丁戊", 7, ["甲乙", "丙\u2060丁戊"]),
        ("看http://a.cn/b", 10, ["看", "http://a.", "cn/b"]),
    ],
)
def test_other_marks_hold_to_their_neighbours(text: str, measure: int, rows: list[str]) -> None:
    assert shown(text, measure) == rows


def test_words_are_carried_over_only_where_the_row_stays_full_enough() -> None:
    text = "一二三四五六七八九十甲乙丙丁戊己庚辛"
    words = [(0, 2), (2, 4), (4, 6), (6, 8), (8, 11), (11, 18)]

    def rows(**more: object) -> list[str]:
        setting = Setting(measure=20, indent=0, hang=False, **more)  # type: ignore[arg-type]
        return [text[row.start : row.end] for row in all_rows(lay(text, setting, words=words))]

    assert rows(fullness=0.8)[0] == text[:8]
    assert rows(fullness=0.9)[0] == text[:10]
    assert rows(keep_words=False)[0] == text[:10]


def test_words_may_come_from_a_function_that_is_asked_for_what_is_set_only() -> None:
    asked: list[tuple[int, int]] = []

    def words(start: int, end: int) -> list[tuple[int, int]]:
        asked.append((start, end))
        return [(start, start + 2)]

    lay("好的\n" * 20_000, Setting(), words=words).rows(0, 30)
    assert len(asked) == 1
    assert asked[0][1] < 10_000


def test_one_stop_hangs_past_the_measure_but_not_after_another_mark() -> None:
    assert shown("今天天气好，走了", 10, hang=True) == ["今天天气好，", "走了"]
    assert shown("今天天气”，走了", 10, hang=True) == ["今天天", "气”，走了"]
    assert shown("今天天气好！走了", 10, hang=True) == ["今天天气", "好！走了"]


def test_the_last_row_holds_more_than_one_character() -> None:
    assert shown("一二三四五六七八九十百。", 20) == ["一二三四五六七八九", "十百。"]


def test_paragraphs_are_indented_and_other_blocks_are_not() -> None:
    text = "标题\n正文" + "好" * 60 + "\n小标题"
    roles = [Role.TITLE, Role.PARAGRAPH, Role.HEADING]
    rows = [
        row for row in all_rows(lay(text, Setting(measure=40), lambda index: roles[index])) if row.kind is RowKind.TEXT
    ]
    assert [(row.block, row.indent, row.first) for row in rows if row.block] == [
        (1, 4, True),
        (1, 0, False),
        (1, 0, False),
        (1, 0, False),
        (2, 0, True),
    ]
    assert rows[0].indent == (40 - 4) // 2


def test_a_headline_breaks_between_its_phrases_in_even_rows() -> None:
    text = "勇于争先 守正创新 奋力开创全面振兴新局面"
    rows = all_rows(lay(text, Setting(measure=40), lambda _: Role.TITLE))
    assert [text[row.start : row.end] for row in rows] == ["勇于争先 守正创新", "奋力开创全面振兴新局面"]
    text = "我市广大干部群众热议市委经济工作会议精神要点"
    rows = all_rows(lay(text, Setting(measure=40), lambda _: Role.TITLE))
    assert [row.end - row.start for row in rows] == [11, 11]


def test_phrases_of_a_headline_are_shared_out_evenly() -> None:
    text = "多部门联动构建 “家门口”法律服务矩阵 2025巾帼普法 乡村行活动在连启动"
    rows = all_rows(lay(text, Setting(measure=68), lambda _: Role.TITLE))
    assert [text[row.start : row.end] for row in rows] == [
        "多部门联动构建 “家门口”法律服务矩阵",
        "2025巾帼普法 乡村行活动在连启动",
    ]


def test_kicker_title_and_subtitle_stand_together() -> None:
    roles = [Role.PARAGRAPH, Role.KICKER, Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.PARAGRAPH]
    rows = all_rows(lay("\n".join("甲乙丙丁戊己"), Setting(), lambda index: roles[index]))
    assert "".join("_" if row.kind is RowKind.BLANK else str(row.block) for row in rows) == "0_123_4_5"


def test_blank_rows_stand_between_parts_and_paragraphs_as_the_setting_says() -> None:
    text = "标题\n一\n二\n小标题\n三"
    roles = [Role.TITLE, Role.PARAGRAPH, Role.PARAGRAPH, Role.HEADING, Role.PARAGRAPH]

    def shape(spacing: int) -> str:
        rows = all_rows(lay(text, Setting(spacing=spacing), lambda index: roles[index]))
        return "".join("_" if row.kind is RowKind.BLANK else str(row.block) for row in rows)

    assert shape(0) == "0_12_34"
    assert shape(1) == "0_1_2_3_4"


def test_newlines_within_a_block_begin_rows_without_an_indent() -> None:
    assert shown("甲\n\n乙", 20, indent=4) == ["甲", "", "乙"]


def test_spaces_hang_unseen_at_the_end_of_a_row_and_stay_at_its_beginning() -> None:
    assert shown("one two   three", 8) == ["one two", "three"]
    assert shown("（　　好好", 8) == ["（　　好", "好"]


def test_ambiguous_characters_take_two_cells_where_the_terminal_says_so() -> None:
    assert shown("好“好”好好好", 12, ambiguous=1) == ["好“好”好好好"]
    assert shown("好“好”好好好", 10, ambiguous=2) == ["好“好”好", "好好"]


def test_a_cell_in_the_middle_of_a_wide_character_is_that_character() -> None:
    layout = lay("a好好", Setting(measure=40, indent=0))
    assert [layout.offset_at(0, cell) for cell in range(7)] == [0, 1, 1, 2, 2, 2, 2]
    assert [layout.cell_of(offset) for offset in range(4)] == [0, 1, 3, 5]
