"""A reader that is told to end gives the terminal back, keeps what is being typed, and says so by its exit code."""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import PIZHU, ROOT

START, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"
MOUSE_OFF = b"\x1b[?1000l"


class Terminal:
    """A reader on a terminal of its own."""

    def __init__(self, library: Path) -> None:
        self.leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.modes = termios.tcgetattr(follower)
        self.follower = follower
        self.process = subprocess.Popen(
            [*PIZHU, str(library)],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            env=os.environ | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )
        self.shown = b""

    def until(self, wanted: bytes, seconds: float = 15) -> None:
        """Read until something is on the screen."""
        end = time.monotonic() + seconds
        while wanted not in self.shown:
            assert time.monotonic() < end, self.shown[-2000:]
            self.read(0.1)

    def read(self, seconds: float) -> None:
        """Read what is written within some time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and select.select([self.leader], [], [], left)[0]:
            try:
                self.shown += os.read(self.leader, 65536)
            except OSError:
                return

    def type(self, text: str) -> None:
        os.write(self.leader, text.encode())

    def end(self, number: int) -> int:
        """Send a signal; return the exit code."""
        self.process.send_signal(number)
        end = time.monotonic() + 30
        while self.process.poll() is None:
            assert time.monotonic() < end, "it does not end"
            self.read(0.05)
        self.read(0.2)
        return self.process.returncode


@pytest.fixture
def terminal(library: Path) -> Iterator[Terminal]:
    opened = Terminal(library)
    yield opened
    opened.process.kill()
    opened.process.wait()
    os.close(opened.leader)
    os.close(opened.follower)


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
    assert termios.tcgetattr(terminal.follower)[:4] == terminal.modes[:4]
    assert b"Traceback" not in terminal.shown


@pytest.mark.parametrize("after", [0.05, 0.2, 0.4, 0.6, 0.8, 1.0])
def test_a_signal_at_any_moment_of_the_start_leaves_the_terminal_as_it_was(terminal: Terminal, after: float) -> None:
    terminal.read(after)
    assert terminal.end(signal.SIGTERM) in (128 + signal.SIGTERM, -signal.SIGTERM)
    assert terminal.shown.count(START) == terminal.shown.count(LEAVE)
    assert termios.tcgetattr(terminal.follower)[:4] == terminal.modes[:4]
