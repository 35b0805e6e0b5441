"""What actions cost in keys, pressed on the screen; and how fast a review of 5,000 suggestions answers."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter

from textual import events

from bench.report import Line
from tests.app.driving import Driven, opened
from tests.app.reading import STORY, Reader, library_of, reading
from tui.app.queue import QueueScreen, ReviewHome
from tui.notes.file.codebook import Defining, Tag
from tui.notes.model.annotation import Kind
from tui.workspace.session import Session

COPIES = 30
"""Of a text with 170 suggestions."""
LINE = "第{n}次，大连海关关长李四在大连说，旅顺口区企业增加{n}家，投资{n}亿元。"


def run() -> Iterator[Line]:
    """Yield the lines; each flow is carried out, and fails where it does not do what it is about."""
    for name, flow, aim in (
        ("a word gets a tag that is pinned", _tagged, "at most 3"),
        ("two words get a tag that is pinned", _two_tagged, "at most 3"),
        ("a note on the sentence under the cursor, before its text", _noted, "at most 2"),
        ("undo", _undone, "1"),
    ):
        yield Line(name, asyncio.run(_in_reader(flow)), "keys", aim=aim)
    yield Line("the second occurrence of what was decided", asyncio.run(_again()), "keys", aim="0")
    first, following = asyncio.run(_many())
    yield Line("5,000 suggestions on the screen: first item", first, "s", aim="at most 0.3")
    yield Line("5,000 suggestions on the screen: next item, median", 1000 * following, "ms", aim="under 33")


async def _in_reader(flow: Callable[[Reader], Awaitable[int]]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        async with reading(library_of(Path(folder), story=STORY)) as reader:
            session = reader.screen.session
            await session.later(lambda: session.notes.store.define("x", Defining((Tag("人物", key="1"),))))
            return await flow(reader)


async def _pressed(reader: Reader, *keys: str) -> int:
    await reader.press(*keys)
    return len(keys)


async def _tagged(reader: Reader) -> int:
    await reader.to("馆长")
    keys = await _pressed(reader, "1")
    await reader.driven.until(lambda: [one.anchor.quote for one in reader.notes] == ["馆长"])
    return keys


async def _two_tagged(reader: Reader) -> int:
    await reader.to("馆长")
    keys = await _pressed(reader, "v", "w", "1")
    await reader.driven.until(lambda: [one.anchor.quote for one in reader.notes] == ["馆长张丽"])
    return keys


async def _noted(reader: Reader) -> int:
    await reader.to("网上")
    keys = await _pressed(reader, "V", "c")
    await reader.answer("几天前", "escape")
    await reader.driven.until(lambda: [one.note for one in reader.notes] == ["几天前"])
    return keys


async def _undone(reader: Reader) -> int:
    await _tagged(reader)
    keys = await _pressed(reader, "u")
    await reader.driven.until(lambda: not reader.notes)
    return keys


async def _again() -> int:
    """Decide about a name over one text, put the same name into another, and count how often it is asked there."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "a.txt").write_text(f"消息\n\n{LINE.format(n=1)}\n", encoding="utf-8")
        async with _reviewing(root) as (driven, screen):
            while screen.desk.queue.group:
                await driven.until(lambda: screen.desk.seen == screen.desk.queue.group)
                await driven.press("A")
            await driven.until(lambda: _marks(driven))
        (root / "b.txt").write_text(f"消息\n\n{LINE.format(n=1)}\n", encoding="utf-8")
        async with _reviewing(root) as (_driven, screen):
            return len(screen.desk.queue.items)


def _marks(driven: Driven) -> bool:
    book = driven.app.session.notes.known("a.txt")
    return book is not None and any(one.kind is Kind.MARK for one in book.annotations)


@asynccontextmanager
async def _reviewing(root: Path) -> AsyncIterator[tuple[Driven, QueueScreen]]:
    """Open the queue of names from the list, and wait until all of it is found."""
    async with opened(root) as driven:
        await driven.press("R")
        await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
        await driven.press("1")
        await driven.until(lambda: isinstance(driven.app.screen, QueueScreen) and driven.app.screen.desk.found_all)
        screen = driven.app.screen
        assert isinstance(screen, QueueScreen)
        yield driven, screen


async def _many() -> tuple[float, float]:
    """Return the seconds to the first item, of texts that were analysed before, and of each step to the next."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for copy in range(COPIES):
            lines = "\n\n".join(LINE.format(n=copy * 100 + n) for n in range(42))
            (root / f"{copy}.txt").write_text(f"消息{copy}\n\n{lines}\n", encoding="utf-8")
        with Session.open(root) as session:
            for article in session.articles():
                session.marks_of(article)
        async with opened(root) as driven:
            await driven.press("R")
            await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
            home = driven.app.screen
            assert isinstance(home, ReviewHome)
            await driven.until(lambda: not home.queues.waiting.unsure)
            begin = _press(driven, "1")
            while not (isinstance(driven.app.screen, QueueScreen) and driven.app.screen.desk.seen):
                await asyncio.sleep(0)
            first, screen = perf_counter() - begin, driven.app.screen
            assert isinstance(screen, QueueScreen)
            await driven.until(lambda: screen.desk.found_all)
            return first, sorted([await _step(driven, screen) for _turn in range(15)])[7]


def _press(driven: Driven, key: str) -> float:
    driven.app.post_message(events.Key(key, key))
    return perf_counter()


async def _step(driven: Driven, screen: QueueScreen) -> float:
    await driven.settle()
    before = screen.desk.queue.group
    begin = _press(driven, "n")
    while before == screen.desk.queue.group or screen.desk.seen != screen.desk.queue.group:
        await asyncio.sleep(0)
    return perf_counter() - begin
