"""The first pages of a library, read by a second process while this one loads Textual."""

import os
import pickle
import select
import signal
from contextlib import suppress
from threading import active_count
from time import monotonic
from typing import Final

from tui.text.article import Page
from tui.text.library import Library
from tui.text.source import Unreadable

FIRST_SECONDS: Final = 0.03
"""Time that the first pages may take; they fill a screen."""
LARGE: Final = 200_000
"""Bytes of a file that is not worth waiting for."""
PATIENCE: Final = 0.3
"""Seconds to wait for the second process before doing its work."""

Pages = list[tuple[str, Page | Unreadable]]
"""Source name and what it holds, in the library's order."""


def first_pages(library: Library, *, small: bool = False) -> Pages:
    """Return the first sources of a library, split; with `small`, none after the first large one."""
    from tui.text.structure import split

    found: Pages = []
    end = monotonic() + FIRST_SECONDS
    for name in library.names():
        if small and _large(library, name):
            break
        source = library.read(name)
        found.append((name, source if isinstance(source, Unreadable) else split(source)))
        if monotonic() > end:
            break
    return found


class Ahead:
    """A second process at work; on two cores it takes 80 ms off the time to the first paint."""

    def __init__(self, pid: int, pipe: int) -> None:
        self._pid, self._pipe = pid, pipe

    @classmethod
    def start(cls, library: Library) -> "Ahead | None":
        """Begin to read a library; None where a process cannot be copied safely."""
        if not hasattr(os, "fork") or active_count() > 1 or (os.cpu_count() or 1) < 2:
            return None
        reading, writing = os.pipe()
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
            with open(writing, "wb") as pipe:  # noqa: PTH123
                pickle.dump(first_pages(library, small=True), pipe)
        finally:
            os._exit(0)

    def pages(self) -> Pages:
        """Return what the process has read, nothing when it failed or is late; it is over then."""
        data, end = b"", monotonic() + PATIENCE
        try:
            while (left := end - monotonic()) > 0 and select.select([self._pipe], [], [], left)[0]:
                if not (part := os.read(self._pipe, 1 << 20)):
                    pages: Pages = pickle.loads(data) if data else []
                    return pages
                data += part
            return []
        except (OSError, EOFError, pickle.UnpicklingError):
            return []
        finally:
            self.stop()

    def stop(self) -> None:
        """End the process, whatever it has read."""
        os.close(self._pipe)
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self._pid, 0)


def _large(library: Library, name: str) -> bool:
    try:
        return (library.sources / name).stat().st_size > LARGE
    except OSError:
        return False
