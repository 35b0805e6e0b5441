"""A reader that is told to end gives the terminal back, keeps what is being typed, and says so by its exit code."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.driving import opened
from tests.running import PIZHU
from tests.terminal import LEAVE, MOUSE_OFF, START, Terminal


@pytest.fixture
def terminal(library: Path) -> Iterator[Terminal]:
    opened = Terminal(library)
    yield opened
    opened.close()


def drafts() -> list[str]:
    folder = Path(os.environ["XDG_STATE_HOME"]) / "pizhu" / "drafts"
    return [json.loads(path.read_bytes())["text"] for path in folder.glob("*.json")]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_gives_the_terminal_back_and_keeps_the_draft(terminal: Terminal, name: str) -> None:
    terminal.until("勇于争先".encode())
    terminal.type("\r")
    terminal.until(b"v select")
    terminal.type("C")
    terminal.until(b"Ctrl+X")
    terminal.type("半句话")
    terminal.read(0.7)
    number = getattr(signal, name)
    assert terminal.end(number) == 128 + number
    assert drafts() == ["半句话"]
    assert terminal.shown.count(START) == terminal.shown.count(LEAVE) == 1
    assert MOUSE_OFF in terminal.shown
    assert terminal.as_it_was
    assert b"Traceback" not in terminal.shown


STUCK = """
import runpy, sys
from tui.app import signals
from textual.app import App
App.exit = lambda *_said, **_options: None
signals.PATIENCE = 0.3
sys.argv[0] = "pizhu"
runpy.run_module("tui", run_name="__main__")
"""


def test_a_reader_that_waits_for_ever_ends_too(library: Path) -> None:
    terminal = Terminal(library, program=[sys.executable, "-c", STUCK])
    try:
        terminal.until("勇于争先".encode())
        assert terminal.end(signal.SIGTERM) == 128 + signal.SIGTERM
        assert terminal.as_it_was
        assert b"Traceback" not in terminal.shown
    finally:
        terminal.close()


def test_a_reader_on_a_terminal_ends_also_where_the_tests_run_in_the_background(library: Path) -> None:
    """A shell lets what it starts with `&` ignore SIGQUIT, from before the reader has said what it does then."""
    ours = signal.signal(signal.SIGQUIT, signal.SIG_IGN)
    try:
        terminal = Terminal(library)
        assert terminal.end(signal.SIGQUIT) in (128 + signal.SIGQUIT, -signal.SIGQUIT)
        terminal.close()
    finally:
        signal.signal(signal.SIGQUIT, ours)


@pytest.mark.parametrize("after", [0.0, 0.01, 0.02, 0.03, 0.05, 0.08])
def test_a_signal_while_a_dialog_opens_ends_the_reader(terminal: Terminal, after: float) -> None:
    terminal.until("勇于争先".encode())
    terminal.type("\r")
    terminal.until(b"v select")
    terminal.type("C")
    terminal.read(after)
    assert terminal.end(signal.SIGTERM) == 128 + signal.SIGTERM
    assert terminal.as_it_was


@pytest.mark.parametrize("after", [0.05, 0.2, 0.4, 0.6, 0.8, 1.0])
def test_a_signal_at_any_moment_of_the_start_leaves_the_terminal_as_it_was(terminal: Terminal, after: float) -> None:
    terminal.read(after)
    assert terminal.end(signal.SIGTERM) in (128 + signal.SIGTERM, -signal.SIGTERM)
    assert terminal.shown.count(START) == terminal.shown.count(LEAVE)
    assert terminal.as_it_was


@pytest.mark.parametrize("after", [0.1, 0.3, 0.5, 0.7, None])
def test_a_window_that_is_closed_ends_the_reader_and_keeps_the_draft(terminal: Terminal, after: float | None) -> None:
    if after is not None:
        terminal.read(after)
        assert terminal.hang_up() in (128 + signal.SIGHUP, -signal.SIGHUP)
        return
    terminal.until("勇于争先".encode())
    terminal.type("\r")
    terminal.until(b"v select")
    terminal.type("C")
    terminal.until(b"Ctrl+X")
    terminal.type("半句话")
    terminal.read(0.7)
    assert terminal.hang_up() == 128 + signal.SIGHUP
    assert drafts() == ["半句话"]


def test_a_window_that_is_closed_over_make_ends_the_reader(library: Path) -> None:
    """Make leads the session; it is told that the window is closed, and waits for the reader, which is not."""
    leader = "import signal, subprocess, sys; signal.signal(signal.SIGHUP, lambda *_: None)\n"
    leader += f"sys.exit(subprocess.call([*{PIZHU!r}, sys.argv[1]]))"
    terminal = Terminal(library, program=[sys.executable, "-c", leader])
    try:
        terminal.until("勇于争先".encode())
        assert terminal.hang_up() == 128 + signal.SIGHUP
    finally:
        terminal.close()


@pytest.mark.parametrize("turns", range(12))
async def test_a_program_told_to_end_while_a_screen_is_laid_out_ends_without_a_fault(library: Path, turns: int) -> None:
    async with opened(library) as driven:
        source = next(iter(driven.app.session.library.names()))
        driven.app.services.open_article(source, 1)
        for _ in range(turns):
            await asyncio.sleep(0)
        driven.app.exit(return_code=129)
    assert driven.app.return_code == 129


def test_a_crash_gives_the_terminal_back_and_reports_without_codes(library: Path) -> None:
    broken = "from tui.app.list import ListScreen\nListScreen.on_mount = lambda self: 1 / 0\n"
    broken += "from tui.cli import main\nmain()"
    terminal = Terminal(library, program=[sys.executable, "-c", broken])
    try:
        assert terminal.ended() == 1
        assert terminal.as_it_was
        assert b"ZeroDivisionError" in terminal.shown
        assert "␛" not in terminal.shown.decode(errors="replace")
    finally:
        terminal.close()
