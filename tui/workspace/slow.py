"""What takes too long for the thread that draws the screen says so, and tests hold everybody to it."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Guard:
    """Whether a slow call in the thread of an event loop is an error; the tests say so."""

    strict = False


def slow(method: Callable[P, R]) -> Callable[P, R]:
    """Mark what reads or writes files, or computes for long: it is for a thread, never for the one of the screens.

    With `Guard.strict` it raises RuntimeError where an event loop runs in the calling thread.
    """

    @wraps(method)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        if Guard.strict and _loop_runs():
            raise RuntimeError(f"{method.__qualname__} is slow: call it in a thread (Session.later, Session.fetch)")
        return method(*args, **kwargs)

    return checked


def _loop_runs() -> bool:
    """Tell whether an event loop runs in this thread; without asyncio loaded, none does."""
    if (asyncio := sys.modules.get("asyncio")) is None:
        return False
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
