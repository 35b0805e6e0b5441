"""Checkpoint: how background work lets the screen's thread run, and how it is told to stop."""

import time
from collections.abc import Callable

BURST = 0.001
"""Seconds of Python work between two rests: CPython hands over the interpreter lock by itself only every 5 ms."""
REST = 0.0002
"""Seconds of a rest: long enough for a waiting thread to wake and take the lock, which sleep(0) is not."""


class Cancelled(Exception):
    """The work is no longer wanted."""


class Checkpoint:
    """Called now and then by long work; what nobody can cancel has no screen beside it, and does not rest either."""

    def __init__(self, cancelled: Callable[[], bool] | None = None, burst: float = BURST) -> None:
        self._cancelled = cancelled
        self._burst = burst
        self._last = time.perf_counter()

    def __call__(self) -> None:
        """Rest when the last rest is long enough ago; raises Cancelled when the work is no longer wanted."""
        if self._cancelled is None or time.perf_counter() - self._last < self._burst:
            return
        if self._cancelled():
            raise Cancelled
        time.sleep(REST)
        self._last = time.perf_counter()
