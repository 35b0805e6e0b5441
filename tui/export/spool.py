"""Text that is put together piece by piece; what is long lies in a temporary file, so that memory stays flat."""

from collections.abc import Iterable, Iterator
from os import SEEK_END
from tempfile import SpooledTemporaryFile
from typing import Final, NamedTuple

KEPT: Final = 4_000_000
"""Bytes that are kept in memory."""
CHUNK: Final = 1_000_000
"""Bytes that are read at once."""


class Spool:
    """UTF-8 text that grows at its end and can be read again and again; a text stream to write to, or a file."""

    def __init__(self, errors: str = "backslashreplace") -> None:
        """Take how single surrogates are written, as `str.encode` names it."""
        self.file, self._errors = SpooledTemporaryFile[bytes](max_size=KEPT), errors
        """For what writes bytes, and goes back to write some of them again, such as an archive."""

    def __del__(self) -> None:
        self.file.close()

    def write(self, text: str) -> int:
        """Add text; return its length."""
        self.file.write(text.encode("utf-8", self._errors))
        return len(text)

    def take(self, other: "Spool") -> None:
        """Add all that is in another one."""
        for part in other.parts():
            self.file.write(part)

    def parts(self) -> Iterator[bytes]:
        """Yield everything from the beginning; nothing is added afterwards."""
        self.file.seek(0)
        while part := self.file.read(CHUNK):
            yield part


class SpoolPart(NamedTuple):
    """A part of a spool, for one of many files."""

    spool: Spool
    start: int
    length: int

    def parts(self) -> Iterator[bytes]:
        """Yield what is in it."""
        for at in range(self.start, self.start + self.length, CHUNK):
            self.spool.file.seek(at)
            yield self.spool.file.read(min(CHUNK, self.start + self.length - at))


def shelved(spool: Spool, parts: Iterable[bytes]) -> SpoolPart:
    """Add a file, part by part, to a spool that holds many; return where it is."""
    start = spool.file.seek(0, SEEK_END)
    for part in parts:
        spool.file.write(part)
    return SpoolPart(spool, start, spool.file.tell() - start)


def spooled(texts: Iterable[str]) -> Spool:
    """Return texts put end to end."""
    spool = Spool()
    for text in texts:
        spool.write(text)
    return spool


def between(texts: Iterable[str], sign: str) -> Iterator[str]:
    """Yield texts with a sign between any two."""
    for number, text in enumerate(texts):
        yield f"{sign}{text}" if number else text
