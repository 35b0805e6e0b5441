"""Analyses kept in the user's cache folder by what they were made of: safe to delete, bounded, checked when read."""

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from tui import regular
from tui.fingerprint import fingerprint
from tui.language.analysis import Analysis

LIMIT = 48 * 1024 * 1024
"""Bytes kept; a page of 7,000 characters takes 40 KB."""
PER_CHARACTER = 8
"""Bytes that the analysis of a character takes at most in usual texts (measured: 5.7)."""
_ROOM = "room"
"""Name of the file with the bytes that were asked for beyond the limit."""
SUFFIX = ".marks"
DIGEST = 16
"""Bytes of the check sum at the beginning of an entry."""


def rules() -> str:
    """Return a digest of the language package's own files: an entry made by other rules is never read."""
    return fingerprint(Path(__file__).parent)


Kept = TypeVar("Kept")


class Cache(Generic[Kept]):
    """One folder of entries, each what was found in one page."""

    def __init__(self, folder: Path, limit: int = LIMIT, kind: Any = dict[int, Analysis], suffix: str = SUFFIX) -> None:
        """Take a folder, which need not exist, the bytes it may hold, and what an entry is: analyses by article."""
        self._folder = folder
        self._limit = limit
        self._kind, self._suffix = kind, suffix
        self._size: int | None = None
        """Bytes in the folder as far as this session knows; None before the first write."""

    def has(self, key: str) -> bool:
        """Tell whether there is an entry, without reading it."""
        return self._path(key).is_file()

    def make_room(self, size: int) -> None:
        """Let the folder hold so many bytes from now on, in every session, where that is more than its limit."""
        if size <= self._limit or size <= self._room():
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / _ROOM).write_text(str(size), encoding="ascii")

    def _room(self) -> int:
        try:
            said = regular.read(self._folder / _ROOM)[:20]
        except OSError:
            return self._limit
        return max(self._limit, int(said)) if said.isdigit() else self._limit

    def read(self, key: str) -> Kept | None:
        """Return an entry, or None when there is none or it is damaged; a damaged one is removed."""
        path = self._path(key)
        try:
            data = regular.read(path)
        except OSError:
            return None
        try:
            if hashlib.blake2b(data[DIGEST:], digest_size=DIGEST).digest() != data[:DIGEST]:
                raise msgspec.DecodeError("check sum")
            found: Kept = msgspec.msgpack.decode(data[DIGEST:], type=self._kind)
        except msgspec.MsgspecError:
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return found

    def write(self, key: str, analyses: Kept) -> None:
        """Keep an entry; a folder that cannot be written costs the cache and nothing else."""
        body = msgspec.msgpack.encode(analyses)
        data = hashlib.blake2b(body, digest_size=DIGEST).digest() + body
        path = self._path(key)
        draft = path.with_suffix(f".{os.urandom(4).hex()}.tmp")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(data)
            draft.replace(path)
            self._shrink(len(data))
        except OSError:
            with contextlib.suppress(OSError):
                draft.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / (hashlib.blake2b(key.encode(), digest_size=16).hexdigest() + self._suffix)

    def _shrink(self, added: int) -> None:
        """Remove the entries unused for longest, and old drafts, until a quarter of the limit is free again."""
        room = self._room()
        if self._size is not None and self._size + added <= room:
            self._size += added
            return
        entries = [(item.stat(), item) for item in self._folder.iterdir() if item.suffix in (self._suffix, ".tmp")]
        size = sum(stat.st_size for stat, _ in entries)
        if size > room:
            for stat, item in sorted(entries, key=lambda entry: entry[0].st_mtime_ns):
                if size <= room * 3 // 4:
                    break
                item.unlink(missing_ok=True)
                size -= stat.st_size
        self._size = size
