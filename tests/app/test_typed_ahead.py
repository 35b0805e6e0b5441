"""Keys typed before there is anything to see act, in order, once it is there."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events

from tests.app.driving import PATIENCE, Driven, opened
from tests.terminal import Terminal
from tui.app.app import PizhuApp
from tui.app.help import HelpScreen
from tui.app.list import loading
from tui.app.reader import ReaderScreen
from tui.cli.probe import QUESTION
from tui.settings import Settings
from tui.text.library import Library
from tui.workspace.articles.scan import Batch, scan


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Let no row of a library come before this event."""
    event = threading.Event()

    def slowly(*arguments: object) -> Iterator[Batch]:
        event.wait(PATIENCE)
        yield from scan(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(loading, "scan", slowly)
    yield event
    event.set()


async def test_keys_wait_for_the_first_rows_in_order(library: Path, held: threading.Event) -> None:
    app = PizhuApp(Library.open(library), Settings())
    async with app.run_test(size=(100, 30)) as pilot:
        driven = Driven(app, pilot)
        for key in ("j", "enter"):
            app.post_message(events.Key(key, key if key == "j" else None))
        await driven.until(lambda: "jEnter" in driven.bottom)
        held.set()
        await driven.until(lambda: isinstance(app.screen, ReaderScreen))
        assert app.screen.key == driven.entries()[1].key


async def test_keys_typed_behind_f5_wait_for_the_list_that_is_read_again(library: Path) -> None:
    async with opened(library) as driven:
        for key in ("f5", "f5", "enter"):
            driven.app.post_message(events.Key(key, None))
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen))


async def test_help_is_shown_before_the_first_rows(library: Path, held: threading.Event) -> None:
    app = PizhuApp(Library.open(library), Settings())
    async with app.run_test(size=(100, 30)) as pilot:
        driven = Driven(app, pilot)
        app.post_message(events.Key("question_mark", "?"))
        await driven.until(lambda: isinstance(app.screen, HelpScreen))
        held.set()
        await asyncio.sleep(0)


@pytest.mark.parametrize("answer", ["", "\x1b[1;2R"], ids=["no answer", "an answer behind"])
def test_what_is_typed_while_the_program_is_loaded_is_not_lost(
    library: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setenv("PIZHU_TOUR", "0")
    terminal = Terminal(library)
    try:
        terminal.until(QUESTION[:4])
        terminal.type("j\r" + answer)
        terminal.until(b"v select")
        assert "#2" in terminal.rows[0]
    finally:
        terminal.close()
