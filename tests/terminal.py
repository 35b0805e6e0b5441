"""A reader on a terminal of its own, for tests that end it from outside."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence

import pyte

from tests.running import PIZHU, ROOT, take_terminal

START, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"
MOUSE_OFF = b"\x1b[?1000l"


class Terminal:
    """A reader on a terminal of its own."""

    def __init__(self, *args: object, program: Sequence[str] = PIZHU) -> None:
        self.leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.modes = termios.tcgetattr(follower)
        self.follower = follower
        self.process = subprocess.Popen(
            [*program, *map(str, args)],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            env=os.environ | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)},
            start_new_session=True,
            preexec_fn=take_terminal,  # noqa: PLW1509
        )
        self.shown = b""
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self._fed = 0

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

    @property
    def rows(self) -> list[str]:
        """What is on the screen, row by row."""
        self._stream.feed(self.shown[self._fed :])
        self._fed = len(self.shown)
        buffer = self._screen.buffer
        return ["".join(buffer[row][cell].data for cell in range(80)) for row in range(24)]

    @property
    def as_it_was(self) -> bool:
        """Tell whether the terminal was given back."""
        left = self.shown.count(START) == self.shown.count(LEAVE)
        return left and termios.tcgetattr(self.follower)[:4] == self.modes[:4]

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self.leader, text.encode())

    def end(self, number: int) -> int:
        """Send a signal; return the exit code."""
        self.process.send_signal(number)
        return self.ended()

    def hang_up(self) -> int:
        """Close the terminal's window; return the exit code."""
        os.close(self.leader)
        self.leader = -1
        return self.process.wait(30)

    def ended(self, seconds: float = 30) -> int:
        """Wait until the program ends; return the exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < end, "it does not end"
            self.read(0.05)
        self.read(0.2)
        return self.process.returncode

    def close(self) -> None:
        """End what still runs."""
        self.process.kill()
        self.process.wait()
        for handle in (self.leader, self.follower):
            if handle >= 0:
                os.close(handle)
