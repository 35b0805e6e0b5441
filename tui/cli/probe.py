"""Ask the terminal how wide it draws a character of ambiguous width: East Asian Width class A, Unicode Annex 11.

A curly quote is printed and the cursor's position asked for (DSR 6, ECMA-48). The question is put before Textual is
imported and the answer read after, so that it costs the start nothing. A terminal that does not answer keeps 1.
"""

import atexit
import os
import re
import select
import sys
from contextlib import suppress
from types import TracebackType
from typing import Any

QUESTION = b"\r\xe2\x80\x9c\x1b[6n\r\x1b[K"
"""The left quote at the margin, where is the cursor, wipe the line."""
ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")
PATIENCE = 0.05
"""Seconds to wait for an answer that is not there when everything else is ready: Textual's import gave it 0.1 s, more
than an answer over ssh takes. A terminal that never answers pays this at every start."""


class Probe:
    """One question to the terminal, put on entering; terminal modes are back as they were on leaving."""

    cells: int | None = None
    """Width that the terminal gave the character; None when it did not say."""
    typed = b""
    """What was typed before and behind the answer: keys for the program that is starting."""

    def __init__(self, wanted: bool = True) -> None:
        """Ask only if `wanted`, and if the terminal can be both written and read."""
        self._fd = sys.stdin.fileno() if wanted and os.environ.get("TERM") != "dumb" else None
        self._modes: list[Any] | None = None

    def __enter__(self) -> "Probe":
        """Put the question, with echo and line editing off."""
        if self._fd is None:
            return self
        try:
            import termios
            import tty
        except ImportError:
            self._fd = None
            return self
        # Apart from the import: ctrl+c within that finds no `termios.error` to be compared with.
        try:
            self._modes = termios.tcgetattr(self._fd)
            # Ctrl+c may end the program anywhere from here on, also on the way into and out of the `with`.
            atexit.register(self.give_back)
            tty.setcbreak(self._fd, termios.TCSANOW)
            os.write(sys.stderr.fileno(), QUESTION)
        except (OSError, termios.error):
            self._fd = None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Read the answer and put the terminal's modes back."""
        if self._fd is None or self._modes is None:
            return
        import termios

        # A terminal that was closed meanwhile reads as ended, or fails; the program ends for that reason by itself.
        with suppress(OSError, termios.error):
            said = b""
            while not ANSWER.search(said) and select.select([self._fd], [], [], PATIENCE)[0]:
                if not (more := os.read(self._fd, 64)):
                    break
                said += more
            self.typed = ANSWER.sub(b"", said, count=1)
            if found := ANSWER.search(said):
                column = int(found[1])
                self.cells = column - 1 if column in {2, 3} else None
        self.give_back()
        atexit.unregister(self.give_back)

    def give_back(self) -> None:
        """Put the terminal's modes back as they were."""
        import termios

        if self._fd is not None and self._modes is not None:
            with suppress(OSError, termios.error):
                termios.tcsetattr(self._fd, termios.TCSANOW, self._modes)
