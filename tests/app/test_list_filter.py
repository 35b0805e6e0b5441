"""The list speaks the filter language: typed with completion, saved under names, opened as folders."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tests.app.driving import Driven, opened
from tui.app.dialogs.confirm import ConfirmDialog
from tui.app.dialogs.filter import FilterDialog
from tui.workspace.articles.catalog import Folder
from tui.workspace.articles.listfilter import ListFilter
from tui.workspace.filter.saved import save

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name, text in {
        "a": "大连海关开通热线\n\n本报讯(记者张三)12月3日,大连海关开通服务热线,投资3亿元。\n",
        "b": "旅顺口区消息\n\n本报讯(记者李四)旅顺口区有120家企业。\n",
        "c": "辽渔大连湾航运中心\n\n本报讯(记者张三)总投资1000万元。\n",
    }.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


async def asked(driven: Driven, typed: str = "", key: str = "f") -> FilterDialog:
    await driven.press(key)
    await driven.until(lambda: isinstance(driven.app.screen, FilterDialog))
    dialog = driven.app.screen
    assert isinstance(dialog, FilterDialog)
    await driven.type(typed)
    return dialog


def sources(driven: Driven) -> list[str]:
    return [entry.source for entry in driven.entries()]


@SIZES
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("author:张三", ["a.txt", "c.txt"]),
        ("作者：张三 －title：海关", ["c.txt"]),
        ("（title：海关｜title：旅顺）", ["a.txt", "b.txt"]),
        ("figure>1亿元", ["a.txt"]),
        ("企业", ["b.txt"]),
        ("is:unread sort:-title", ["c.txt", "b.txt", "a.txt"]),
    ],
)
async def test_the_list_shows_what_a_filter_finds(
    library: Path, typed: str, found: list[str], size: tuple[int, int]
) -> None:
    async with opened(library, size=size) as driven:
        await asked(driven, typed)
        await driven.press("enter")
        await driven.until(lambda: driven.home.state.view.where == typed)
        if "sort" not in typed:
            assert sources(driven) == found
        else:
            assert sorted(sources(driven)) == sorted(found) != sources(driven)
        await driven.press("escape")
        await driven.until(lambda: sources(driven) == ["a.txt", "b.txt", "c.txt"])


@SIZES
async def test_keys_and_values_are_completed_and_the_finds_are_counted(library: Path, size: tuple[int, int]) -> None:
    async with opened(library, size=size) as driven:
        dialog = await asked(driven, "zz")
        assert "author:" in driven.screen_text()
        await driven.press("tab")
        await driven.type("zs")
        await driven.until(lambda: "张三" in driven.screen_text().split("\n")[-3])
        await driven.press("tab")
        await driven.until(lambda: "2 found" in driven.screen_text())
        assert str(dialog.query_one("Input").value).strip() == "author:张三"  # type: ignore[attr-defined]
        await driven.type("海关")
        await driven.until(lambda: "after Enter" in driven.screen_text())


@SIZES
async def test_what_is_wrong_is_pointed_at_and_not_taken(library: Path, size: tuple[int, int]) -> None:
    async with opened(library, size=size) as driven:
        dialog = await asked(driven, "is:read date:maybe")
        await driven.until(lambda: "A date is expected" in driven.screen_text())
        rows = driven.screen_text().split("\n")
        told, line = next((rows[n], rows[n + 1]) for n, row in enumerate(rows) if "A date is expected" in row)
        if "^ A" in told:
            assert told.index("^") == line.index("maybe")
        await driven.press("enter")
        assert driven.app.screen is dialog
        await driven.press("escape")
        assert len(sources(driven)) == 3


async def test_a_filter_is_saved_opened_by_its_number_and_forgotten(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("g", "1")
        await driven.until(lambda: "no saved filter 1" in driven.bottom)
        await driven.press("F")
        await driven.until(lambda: "Nothing is saved" in driven.bottom)
        await asked(driven, "author:张三")
        await driven.press("enter")
        await driven.until(lambda: len(sources(driven)) == 2)
        await driven.press("F")
        await driven.until(lambda: driven.app.screen is not driven.home)
        await driven.type("a b")
        await driven.press("enter")
        await driven.until(lambda: "no blanks" in driven.screen_text())
        assert driven.app.screen is not driven.home
        await driven.press("ctrl+u")
        await driven.type("张三")
        await driven.press("enter")
        await driven.until(lambda: "@张三" in driven.bottom)
        await driven.press("escape")
        await driven.until(lambda: len(sources(driven)) == 3)
        await driven.type("ｇ１")
        await driven.until(lambda: sources(driven) == ["a.txt", "c.txt"])
        await asked(driven, " -title:海关")
        await driven.press("enter")
        await driven.until(lambda: sources(driven) == ["c.txt"])
        await driven.press("escape")
        await driven.until(lambda: len(sources(driven)) == 3)
        await driven.press("F")
        await driven.until(lambda: driven.app.screen is not driven.home)
        await driven.press("enter")
        await driven.until(lambda: "Forgotten" in driven.bottom)


async def test_what_no_longer_fits_leaves_the_list_at_once(library: Path) -> None:
    async with opened(library) as driven:
        await asked(driven, "-is:done")
        await driven.press("enter")
        await driven.until(lambda: driven.home.state.view.where)
        await driven.press("d")
        await driven.until(lambda: sources(driven) == ["b.txt", "c.txt"])
        await driven.press("u")
        await driven.until(lambda: sources(driven) == ["a.txt", "b.txt", "c.txt"])


async def test_hostile_names_and_filters_show_as_they_are(library: Path) -> None:
    (library / "[@click=app.quit]x.txt").write_text("[/b]标题\n\n正文。\n", encoding="utf-8")
    async with opened(library) as driven:
        await asked(driven, "source:")
        await driven.until(lambda: "[@click" in driven.screen_text())
        await driven.type("[/数据]")
        await driven.press("enter")
        await driven.until(lambda: driven.home.state.view.where == "source:[/数据]")
        assert driven.app.is_running


async def confirming(driven: Driven, asked: str) -> None:
    await driven.until(lambda: isinstance(driven.app.screen, ConfirmDialog))
    await driven.settle()
    assert asked in driven.screen_text()


async def said(driven: Driven, typed: str) -> None:
    await driven.press(":")
    await driven.until(lambda: driven.app.screen is not driven.home)
    await driven.type(typed)
    await driven.press("enter")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("tag 数据 figure>1000元", "+#数据 for 2 articles?"),
        ("tag 数据 author：张三", "+#数据 for 2 articles?"),
        ("done author:张三", "done for 2 articles?"),
        ("star author:张三", "star for 2 articles?"),
        ("read author:张三", "read for 2 articles?"),
    ],
)
async def test_a_verb_acts_on_what_a_filter_finds_after_a_preview_and_is_one_undo(
    library: Path, typed: str, asked: str
) -> None:
    def touched(driven: Driven) -> list[str]:
        wanted = {"done": "done", "read": "read"}
        return [
            entry.source for entry in driven.entries() if entry.tags or entry.star or entry.state in wanted.values()
        ]

    async with opened(library) as driven:
        await said(driven, typed)
        await confirming(driven, asked)
        assert "辽渔大连湾航运中心" in driven.screen_text()
        await driven.press("n")
        await driven.until(lambda: driven.app.screen is driven.home)
        assert touched(driven) == []
        await said(driven, typed)
        await confirming(driven, asked)
        await driven.press("y")
        await driven.until(lambda: touched(driven) == ["a.txt", "c.txt"])
        await driven.press("u")
        await driven.until(lambda: touched(driven) == [])


async def test_a_tag_is_taken_from_what_a_filter_finds(library: Path) -> None:
    async with opened(library) as driven:
        await said(driven, "tag 数据 author:张三")
        await confirming(driven, "for 2 articles?")
        await driven.press("y")
        await driven.until(lambda: sum("数据" in entry.tags for entry in driven.entries()) == 2)
        await said(driven, "untag 数据 title:海关")
        await confirming(driven, "for 1 article?")
        await driven.press("y")
        await driven.until(lambda: sum("数据" in entry.tags for entry in driven.entries()) == 1)
        await said(driven, "done title:没有这样的")
        await driven.until(lambda: "No article fits" in driven.bottom)


async def test_saved_filters_are_rows_above_the_sources_with_how_many_they_find(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.list.arranging.REST", 0.01)
    async with opened(library, size=(80, 24)) as driven:
        first = driven.current.key
        await driven.app.session.later(lambda: save(driven.app.session, "[/三]", "author:张三"))
        await driven.carry_out("list.reload")
        await driven.until(lambda: any(isinstance(line, Folder) for line in driven.home.articles.lines))
        assert driven.current.key == first
        row = lambda: driven.screen_text().split("\n")[1]  # noqa: E731
        await driven.until(lambda: row().endswith("2"))
        assert "@[/三]" in row() and "author:张三" in row()
        await driven.press("g", "g", "enter")
        await driven.until(lambda: sources(driven) == ["a.txt", "c.txt"])
        await driven.press("escape")
        await driven.until(lambda: len(sources(driven)) == 3)
        await driven.carry_out("list.reload")
        await driven.read_all()
        await driven.until(lambda: any(isinstance(line, Folder) for line in driven.home.articles.lines))
        assert driven.current.key == first
        await driven.press("g", "g", "t", "c", "s", "d", "r", "v", "x", "n", "j")
        assert driven.app.is_running


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Let the answer of a filter wait until this is set."""
    held, find = Event(), ListFilter.find

    def slow(self: ListFilter, *about: Any) -> Any:
        held.wait(20)
        return find(self, *about)

    monkeypatch.setattr(ListFilter, "find", slow)
    yield held
    held.set()


async def test_keys_typed_behind_a_filter_are_about_what_it_leaves(library: Path, held: Event) -> None:
    async with opened(library) as driven:
        await asked(driven, "title:辽渔")
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is driven.home)
        await driven.press("s")
        held.set()
        await driven.until(lambda: any(one.star for one in driven.entries()))
        assert [one.source for one in driven.entries() if one.star] == ["c.txt"]


async def test_a_filter_over_texts_can_be_saved_or_given_up_while_it_looks(library: Path, held: Event) -> None:
    async with opened(library) as driven:
        await asked(driven, "text:投资")
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is driven.home)
        await driven.press("F")
        await driven.until(lambda: "Save “text:投资” as" in driven.screen_text())
        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.home)
        await driven.press("escape")
        held.set()
        await driven.settle()
        assert driven.home.state.wanted == "" and len(sources(driven)) == 3
