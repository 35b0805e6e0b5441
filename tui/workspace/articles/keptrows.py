"""The file of the remembered list: a line that says what it was made of, then sources in parts, a JSON object a line.

The first part is enough for the first paint. The rest is read part by part when it is asked for: the whole list of a
hundred thousand files takes 0.3 s to decode, in one piece and with everything else standing still.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Final

import msgspec

from tui import cachefolder, regular

FIRST: Final = 60
"""Sources of the first part: more than a screen holds."""
PART: Final = 500
"""Sources of the others."""

Row = tuple[str, tuple[str, ...], int, str, str, str, str]
"""Title as listed, authors, length, date, page, kind of the file, title as the reading places know it."""


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """One source as it was listed."""

    size: int
    """Bytes of the file."""
    time: int
    """Its modification, nanoseconds."""
    about: str
    rows: list[Row]


_Part = dict[str, Kept]


class KeptRows:
    """What was kept of each source; one thread at a time."""

    def __init__(self, path: Path) -> None:
        """Take the path of the file, which need not exist."""
        self._path = path
        self._known: _Part = {}
        self._parts: Iterator[bytes] = iter(())
        """What was not decoded yet."""

    def open(self, made: str) -> None:
        """Read the file; one that is missing, damaged or made of something else holds nothing."""
        try:
            data = regular.read(self._path)
            head, _line, parts = data.partition(b"\n")
            fits = msgspec.json.decode(head, type=str) == made
        except (OSError, msgspec.MsgspecError):
            return
        if fits:
            self._parts = _lines(parts)

    def get(self, name: str) -> Kept | None:
        """Return what was kept of a source; in the library's order each part is read when its turn comes."""
        while name not in self._known and self._next():
            pass
        return self._known.get(name)

    def holds_just(self, sources: Mapping[str, Kept]) -> bool:
        """Tell whether the file says just this already."""
        while self._next():
            pass
        return self._known == sources

    def write(self, made: str, sources: Mapping[str, Kept]) -> None:
        """Write anew what is kept. Raises OSError."""
        parts = (b"\n" + msgspec.json.encode(part) for part in _divided(sources))
        cachefolder.write(self._path, chain([msgspec.json.encode(made)], parts))

    def _next(self) -> bool:
        """Decode one more part; False when there is none, or none that is whole."""
        for part in self._parts:
            try:
                self._known.update(msgspec.json.decode(part, type=_Part))
            except msgspec.MsgspecError:
                self._parts = iter(())
                return False
            return True
        return False


def _lines(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        yield data[at:end]
        at = end + 1


def _divided(sources: Mapping[str, Kept]) -> Iterator[_Part]:
    rest, size = iter(sources.items()), FIRST
    while part := dict(islice(rest, size)):
        yield part
        size = PART
