"""`check` finds what is wrong with the notes and repairs it; backups bring them back."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.notes.conftest import make_source, say
from tui import durable
from tui.notes.file import kepttext, quarantine
from tui.notes.file.codebook import Defining, Tag
from tui.notes.store import backup
from tui.notes.store.check import Problem, Severity, check
from tui.notes.store.restore import backups, restore
from tui.notes.store.store import Store, StoreError
from tui.text.library import Library
from tui.text.source import Source

Open = Callable[..., Store]


@pytest.fixture
def shelf(tmp_path: Path, source: Source) -> Library:
    return Library.open(tmp_path / "x.txt", tmp_path / "annotations")


def wrong(shelf: Library, store: Store) -> list[Problem]:
    return [finding for finding in check(shelf, store) if finding.weight is not Severity.INFO]


def repaired(shelf: Library, store: Store) -> list[str]:
    return [finding.repair() for finding in wrong(shelf, store) if finding.repair]


def notes(store: Store) -> list[str]:
    return [a.note for a in store.read("x.txt").annotations]


def test_nothing_is_wrong_with_what_was_just_written(shelf: Library, store: Store, source: Source) -> None:
    say(store, source, "一")
    store.define("定义", Defining((Tag("机构"),)))
    assert wrong(shelf, store) == []


def test_a_damaged_file_is_found_and_rewritten(shelf: Library, session: Open, source: Source) -> None:
    store = session()
    say(store, source, "一")
    say(store, source, "二", 5)
    file = store.folder / "x.json"
    data = file.read_bytes()[:-30]
    file.write_bytes(data)
    (finding,) = wrong(shelf, store)
    assert "damaged" in finding.text
    assert "rewritten with 2 notes" in repaired(shelf, store)[0]
    assert wrong(shelf, store) == []
    assert store.read("x.txt").text == kepttext.digest(source.text)
    assert [path.read_bytes() for path in quarantine.all_aside(store.folder)] == [data]


def test_notes_of_a_source_that_has_changed_are_stored_at_their_new_places(
    shelf: Library, store: Store, source: Source
) -> None:
    say(store, source, "一")
    new = "新的一段。\n" + source.text
    make_source(source.path.parent, "x.txt", new)
    (finding,) = wrong(shelf, store)
    assert "1 notes stand" in finding.text or "1 moved" in finding.text
    repaired(shelf, store)
    assert wrong(shelf, store) == []
    (note,) = store.read("x.txt").annotations
    assert "".join(new[s.start : s.end] for s in note.anchor.spans) == "国务院"


def test_text_that_was_only_wrapped_anew_is_nothing_to_repair(shelf: Library, store: Store, source: Source) -> None:
    at = source.text.index("行动计划")
    say(store, source, "一", at)
    make_source(source.path.parent, "x.txt", source.text.replace("行动计划", "行\n动计划", 1))
    repaired(shelf, store)
    assert [finding.text for finding in wrong(shelf, store)] == []


def test_a_note_beside_its_quote_is_found_again(shelf: Library, store: Store, source: Source) -> None:
    source = make_source(source.path.parent, "x.txt", "国务院印发《数据要素》行动计划。")
    say(store, source, "一", 5)
    file = store.folder / "x.json"
    file.write_bytes(file.read_bytes().replace(b'"spans":[[5,8]]', b'"spans":[[9,12]]'))
    (finding,) = wrong(shelf, store)
    assert "does not stand" in finding.text
    assert repaired(shelf, store) == ["1 found again, 0 lost"]
    assert [list(a.anchor.spans) for a in store.read("x.txt").annotations] == [[(5, 8)]]


def test_notes_without_a_source_are_named(shelf: Library, store: Store, source: Source, tmp_path: Path) -> None:
    other = make_source(tmp_path / "elsewhere", "gone.txt", "甲乙丙丁")
    say(store, other, "一")
    (finding,) = wrong(shelf, store)
    assert "gone.txt" in finding.text
    assert finding.repair is None


def test_what_waits_is_saved(shelf: Library, store: Store, source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    real = durable.write_all
    monkeypatch.setattr(durable, "write_all", lambda h, d: real(h, d) if b"label" in d else full())
    with pytest.raises(StoreError):
        say(store, source, "一")
    monkeypatch.undo()
    (finding,) = wrong(shelf, store)
    assert "1 change waits" in finding.text
    assert repaired(shelf, store) == ["1 saved"]
    assert notes(store) == ["一"]


def test_two_tags_with_one_key_and_a_damaged_codebook_are_found(shelf: Library, store: Store) -> None:
    store.define("定义", Defining((Tag("机构", key="1"), Tag("人", key="1"))))
    (finding,) = wrong(shelf, store)
    assert "same key 1" in finding.text
    file = store.folder / "codebook.json"
    file.write_bytes(file.read_bytes()[:-3])
    assert len(wrong(shelf, store)) == 2
    assert repaired(shelf, store) == ["rewritten with 2 tags"]


def a_day_passes(store: Store) -> None:
    """Let the notes and their backups be a day older, for a new session."""
    for path in (*store.folder.glob("*.json"), *store.backups.folder.rglob("????-??-??.json")):
        stat = path.stat()
        os.utime(path, (stat.st_atime - 86400, stat.st_mtime - 86400))
    for path in sorted(store.backups.folder.rglob("????-??-??.json")):
        day = date.fromordinal(date.fromisoformat(path.stem).toordinal() - 1)
        path.rename(path.with_name(f"{day.isoformat()}.json"))


def days(session: Open, source: Source, count: int) -> Store:
    """Write one note a day, each day in a new session."""
    for number in range(count):
        store = session()
        say(store, source, f"第{number}天", number)
        store.close()
        a_day_passes(store)
    return session()


def test_of_each_day_with_changes_the_last_state_is_kept_for_ten_days(
    session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = days(session, source, 14)
    kept = backups(store, "x.txt")
    assert len(kept) == backup.DAYS
    assert [b.notes for b in kept] == [13, 12, 11, 10, 9, 8, 7, 6, 5, 4]
    assert [b.day for b in kept] == sorted((b.day for b in kept), reverse=True)


def test_a_backup_replaces_the_notes_and_what_was_there_is_set_aside(
    session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = days(session, source, 4)
    before = (store.folder / "x.json").read_bytes()
    done = restore(store, backups(store, "x.txt")[1])
    assert notes(store) == ["第0天", "第1天"]
    assert (done.notes, done.quarantined and done.quarantined.read_bytes()) == (2, before)


def test_only_what_is_missing_is_brought_back(session: Open, source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.notes.store.store import Change

    store = days(session, source, 3)
    book = store.read(source)
    store.apply(source, Change("删", drop=book.annotations[:1]))
    restore(store, backups(store, "x.txt")[0], only_missing=True)
    assert notes(store) == ["第0天", "第1天", "第2天"]


def test_a_session_that_edits_a_restored_note_overwrites_nothing(
    session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from tui.notes.store.store import Change

    store = days(session, source, 2)
    other = session()
    first = other.read(source).annotations[0]
    other.apply(source, Change("改", put=(replace(first, note="改过"),)))
    restore(store, backups(store, "x.txt")[0])
    seen = other.read(source).annotations[0]
    other.apply(source, Change("改", put=(replace(seen, note="又改"),)))
    assert notes(session()) == ["又改", "第1天"]


def test_a_damaged_backup_is_found_and_not_restored(
    shelf: Library, session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = days(session, source, 3)
    first = backups(store, "x.txt")[0]
    first.path.write_bytes(first.path.read_bytes()[:-9])
    with pytest.raises(StoreError, match="cannot be restored"):
        restore(store, first)
    assert [f.text for f in wrong(shelf, store)] == ["this backup is damaged"]
    repaired(shelf, store)
    assert len(backups(store, "x.txt")) == 1


def test_a_damaged_file_does_not_become_the_backup(session: Open, source: Source) -> None:
    store = days(session, source, 2)
    file = store.folder / "x.json"
    good = file.read_bytes()
    file.write_bytes(good[:-9])
    say(store, source, "再", 9)
    assert all(b.notes >= 0 for b in backups(store, "x.txt"))


def test_another_program_s_file_is_named_and_left_alone(shelf: Library, store: Store, source: Source) -> None:
    say(store, source, "一")
    foreign = store.folder / "package.json"
    foreign.write_text('{"name": "something else"}')
    assert [f.path for f in wrong(shelf, store)] == [foreign, foreign]
    assert repaired(shelf, store) == []
    assert foreign.read_text() == '{"name": "something else"}'


def test_the_codebook_is_backed_up_and_restored_too(session: Open) -> None:
    store = session()
    store.define("定义", Defining((Tag("机构"),)))
    a_day_passes(store)
    store.close()
    store = session()
    store.define("定义", Defining((Tag("人"),), drop=(Tag("机构"),)))
    (kept,) = backups(store)
    assert (kept.source, kept.notes) == ("codebook.json", 1)
    restore(store, kept)
    assert [tag.name for tag in store.codebook().tags] == ["机构"]
