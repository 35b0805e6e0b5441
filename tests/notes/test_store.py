"""What the reader says is stored, and every session reads it."""

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.notes.conftest import make_source, say
from tui.notes.file import layout
from tui.notes.file.errors import FolderGoneError
from tui.notes.model.annotation import Kind, Status
from tui.notes.model.create import anchor, create
from tui.notes.store.store import Change, Store
from tui.text.source import Source, Span


def test_a_note_is_read_again_by_another_session(store: Store, session: Callable[..., Store], source: Source) -> None:
    note = create(
        source, [(0, 3), (5, 7)], note="机构 [/x] \x1b[31m\u2028", tags=("机构", "a/b"), data={"k": [1, None]}
    )
    store.apply(source, Change("标注", put=(note,)))
    (found,) = session().read("x.txt").annotations
    assert found == replace(note, author="王", rev=1, modified=found.modified)
    assert (found.anchor.quote, found.anchor.after[:2]) == ("国务院《数", "据要")


def test_every_field_survives(store: Store, session: Callable[..., Store], source: Source) -> None:
    note = create(
        source, [(1, 4)], kind=Kind.MARK, whole=True, status=Status.CHECK, colour="red", origin="lac", author="李",
        data={"decision": "accepted", "value": 1.5},
    )  # fmt: skip
    store.apply(source, Change("确认", put=(note,)))
    (found,) = session().read(source).annotations
    assert replace(found, modified=note.modified, rev=0) == note


def test_plain_tinydb_reads_the_file(store: Store, source: Source) -> None:
    notes = tuple(create(source, [(k, k + 1)], note=f"第{k}条") for k in (5, 2, 9))
    store.apply(source, Change("标注", put=notes))
    with TinyDB(store.folder / "x.json") as db:
        assert [row["note"] for row in db.all()] == ["第2条", "第5条", "第9条"]
        assert {f"{row.doc_id:032x}" for row in db.all()} == {note.id for note in notes}


def test_one_more_note_changes_one_line_of_the_file(store: Store, source: Source) -> None:
    for at in (3, 9):
        say(store, source, f"在{at}", at)
    before = (store.folder / "x.json").read_text(encoding="utf-8").splitlines()
    say(store, source, "中间", 6)
    after = (store.folder / "x.json").read_text(encoding="utf-8").splitlines()
    assert len(after) == len(before) + 1
    assert next(line for line in after if line not in before).count("中间") == 1
    assert set(before) < set(after)


def test_a_change_returns_what_a_fresh_read_returns(
    store: Store, session: Callable[..., Store], source: Source
) -> None:
    first = store.apply(source, Change("a", put=tuple(create(source, [(k, k + 2)]) for k in (8, 1, 4))))
    second = store.apply(
        source, Change("b", put=(replace(first.annotations[1], note="改"),), drop=first.annotations[:1])
    )
    third = store.apply(source, Change("c", put=(create(source, [(0, 1)]),)))
    fresh = session().read(source)
    assert third.annotations == fresh.annotations
    assert [a.note for a in second.annotations] == ["改", ""]
    assert third.stamp == fresh.stamp
    assert not store.changed("x.txt", third.stamp)
    assert store.changed("x.txt", second.stamp)


def test_a_removed_note_is_gone(store: Store, session: Callable[..., Store], source: Source) -> None:
    say(store, source, "一")
    (note,) = store.read(source).annotations
    assert store.apply(source, Change("删", drop=(note,))).annotations == ()
    assert session().read(source).annotations == ()


def test_saying_the_same_again_writes_nothing(store: Store, source: Source) -> None:
    say(store, source, "一")
    book = store.read(source)
    again = store.apply(source, Change("同", put=book.annotations))
    assert again.annotations == book.annotations
    assert len(store.history()) == 1


def test_half_a_surrogate_pair_is_stored_as_a_replacement(store: Store, source: Source) -> None:
    say(store, source, "坏\ud800字")
    assert [a.note for a in store.read(source).annotations] == ["坏\ufffd字"]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("x.txt", "x.json"),
        ("部/页.txt", "部/页.json"),
        ("x.md", "x.md.json"),
        ("2024.01.txt", "2024.01.txt.json"),
        ("README", "README..json"),
        ("codebook.txt", "codebook.txt.json"),
    ],
)
def test_every_source_has_a_file_of_its_own(tmp_path: Path, name: str, file: str) -> None:
    assert layout.path_of(tmp_path, name) == tmp_path / file
    assert layout.name_of(tmp_path, tmp_path / file) == name


def test_notes_of_a_source_in_a_folder_are_listed_by_its_name(store: Store, tmp_path: Path) -> None:
    deep = make_source(tmp_path, "部/页.txt", "正文在此。")
    say(store, deep, "一")
    assert store.names() == ["部/页.txt"]
    assert store.read("部/页.txt").annotations[0].source == "部/页.txt"


def test_a_symbolic_link_stays_one_and_the_mode_is_kept(store: Store, source: Source, tmp_path: Path) -> None:
    say(store, source, "一")
    file = store.folder / "x.json"
    real = tmp_path / "elsewhere.json"
    file.rename(real)
    real.chmod(0o640)
    file.symlink_to(real)
    say(store, source, "二", 5)
    assert file.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert len(store.read(source).annotations) == 2


def test_an_anchor_outside_the_text_is_refused() -> None:
    for spans in ([], [(0, 0)], [(3, 2)], [(-1, 2)], [(0, 9)]):
        with pytest.raises(ValueError, match="spans"):
            anchor("只有四字", spans)
    assert anchor("甲乙丙丁", [(1, 2), (3, 4)]).spans == (Span(1, 2), Span(3, 4))
    assert anchor("甲乙丙丁", [(1, 2), (3, 4)]).quote == "乙丁"


def test_a_missing_library_is_not_made_anew(tmp_path: Path, source: Source) -> None:
    store = Store(tmp_path / "taken out" / "annotations", state=tmp_path / "state")
    with pytest.raises(FolderGoneError, match="Put the medium back"):
        say(store, source, "一")
    assert len(store.waiting()) == 1
    assert not (tmp_path / "taken out").exists()


def test_our_table_is_a_tinydb_table(store: Store, session: Callable[..., Store], source: Source) -> None:
    from tinydb import where

    from tui.notes.file.storage import NotesTable

    store.apply(source, Change("", put=tuple(create(source, [(k, k + 1)], note=f"第{k}条") for k in range(3))))
    table = NotesTable(store.storage("x.txt"), "_default")
    assert len(table) == 3
    assert table.update({"note": "改"}, where("note") == "第1条")
    table.remove(where("note") == "第2条")
    (added,) = table.insert_multiple([{"anchor": {"spans": [[5, 6]], "quote": "《"}, "id": "a" * 32}])
    assert added > 2**64
    assert [a.note for a in session().read(source).annotations] == ["第0条", "改", ""]
