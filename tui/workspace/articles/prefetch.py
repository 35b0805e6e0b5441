"""The rows of a library's first sources, read by a second process while this one loads Textual.

Only for a library that was never listed before. On two quiet cores it takes a third off the time to the first paint.
"""

import os
import select
import signal
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import active_count
from time import monotonic
from typing import Final

from tui.text.library import Library
from tui.text.suffixes import is_document
from tui.workspace.articles.keptrows import FIRST
from tui.workspace.articles.listcache import ListCache

SECONDS: Final = 0.25
"""Time that the first sources may take."""
LARGE: Final = 200_000
"""Bytes of a file that is not worth waiting for."""
PATIENCE: Final = 0.3
"""Seconds to wait for the second process before doing its work."""
HEAD: Final = 4
"""Bytes of the length before what was read of a source."""
LARGEST: Final = 10_000_000
"""Bytes that are taken from it."""


class Prefetch:
    """A second process at work. Pipe and process number are forgotten when it is over: nothing is ended twice."""

    def __init__(self, pid: int, pipe: int) -> None:
        self._process: tuple[int, int] | None = (pid, pipe)
        self._data = b""

    @classmethod
    def start(cls, library: Library, cache: Path) -> "Prefetch | None":
        """Begin to read a library; None where it was listed before or a process cannot be copied safely."""
        if not hasattr(os, "fork") or active_count() > 1 or (os.cpu_count() or 1) < 2:
            return None
        rows = ListCache(cache, library)
        if rows.exists:
            return None
        try:
            reading, writing = os.pipe()
        except OSError:
            return None
        try:
            pid = os.fork()
        except OSError:
            os.close(reading)
            os.close(writing)
            return None
        if pid:
            os.close(writing)
            return cls(pid, reading)
        # The copy must not come back: whatever happens, it ends here and touches neither terminal nor exit handlers.
        try:
            os.close(reading)
            with open(writing, "wb") as pipe:  # noqa: PTH123
                for packed in _read(library, rows):
                    pipe.write(len(packed).to_bytes(HEAD, "big") + packed)
                    pipe.flush()
        finally:
            os._exit(0)

    def take(self, *, wait: bool = True) -> list[bytes]:
        """Return the sources that were read since the last time, for `ListCache`; nothing when that failed.

        With `wait` until the end, or until it is late; then the process is ended. Without it, only what is there.
        """
        end = monotonic() + (PATIENCE if wait else 0)
        try:
            while self._process and len(self._data) < LARGEST:
                if not select.select([self._process[1]], [], [], max(0.0, end - monotonic()))[0]:
                    break
                if not (part := os.read(self._process[1], 1 << 20)):
                    self.end()
                self._data += part
        except OSError:
            self.end()
        if wait:
            self.end()
        return self._complete()

    def _complete(self) -> list[bytes]:
        """Take what came as a whole, each behind its length; what is cut off stays."""
        found: list[bytes] = []
        while len(self._data) >= HEAD:
            end = HEAD + int.from_bytes(self._data[:HEAD], "big")
            if len(self._data) < end:
                break
            found.append(self._data[HEAD:end])
            self._data = self._data[end:]
        return found

    def end(self) -> None:
        """End the process, whatever it has read; once over, it does nothing."""
        if self._process is None:
            return
        (pid, pipe), self._process = self._process, None
        os.close(pipe)
        # Nobody else waits for the process: until then its number is its own.
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(pid, 0)


def _read(library: Library, rows: ListCache) -> Iterator[bytes]:
    """Yield the rows of each of the first small sources."""
    from tui.text.structure import split
    from tui.workspace.articles.plainrows import read_rows

    end = monotonic() + SECONDS
    for name in islice(library.names(), FIRST):
        if _large(library, name) or is_document(name):
            break
        read_rows(library, rows, name, split)
        yield rows.packed(name)
        if monotonic() > end:
            break


def _large(library: Library, name: str) -> bool:
    stamp = library.stamp(name)
    return stamp is not None and stamp.size > LARGE
