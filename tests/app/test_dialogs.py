"""Dialogs: completion, choices, confirmation, palette, drafts."""

import asyncio
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import events
from textual.widgets import Input

from tests.app.driving import opened
from tests.app.reading import library_of, reading
from tui.app.commands import for_scope
from tui.app.dialogs.choice import ChoiceDialog
from tui.app.dialogs.confirm import ConfirmDialog, TextDialog
from tui.app.dialogs.finder import CommandFinder
from tui.app.dialogs.tag import TagDialog, named
from tui.app.list import ListScreen
from tui.app.widgets.hanging import turned
from tui.workspace.codebook.completion import Completer, KnownTag
from tui.workspace.reading.telling import article_note

TAGS = [
    KnownTag("机构", 3),
    KnownTag("地方/大连", 9),
    KnownTag("数据"),
    KnownTag("Policy/AI+"),
    KnownTag("重庆"),
    KnownTag("绿色"),
    KnownTag("机遇"),
]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("机", "机构"),
        ("jg", "机构"),
        ("jigou", "机构"),
        ("jigo", "机构"),
        ("j构", "机构"),
        ("jiy", "机遇"),
        ("dl", "地方/大连"),
        ("dalian", "地方/大连"),
        ("dian", None),
        ("df/dl", "地方/大连"),
        ("cq", "重庆"),
        ("zhongqing", "重庆"),
        ("lv", "绿色"),
        ("ai", "Policy/AI+"),
        ("POL", "Policy/AI+"),
        ("xyz", None),
        ("[/]", None),
    ],
)
def test_tags_are_found_by_han_pinyin_and_initials(typed: str, first: str | None) -> None:
    found = Completer(TAGS).find(typed)
    assert (found[0].name if found else None) == first


def test_with_nothing_typed_the_most_used_tags_come_first() -> None:
    assert [tag.name for tag in Completer(TAGS).find("")][:2] == ["地方/大连", "机构"]


def test_an_equal_name_comes_before_longer_ones() -> None:
    found = Completer([KnownTag("数据安全", 99), KnownTag("大数据", 99), KnownTag("数据")]).find("数据")
    assert [tag.name for tag in found] == ["数据", "数据安全", "大数据"]


@given(st.text(max_size=12), st.text(max_size=12))
def test_every_name_is_found_by_itself(name: str, other: str) -> None:
    found = [tag.name for tag in Completer([KnownTag(name), KnownTag(other)]).find(name)]
    assert name in found


@pytest.mark.parametrize(("typed", "name"), [("  #政策 ", "政策"), ("a  b", "a b"), ("/", ""), ("地方/", "地方")])
def test_tag_names_are_cleaned(typed: str, name: str) -> None:
    assert named(typed) == (name, "")


async def test_a_name_that_no_tag_can_have_is_refused_with_its_reason(library: Path) -> None:
    async with opened(library) as driven:
        answers: list[object] = []
        driven.app.push_screen(TagDialog("Tag", TAGS), answers.append)
        await driven.settle()
        driven.app.screen.query_one(Input).value = "新\u00ad词"
        await driven.settle()
        await driven.press("enter", "tab")
        assert answers == []
        assert "no invisible and no" in driven.screen_text()


async def test_several_tags_are_chosen_with_comma_and_tab(library: Path) -> None:
    async with opened(library) as driven:
        answers: list[object] = []
        driven.app.push_screen(TagDialog("Tag", TAGS, ["旧的"], "引文"), answers.append)
        await driven.settle()
        await driven.type("jg，")
        await driven.type("全新")
        await driven.press("tab")
        await driven.type("sj")
        await driven.press("enter")
        assert answers == [("旧的", "机构", "全新", "数据")]


