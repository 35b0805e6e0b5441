"""`pizhu read`: the reader without a screen, as somebody hears it line by line."""

from pathlib import Path

import pytest

from tests.app.reading import library_of
from tests.running import pizhu
from tests.terminal import Terminal
from tui.cli.plain.loop import COMMANDS
from tui.notes.model.annotation import Annotation
from tui.workspace.session import Session

STORY = "海关开通热线\n\n　　大连海关昨日开通热线，海关关长出席。\n\n　　去年出口增加两成，总额3亿元。\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return library_of(tmp_path, 甲=STORY, 乙="天气\n\n　　今天下雨。\n")


def heard(library: Path | str, *lines: str) -> list[str]:
    """Return what is said after the start, when these lines are typed."""
    result = pizhu("read", library, said="".join(f"{line}\n" for line in lines))
    assert result.exit_code == 0, result.output
    said: list[str] = result.stdout.splitlines()
    return said[said.index("? says the commands.") + 1 :]


def stored(library: Path) -> tuple[Annotation, ...]:
    with Session.open(library) as session:
        return session.notes.store.read("甲.txt").annotations


def number_of(library: Path, title: str) -> str:
    lines: list[str] = pizhu("read", library, said="q\n").stdout.splitlines()
    return next(line.partition(".")[0] for line in lines if title in line)


def test_the_start_says_how_many_articles_there_are_and_each(library: Path) -> None:
    lines = pizhu("read", library, said="q\n").stdout.splitlines()
    assert lines[0] == "2 articles" and lines[-1] == "? says the commands."
    assert sorted(line[3:] for line in lines[1:3]) == ["天气, unread", "海关开通热线, unread"]


def test_paragraphs_are_said_one_by_one_and_the_ends_are_told(library: Path) -> None:
    first = number_of(library, "海关")
    said = heard(library, first, "", "n", "p", "p", "p", "3", "r", "", "9")
    assert said == [
        "海关开通热线, 3 paragraphs",
        "title: 海关开通热线",
        "大连海关昨日开通热线，海关关长出席。",
        "title: 海关开通热线",
        "This is the beginning.",
        "This is the beginning.",
        "去年出口增加两成，总额3亿元。",
        "去年出口增加两成，总额3亿元。",
        "End of the article. b goes back to the list.",
        "There is no paragraph 9.",
    ]
    assert "unread" not in next(one for one in pizhu("read", library, said="q\n").stdout.splitlines() if "海关" in one)


def test_a_note_and_a_tag_are_saved_said_and_taken_back(library: Path) -> None:
    first = number_of(library, "海关")
    said = heard(library, first, "2", "c 核对", "t “关长” 人物 #核/实", "w 全文要点", "r", "a", "u", "u", "u", "u")
    assert said[2:] == [
        "Saved: note on “大连海关昨日开通热线，海关关长出席。”",
        "Saved: #人物 #核/实 on “关长”",
        "Saved: note on “海关开通热线”",
        "大连海关昨日开通热线，海关关长出席。",
        "note on “大连海关昨日开通热线，海关关长出席。”: 核对",
        "note on “关长”: #人物 #核/实",
        "note on the article: 全文要点",
        "2. note on “大连海关昨日开通热线，海关关长出席。”: 核对",
        "2. note on “关长”: #人物 #核/实",
        "Undone: note on “海关开通热线”",
        "Undone: #人物 #核/实 on “关长”",
        "Undone: note on “大连海关昨日开通热线，海关关长出席。”",
        "Nothing was said here that could be taken back.",
    ]
    assert stored(library) == ()


def test_what_earlier_runs_said_is_not_taken_back(library: Path) -> None:
    first = number_of(library, "海关")
    heard(library, first, "2", "c 核对")
    assert heard(library, first, "u")[-1] == "Nothing was said here that could be taken back."
    assert [one.note for one in stored(library)] == ["核对"]


def test_words_that_are_not_there_or_twice_are_told_and_nothing_is_saved(library: Path) -> None:
    first = number_of(library, "海关")
    said = heard(library, first, "2", "c “出口” 核对", "c “海关” 核对", "c", "t “关长” a//b", 'c "热线" 好')
    assert said[2] == "“出口” is not in this paragraph"
    assert said[3] == "“海关” stands there more than once: quote more"
    assert said[4] == "What is to be said? Write it behind the command."
    assert "needs a name" in said[5]
    assert [(one.anchor.quote, one.note) for one in stored(library)] == [("热线", "好")]


def test_words_are_found_and_names_and_figures_said(library: Path) -> None:
    first = number_of(library, "海关")
    said = heard(library, first, "f 出口", "m", "f 没有", "f 海关")
    assert said[1:3] == ["1 paragraph holds it; 3/3", "去年出口增加两成，总额3亿元。"]
    assert any("3亿元 = 300,000,000 元" in line for line in said)
    assert "not found: 没有" in said
    assert said[-2:] == ["2 paragraphs hold it; 1/3", "title: 海关开通热线"]


