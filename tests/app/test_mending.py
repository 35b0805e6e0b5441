"""Notes whose source is gone: told of at the start, one card for each source, one key that carries all notes over."""

from pathlib import Path

import pytest

from tests.app.driving import Driven, opened
from tests.app.test_cards import SIZES, answered, reviewing, screen
from tests.running import pizhu
from tui.workspace.review.item import What

FIRST = "".join(f"第{n}条　国务院在{n}月发布了第{n * 7}号通知，要求各地做好{n * 3}项准备工作。\n" for n in range(1, 30))
LAST = "".join(f"记者走进{n}号车间，看到{n * 11}台机器正在运转，工人们忙得热火朝天，一派繁荣。\n" for n in range(1, 30))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def split_in_two(tmp_path: Path) -> Path:
    """Return a library with two notes on a file that was split."""
    old, text = tmp_path / "old.txt", FIRST + LAST
    write(old, text)
    for quote in ("第77号通知", "记者走进9号"):
        at = text.index(quote)
        assert pizhu("note", "add", old, "--start", at, "--end", at + len(quote), "--text", quote).exit_code == 0
    old.unlink()
    write(tmp_path / "甲.txt", FIRST)
    write(tmp_path / "部" / "乙.txt", LAST)
    return tmp_path


def notes(driven: Driven, name: str) -> list[str]:
    return [one.note for one in driven.app.session.notes.store.read(name).annotations]


@SIZES
async def test_one_key_carries_all_notes_into_the_halves_of_a_split_file(
    split_in_two: Path, size: tuple[int, int]
) -> None:
    async with reviewing(split_in_two, What.MOVED, size) as driven:
        shown = driven.screen_text()
        assert "old.txt -> 甲.txt" in shown
        assert "old.txt -> 部/乙.txt" in shown
        await driven.press("a")
        await driven.until(lambda: "Saved: Notes carried over from old.txt" in driven.bottom)
        assert (notes(driven, "甲.txt"), notes(driven, "部/乙.txt")) == (["第77号通知"], ["记者走进9号"])
        assert notes(driven, "old.txt") == []
        await driven.press("u")
        await driven.until(lambda: len(notes(driven, "old.txt")) == 2)
        assert notes(driven, "甲.txt") == notes(driven, "部/乙.txt") == []
        await answered(driven, 1)
        await driven.press("a")
        await driven.until(lambda: notes(driven, "甲.txt"))


async def test_notes_without_a_source_are_told_of_at_the_start(split_in_two: Path) -> None:
    async with opened(split_in_two) as driven:
        await driven.until(lambda: any("2 notes are gone" in told for told in driven.app.services.told))


async def test_notes_whose_text_is_nowhere_are_named_and_stay(split_in_two: Path) -> None:
    (split_in_two / "甲.txt").unlink()
    (split_in_two / "部" / "乙.txt").unlink()
    async with reviewing(split_in_two, What.MOVED) as driven:
        assert "old.txt: its text is nowhere in the library (2 notes)" in driven.screen_text()
        await driven.press("a")
        await driven.until(lambda: any("nowhere" in told for told in driven.app.services.told))
        assert len(notes(driven, "old.txt")) == 2
        assert len(screen(driven).desk.cards.waiting) == 1
