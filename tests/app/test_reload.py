"""Reading the library again, again and again, in one running reader with notes made in between."""

import os
from pathlib import Path

import pytest

from tests.app.driving import opened
from tui.app.dialogs.note import NoteDialog
from tui.app.list.articles import ArticleList
from tui.workspace.articles.catalog import Entry

STORY = "标题{n}\n\n　　正文第一段，国务院发布了第{n}号通知，投资{n}亿元。\n"


def handles() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts the handles of this process")
async def test_a_hundred_readings_lose_no_note_and_leak_no_handle(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(STORY.format(n=n), encoding="utf-8")
    made: set[str] = set()
    async with opened(tmp_path) as driven:
        open_before = 0
        for count in range(100):
            await driven.press("f5")
            if count % 2:
                await driven.read_all()
            if count % 10 == 3:
                await driven.read_all()
                await driven.press("j", "c")
                await driven.until(lambda: isinstance(driven.app.screen, NoteDialog))
                await driven.press("enter")
                await driven.type(f"记{count}")
                await driven.press("escape", "f5")
                made.add(f"记{count}")
            if count == 20:
                open_before = handles()
        await driven.read_all()
        assert len(driven.entries()) == 3
        assert handles() <= open_before + 8
        await driven.until(lambda: said(tmp_path) == made)
        await driven.press("u")
        await driven.until(lambda: len(said(tmp_path)) == len(made) - 1)


async def test_the_cursor_stays_on_its_article_and_its_row_when_the_library_is_read_again(tmp_path: Path) -> None:
    for n in range(60):
        (tmp_path / f"{n:02}.txt").write_text(STORY.format(n=n), encoding="utf-8")
    async with opened(tmp_path) as driven:
        await driven.read_all()
        articles = driven.app.screen.query_one(ArticleList)
        await driven.press("G", *"kkkkkkkkk")
        before, row = articles.current, articles.cursor - articles.scroll_offset.y
        assert isinstance(before, Entry)
        (tmp_path / "00.txt").unlink()
        await driven.press("f5")
        await driven.read_all()
        await driven.until(lambda: isinstance(articles.current, Entry) and articles.current.source == before.source)
        assert articles.cursor - articles.scroll_offset.y == row
        (tmp_path / before.source).unlink()
        await driven.press("f5", "j")
        await driven.read_all()
        await driven.until(lambda: articles.cursor > 0)


def said(root: Path) -> set[str]:
    from tui.notes.store.store import Store

    store = Store(root / "annotations")
    try:
        notes = [one.note for name in store.names() for one in store.read(name).annotations]
    finally:
        store.close()
    return {line for note in notes for line in note.split() if line}
