"""Sessions in processes of their own, which tests kill, stop and let race."""

import multiprocessing
import os
import time
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from tui.notes.file.lock import FolderLock
from tui.notes.model.create import create
from tui.notes.store.store import Change, Store
from tui.text.source import Source

PLACE = multiprocessing.get_context("forkserver")
PLACE.set_forkserver_preload(["tests.notes.killing", "tui.notes.file.storage", "tui.notes.store.writer"])


def read_source(root: Path) -> Source:
    """Return the source that all sessions annotate; the test has made it."""
    data = (root / "x.txt").read_bytes()
    return Source(root / "x.txt", "x.txt", data.decode(), "utf-8", sha256(data).hexdigest())


def burst(root: Path, name: str, count: int, told: Connection) -> None:
    """Store `count` notes as fast as possible; tell the id of each once it is stored."""
    source = read_source(root)
    session = Store(root / "annotations", author=name, state=root / "state", limit=60)
    for number in range(count):
        made = create(source, [(number % 90, number % 90 + 3)], note=f"{name}{number}")
        session.apply(source, Change("标注", put=(made,)))
        told.send(made.id)
    told.close()


def alternating(root: Path, name: str, turn: Connection) -> None:
    """Store one note whenever it is this session's turn."""
    source = read_source(root)
    session = Store(root / "annotations", author=name, state=root / "state", limit=60)
    while (number := turn.recv()) is not None:
        made = create(source, [(0, 3)], note=f"{name}{number}")
        session.apply(source, Change("标注", put=(made,)))
        turn.send(made.id)


def mixed(root: Path, seed: int, told: Connection) -> None:
    """Add, change, tag and remove notes without end; tell what is stored, and before a removal what may be gone."""
    chance = Random(seed)
    source = read_source(root)
    session = Store(root / "annotations", state=root / "state")
    while True:
        known = session.read(source).annotations
        if len(known) > 12 and chance.random() < 0.4:
            gone = chance.choice(known)
            told.send(("removing", gone.id))
            session.apply(source, Change("删", drop=(gone,)))
        else:
            some = tuple(
                create(source, [(k, k + 2)], note="长" * chance.randrange(900)) for k in range(chance.randrange(1, 4))
            )
            session.apply(source, Change("标注", put=some))
            told.send(("stored", *(made.id for made in some)))
        if chance.random() < 0.1 and (last := session.history()):
            told.send(("removing", *(f"{int(step.key):032x}" for step in last[-1].steps)))
            session.undo()
            session.redo()


def holder(root: Path, told: Connection) -> None:
    """Hold the lock of the folder until killed."""
    with FolderLock(root / "annotations").held():
        told.send(os.getpid())
        time.sleep(600)
