"""Hand the sources of a library out to helpers, and take their answers in the library's order."""

from collections import deque
from collections.abc import Callable, Generator, Sequence
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Final

import msgspec

from tui.workspace.helpers.tasks import HelperAnswer, answered

if TYPE_CHECKING:
    from concurrent.futures import Future

    from tui.workspace.helpers.pool import Pool
    from tui.workspace.session import Session

SOON: Final = 0.5
"""Seconds of reading here before it is worth while to start helpers, which takes as long."""
MANY: Final = 500
"""Sources left from which on it is."""
CHUNK: Final = 32
"""Sources of a task."""
AHEAD: Final = 3
"""Tasks handed out for each helper: their answers wait in memory."""
LOOK: Final = 0.1
"""Seconds between two looks at whether the work was given up."""

_ONE = Lock()
"""One reading at a time has helpers: there are as many as cores."""


def spread(
    session: "Session", kind: str, names: Sequence[str], cancelled: Callable[[], bool]
) -> Generator[HelperAnswer | None, None, None]:
    """Yield for each source the answer that it is in, None where the caller must do the work himself.

    That is so for the first ones, for all of a small library, and where there is one core or no process to be had.
    The answer of a chunk comes once for each of its sources; its cuts are kept already.
    """
    began = monotonic()
    for place in range(len(names)):
        if len(names) - place >= MANY and monotonic() - began > SOON and _ONE.acquire(blocking=False):
            try:
                yield from _spread(session, kind, names[place:], cancelled)
            finally:
                _ONE.release()
            return
        yield None


def _spread(
    session: "Session", kind: str, names: Sequence[str], cancelled: Callable[[], bool]
) -> Generator[HelperAnswer | None, None, None]:
    chunks = iter([names[at : at + CHUNK] for at in range(0, len(names), CHUNK)])
    helpers = _helpers(session)
    asked: deque[tuple[int, Future[bytes]]] = deque()
    try:
        while True:
            while helpers is not None and len(asked) < AHEAD * len(helpers.helpers) and (chunk := next(chunks, None)):
                asked.append((len(chunk), helpers.ask(kind, list(filter(_is_text, chunk)))))
            if not asked:
                break
            size, future = asked.popleft()
            answer = _awaited(session, future, cancelled)
            yield from (answer for _ in range(size))
    finally:
        if helpers is not None:
            helpers.close()
    for chunk in chunks:
        yield from (None for _ in chunk)


def _helpers(session: "Session") -> "Pool | None":
    """Start helpers; None where one process is all there is to be had."""
    from tui.workspace.helpers import pool as pools
    from tui.workspace.helpers.process import place_of

    if (number := min(pools.cores(), pools.MOST)) < 2:
        return None
    try:
        return pools.Pool(place_of(session), number)
    except OSError:
        return None


def _awaited(session: "Session", future: "Future[bytes]", cancelled: Callable[[], bool]) -> HelperAnswer | None:
    """Return an answer; None when it was given up, or the helper has ended."""
    from concurrent.futures import wait

    while not wait([future], LOOK).done:
        if cancelled():
            return None
    try:
        answer = answered(future.result())
    except (OSError, EOFError, msgspec.MsgspecError):
        return None
    session.cuts.take_over(answer.cuts)
    return answer


def _is_text(name: str) -> bool:
    """Tell whether a name can be sent; one that cannot is no source either."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
