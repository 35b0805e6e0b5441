"""Standard streams that are there, whatever was closed, and that write nothing that steers a terminal."""

import errno
import os
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from tui.text.visible import UNNAMED, seen, visible


class Clean:
    """A text stream that shows control characters as signs, but for line feeds and tabs; to people invisible ones too.

    Everything that the commands, click and Python itself print passes here; files that an export writes into a pipe go
    through `buffer`, byte for byte.
    """

    def __init__(self, stream: TextIO | None, *, for_people: bool = False) -> None:
        """Take the stream to write to; None for one that was closed before the program began.

        A terminal is for people, and `for_people` says so of a stream of messages; a pipe is read by programs.
        """
        self.uncleaned = stream
        self._for_people = for_people or self.isatty()

    def write(self, text: str) -> int:
        """Write text; raises OSError."""
        if self.uncleaned is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        shown = "\t".join(map(visible, text.split("\t")))
        self.uncleaned.write(seen(shown, _sign) if self._for_people else shown)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write several texts."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Write what is kept back."""
        if self.uncleaned is not None:
            self.uncleaned.flush()

    def isatty(self) -> bool:
        """Tell whether people read it."""
        return self.uncleaned is not None and self.uncleaned.isatty()

    def __getattr__(self, name: str) -> Any:
        if self.uncleaned is None:
            raise AttributeError(name)
        return getattr(self.uncleaned, name)


def _sign(_character: str) -> str:
    return UNNAMED


def ready_streams() -> None:
    """Make the three standard streams fit to use; once is enough.

    Pipes are UTF-8 with plain line ends; a terminal keeps its encoding and shows what it lacks as `?`. A handle that
    was closed is opened on the null device, or else the next file to be opened would get its number and with it
    whatever a library prints.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, Clean):
            continue
        if reconfigure := getattr(stream, "reconfigure", None):
            if stream.isatty() or "PYTHONIOENCODING" in os.environ:
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8", errors="replace", newline="\n")
        if stream is None and name == "stderr":
            stream = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        setattr(sys, name, Clean(stream, for_people=name == "stderr"))
