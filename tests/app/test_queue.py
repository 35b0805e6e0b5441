"""Reviewing, driven as a reader drives it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.app.driving import Driven, opened
from tui.app.queue import QueueScreen
from tui.notes.model.annotation import Annotation, Kind
from tui.workspace.queue import Item

TEXT = """大连海关开通热线

本报讯(记者张三)12月3日,大连海关在大连开通服务热线。大连海关关长李四表示,热线为大连企业服务,去年企业增加120家。
"""


@asynccontextmanager
async def reviewing(folder: Path, what: str = "1") -> AsyncIterator[Driven]:
    if not (folder / "a.txt").exists():
        (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    async with opened(folder) as driven:
        await driven.press("R", what, "1")
        await driven.until(lambda: isinstance(driven.app.screen, QueueScreen) and driven.app.screen.desk.found_all)
        await driven.settle()
        yield driven


def screen(driven: Driven) -> QueueScreen:
    return next(s for s in driven.app.screen_stack if isinstance(s, QueueScreen))


def current(driven: Driven) -> Item:
    item = screen(driven).desk.queue.current
    assert item is not None
    return item


def stored(driven: Driven) -> list[Annotation]:
    known = driven.app.session.known("a.txt")
    return list(known.annotations) if known else []


async def test_names_are_accepted_rejected_and_retyped_by_key(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        first = current(driven)
        assert first.quote in driven.screen_text()
        await driven.press("a")
        second = current(driven)
        assert second != first
        await driven.press("x")
        third = current(driven)
        await driven.press("3")
        await driven.until(lambda: len(stored(driven)) == 3)
        said = {a.anchor.spans[0].start: (a.kind, a.data["verdict"], a.data["type"]) for a in stored(driven)}
        assert sorted(said.values()) == sorted(
            [
                (Kind.MARK, "keep", first.type),
                (Kind.MARK, "dismiss", second.type),
                (Kind.MARK, "keep", "LOC"),
            ]
        )
        assert third.quote not in ("", None)


async def test_what_was_decided_is_not_asked_again(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        first = current(driven)
        total = len(screen(driven).desk.queue.items)
        await driven.press("a")
        await driven.until(lambda: stored(driven))
    async with reviewing(tmp_path) as driven:
        items = screen(driven).desk.queue.items
        assert len(items) == total - 1
        assert (first.start, first.end) not in [(item.start, item.end) for item in items]


async def test_a_group_is_one_action_and_undo_returns_to_its_item(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        queue = screen(driven).desk.queue
        while len(queue.alike()) < 2:
            await driven.press("n")
        item, alike = current(driven), len(queue.alike())
        await driven.press("A")
        await driven.until(lambda: len(stored(driven)) == alike)
        assert item.quote not in [queue.items[number].quote for number in queue.waiting]
        await driven.press("u")
        await driven.until(lambda: current(driven) == item)
        await driven.until(lambda: not stored(driven))
        assert len(queue.waiting) == len(queue.items)


async def test_space_puts_an_item_to_the_end(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        first = current(driven)
        await driven.press("space")
        assert current(driven) != first
        assert screen(driven).desk.queue.waiting[-1] == 0


async def test_an_edge_is_moved_before_accepting(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        before = current(driven)
        await driven.type("》")
        await driven.press("l")
        assert current(driven).end == before.end + 1
        await driven.press("a")
        await driven.until(lambda: stored(driven))
        assert stored(driven)[0].anchor.quote == current_text(driven, before.start, before.end + 1)


def current_text(driven: Driven, start: int, end: int) -> str:
    article = screen(driven).desk.article
    return article.text[start:end]  # type: ignore[union-attr]


async def test_opening_in_context_and_q_come_back_to_the_item(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        await driven.press("n")
        item = current(driven)
        await driven.press("o")
        await driven.until(lambda: not isinstance(driven.app.screen, QueueScreen))
        await driven.press("q")
        await driven.until(lambda: isinstance(driven.app.screen, QueueScreen))
        assert current(driven) == item
        await driven.press("q")
        await driven.until(lambda: driven.app.screen is driven.home)


async def test_a_decision_that_cannot_be_stored_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.notes.file.errors import DiskFullError
    from tui.notes.store.store import Store

    def full(*_args: object, **_more: object) -> object:
        raise DiskFullError("Not saved: no room")

    async with reviewing(tmp_path) as driven:
        monkeypatch.setattr(Store, "apply_all", full)
        queue = screen(driven).desk.queue
        await driven.press("a")
        await driven.until(lambda: any("no room" in told for told in driven.app.services.told))
        await driven.until(lambda: len(queue.waiting) == len(queue.items))


async def test_figures_and_notes_can_be_reviewed_to_the_end(tmp_path: Path) -> None:
    async with reviewing(tmp_path, "2") as driven:
        while screen(driven).desk.queue.current:
            await driven.press("a")
        assert "Nothing is left" in driven.screen_text()
        await driven.press("a", "x", "A", "X", "space", "n", "p", "o", "c", "1", "u")
    async with opened(tmp_path) as driven:
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is not driven.home)
        await driven.until(lambda: getattr(driven.app.screen, "opened", None))
        await driven.press("j", "c")
        await driven.type("核对")
        await driven.press("escape")
        await driven.until(lambda: any(a.note for a in stored(driven)))
    async with reviewing(tmp_path, "4") as driven:
        assert "核对" in current(driven).about
        await driven.press("a")
        await driven.until(lambda: any(a.note and a.status == "done" for a in stored(driven)))
