"""Notes follow a source that was renamed, moved, edited on the way, or split."""

import errno
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.notes.conftest import make_source
from tests.running import pizhu
from tui import durable
from tui.notes.file import quarantine
from tui.notes.file.errors import StoreError
from tui.notes.model.annotation import AnchorState
from tui.notes.model.create import create
from tui.notes.store.store import Change, Store
from tui.text.library import Library
from tui.workspace.notes.moved import carry_over, moved

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
    (one,) = moved(Library.open(tmp_path), store)
    assert one.targets == ()
    listed = pizhu("moved", tmp_path, "--carry")
    assert listed.stdout == "old.txt: its text is nowhere in the library (4 notes)\n"
    assert len(store.read("old.txt").annotations) == 4


@pytest.mark.parametrize("around", [FIRST, ""])
def test_a_short_text_is_found_in_a_long_one(tmp_path: Path, around: str) -> None:
    short = "全国政协常委会会议十二日在北京开幕，会期三天，六百多人出席。"
    with closing(Store(tmp_path / "annotations", state=tmp_path / "state")) as store:
        source = make_source(tmp_path, "short.txt", short)
        store.apply(source, Change("", put=(create(source, [(0, 7)]),)))
        source.path.unlink()
        make_source(tmp_path, "long.txt", around + short + LAST)
        (one,) = moved(Library.open(tmp_path), store)
        assert [(source.name, share) for source, share in one.targets] == [("long.txt", 1.0)]
        assert carry_over(store, one) == {"long.txt": 1}


def test_undo_gives_the_notes_back_to_the_name_that_they_had_and_they_can_follow_again(
    tmp_path: Path, store: Store
) -> None:
    make_source(tmp_path, "a.txt", FIRST)
    make_source(tmp_path, "b.txt", LAST)
    (one,) = moved(Library.open(tmp_path), store)
    carry_over(store, one)
    assert not one.path.exists()
    assert store.undo()
    assert {a.note for a in store.read("old.txt").annotations} == set(QUOTES)
    (again,) = moved(Library.open(tmp_path), store)
    assert carry_over(store, again) == {"a.txt": 2, "b.txt": 2}
    assert standing(tmp_path, store, "a.txt") == list(QUOTES[:2])


def test_where_they_cannot_be_stored_the_notes_stay_where_they_were(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_source(tmp_path, "new.txt", FIRST + LAST)
    (one,) = moved(Library.open(tmp_path), store)
    before = one.path.read_bytes()

    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(durable, "write_all", full)
    with pytest.raises(StoreError):
        carry_over(store, one)
    assert one.path.read_bytes() == before
    assert quarantine.all_aside(store.folder) == []


def test_what_another_session_says_under_the_old_name_meanwhile_stays_there(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_source(tmp_path, "new.txt", FIRST + LAST)
    (one,) = moved(Library.open(tmp_path), store)
    apply_all = store.apply_all

    def and_another_session(*args: Any, **options: Any) -> None:
        apply_all(*args, **options)
        old = make_source(tmp_path, "old.txt", FIRST + LAST)
        with closing(Store(tmp_path / "annotations", state=tmp_path / "elsewhere")) as other:
            other.apply(old, Change("标注", put=(create(old, [(0, 3)], note="还在写"),)))
        old.path.unlink()

    monkeypatch.setattr(store, "apply_all", and_another_session)
    assert carry_over(store, one) == {"new.txt": 4}
    assert [note.note for note in store.read("old.txt").annotations] == ["还在写"]
    assert standing(tmp_path, store, "new.txt") == list(QUOTES)


def test_the_command_lists_and_carries(tmp_path: Path, store: Store) -> None:
    store.close()
    make_source(tmp_path, "new.txt", FIRST + LAST)
    listed = pizhu("moved", tmp_path)
    assert (listed.exit_code, listed.stdout) == (0, "old.txt -> new.txt (100%, 4 notes)\n")
    assert (tmp_path / "annotations" / "old.json").exists()
    assert "4 notes are in new.txt now" in pizhu("moved", tmp_path, "--carry").stdout
    assert "no notes have lost their source" in pizhu("moved", tmp_path).stderr
