"""The search indexes of all libraries take bounded room: those unused for longest go, the one in use stays."""

import os
from pathlib import Path

import pytest

from tui.workspace.search import index
from tui.workspace.search.index import Index
from tui.workspace.sqlitefile import make_room


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def kept(folder: Path, name: str, *, used: int, size: int = 100) -> Path:
    path = folder / name
    path.write_bytes(b"x" * size)
    os.utime(path, (used, used))
    return path


def test_the_files_unused_for_longest_go(tmp_path: Path) -> None:
    own = kept(tmp_path, "own.sqlite", used=1)
    for used, name in enumerate(("old", "older than new", "new"), 2):
        kept(tmp_path, f"{name}.sqlite", used=used)
        kept(tmp_path, f"{name}.sqlite-wal", used=used)
    make_room(own, 250)
    assert left(tmp_path) == {"own.sqlite", "new.sqlite", "new.sqlite-wal"}


def test_the_file_in_use_stays_however_large_and_nothing_else_is_touched(tmp_path: Path) -> None:
    own = kept(tmp_path, "own.sqlite", used=1, size=1000)
    kept(tmp_path, "notes.json", used=0)
    kept(tmp_path, "b.sqlite", used=5)
    make_room(own, 250)
    assert left(tmp_path) == {"own.sqlite", "notes.json"}


def test_an_index_that_is_opened_makes_room_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "ROOM", 50_000)
    (tmp_path / "search").mkdir()
    kept(tmp_path / "search", "gone.sqlite", used=1, size=60_000)
    Index(tmp_path, "library", "code").close()
    (path,) = (tmp_path / "search").iterdir()
    assert path.name != "gone.sqlite"
