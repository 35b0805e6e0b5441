"""What the tests of the notes share: a source, a store on it, and a second session."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tui.notes.model.create import create
from tui.notes.store.store import Change, Store
from tui.text.source import Source

TEXT = "国务院印发《数据要素》行动计划。\n到2027年,规模达到1.2万亿元。\n专家王建民认为,这是好消息。\n" * 4


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return make_source(tmp_path, "x.txt", TEXT)


def make_source(folder: Path, name: str, text: str) -> Source:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return Source(path, name, text, "utf-8", sha256(text.encode()).hexdigest())


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """Return what opens a session on the same library and the same state folder."""
    opened = []

    def open_session(**settings: object) -> Store:
        settings = {"author": "王", "state": tmp_path / "state", "limit": 0.5} | settings
        opened.append(Store(tmp_path / "annotations", **settings))
        return opened[-1]

    yield open_session
    for store in opened:
        store.close()


@pytest.fixture
def store(session: Callable[..., Store]) -> Store:
    return session()


def say(store: Store, source: Source, note: str, at: int = 0, label: str = "标注") -> str:
    """Store a note on three characters and return its id."""
    made = create(source, [(at, at + 3)], note=note)
    store.apply(source, Change(label, put=(made,)))
    return made.id
