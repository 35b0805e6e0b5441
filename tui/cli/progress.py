"""How far a command is, on standard error; nothing when that is no terminal or all is done within a second."""

import sys
from collections.abc import Generator, Iterable
from time import monotonic
from typing import Final, TypeVar

from tui.text.visible import visible_line

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
                _sign(visible_line(f"{label} {done}{of} …"))
                shown, next_sign = True, monotonic() + GRAIN
    finally:
        if shown:
            _sign("")


def _sign(text: str) -> None:
    """Write over the line; what takes the old one away would be shown as signs by the stream that cleans."""
    stream = getattr(sys.stderr, "uncleaned", sys.stderr)
    stream.write(_CLEAR + text)
    stream.flush()
