"""Keys typed faster than the program obeys them, as on a busy machine, act in the order in which they were typed."""

import json
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

from tests.app.driving import Driven, opened
from tui.app.dialogs.note import NoteDialog
from tui.app.reader import ReaderScreen


def burst(driven: Driven, *keys: str) -> None:
    """Type keys of which the program has obeyed none when the last one comes."""
    for key in keys:
        driven.app.post_message(events.Key(key, key if len(key) == 1 else None))


IN_ORDER = [
    (["甲", "乙", "backspace", "丙"], "甲丙"),
    (["甲", "ctrl+u", "乙", "丙"], "乙丙"),
    (["甲", "乙", "home", "丙", "end", "丁"], "丙甲乙丁"),
    (["甲", "乙", "left", "delete", "丙"], "甲丙"),
]


@pytest.mark.parametrize(("keys", "left"), IN_ORDER)
async def test_in_a_line(library: Path, keys: list[str], left: str) -> None:
    async with opened(library) as driven:
        await driven.press("slash")
        await driven.until(lambda: isinstance(driven.app.screen.focused, Input))
        burst(driven, *keys)
        line = driven.app.screen.query_one(Input)
        await driven.until(lambda: line.value == left)


@pytest.mark.parametrize(("keys", "left"), IN_ORDER)
async def test_in_a_note(library: Path, keys: list[str], left: str) -> None:
    async with opened(library) as driven:
        await begun(driven)
        burst(driven, *keys)
        area = driven.app.screen.query_one(TextArea)
        await driven.until(lambda: area.text == left)


async def test_what_is_typed_behind_the_end_of_a_note_is_no_part_of_it(library: Path) -> None:
    async with opened(library) as driven:
        await begun(driven)
        burst(driven, "甲", "escape", "C")
        await driven.until(lambda: noted(library) == ["甲"])
        await driven.until(lambda: isinstance(driven.app.screen, NoteDialog))


async def test_what_is_typed_before_a_note_is_thrown_away_goes_with_it(library: Path) -> None:
    async with opened(library) as driven:
        await begun(driven)
        reader = driven.app.screen_stack[-2]
        burst(driven, "j", "q", "ctrl+x")
        await driven.until(lambda: not isinstance(driven.app.screen, NoteDialog))
        await driven.settle()
        assert driven.app.screen is reader


async def begun(driven: Driven) -> None:
    """Begin a note on the first article."""
    await driven.press("enter")
    await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen))
    await driven.press("C")
    await driven.until(lambda: isinstance(driven.app.screen.focused, TextArea))


def noted(library: Path) -> list[str]:
    files = (library / "annotations").glob("*.json")
    return [row["note"] for file in files for row in json.loads(file.read_bytes())["_default"].values()]
