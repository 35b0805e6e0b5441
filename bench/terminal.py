"""A terminal for measuring and for screenshots: a real pty, read by pyte."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType

import pyte

ROOT = Path(__file__).parent.parent


class Screen(pyte.Screen):
    """What the terminal shows; it answers what a terminal is asked, such as where the cursor is."""

    def __init__(self, columns: int, rows: int, answer: Callable[[str], None]) -> None:
        super().__init__(columns, rows)
        self._answer = answer

    def write_process_input(self, data: str) -> None:
        """Send an answer to the program."""
        self._answer(data)


class Terminal:
    """A program in a pty of `columns` x `rows`; `screen` is what its user sees."""

    def __init__(
        self, argv: Sequence[str], columns: int = 80, rows: int = 24, env: dict[str, str] | None = None
    ) -> None:
        self.started = self.came = perf_counter()
        self._screen = Screen(columns, rows, self.send)
        self._unread = b""
        self._stream = pyte.ByteStream(self._screen)
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.chdir(ROOT)
            os.execvpe(
                argv[0],
                list(argv),
                {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PIZHU_TOUR": "0", **(env or {})},
            )
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    @classmethod
    def pizhu(cls, *arguments: str, columns: int = 80, rows: int = 24, env: dict[str, str] | None = None) -> "Terminal":
        """Start pizhu itself."""
        return cls([sys.executable, "-m", "tui", *arguments], columns, rows, env)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def screen(self) -> Screen:
        """What the terminal shows. pyte reads bytes slower than the program writes them: not while timing."""
        data, self._unread = self._unread, b""
        self._stream.feed(data)
        return self._screen

    @property
    def text(self) -> str:
        """The rows of the screen, as a person reads them; pyte keeps nothing in the second cell of a wide character."""
        screen = self.screen
        rows, cells = range(screen.lines), range(screen.columns)
        return "\n".join("".join(screen.buffer[row][cell].data for cell in cells) for row in rows)

    def send(self, keys: str) -> None:
        """Type characters; control keys as the bytes that a terminal sends for them."""
        os.write(self.fd, keys.encode())

    def settle(self, quiet: float = 0.3, limit: float = 30.0) -> float:
        """Read until nothing has come for `quiet` seconds; return when the last byte came (perf_counter)."""
        self.came, end = perf_counter(), perf_counter() + limit
        while perf_counter() < end and self.read(quiet):
            pass
        self.screen  # noqa: B018  answer what the program asks
        return self.came

    def wait_for(self, seen: str | Callable[[str], bool], limit: float = 30.0) -> float:
        """Read until the screen shows a text; return when its last byte came (perf_counter). Raises TimeoutError."""
        found = seen if callable(seen) else (lambda text: seen in text)
        end = perf_counter() + limit
        while perf_counter() < end:
            came = self.read(0.05)
            if not callable(seen) and came and seen.encode() in self._unread:
                return self.came
            if not (came and isinstance(seen, str)) and found(self.text):
                return self.came
        raise TimeoutError(f"never shown: {seen}\n{self.text}")

    def read(self, limit: float) -> bool:
        """Read what has come within so many seconds; tell whether anything has."""
        if not select.select([self.fd], [], [], limit)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.came = perf_counter()
        self._unread += data
        return bool(data)

    def close(self) -> None:
        """End the program and collect it."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):  # it ended by itself
            pass
        os.close(self.fd)
