"""Two editions of one text: which paragraph is which, and what has changed in it."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.running import pizhu
from tui.language.words import words
from tui.text.block import Role
from tui.text.search import fold
from tui.workspace import Session
from tui.workspace.editions.pairing import ParagraphPair, changes, pair

OLD = [
    "2023年，全市地区生产总值8752.9亿元，比上年增长6%。",
    "进出口总额达到4400亿元，规模居全省首位。",
    "旧城改造开工12个项目，惠及居民3万户。",
    "会议号召全体党员干部埋头苦干。",
]
NEW = [
    "一年来，我们迎难而上，攻坚克难。",
    "2024年，全市地区生产总值9516.9亿元，比上年增长5.2%。",
    "旧城改造开工15个项目，惠及居民3万户。",
    "进出口总额达到4400亿元，规模居全省首位。",
]


def changed(old: str, new: str) -> list[tuple[str, str]]:
    found = changes(old, words(old), new, words(new))
    return [(old[one.old.start : one.old.end], new[one.new.start : one.new.end]) for one in found]


def test_a_changed_paragraph_is_found_again_also_where_it_moved() -> None:
    assert pair(OLD, NEW) == [
        ParagraphPair(None, 0),
        ParagraphPair(0, 1),
        ParagraphPair(2, 2, moved=True),
        ParagraphPair(1, 3),
        ParagraphPair(3, None),
    ]


def test_what_changed_is_named_in_whole_words() -> None:
    assert changed(OLD[0], NEW[1]) == [("2023", "2024"), ("8752.9", "9516.9"), ("6%", "5.2%")]
    assert changed("大连海关支持口岸", "大连海关大力支持口岸") == [("支持", "大力支持")]
    assert changed("（一）抓好落实", "抓好落实。") == [("（一）", ""), ("", "。")]


def test_changes_that_touch_are_one() -> None:
    assert changed("回顾过去五年，困难很多。", "过去一年成绩很多。") == [("回顾过去五年，困难", "过去一年成绩")]


def test_width_script_and_blanks_are_no_change() -> None:
    assert changed("臺灣ＡＢＣ，增长", "台湾ABC, 增长") == []


paragraphs = st.lists(st.text("大连海关口岸发展增长率一二三。，", min_size=1, max_size=30), max_size=12)


@given(paragraphs, paragraphs)
def test_every_paragraph_of_both_is_there_once(old: list[str], new: list[str]) -> None:
    found = pair(old, new)
    assert sorted(one.old for one in found if one.old is not None) == list(range(len(old)))
    assert [one.new for one in found if one.new is not None] == list(range(len(new)))


@given(paragraphs)
def test_a_text_and_itself_differ_in_nothing(text: list[str]) -> None:
    alone = list(dict.fromkeys(text))
    assert pair(alone, alone) == [ParagraphPair(number, number) for number in range(len(alone))]


def test_two_reports_are_compared_from_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("政府工作报告\n\n" + "\n\n".join(OLD) + "\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("政府工作报告\n\n" + "\n\n".join(NEW) + "\n", encoding="utf-8")
    result = pizhu("compare", "a#1", "b#1", tmp_path)
    assert result.exit_code == 0, result.stderr
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [row[0] for row in rows] == ["new paragraph", "figure changed", "figure changed", "gone"]
    assert "【15个】" in rows[2][2]
    assert not pizhu("compare", "a#1", "a#1", tmp_path).stdout


def test_two_articles_that_have_nothing_to_do_with_one_another_are_told_to_be_no_editions(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("简讯\n\n" + "\n\n".join(OLD) + "\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("简讯\n\n" + "昨夜暴雨，江水上涨，居民转移。\n\n" * 9, encoding="utf-8")
    (tmp_path / "c.txt").write_text("简讯\n\n" + "\n\n".join(NEW) + "\n", encoding="utf-8")
    told = "not two editions of one text"
    assert told in pizhu("compare", "a#1", "b#1", tmp_path).stderr
    assert told not in pizhu("compare", "a#1", "c#1", tmp_path).stderr


def test_what_a_page_repeats_is_compared_once(tmp_path: Path) -> None:
    name = "003_8214ba83723716f4"
    with Session.open(ROOT / "seeds") as session:
        article = next(one for one in session.articles() if one.id == f"{name}#1")
    repeats = [block.spans for block in article.blocks if block.role is Role.DUPLICATE]
    text = article.source.text
    for spans in reversed(repeats):
        text = text[: spans[0].start] + text[spans[-1].end :]
    (tmp_path / "a.txt").write_text(article.source.text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(text, encoding="utf-8")
    result = pizhu("compare", "a#1", "b#1", tmp_path)
    assert repeats
    assert "gone" not in result.stdout


def test_an_article_must_be_there_to_be_compared(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("标题\n\n正文。\n", encoding="utf-8")
    missing = pizhu("compare", "a#1", "c#1", tmp_path)
    assert missing.exit_code == 1
    assert "c" in missing.stderr


@given(st.text("大连海关口岸 台臺增长12.5%，", max_size=30), st.text("大连海关口岸 台臺增长12.5%，", max_size=30))
def test_putting_the_new_words_in_makes_the_new_text_of_the_old(old: str, new: str) -> None:
    found = changes(old, words(old), new, words(new))
    made, at, there = "", 0, 0
    for one in found:
        assert at <= one.old.start <= one.old.end <= len(old)
        assert there <= one.new.start <= one.new.end <= len(new)
        made += old[at : one.old.start] + new[one.new.start : one.new.end]
        at, there = one.old.end, one.new.end
    made += old[at:]
    assert fold("".join(made.split())) == fold("".join(new.split()))
