"""The export dialog writes what the ending says, and says what stays behind."""

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.app.driving import Driven, opened
from tui.app.dialogs.export import ExportDialog


async def asked(driven: Driven) -> Input:
    await driven.press("E")
    await driven.until(lambda: isinstance(driven.app.screen, ExportDialog))
    await driven.until(lambda: driven.app.screen.query(Input) and driven.app.screen.query_one(Input).value)
    return driven.app.screen.query_one(Input)


async def note(driven: Driven, text: str) -> None:
    await driven.press("c")
    await driven.type(text)
    await driven.press("escape")
    await driven.until(lambda: driven.entries()[0].notes)


@pytest.mark.parametrize("name", ["x.csv", "x.jsonl", "X.CSV"])
async def test_the_ending_chooses_the_format(tmp_path: Path, library: Path, name: str) -> None:
    async with opened(library) as driven:
        await note(driven, "要核对")
        field = await asked(driven)
        field.value = str(tmp_path / name)
        await driven.settle()
        await driven.press("enter")
        await driven.until((tmp_path / name).is_file)
    data = (tmp_path / name).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" if name.lower().endswith(".csv") else b"{")
    assert "要核对" in data.decode("utf-8-sig")


async def test_another_format_gives_the_path_its_ending(library: Path) -> None:
    async with opened(library) as driven:
        field = await asked(driven)
        field.value = "/tmp/mine.md"
        await driven.settle()
        await driven.press("down")
        await driven.until(lambda: field.value == "/tmp/mine.csv")


async def test_what_stays_behind_is_told(tmp_path: Path, library: Path) -> None:
    async with opened(library) as driven:
        await note(driven, "要核对")
        field = await asked(driven)
        names = list(driven.app.screen._formats)
        await driven.press(*["down"] * names.index("doccano"))
        field.value = str(tmp_path / "x.jsonl")
        await driven.settle()
        await driven.press("enter")
        await driven.until(lambda: any("stays behind" in told for told in driven.app.services.told))
