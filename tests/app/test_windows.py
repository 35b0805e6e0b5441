"""What a very wide window opens by itself, and what a terminal without colour shows."""

import errno
from pathlib import Path

import pytest
from msgspec import structs
from rich.color import Color

from tests.app.driving import Driven
from tests.app.reading import STORY, Reader, library_of, reading
from tui.app.app import PizhuApp
from tui.app.widgets.panel import SidePanel
from tui.notes.file.errors import explain
from tui.settings import PageLooks, Settings
from tui.text.library import Library


def panel_shown(reader: Reader) -> bool:
    return reader.screen.query_one(SidePanel).display


@pytest.mark.parametrize(("size", "shown"), [((200, 60), True), ((120, 40), False), ((80, 24), False)])
async def test_facts_open_by_themselves_where_there_is_room_for_them(
    size: tuple[int, int], shown: bool, tmp_path: Path
) -> None:
    async with reading(library_of(tmp_path, 小城=STORY), size=size) as reader:
        await reader.marked()
        if shown:
            await reader.driven.until(lambda: panel_shown(reader))
        await reader.driven.settle()
        assert panel_shown(reader) is shown


async def test_who_wants_them_asked_for_only_gets_the_page_alone(tmp_path: Path) -> None:
    settings = Settings(reader=structs.replace(PageLooks(), panel="asked"))
    async with reading(library_of(tmp_path, 小城=STORY), size=(200, 60), settings=settings) as reader:
        await reader.marked()
        await reader.driven.settle()
        assert not panel_shown(reader)


def papers(driven: Driven) -> set[Color | None]:
    """The colours behind the text of the screen, but where a state turns them round."""
    strips = driven.app.screen._compositor.render_strips()
    return {
        segment.style.bgcolor for strip in strips for segment in strip if segment.style and not segment.style.reverse
    }


async def test_without_colour_there_is_one_ground_and_no_grey_bar_and_the_cursor_stands_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(library_of(tmp_path, 小城=STORY), size=(80, 24)) as reader:
        driven = reader.driven
        await reader.marked()
        await reader.to("图书馆")
        await driven.settle()
        strips = driven.app.screen._compositor.render_strips()
        turned = [one.text for strip in strips for one in strip if one.style and one.style.reverse]
        assert "图书馆" in "".join(turned)
        assert len(papers(driven)) == 1
        await driven.press("q")
        await driven.until(lambda: driven.app.screen is driven.home)
        await driven.settle()
        assert len(papers(driven)) == 1


async def test_why_a_note_is_not_saved_is_told_to_its_end_in_a_narrow_window(tmp_path: Path) -> None:
    path = Path("/home/reader/文库/人民日报一九四九年至一九五九年/annotations/一九五五年三月十四日第三版.json")
    told = str(explain(PermissionError(errno.EACCES, ""), path))
    app = PizhuApp(Library.open(library_of(tmp_path, 小城=STORY)), Settings())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        driven = Driven(app, pilot)
        app.services.notify(told, title="Not saved", severity="error")
        await driven.until(lambda: "folder." in driven.screen_text())
        assert driven.screen_text().count("Not saved") == 1
