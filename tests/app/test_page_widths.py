"""The page in a terminal that shows ambiguous characters two cells wide."""

from pathlib import Path

from tests.app.reading import STORY, library_of, reading
from tui.settings import Settings, Typesetting
from tui.typeset.widths import cells


async def test_every_row_fills_the_width_as_the_terminal_counts_it(tmp_path: Path) -> None:
    settings = Settings(typesetting=Typesetting(ambiguous=2))
    async with reading(library_of(tmp_path, story=STORY.replace("，", "“”…—①")), settings=settings) as reader:
        page = reader.screen.page
        shown = ["".join(segment.text for segment in page.render_line(y)) for y in range(page.size.height)]
        assert any("“" in line for line in shown)
        assert {cells(line, ambiguous=2) for line in shown} == {page.size.width}


async def test_a_click_meets_the_character_that_the_terminal_shows_there(tmp_path: Path) -> None:
    settings = Settings(typesetting=Typesetting(ambiguous=2))
    async with reading(library_of(tmp_path, story=STORY), settings=settings) as reader:
        page = reader.screen.page
        offset = reader.text.index("使人")
        row = page.layout_now.row_of(offset) - page.scroll_offset.y
        line = "".join(segment.text for segment in page.render_line(row))
        at = cells(line[: line.index("使人")], ambiguous=2)
        assert page.offset_at(at, row) == page.offset_at(at + 1, row) == offset
