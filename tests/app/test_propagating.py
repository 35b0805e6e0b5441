"""Saying the same of equal texts, chosen by group: in the reader and in the queue."""

from pathlib import Path

import pytest

from tests.app.reading import Reader, library_of, reading
from tests.app.test_queue import current, reviewing, screen, stored, until_alike
from tui.app.dialogs.groups import GroupsDialog
from tui.notes.model.annotation import Annotation, Kind

STORY = """省住房和城乡建设厅谈住房

记者从省住房和城乡建设厅获悉，今年新建住房5万套。省住建厅负责人介绍，资金已到位。

省住房和城乡建设厅获悉情况后，[/数据]省住房和城乡建设厅要求各地报送[/数据]。
"""
OTHER = """各地响应

市里转发省住房和城乡建设厅通知。省住建厅负责人表示满意。
"""


async def asked(reader: Reader, scope: str = "1") -> None:
    """Press P, choose how far, wait for the groups."""
    await reader.press("P")
    await reader.driven.until(lambda: len(reader.driven.app.screen_stack) > 2)
    await reader.press(scope)
    await reader.driven.until(lambda: isinstance(reader.driven.app.screen, GroupsDialog))
    await reader.driven.settle()


async def tagged(reader: Reader, text: str, tag: str) -> None:
    await reader.to(text)
    await reader.press("v", "t")
    await reader.answer(tag, "enter")
    await reader.saved()
    await reader.to(text)


def everywhere(reader: Reader) -> list[tuple[str, str]]:
    """What notes say in the whole library: source and text."""
    books = [reader.screen.session.notes.known(f"{name}.txt") for name in ("a", "b")]
    return [(one.source, one.anchor.quote) for book in books if book for one in book.annotations]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_groups_by_context_are_picked_and_one_undo_takes_all_back(tmp_path: Path, size: tuple[int, int]) -> None:
    root = library_of(tmp_path, a=STORY, b=OTHER)
    async with reading(root, size) as reader:
        await tagged(reader, "省住房和城乡建设厅", "机构")
        await asked(reader)
        shown = reader.driven.screen_text()
        assert "省住房和城乡建设厅获悉…" in shown
        assert "省住建厅" in shown and "short form" in shown
        await reader.press("enter")
        await reader.driven.until(lambda: len(reader.notes) == 4)
        assert {note.anchor.quote for note in reader.notes} == {"省住房和城乡建设厅"}
        await reader.press("u")
        await reader.driven.until(lambda: len(reader.notes) == 1)


async def test_a_short_form_is_said_of_only_when_it_is_picked(tmp_path: Path) -> None:
    root = library_of(tmp_path, a=STORY, b=OTHER)
    async with reading(root) as reader:
        await tagged(reader, "省住房和城乡建设厅", "机构")
        await asked(reader, "3")
        await reader.press("Ａ", "enter")
        await reader.driven.until(lambda: len(everywhere(reader)) == 7)
        assert everywhere(reader).count(("b.txt", "省住建厅")) == 1
        assert "was not shown" in reader.driven.bottom or "were not shown" in reader.driven.bottom
        await reader.press("u")
        await reader.driven.until(lambda: len(everywhere(reader)) == 1)


async def test_space_lets_a_group_go_and_escape_does_nothing(tmp_path: Path) -> None:
    root = library_of(tmp_path, a=STORY, b=OTHER)
    async with reading(root) as reader:
        await tagged(reader, "省住房和城乡建设厅", "机构")
        await asked(reader)
        await reader.press("escape")
        assert len(reader.notes) == 1
        await asked(reader)
        await reader.driven.type("\u3000")
        await reader.press("enter")
        await reader.driven.until(lambda: len(reader.notes) == 2)
        assert "1 was not shown" in reader.driven.bottom


async def test_the_program_s_mark_is_accepted_on_equal_texts(tmp_path: Path) -> None:
    root = library_of(tmp_path, a=STORY, b=OTHER)
    async with reading(root) as reader:
        await reader.marked()
        await reader.to("住房", 2)
        await reader.press("v", "g", "t", "5")
        await reader.saved()
        await reader.to("住房", 2)
        await asked(reader)
        await reader.press("enter")
        await reader.driven.until(lambda: len(decisions(reader)) > 1)
        assert {one.anchor.quote for one in decisions(reader)} == {"住房"}
        assert {one.data["type"] for one in decisions(reader)} == {decisions(reader)[0].data["type"]}


def decisions(reader: Reader) -> list[Annotation]:
    book = reader.screen.session.notes.known("a.txt")
    return [one for one in (book.annotations if book else ()) if one.kind is Kind.MARK]


async def test_where_nothing_is_said_it_says_what_to_do(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, a="标题一\n\n天气晴朗。\n")) as reader:
        await reader.to("晴朗")
        await reader.press("P")
        assert "tag it" in reader.driven.bottom


async def test_hostile_text_is_text(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, a=STORY)) as reader:
        await tagged(reader, "[/数据]", "坏[/b]")
        await asked(reader)
        assert "[/数据]" in reader.driven.screen_text()
        await reader.press("enter")
        await reader.driven.until(lambda: len(reader.notes) == 2)


async def test_in_the_queue_what_is_said_of_equal_texts_leaves_it_and_comes_back(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        await until_alike(driven)
        quote, before = current(driven).quote, screen(driven).desk.queue.left
        count = len(screen(driven).desk.queue.same())
        await driven.press("P", "3")
        await driven.until(lambda: isinstance(driven.app.screen, GroupsDialog))
        await driven.press("enter")
        await driven.until(lambda: len(stored(driven)) >= count)
        await driven.until(lambda: screen(driven).desk.queue.left == before - count)
        assert {one.anchor.quote for one in stored(driven)} == {quote}
        await driven.press("u")
        await driven.until(lambda: screen(driven).desk.queue.left == before)
        assert stored(driven) == []
