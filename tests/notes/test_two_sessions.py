"""Two sessions never overwrite each other's notes."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.notes.conftest import say
from tui import durable
from tui.notes.model.create import create
from tui.notes.store.store import Change, Store, StoreError
from tui.text.source import Source

Open = Callable[..., Store]


def test_what_both_write_is_kept(session: Open, source: Source) -> None:
    one, other = session(), session()
    for number in range(10):
        say(one, source, f"甲{number}", number)
        say(other, source, f"乙{number}", number)
    for store in (one, other, session()):
        assert len(store.read(source).annotations) == 20


def test_of_one_note_edited_twice_both_texts_are_kept(session: Open, source: Source) -> None:
    one, other = session(), session(author="李")
    say(one, source, "原文")
    (mine,), (theirs,) = one.read(source).annotations, other.read(source).annotations
    one.apply(source, Change("改", put=(replace(mine, note="甲的话"),)))
    book = other.apply(source, Change("改", put=(replace(theirs, note="乙的话"),)))
    (both,) = book.annotations
    assert both.note.startswith("甲的话")
    assert both.note.endswith("乙的话")
    assert "both texts are kept" in book.notices[0]
    assert both.rev == 3


def test_changes_of_different_fields_are_brought_together(session: Open, source: Source) -> None:
    one, other = session(), session()
    say(one, source, "原文")
    (mine,), (theirs,) = one.read(source).annotations, other.read(source).annotations
    one.apply(source, Change("标", put=(replace(mine, tags=("机构",)),)))
    book = other.apply(source, Change("改", put=(replace(theirs, note="新文", tags=("人",)),)))
    assert [(a.note, set(a.tags)) for a in book.annotations] == [("新文", {"机构", "人"})]
    assert book.notices == ()


def test_a_session_that_writes_from_what_it_first_read_changes_its_own_note_only_once(
    session: Open, source: Source
) -> None:
    store = session()
    made = create(source, [(0, 3)], note="国")
    for note in ("国", "国务", "院"):
        store.apply(source, Change("改", put=(replace(made, note=note),)))
    assert [a.note for a in store.read(source).annotations] == ["院"]


def test_a_note_that_another_session_changed_is_not_removed(session: Open, source: Source) -> None:
    one, other = session(), session()
    say(one, source, "原文")
    (mine,), (theirs,) = one.read(source).annotations, other.read(source).annotations
    other.apply(source, Change("改", put=(replace(theirs, note="要紧的话"),)))
    book = one.apply(source, Change("删", drop=(mine,)))
    assert [a.note for a in book.annotations] == ["要紧的话"]
    assert "not removed" in book.notices[0]


def test_a_note_that_another_session_removed_comes_back_when_it_is_changed(session: Open, source: Source) -> None:
    one, other = session(), session()
    say(one, source, "原文")
    (mine,), (theirs,) = one.read(source).annotations, other.read(source).annotations
    other.apply(source, Change("删", drop=(theirs,)))
    book = one.apply(source, Change("改", put=(replace(mine, note="新文"),)))
    assert [a.note for a in book.annotations] == ["新文"]


def test_another_text_under_the_same_rev_is_not_overwritten(session: Open, source: Source) -> None:
    store = session()
    say(store, source, "此支")
    (mine,) = store.read(source).annotations
    file = store.folder / "x.json"
    durable.replace(file, file.read_bytes().replace("此支".encode(), "彼支".encode()))
    book = store.apply(source, Change("改", put=(replace(mine, note="此支改"),)))
    (both,) = book.annotations
    assert "彼支" in both.note
    assert "此支改" in both.note


def test_another_branch_s_note_under_the_same_rev_is_not_removed(session: Open, source: Source) -> None:
    store = session()
    say(store, source, "此支")
    (mine,) = store.read(source).annotations
    file = store.folder / "x.json"
    durable.replace(file, file.read_bytes().replace("此支".encode(), "彼支".encode()))
    book = store.apply(source, Change("删", drop=(mine,)))
    assert [a.note for a in book.annotations] == ["彼支"]
    assert store.apply(source, Change("删", drop=book.annotations)).annotations == ()


def test_a_file_that_git_replaces_is_read_anew(session: Open, source: Source) -> None:
    one, other = session(), session()
    say(one, source, "旧")
    pulled = (one.folder / "x.json").read_bytes().replace("旧".encode(), "新".encode())
    book = other.read(source)
    durable.replace(one.folder / "x.json", pulled)
    assert other.changed("x.txt", book.stamp)
    say(one, source, "再", 5)
    assert [a.note for a in other.read(source).annotations] == ["新", "再"]


def test_a_file_replaced_while_a_change_is_made_is_merged_in(
    session: Open, source: Source, monkeypatch: object
) -> None:
    store = session()
    say(store, source, "旧")
    file = store.folder / "x.json"
    pulled = file.read_bytes().replace("旧".encode(), "新".encode())
    real, times = durable.sync, []

    def pull_meanwhile(handle: int) -> None:
        real(handle)
        if not times:
            times.append(1)
            file.with_name("pulled").write_bytes(pulled)
            file.with_name("pulled").replace(file)

    monkeypatch.setattr(durable, "sync", pull_meanwhile)  # type: ignore[attr-defined]
    say(store, source, "再", 5)
    assert [a.note for a in session().read(source).annotations] == ["新", "再"]


def test_a_file_that_is_replaced_again_and_again_is_given_up(
    session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session()
    say(store, source, "旧")
    file = store.folder / "x.json"
    real = durable.sync

    def pull_each_time(handle: int) -> None:
        real(handle)
        file.with_name("pulled").write_bytes(file.read_bytes())
        file.with_name("pulled").replace(file)

    monkeypatch.setattr(durable, "sync", pull_each_time)
    with pytest.raises(StoreError, match="keeps replacing"):
        store.apply(source, Change("再", put=(create(source, [(5, 8)]),)), keep=False)
    assert [a.note for a in session().read(source).annotations] == ["旧"]


def test_threads_of_one_session_lose_nothing(session: Open, source: Source) -> None:
    store = session(limit=30)
    threads = [
        threading.Thread(target=lambda base=base: [say(store, source, f"{base}-{k}", k) for k in range(8)])
        for base in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(session().read(source).annotations) == 32
