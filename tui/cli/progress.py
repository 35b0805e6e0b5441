"""How far a command is, on standard error; nothing when that is no terminal or all is done within a second."""

import sys
from collections.abc import Generator, Iterable
from time import monotonic
from typing import Final, TypeVar

PATIENCE: Final = 1.0
"""Seconds without a sign of life."""
GRAIN: Final = 0.1
"""Seconds between two signs."""
_CLEAR: Final = "\r\x1b[K"
T = TypeVar("T")


def progress(label: str, items: Iterable[T], total: int | None = None) -> Generator[T, None, None]:
    """Yield items, showing how many there were so far, of `total` if it is known."""
    if not sys.stderr.isatty():
        yield from items
        return
    next_sign = monotonic() + PATIENCE
    shown = False
    try:
        for done, item in enumerate(items, 1):
            yield item
            if monotonic() >= next_sign:
                of = f"/{total}" if total else ""
                sys.stderr.write(f"{_CLEAR}{label} {done}{of} …")
                sys.stderr.flush()
                shown, next_sign = True, monotonic() + GRAIN
    finally:
        if shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
