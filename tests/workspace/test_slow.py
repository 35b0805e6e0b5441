"""What is slow is for threads: nobody calls it where an event loop runs."""

import asyncio
from pathlib import Path

import pytest

from tui.settings import Settings
from tui.text.article import Page
from tui.text.library import Library
from tui.workspace.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    (tmp_path / "a.txt").write_text("标题\n\n正文在这里。\n", encoding="utf-8")
    return Session(Library.open(tmp_path), Settings())


async def test_a_slow_call_in_the_thread_of_the_screens_is_an_error(session: Session) -> None:
    with pytest.raises(RuntimeError, match="slow"):
        session.pages.page("a.txt")
    assert isinstance(await session.fetch(lambda: session.pages.page("a.txt")), Page)
    assert isinstance(await session.later(lambda: session.pages.page("a.txt")), Page)
    session.close()


def test_a_command_calls_it_as_it_likes(session: Session) -> None:
    assert isinstance(session.pages.page("a.txt"), Page)


async def test_what_is_read_does_not_wait_for_what_is_written(session: Session) -> None:
    from threading import Event

    written = Event()
    writing = asyncio.ensure_future(session.later(lambda: written.wait(20)))
    assert isinstance(await session.fetch(lambda: session.pages.page("a.txt")), Page)
    assert not writing.done()
    written.set()
    assert await writing
    session.close()


async def test_work_handed_in_after_the_end_is_cancelled(session: Session) -> None:
    await session.later(lambda: None)
    session.close()
    with pytest.raises(asyncio.CancelledError):
        await session.later(lambda: None)


async def test_what_was_handed_in_is_written_also_when_nobody_waits_for_it_any_more(session: Session) -> None:
    from threading import Event

    free, stored = Event(), Event()
    before = asyncio.ensure_future(session.later(lambda: free.wait(20)))
    writing = asyncio.ensure_future(session.later(stored.set))
    await asyncio.sleep(0)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    free.set()
    assert await before
    session.close()
    assert stored.is_set()
