"""Hits in context, the keyword in the middle (KWIC), sorted as concordances are."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from heapq import merge
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, Final

import msgspec

from tui.text.search import fold
from tui.text.source import Span

CONTEXT: Final = 20
"""Characters on each side."""
MOST_CONTEXT: Final = 200
RUN: Final = 50_000
"""Hits that are sorted in memory, 40 MB; more of them are sorted run by run, which wait in files without a name."""


class By(StrEnum):
    """What a concordance is sorted by."""

    SOURCE = "source"
    LEFT = "left"
    """The characters before the keyword, from it outwards."""
    RIGHT = "right"
    """The characters after the keyword."""
    DATE = "date"
    """The date of the article, those without one last."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One hit in its article."""

    source: str
    number: int
    title: str
    date: str
    start: int
    """Article offset."""
    end: int
    spans: tuple[Span, ...]
    """The same place in the source."""
    left: str
    """What stands before it, newlines as blanks."""
    text: str
    right: str

    @property
    def key(self) -> tuple[str, int]:
        """What names the article in its library."""
        return (self.source, self.number)


_HEAD: Final = 4
"""Bytes of the length before a hit in a file."""
_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(Hit).decode


def context(text: str, span: Span, width: int) -> tuple[str, str, str]:
    """Return what stands before a span, the span and what stands after it, on one line."""
    width = min(width, MOST_CONTEXT)
    parts = (
        text[max(0, span.start - width) : span.start],
        text[span.start : span.end],
        text[span.end : span.end + width],
    )
    left, middle, right = (part.replace("\n", " ") for part in parts)
    return left, middle, right


def arranged(hits: Iterable[Hit], by: By) -> Iterator[Hit]:
    """Yield hits in an order; equal ones stay as they came. By source they are passed on as they come.

    However many there are, `RUN` of them are in memory.
    """
    match by:
        case By.LEFT:
            yield from _sorted(hits, lambda hit: fold(hit.left)[::-1])
        case By.RIGHT:
            yield from _sorted(hits, lambda hit: fold(hit.right))
        case By.DATE:
            yield from _sorted(hits, lambda hit: (not hit.date, hit.date))
        case By.SOURCE:
            yield from hits


def _sorted(hits: Iterable[Hit], key: Callable[[Hit], Any]) -> Iterator[Hit]:
    source, runs = iter(hits), list[Iterator[Hit]]()
    while run := sorted(islice(source, RUN), key=key):
        if not runs and len(run) < RUN:
            yield from run
            return
        runs.append(_put_aside(run))
    yield from merge(*runs, key=key)


def _put_aside(run: list[Hit]) -> Iterator[Hit]:
    """Write hits into a file that is gone when it is closed; return what reads them again, one after the other."""
    file = TemporaryFile()  # noqa: SIM115 - closed by who reads it to its end
    for hit in run:
        data = _ENCODE(hit)
        file.write(len(data).to_bytes(_HEAD, "big") + data)
    file.seek(0)
    return _read_back(file)


def _read_back(file: IO[bytes]) -> Iterator[Hit]:
    with file:
        while head := file.read(_HEAD):
            yield _DECODE(file.read(int.from_bytes(head, "big")))