async def test_arrows_choose_among_offers_and_escape_cancels(library: Path) -> None:
    async with opened(library) as driven:
        answers: list[object] = []
        driven.app.push_screen(TagDialog("Tag", TAGS), answers.append)
        await driven.settle()
        await driven.press("down", "enter")
        driven.app.push_screen(TagDialog("Tag", TAGS), answers.append)
        await driven.settle()
        await driven.type("jg")
        await driven.press("escape")
        assert answers == [("机构",), None]


async def test_a_preview_is_confirmed_or_left_also_with_an_input_method_on(library: Path) -> None:
    async with opened(library) as driven:
        answers: list[object] = []
        for key in ("y", "ｙ", "enter", "n", "ｎ", "escape", "q"):
            driven.app.push_screen(ConfirmDialog("[/] 14?", ["[/数据]", "\x1b[31m"] * 400), answers.append)
            await driven.settle()
            if len(key) == 1:
                await driven.type(key)
            else:
                await driven.press(key)
        assert answers == [True, True, True, False, False, None, False]


async def test_a_choice_is_made_by_digit_letter_or_arrow(library: Path) -> None:
    async with opened(library) as driven:
        answers: list[object] = []
        choices = [("a", "[/甲]"), ("b", "乙"), ("c", "丙")]
        for keys in (["3"], ["j", "enter"], ["enter"], ["escape"]):
            driven.app.push_screen(ChoiceDialog("?", choices, "b"), answers.append)
            await driven.settle()
            await driven.press(*keys)
        driven.app.push_screen(ChoiceDialog("?", choices), answers.append)
        await driven.settle()
        await driven.type("２")
        assert answers == ["c", "c", "b", None, "b"]


async def test_the_palette_carries_a_command_out_on_the_screen(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("ctrl+p")
        await driven.type("last row")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ListScreen))
        await driven.until(lambda: driven.current.key == driven.entries()[-1].key)
        await driven.type("：")
        await driven.settle()
        assert not isinstance(driven.app.screen, ListScreen)


@pytest.mark.parametrize("scope", ["list", "reader", "queue", "tags"])
def test_every_command_is_in_the_palette_by_its_title(scope: str) -> None:
    table = [command for command in for_scope(scope) if command.palette]
    finder = CommandFinder(table)
    assert set(finder.find("")) == set(table)
    for command in table:
        assert command in finder.find(command.title)


async def test_the_theme_is_chosen_by_name(library: Path) -> None:
    async with opened(library) as driven:
        assert driven.app.theme == "paper"
        await driven.carry_out("everywhere.theme")
        await driven.until(lambda: isinstance(driven.app.screen, ChoiceDialog))
        await driven.press("2")
        await driven.until(lambda: driven.app.theme == "ink")


