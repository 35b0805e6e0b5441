"""What the list showed of each source last time, so that it can be shown again without reading the files."""

import os
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final, Protocol
from zlib import crc32

import msgspec

import tui.text
from tui import cachefolder
from tui.fingerprint import fingerprint
from tui.text.library import Library
from tui.workspace.articles.catalog import Entry, Heading, Line
from tui.workspace.articles.keptrows import Kept, KeptRows

LIMIT: Final = 256_000_000
"""Bytes that the lists of all libraries may take; the list of 100,000 files takes about 20 MB."""


class Ahead(Protocol):
    """Reads the first sources meanwhile."""

    def take(self, *, wait: bool = True) -> list[bytes]:
        """Return what was read since the last time, a source each; with `wait` all of it, unless that is late."""

    def end(self) -> None:
        """Stop, whatever was read."""


class ListCache:
    """The rows of one library without what the reader did; in the cache folder, safe to delete."""

    def __init__(self, cache: Path, library: Library) -> None:
        """Take the user's cache folder."""
        self._path = _place(cache, library)
        self._library = library
        self._kept = KeptRows(self._path)
        self._ahead: dict[str, Kept] = {}
        """What other processes have read."""
        self.prefetch: Ahead | None = None
        """The second process that reads the first sources meanwhile, if there is one."""
        self._fresh: dict[str, Kept] = {}

    @cached_property
    def _made(self) -> str:
        code = fingerprint(Path(next(iter(tui.text.__path__))))
        return f"{self._library.encoding or ''} {code}"

    def load(self) -> None:
        """Read what was kept; a file that is missing, damaged or made by other code holds nothing."""
        self._kept.open(self._made)

    @property
    def exists(self) -> bool:
        """Whether the library was listed before, by whatever version of the code."""
        return self._path.exists()

    def packed(self, name: str) -> bytes:
        """Return the rows of a source that were kept this time, for another process."""
        return msgspec.msgpack.encode({key: kept for key, kept in self._fresh.items() if key == name})

    def take_prefetched(self, *, wait: bool = True) -> None:
        """Take the rows that the second process has read, if there is one; what is damaged holds nothing."""
        for packed in self.prefetch.take(wait=wait) if self.prefetch is not None else ():
            with suppress(msgspec.DecodeError):
                self._ahead |= msgspec.msgpack.decode(packed, type=dict[str, Kept])

    def hand_over(self, name: str) -> Kept | None:
        """Return the rows of a source that were kept this time and forget them, for the process that asked for them."""
        return self._fresh.pop(name, None)

    def take_over(self, name: str, packed: msgspec.Raw) -> None:
        """Take the rows of a source that another process has read; what is damaged holds nothing."""
        with suppress(msgspec.MsgspecError):
            self._ahead[name] = msgspec.msgpack.decode(packed, type=Kept)

    def knows(self, name: str) -> bool:
        """Tell whether rows of a source are kept; its file may have changed since."""
        return name in self._ahead or self._kept.get(name) is not None

    def close(self) -> None:
        """End the second process, if it still reads."""
        if self.prefetch is not None:
            self.prefetch.end()

    def lines(self, name: str) -> tuple[Line, ...] | None:
        """Return the rows of a source if its file has not changed since; else None."""
        kept = self._ahead.pop(name, None) or self._fresh.get(name) or self._kept.get(name)
        if kept is None:
            return None
        try:
            about = os.stat(self._library.sources / name)  # noqa: PTH116 - a third of the time of Path.stat
        except OSError:
            return None
        if (about.st_size, about.st_mtime_ns) != (kept.size, kept.time):
            return None
        self._fresh[name] = kept
        rows = enumerate(kept.rows, 1)
        return (
            Heading(name, kept.about),
            *(
                Entry(name, n, title, authors, length, date=date, page=page, kind=kind)
                for n, (title, authors, length, date, page, kind, _title) in rows
            ),
        )

    def titles(self, name: str) -> dict[int, str]:
        """Return the titles of a source's articles as the reading places know them."""
        kept = self._fresh.get(name)
        return {number: row[-1] for number, row in enumerate(kept.rows, 1)} if kept else {}

    def keep(self, name: str, lines: tuple[Line, ...], titles: list[str]) -> None:
        """Remember the rows of a source as they were before anything was known of the reader."""
        heading = next((line for line in lines if isinstance(line, Heading)), None)
        entries = [line for line in lines if isinstance(line, Entry)]
        numbered = [entry.number for entry in entries] == list(range(1, len(entries) + 1))
        try:
            about = os.stat(self._library.sources / name)  # noqa: PTH116
        except OSError:
            return
        if heading is None or not numbered:
            return
        rows = [
            (entry.title, entry.authors, entry.length, entry.date, entry.page, entry.kind, title)
            for entry, title in zip(entries, titles, strict=True)
        ]
        self._fresh[name] = Kept(about.st_size, about.st_mtime_ns, heading.about, rows)

    def save(self) -> None:
        """Write what was listed this time, if anything is new; a cache that cannot be written is none.

        The lists unused for longest go where all take too much room.
        """
        with suppress(OSError):
            if not self._kept.holds_just(self._fresh):
                self._kept.write(self._made, self._fresh)
            cachefolder.make_room(self._path, LIMIT)


def _place(cache: Path, library: Library) -> Path:
    """Return the file that keeps the list of a library, in the user's cache folder; it may not exist."""
    key = f"{library.sources}\0{library.only or ''}".encode("utf-8", "surrogateescape")
    return cache / "lists" / f"{crc32(key):08x}{crc32(key[::-1]):08x}.json"
