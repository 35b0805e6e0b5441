"""The life of a helper: it reads tasks from its input, writes answers to its output, and ends with its input.

Both are messages, each behind its length; the first one names the library. When the asking process ends, however it
does, the input ends too.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

import msgspec

from tui.folders import Folders
from tui.settings import Settings
from tui.text.library import Library
from tui.workspace.helpers.tasks import done
from tui.workspace.session import Session

HEAD: Final = 4
"""Bytes of the length before a message."""
NICE: Final = 2
"""How far a helper stands back behind the process that paints."""


class Place(msgspec.Struct, frozen=True, array_like=True):
    """The library of the asking process and its folders, as bytes of paths."""

    root: bytes
    annotations: bytes
    encoding: str | None
    folders: tuple[bytes, bytes, bytes, bytes]
    """Those of `Folders`, in its order."""


class Task(msgspec.Struct, frozen=True, array_like=True):
    """What is to be done with some sources; `tasks` has the kinds."""

    kind: str
    names: list[str]


def place_of(session: Session) -> Place:
    """Return how a helper opens the library of a session."""
    library, folders = session.library, session.folders
    kept = folders.config, folders.cache, folders.state, folders.data
    config, cache, state, data = map(os.fsencode, kept)
    root, annotations = os.fsencode(library.root), os.fsencode(library.annotations)
    return Place(root, annotations, library.encoding, (config, cache, state, data))


def opened(place: Place) -> Session:
    """Open the library of the asking process. Raises LibraryError."""
    root, annotations, *folders = (Path(os.fsdecode(one)) for one in (place.root, place.annotations, *place.folders))
    return Session(Library.open(root, annotations, place.encoding), Settings(), Folders(*folders))


def send(pipe: IO[bytes], data: bytes) -> None:
    """Write a message. Raises OSError when nobody reads it."""
    pipe.write(len(data).to_bytes(HEAD, "big") + data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Return the next message. Raises EOFError when there is none, or not the whole of it."""
    head = pipe.read(HEAD)
    size = int.from_bytes(head, "big")
    data = pipe.read(size)
    if len(head) < HEAD or len(data) < size:
        raise EOFError
    return data


def main() -> None:
    """Do what is asked until nobody asks any more."""
    with suppress(OSError, AttributeError):
        os.nice(NICE)
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        session = opened(msgspec.msgpack.decode(receive(asked), type=Place))
        while True:
            task = msgspec.msgpack.decode(receive(asked), type=Task)
            send(answers, done(session, task.kind, task.names))