async def test_what_is_being_typed_is_kept_as_a_draft_and_offered_again(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.dialogs.note.DRAFT_SECONDS", 0.05)
    async with opened(library) as driven:
        await driven.press("c")
        await driven.type("写到一半")
        await driven.until(lambda: [d.text for d in driven.app.session.drafts.all()] == ["写到一半"])
    async with opened(library) as driven:
        await driven.until(
            lambda: any(
                "1 note that was begun is kept as a draft: :drafts" in told for told in driven.app.services.told
            )
        )
        await driven.press("c")
        await driven.type("的话")
        await driven.press("escape")
        await driven.until(lambda: driven.entries()[0].notes == 1)
        await driven.until(lambda: not list(driven.app.session.drafts.all()))
        assert await asyncio.to_thread(article_note, driven.app.session, driven.current.key) == "写到一半的话"


async def test_a_note_answered_in_the_moment_in_which_the_program_ends_is_a_draft(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.app.serving import AppServices

    async def never(*_args: object, **_more: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(AppServices, "keep_each", never)
    async with opened(library) as driven:
        await driven.press("c")
        await driven.type("最后一句")
        await driven.press("escape")
        drafts = driven.app.session.drafts
    assert [one.text for one in drafts.all()] == ["最后一句"]


async def test_keys_typed_ahead_go_to_the_question_they_answer(library: Path) -> None:
    from textual import events

    async with opened(library) as driven:
        for character in "t机构jd":
            driven.app.post_message(events.Key(character, character))
        await driven.until(lambda: isinstance(driven.app.screen, TagDialog))
        await driven.settle()
        await driven.press("enter")
        await driven.until(lambda: driven.entries()[0].tags == ("机构jd",))


async def test_a_draft_that_cannot_be_kept_is_told(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.notes.store.drafts import Drafts

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.app.dialogs.note.DRAFT_SECONDS", 0.05)
    monkeypatch.setattr(Drafts, "put", full)
    async with opened(library) as driven:
        await driven.press("c")
        await driven.type("写到一半")
        await driven.until(lambda: any("No space left" in told for told in driven.app.services.told))
        await driven.press("escape")
        await driven.until(lambda: driven.entries()[0].notes == 1)


async def test_a_theme_that_does_not_exist_is_told(library: Path) -> None:
    from tui.settings import Settings

    async with opened(library, Settings(theme="[/nowhere]")) as driven:
        assert driven.app.theme == "paper"
        assert any("[/nowhere]" in told for told in driven.app.services.told)


async def test_a_note_typed_in_one_burst_with_its_end_keeps_every_letter(library: Path) -> None:
    """A fast typist, or a paste into the terminal, sends Esc right behind the last letter."""
    async with opened(library) as driven:
        await driven.press("c")
        for key in "sqDn":
            driven.app.post_message(events.Key(key, key))
        driven.app.post_message(events.Key("escape", None))
        await driven.until(lambda: driven.entries()[0].notes == 1)
        (said,) = [one for one in driven.app.session.notes.known(driven.entries()[0].source).annotations if one.note]
        assert said.note == "sqDn"


async def test_messages_of_the_bottom_line_are_kept_the_newest_first(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("slash")
        await driven.type("没有这样的话")
        await driven.press("enter")
        await driven.until(lambda: any("没有这样的话" in told for told in driven.app.services.told))
        driven.app.services.status("later")
        await driven.carry_out("everywhere.messages")
        await driven.until(lambda: isinstance(driven.app.screen, TextDialog))
        await driven.settle()
        shown = driven.screen_text()
        assert shown.index("later") < shown.rindex("没有这样的话")


PIECES = st.sampled_from(
    ["海关", "优化营商环境", "，", "。", "《条例》", "“引号”", "3亿元", "AI+", " ", "（一）", "、"]
)


@given(st.lists(PIECES, max_size=60).map("".join), st.integers(20, 76))
def test_lines_beside_a_passage_are_broken_as_a_page_is(line: str, width: int) -> None:
    rows = turned(line, width, 0)
    assert "".join("".join(rows).split()) == "".join(line.split())
    assert all(cell_len(row) <= width for row in rows)
    said = re.sub(r"[，。、》”）]{3,}|[《“（]{3,}", "", line)
    if said == line:
        assert not [row for row in rows[1:] if row.lstrip()[:1] and row.lstrip()[0] in "，。、》”）"]
        assert not [row for row in rows[:-1] if row[-1:] and row[-1] in "《“（"]


async def test_the_quotation_above_a_note_begins_no_row_with_a_comma(tmp_path: Path) -> None:
    sentence = f"{'营商环境的政策措施' * 3}和经营主体的活力，{'营商环境的政策措施' * 3}和经营主体的活力，进一步优化。"
    async with reading(library_of(tmp_path, 甲=f"标题\n\n{sentence}\n")) as reader:
        await reader.to("政策")
        await reader.press("V", "c")
        await reader.driven.until(lambda: reader.driven.app.screen.query("NoteDialog HangingLines"))
        await reader.driven.settle()
        rows = [row.strip("│ ") for row in reader.driven.screen_text().split("\n") if row.startswith(("│", " "))]
        assert any("活力，" in row for row in rows)
        assert not [row for row in rows if row[:1] == "，"]
