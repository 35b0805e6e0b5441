"""Folders of the cache take bounded room, whatever killed sessions left in them."""

import os
import time
from pathlib import Path

import pytest

from tests.text.documents import docx, words
from tui.cachefolder import STALE, make_room, write
from tui.text.formats import turn
from tui.text.library import Library


def kept(path: Path, age: float, size: int = 100) -> Path:
    path.write_bytes(b"x" * size)
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_was_unused_for_longest_goes_and_what_is_used_now_stays(tmp_path: Path) -> None:
    own = kept(tmp_path / "own.json", 900, size=150)
    for age, name in enumerate(("new", "newer than old", "old"), 1):
        kept(tmp_path / f"{name}.json", age * 60)
    make_room(own, 260)
    assert left(tmp_path) == {"own.json", "new.json"}
    make_room(own, 10)
    assert left(tmp_path) == {"own.json"}


def test_what_a_killed_session_began_to_write_goes_and_what_another_writes_now_stays(tmp_path: Path) -> None:
    own = kept(tmp_path / "own.json", 0)
    kept(tmp_path / "own.json.4711~", STALE + 60)
    kept(tmp_path / "other.json.4712~", 5)
    make_room(own, 1000)
    assert left(tmp_path) == {"own.json", "other.json.4712~"}


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_nothing_beside(tmp_path: Path) -> None:
    def parts() -> "list[bytes]":
        raise OSError(28, "No space left on device")

    write(tmp_path / "lists" / "a.json", [b"old"])
    with pytest.raises(OSError, match="space"):
        write(tmp_path / "lists" / "a.json", (part for _once in "x" for part in parts()))
    assert left(tmp_path / "lists") == {"a.json"}
    assert (tmp_path / "lists" / "a.json").read_bytes() == b"old"


def test_the_texts_of_documents_take_bounded_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn, "ROOM", 20_000)
    monkeypatch.setattr(turn, "LOOKING", "")
    texts = tmp_path / "cache"
    library = Library(tmp_path, tmp_path, tmp_path / "annotations", texts=texts)
    for n in range(40):
        signs = "".join(chr(0x4E00 + (n * 977 + k * k * 31) % 20_000) for k in range(600))
        (tmp_path / f"{n}.docx").write_bytes(docx(words(signs)))
        library.read(f"{n}.docx")
    assert 0 < sum(path.stat().st_size for path in texts.rglob("*") if path.is_file()) <= 20_000
