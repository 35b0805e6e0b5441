"""Notes follow a source that was renamed, moved, edited on the way, or split."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.notes.conftest import make_source
from tests.running import pizhu
from tui.notes.file import quarantine
from tui.notes.model.annotation import AnchorState
from tui.notes.model.create import create
from tui.notes.store.store import Change, Store
from tui.text.library import Library
from tui.workspace.moved import carry_over, moved

FIRST = "".join(f"第{n}条 国务院在{n}月发布了第{n * 7}号通知，要求各地做好{n * 3}项准备工作。\n" for n in range(1, 30))
LAST = "".join(f"记者走进{n}号车间，看到{n * 11}台机器正在运转，工人们忙得热火朝天，一派繁荣。\n" for n in range(1, 30))
QUOTES = ("第77号通知", "63项准备", "记者走进9号", "110台机器")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "annotations", state=tmp_path / "state", is_source=Library.open(tmp_path).has)
    source = make_source(tmp_path, "old.txt", FIRST + LAST)
    places = [(q, source.text.index(q)) for q in QUOTES]
    opened.apply(source, Change("标注", put=tuple(create(source, [(at, at + len(q))], note=q) for q, at in places)))
    source.path.unlink()
    make_source(tmp_path, "other.txt", "另一篇文章，与它毫无关系，写的是别的事情，也很长很长很长很长很长。")
    yield opened
    opened.close()


def standing(tmp_path: Path, store: Store, name: str) -> list[str]:
    """Return the text that each note of a source stands on."""
    source = Library.open(tmp_path).read(name)
    return [
        source.text[slice(*a.anchor.spans[0])]
        for a in store.read(source).annotations
        if a.anchor.hold is not AnchorState.LOST
    ]


@pytest.mark.parametrize("name", ["new.txt", "部/new.md"])
@pytest.mark.parametrize("edit", ["", "新闻社北京电，以下是全文。\n"])
def test_all_notes_follow_a_source_that_was_renamed(tmp_path: Path, store: Store, name: str, edit: str) -> None:
    make_source(tmp_path, name, edit + FIRST + LAST)
    (one,) = moved(Library.open(tmp_path), store)
    assert (one.name, [source.name for source, _share in one.targets]) == ("old.txt", [name])
    assert carry_over(store, one) == {name: 4}
    assert standing(tmp_path, store, name) == list(QUOTES)
    assert store.names() == [name]
    assert len(quarantine.all_aside(store.folder)) == 1
    assert moved(Library.open(tmp_path), store) == []


def test_each_note_goes_into_the_half_that_holds_its_text(tmp_path: Path, store: Store) -> None:
    make_source(tmp_path, "a.txt", FIRST)
    make_source(tmp_path, "b.txt", LAST)
    (one,) = moved(Library.open(tmp_path), store)
    assert carry_over(store, one) == {"a.txt": 2, "b.txt": 2}
    assert standing(tmp_path, store, "a.txt") == list(QUOTES[:2])
    assert sorted(standing(tmp_path, store, "b.txt")) == sorted(QUOTES[2:])
    assert store.undo()
    assert standing(tmp_path, store, "a.txt") == standing(tmp_path, store, "b.txt") == []


def test_a_note_whose_text_is_nowhere_is_kept_as_lost(tmp_path: Path, store: Store) -> None:
    make_source(tmp_path, "a.txt", FIRST)
    (one,) = moved(Library.open(tmp_path), store)
    carry_over(store, one)
    notes = store.read(Library.open(tmp_path).read("a.txt")).annotations
    assert sorted(a.note for a in notes) == sorted(QUOTES)


def test_nothing_is_proposed_where_the_text_is_nowhere(tmp_path: Path, store: Store) -> None:
    assert moved(Library.open(tmp_path), store) == []


def test_the_command_lists_and_carries(tmp_path: Path, store: Store) -> None:
    store.close()
    make_source(tmp_path, "new.txt", FIRST + LAST)
    listed = pizhu("moved", tmp_path)
    assert (listed.exit_code, listed.stdout) == (0, "old.txt -> new.txt (100%, 4 notes)\n")
    assert (tmp_path / "annotations" / "old.json").exists()
    assert "4 notes are in new.txt now" in pizhu("moved", tmp_path, "--carry").stdout
    assert "no notes have lost their source" in pizhu("moved", tmp_path).stderr
