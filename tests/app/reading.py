"""Drive the reading screen in tests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.app.driving import Driven, opened
from tui.app.reader import ReaderScreen
from tui.app.screen import DIGIT_WAIT
from tui.notes.model.annotation import Annotation, Kind
from tui.settings import Settings
from tui.text.source import Span
from tui.workspace.reading.article import Reading

STORY = """小城办起读书节

本报讯 记者王小明报道 4月23日，小城市图书馆举办第三届读书节，共有1200名读者参加。市委书记李强出席。

图书馆馆长张丽说：“读书使人明智。”她介绍，今年购书经费3亿元，比去年增长12.5%，新增《红楼梦》等图书5万册。

小城市图书馆还将在大连建立分馆。预计2026年完工，总面积7.5万平方米。

读者可以在网上预约座位。图书馆周末也开放。
"""
"""A short article with persons, places, figures, a quotation and a work."""


class Reader:
    """The reading screen under test, with words for what a reader does and sees."""

    def __init__(self, driven: Driven) -> None:
        self.driven = driven
        self._last: Reading | None = None

    @property
    def screen(self) -> ReaderScreen:
        """The screen."""
        return next(s for s in reversed(self.driven.app.screen_stack) if isinstance(s, ReaderScreen))

    @property
    def reading(self) -> Reading:
        """What is known of the article; of the one before while another is being opened."""
        self._last = self.screen.opened.view.state.reading if self.screen.opened else self._last
        assert self._last is not None
        return self._last

    @property
    def text(self) -> str:
        """The article."""
        return self.reading.text

    @property
    def cursor(self) -> str:
        """The text under the cursor."""
        start, end = self.screen.page.cursor
        return self.text[start:end]

    @property
    def selected(self) -> str | None:
        """The selected text."""
        span = self.screen.page.selection
        return None if span is None else self.text[span.start : span.end]

    @property
    def notes(self) -> list[Annotation]:
        """What is said about passages and stored, in text order."""
        book = self.screen.session.notes.known(self.screen.key[0])
        return [said for said in book.annotations if said.kind is Kind.NOTE] if book else []

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.driven.press(*keys)

    async def to(self, text: str, nth: int = 0) -> None:
        """Put the cursor on a passage, as a click does."""
        at = -1
        for _time in range(nth + 1):
            at = self.text.index(text, at + 1)
        self.screen.opened.view.put_cursor(Span(at, at + len(text)))
        await self.driven.settle()

    async def answer(self, text: str, *keys: str) -> None:
        """Type into the dialog that is open, then press keys."""
        await self.driven.type(text)
        await self.press(*keys)

    async def saved(self) -> None:
        """Wait until the store has acknowledged everything."""
        await self.driven.until(lambda: not self.screen.state.unsaved)
        await self.driven.settle()

    async def marked(self) -> None:
        """Wait until the analysis is there."""
        await self.driven.until(lambda: self.reading.marks.found.complete)
        await self.driven.settle()


def library_of(folder: Path, **sources: str) -> Path:
    """Make a library of sources given by stem."""
    root = folder / "books"
    (root / "seeds").mkdir(parents=True)
    for stem, text in sources.items():
        (root / "seeds" / f"{stem}.txt").write_text(text, encoding="utf-8")
    return root


@asynccontextmanager
async def reading(
    root: Path, size: tuple[int, int] = (80, 24), settings: Settings | None = None, digits: float = DIGIT_WAIT
) -> AsyncIterator[Reader]:
    """Open the first article of a library; `digits` as in `opened`."""
    async with opened(root, settings, size, digits=digits) as driven:
        await driven.press("enter")
        reader = Reader(driven)
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen) and driven.app.screen.opened)
        await driven.until(lambda: reader.screen.page.ready)
        await driven.settle()
        yield reader
