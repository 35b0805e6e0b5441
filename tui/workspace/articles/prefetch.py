"""The rows of a library's first sources, read by a second process while this one loads Textual.

Only for a library that was never listed before. On two quiet cores it takes a third off the time to the first paint.
"""

import os
import select
import signal
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import active_count
from time import monotonic
from typing import Final

from tui.text.library import Library
from tui.text.suffixes import is_document
from tui.workspace.articles.listcache import FIRST_SOURCES, ListCache

SECONDS: Final = 0.25
"""Time that the first sources may take."""
LARGE: Final = 200_000
"""Bytes of a file that is not worth waiting for."""
PATIENCE: Final = 0.3
"""Seconds to wait for the second process before doing its work."""
LARGEST: Final = 10_000_000
"""Bytes that are taken from it."""


class Prefetch:
    """A second process at work. Pipe and process number are forgotten when it is over: nothing is ended twice."""

    def __init__(self, pid: int, pipe: int) -> None:
        self._process: tuple[int, int] | None = (pid, pipe)

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
                pipe.write(_read(library, rows))
        finally:
            os._exit(0)

    def take(self) -> bytes:
        """Return what the process has read, for `ListCache`; nothing when it failed, is late or was taken."""
        data, end = b"", monotonic() + PATIENCE
        try:
            while self._process and (left := end - monotonic()) > 0 and len(data) < LARGEST:
                pipe = self._process[1]
                if not select.select([pipe], [], [], left)[0]:
                    break
                if not (part := os.read(pipe, 1 << 20)):
                    return data
                data += part
            return b""
        except OSError:
            return b""
        finally:
            self.end()

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


def _read(library: Library, rows: ListCache) -> bytes:
    """Return the rows of the first small sources."""
    from tui.workspace.articles.plainrows import read_rows

    end = monotonic() + SECONDS
    for name in islice(library.names(), FIRST_SOURCES):
        if _large(library, name) or is_document(name):
            break
        read_rows(library, rows, name)
        if monotonic() > end:
            break
    return rows.packed()


def _large(library: Library, name: str) -> bool:
    stamp = library.stamp(name)
    return stamp is not None and stamp.size > LARGE
