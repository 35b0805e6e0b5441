"""Helpers at work: started, asked beside one another, ended."""

import os
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING, Final

import msgspec

from tui.i18n import language

if TYPE_CHECKING:
    from tui.workspace.helpers.process import Place

MOST: Final = 8
"""Helpers at most; each takes 45 MB."""
RUN: Final = "from tui.workspace.helpers.process import main; main()"


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


class Helper:
    """One process, asked by one thread at a time."""

    def __init__(self, place: "Place") -> None:
        """Start it; what it says besides its answers is nobody's concern. Raises OSError."""
        from tui.workspace.helpers.process import send

        path = os.pathsep.join(os.path.abspath(one) for one in sys.path)  # noqa: PTH100
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", RUN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path, "PIZHU_LANG": language()},
            start_new_session=True,
        )
        self._send = send
        self._first: bytes | None = msgspec.msgpack.encode(place)

    def ask(self, kind: str, names: list[str]) -> bytes:
        """Return the answer to a task. Raises OSError or EOFError when the process has ended."""
        from tui.workspace.helpers.process import Task, receive

        pipe, answers = self._process.stdin, self._process.stdout
        assert pipe is not None and answers is not None
        if self._first is not None:
            first, self._first = self._first, None
            self._send(pipe, first)
        self._send(pipe, msgspec.msgpack.encode(Task(kind, names)))
        return receive(answers)

    def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()

    def close(self) -> None:
        """End it and let go of its pipes, which nobody reads any more."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):
                pipe.close()


class Pool:
    """Some helpers; tasks wait for the one that is free first."""

    def __init__(self, place: "Place", number: int) -> None:
        """Start so many helpers. Raises OSError where no process can be started."""
        self.helpers: list[Helper] = []
        self._free: SimpleQueue[Helper | None] = SimpleQueue()
        """Who waits for a task; None when nobody is left."""
        self._left, self._lock = number, Lock()
        self._threads = ThreadPoolExecutor(number, "helper")
        try:
            for _ in range(number):
                self.helpers.append(Helper(place))
                self._free.put(self.helpers[-1])
        except OSError:
            self.close()
            raise

    def ask(self, kind: str, names: list[str]) -> Future[bytes]:
        """Hand a task out; the answer raises OSError or EOFError when the helper that had it has ended."""
        return self._threads.submit(self._asked, kind, names)

    def _asked(self, kind: str, names: list[str]) -> bytes:
        if (helper := self._free.get()) is None:
            self._free.put(None)
            raise ChildProcessError
        try:
            answer = helper.ask(kind, names)
        except (OSError, EOFError):
            with self._lock:
                self._left -= 1
                if not self._left:
                    self._free.put(None)
            raise
        self._free.put(helper)
        return answer

    def close(self) -> None:
        """End all helpers, whatever they do."""
        for helper in self.helpers:
            helper.kill()
        self._threads.shutdown(cancel_futures=True)
        for helper in self.helpers:
            helper.close()