def test_reading_goes_on_where_it_stopped(library: Path) -> None:
    first = number_of(library, "海关")
    heard(library, first, "2")
    said = heard(library, first, "")
    assert said == [
        "海关开通热线, 3 paragraphs",
        "reading stopped at paragraph 2; Enter goes on there, 1 begins anew",
        "大连海关昨日开通热线，海关关长出席。",
    ]


def test_the_list_is_said_in_portions_filtered_and_gone_back_to(tmp_path: Path) -> None:
    root = library_of(tmp_path, **{f"第{n}篇": f"题目{n}\n\n　　正文在这里。\n" for n in range(10, 55)})
    said = heard(root, "l", "", "l", "l title:题目44", "1", "b", "2", "x", "l (", "“引”", "c 好")
    assert "40 of 45; l goes on" in said and "1. 题目44, unread" in said
    assert said[-6:-3] == ["In the list; l says it.", "There is no article 2; l lists them", said[-4]]
    assert said[-4] == "“x” is no command; ? says them" and "expected" in said[-3]
    assert said[-2:] == ["““引”” is no command; ? says them", "No article is open: type its number."]


def test_chinese_words_and_full_width_signs_are_commands_too(library: Path) -> None:
    first = number_of(library, "海关")
    wide = first.translate(str.maketrans("12", "１２"))
    said = heard(library, f"开 {wide}", "下", "２", "批“关长”核对", "签　“昨日”　时间", "注", "撤", "？", "退")
    assert "Saved: note on “关长”" in said and "Saved: #时间 on “昨日”" in said and "Undone: #时间 on “昨日”" in said
    assert len([line for line in said if line.startswith(("l or list", "q or quit"))]) == 2


def test_every_command_is_told_and_none_has_the_name_of_another(library: Path) -> None:
    names = [name for command in COMMANDS for name in command.names]
    assert len(names) == len({*names})
    assert len(heard(library, "?")) == len(COMMANDS)


def test_a_file_with_one_article_and_an_id_open_at_once(library: Path) -> None:
    folder = library / "seeds"
    assert "海关开通热线, 3 paragraphs" in pizhu("read", folder / "甲.txt", said="q\n").stdout
    result = pizhu("read", "甲#1", "--library", library, said="\n")
    assert "title: 海关开通热线" in result.stdout, result.output


def test_files_that_cannot_be_read_and_hostile_texts_are_said_in_plain_characters(library: Path) -> None:
    folder = library / "seeds"
    (folder / "坏.txt").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "丙.txt").write_text("标题\x1b[2J\n\n　　正文\x1b]0;x\x07在这里。\n", encoding="utf-8")
    result = pizhu("read", library, said="1\n\n\n2\n\n\nb\n3\n\n\n")
    assert "\x1b" not in result.stdout and "\x07" not in result.stdout
    assert "坏.txt:" in result.stdout


def test_on_a_terminal_the_prompt_says_where_one_is_and_nothing_steers_it(library: Path) -> None:
    """Not even readline does: a screen reader would read out what moves the cursor."""
    terminal = Terminal("read", library / "seeds" / "甲.txt")
    try:
        terminal.until(b"0/3> ")
        terminal.type("2\r")
        terminal.until(b"2/3> ")
        terminal.type("c “关长” 核对\r")
        terminal.until("Saved: note on “关长”".encode())
        terminal.type("q\r")
        assert terminal.ended() == 0
        assert b"\x1b" not in terminal.shown
    finally:
        terminal.close()


def test_plain_is_an_option_of_opening_too(library: Path) -> None:
    result = pizhu("open", "--plain", library, said="q\n")
    assert result.stdout.startswith("2 articles")


def test_a_whole_chinese_word_is_the_command_and_no_part_of_what_follows(library: Path) -> None:
    first = number_of(library, "海关")
    heard(library, "列表", f"打开{first}", "下一段", "批注这里很好", "标签 服务", "批注 标签不改", "全文：")
    noted = [annotation for annotation in stored(library) if annotation.note]
    assert {annotation.note for annotation in noted} >= {"这里很好", "标签不改"}
    assert [annotation.tags for annotation in stored(library) if annotation.tags] == [("服务",)]
    assert len(heard(library, "列表")) == len(heard(library, "列")) == 2


def test_a_note_that_could_not_be_stored_is_stored_by_the_next_run(library: Path) -> None:
    first, folder = number_of(library, "海关"), library / "annotations"
    folder.write_text("in the way", encoding="utf-8")
    said = heard(library, first, "2", "批注 以后再存")
    assert "以后再存" not in said[-1] and any("It is kept and will be saved" in line for line in said)
    folder.unlink()
    lines = pizhu("read", library, said="q\n").stdout.splitlines()
    assert "1 earlier change is saved now" in lines
    assert [annotation.note for annotation in stored(library)] == ["以后再存"]
