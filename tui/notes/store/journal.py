"""The undo journal: what this session did, kept in a file so that it survives a restart.

Each session has a lane, a file of JSON lines that it locks while it lives; a new session takes over the first lane that
nobody holds, and so goes on where the last one ended. A line cut off by a crash is left out.
"""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import msgspec

from tui import durable, regular
from tui.notes.store.undo import UndoStep

LONGEST = 1000
"""Actions kept when a lane is taken over."""
LARGEST = 16_000_000
"""Bytes of them kept; one action on a whole library can be a megabyte."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action of the reader, however many notes it changed."""

    id: str
    label: str
    """The action in the reader's words."""
    time: str
    """ISO 8601 with time zone."""
    steps: tuple[UndoStep, ...]
    undone: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the sources it changed, each once."""
        return tuple(dict.fromkeys(step.source for step in self.steps))


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the file: an action, or the news that one was undone or redone."""

    what: Literal["do", "undo", "redo"]
    id: str
    entry: Action | None = None


_decoder = msgspec.json.Decoder(_Line)


class Journal:
    """The lane of one session."""

    def __init__(self, folder: Path) -> None:
        """Take the first free lane in `folder`, which is created. Raises OSError."""
        folder.mkdir(parents=True, exist_ok=True)
        self._handle, self.path = _first_free(folder)
        self._torn = False
        """True when the last line was not written to its end."""
        data = regular.read(self.path)
        self.entries: list[Action] = list(_replay(data))
        """Oldest first."""
        if len(self.entries) > LONGEST or len(data) > LARGEST:
            self._rewrite()
        else:
            self._torn = bool(data) and not data.endswith(b"\n")

    def done(self, label: str, time: str, steps: Iterable[UndoStep]) -> Action:
        """Add an action; what was undone before can no longer be redone."""
        entry = Action(secrets.token_hex(8), label, time, tuple(steps))
        while self.entries and self.entries[-1].undone:
            self.entries.pop()
        self.entries.append(entry)
        self._append(_Line("do", entry.id, entry))
        return entry

    def last_done(self) -> Action | None:
        """Return the action that undo takes back."""
        return next((entry for entry in reversed(self.entries) if not entry.undone), None)

    def last_undone(self) -> Action | None:
        """Return the action that redo brings again."""
        return next((entry for entry in self.entries if entry.undone), None)

    def mark(self, entry: Action, *, undone: bool) -> None:
        """Remember that an action was undone or redone."""
        self.entries = [replace(known, undone=undone) if known.id == entry.id else known for known in self.entries]
        self._append(_Line("undo" if undone else "redo", entry.id))

    def close(self) -> None:
        """Let the next session take the lane over."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _append(self, line: _Line) -> None:
        data = (b"\n" if self._torn else b"") + msgspec.json.encode(line) + b"\n"
        self._torn = True
        durable.write_all(self._handle, data)
        self._torn = False

    def _rewrite(self) -> None:
        """Keep the newest actions that the limits allow, and of the file only those."""
        kept: list[bytes] = []
        room = LARGEST // 2
        for entry in reversed(self.entries[-LONGEST:]):
            line = msgspec.json.encode(_Line("do", entry.id, replace(entry, undone=False))) + b"\n"
            room -= len(line)
            if room < 0 and kept:
                break
            kept.append(line)
        self.entries = self.entries[len(self.entries) - len(kept) :]
        undone = [_Line("undo", entry.id) for entry in reversed(self.entries) if entry.undone]
        os.ftruncate(self._handle, 0)
        durable.write_all(
            self._handle, b"".join((*reversed(kept), *(msgspec.json.encode(line) + b"\n" for line in undone)))
        )


def _first_free(folder: Path) -> tuple[int, Path]:
    """Return an open, locked lane; where flock is missing every session shares the first."""
    number = 1
    while True:
        path = folder / f"undo-{number}.jsonl"
        handle = regular.opened(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            number += 1
            continue
        except (ImportError, OSError):
            pass
        return handle, path


def _replay(data: bytes) -> Iterator[Action]:
    """Yield the actions that the lines of a lane leave, oldest first."""
    entries: dict[str, Action] = {}
    for raw in data.split(b"\n"):
        with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            line = _decoder.decode(raw)
            if line.what == "do" and line.entry:
                entries = {key: entry for key, entry in entries.items() if not entry.undone}
                entries[line.id] = line.entry
            elif line.id in entries:
                entries[line.id] = replace(entries[line.id], undone=line.what == "undo")
    yield from entries.values()
