"""Markdown for Obsidian: what people changed, moved or deleted in their notes survives the next export."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.material import material, note
from tui.export import markdown
from tui.export.format import Options
from tui.export.managed import merge
from tui.notes.model.annotation import Annotation

FIRST = note(1, "航运中心", "第一条", ["港口", "项目/航运 中心"])
SECOND = note(2, "总投资", "第二条")
OTHER = note(3, "另一篇", "另一条", ["2024"])


def export(*annotations: Annotation, old: str | None = None, together: bool = True) -> str:
    """Return the first file of an export over an earlier one."""
    options = Options(title="图书馆", together=together, old=lambda _name: old)
    return next(markdown.write([material(*annotations)], options)).data.decode()


def test_a_note_is_a_block_under_its_article() -> None:
    text = export(FIRST, OTHER)
    head, _, rest = text.partition("## 港口启用")
    assert 'title: "图书馆"' in head
    assert 'source: ["x.txt"]' in head
    assert rest.index("> 航运中心\n\n第一条\n\n#港口 #项目/航运_中心\n\n^") < rest.index("## 第二篇")
    assert "#_2024" in rest


def test_each_article_can_have_its_own_file_with_what_is_known_of_it() -> None:
    options = Options(title="图书馆", together=False)
    files = {file.name: file.data.decode() for file in markdown.write([material(FIRST, OTHER)], options)}
    assert list(files) == ["港口启用.md", "第二篇.md"]
    assert 'authors: ["甲", "乙"]\ndate: "2024-03-05"\npage: "04"\n' in files["港口启用.md"]


def test_the_same_title_twice_gives_two_files() -> None:
    page = material(FIRST).page
    twin = replace(page, articles=(page.articles[0], replace(page.articles[1], title="港口启用")))
    options = Options(together=False)
    names = [file.name for file in markdown.write([replace(material(FIRST, OTHER), page=twin)], options)]
    assert len(set(names)) == 2


def test_exporting_again_changes_no_byte() -> None:
    text = export(FIRST, SECOND, OTHER)
    assert export(FIRST, SECOND, OTHER, old=text) == text


def test_what_is_written_around_the_blocks_stays() -> None:
    text = export(FIRST, SECOND)
    mine = "my preface\n" + text.replace("## 港口启用", "## My own heading").replace(
        "%% pizhu:seen", "my end\n\n%% pizhu:seen"
    )
    again = export(replace(FIRST, note="new"), SECOND, OTHER, old=mine)
    assert again.startswith("my preface\n")
    assert "## My own heading" in again
    assert "## 港口启用" not in again
    assert "my end" in again
    assert "\nnew\n" in again
    assert "第一条" not in again


def test_an_unedited_block_is_renewed_where_it_stands() -> None:
    text = export(FIRST, SECOND)
    again = export(replace(FIRST, note="改过了"), SECOND, old=text)
    assert again == export(replace(FIRST, note="改过了"), SECOND)


def test_an_edited_block_stays_and_ours_is_added_once_as_a_conflict() -> None:
    mine = export(FIRST, SECOND).replace("第一条", "我在这里写的")
    assert export(FIRST, SECOND, old=mine) == mine
    changed = replace(FIRST, note="库里改的")
    once = export(changed, SECOND, old=mine)
    assert "我在这里写的" in once
    assert once.count("pizhu:conflict") == 1
    assert once.index("我在这里写的") < once.index("库里改的") < once.index("第二条")
    assert export(changed, SECOND, old=once) == once
    twice = export(replace(FIRST, note="又改了"), SECOND, old=once)
    assert twice.count("pizhu:conflict") == 1
    assert "又改了" in twice
    assert "库里改的" not in twice


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_edit_that_came_home_is_no_conflict(newline: str) -> None:
    mine = export(FIRST, SECOND).replace("第一条", "我在这里写的").replace("\n", newline)
    home = replace(FIRST, note="我在这里写的")
    again = export(home, SECOND, old=mine)
    assert "pizhu:conflict" not in again and again.count("我在这里写的") == 1
    assert export(home, SECOND, old=again) == again
    assert "改过了" in export(replace(FIRST, note="改过了"), SECOND, old=again)


def test_a_conflict_that_was_settled_does_not_come_back() -> None:
    mine = export(FIRST, SECOND).replace("第一条", "我在这里写的")
    changed = replace(FIRST, note="库里改的")
    settled = re.sub(r"(?s)%% pizhu:conflict.*?%% pizhu:end \S+ %%\n*", "", export(changed, SECOND, old=mine), count=1)
    assert export(changed, SECOND, old=settled) == settled


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_deleted_block_stays_deleted(number: int) -> None:
    blocks = [FIRST, SECOND, OTHER]
    text = export(*blocks)
    gone = re.sub(rf"(?s)%% pizhu:begin {blocks[number].id} .*?%% pizhu:end {blocks[number].id} %%\n*", "", text)
    assert gone != text
    assert export(*blocks, old=gone) == gone
    blocks[number] = replace(blocks[number], note="changed since")
    assert "changed since" not in export(*blocks, old=gone)


def test_a_new_note_goes_after_the_one_before_it() -> None:
    again = export(FIRST, SECOND, OTHER, old=export(FIRST, OTHER))
    assert again.index("第一条") < again.index("第二条") < again.index("## 第二篇") < again.index("另一条")


def test_notes_of_an_article_not_exported_before_come_at_the_end() -> None:
    again = export(FIRST, OTHER, old=export(FIRST))
    assert again.index("第一条") < again.index("## 第二篇") < again.index("另一条") < again.index("pizhu:seen")
    assert again.count("---\n") == 2


def test_a_block_that_was_moved_is_renewed_where_it_was_moved_to() -> None:
    text = export(FIRST, SECOND, OTHER)
    block = re.search(rf"(?s)%% pizhu:begin {FIRST.id} .*?%% pizhu:end {FIRST.id} %%\n\n", text)
    assert block
    moved = text.replace(block[0], "") + "\n" + block[0]
    again = export(replace(FIRST, note="renewed"), SECOND, OTHER, old=moved)
    assert again.index("另一条") < again.index("renewed")


def test_a_file_with_windows_line_ends_keeps_them() -> None:
    text = export(FIRST).replace("\n", "\r\n")
    assert export(FIRST, old=text) == text
    again = export(replace(FIRST, note="renewed"), SECOND, old=text)
    assert again.count("\n") == again.count("\r\n")


def test_a_foreign_file_is_not_taken_for_ours() -> None:
    options = Options(old=lambda _name: "# my diary\n")
    (file,) = markdown.write([material(FIRST)], options)
    assert not file.merged
    options = Options(old=lambda _name: export(FIRST))
    (file,) = markdown.write([material(FIRST)], options)
    assert file.merged


@pytest.mark.parametrize(
    "text",
    [
        "[[链接]]",
        "%% pizhu:end x %%",
        "# 题",
        "*星*",
        "`码`",
        "1. 条",
        "- 项",
        "<b>",
        "==亮==",
        "#标签",
        "$x$",
        "a\n\nb",
        "^id",
    ],
)
def test_quoted_text_is_text_and_no_markdown(text: str) -> None:
    shown = markdown.escape(text)
    plain = re.sub(r"\\([^\w\s])", r"\1", shown)
    assert plain == text
    assert shown == text or "\\" in shown
    assert not re.search(r"(?<!\\)(\[\[|<b>|==|%%|`|\*)", shown)


def test_a_note_cannot_end_its_own_block() -> None:
    bad = replace(FIRST, note=f"x\n%% pizhu:end {FIRST.id} %%\n%% pizhu:seen y=z %%")
    text = export(bad, SECOND)
    assert export(bad, SECOND, old=text) == text
    assert "\x1b" not in export(replace(FIRST, note="\x1b[31m"))


EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.text("甲\n%# >^x", max_size=9)), max_size=4)


@given(EDITS, st.booleans())
def test_no_edit_makes_an_export_lose_what_people_wrote_or_never_settle(
    edits: list[tuple[float, int, str]], change: bool
) -> None:
    old = export(FIRST, SECOND, OTHER)
    for where, length, text in edits:
        at = int(where * len(old))
        old = old[:at] + text + "我的话" + old[at + length :]
    notes = [replace(FIRST, note="changed") if change else FIRST, SECOND, OTHER]
    once = export(*notes, old=old)
    ours = re.compile("^%% pizhu:seen.*", re.MULTILINE)
    assert once.count("我的话") >= ours.sub("", old).count("我的话")
    assert export(*notes, old=once) == once


def test_merging_nothing_changes_nothing() -> None:
    text = export(FIRST)
    assert merge(text, []) == text


def test_notes_of_others_are_text_and_ones_own_stay_markdown() -> None:
    evil = '![x](http://evil/p.png) <img src="http://evil/q"> <script>x</script> [[link]] **fett**'
    mine, theirs = (replace(note(n, q, evil), author=a) for n, q, a in ((1, "航运中心", "王"), (2, "𠮷日", "李")))
    (file,) = markdown.write([material(mine, theirs)], Options(author="王"))
    own, other = file.data.decode().split("%% pizhu:begin")[1:]
    assert evil in own
    assert not re.search(r"(?<!\\)[][<*]", other)
    assert "http://evil/p.png" in other
