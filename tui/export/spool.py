"""Text that is put together piece by piece; what is long lies in a temporary file, so that memory stays flat."""

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Final

KEPT: Final = 4_000_000
"""Bytes that are kept in memory."""
CHUNK: Final = 1_000_000
"""Bytes that are read at once."""


class Spool:
    """UTF-8 text that grows at its end and can be read again and again; a text stream to write to."""

    def __init__(self, errors: str = "backslashreplace") -> None:
        """Take how single surrogates are written, as `str.encode` names it."""
        self._file, self._errors = SpooledTemporaryFile[bytes](max_size=KEPT), errors

    def __del__(self) -> None:
        self._file.close()

    def write(self, text: str) -> int:
        """Add text; return its length."""
        self._file.write(text.encode("utf-8", self._errors))
        return len(text)

    def parts(self) -> Iterator[bytes]:
        """Yield everything from the beginning; nothing is added afterwards."""
        self._file.seek(0)
        while part := self._file.read(CHUNK):
            yield part


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
