"""Undo survives a restart, crosses articles, and never destroys what another session wrote since."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.notes.conftest import make_source, say
from tui.notes.model.create import create
from tui.notes.store.store import Change, Store
from tui.text.source import Source

Open = Callable[..., Store]


def notes(store: Store, source: Source) -> list[str]:
    return [a.note for a in store.read(source).annotations]


def edit(store: Store, source: Source, **fields: object) -> None:
    (note,) = store.read(source).annotations
    store.apply(source, Change("改", put=(replace(note, **fields),)))


def test_what_was_said_changed_and_removed_comes_back_step_by_step(store: Store, source: Source) -> None:
    say(store, source, "一")
    edit(store, source, note="二", tags=("机构",))
    store.apply(source, Change("删", drop=store.read(source).annotations))
    seen = [notes(store, source)]
    for _ in range(3):
        assert store.undo()
        seen.append(notes(store, source))
    assert seen == [[], ["二"], ["一"], []]
    assert store.undo() is None
    for _ in range(3):
        assert store.redo()
        seen.append(notes(store, source))
    assert seen[4:] == [["一"], ["二"], []]
    assert store.redo() is None


def test_undo_returns_the_notebook_that_a_fresh_read_returns(store: Store, session: Open, source: Source) -> None:
    say(store, source, "一")
    say(store, source, "二", 5)
    undone = store.undo()
    assert undone
    assert undone.notebooks["x.txt"].annotations == session().read(source).annotations


def test_undo_goes_on_after_a_restart(session: Open, source: Source) -> None:
    first = session()
    say(first, source, "一", label="标注 机构")
    say(first, source, "二", 5, label="标注 人")
    first.undo()
    first.close()
    second = session()
    assert [(entry.label, entry.undone) for entry in second.history()] == [("标注 机构", False), ("标注 人", True)]
    second.redo()
    assert notes(second, source) == ["一", "二"]
    second.undo()
    second.undo()
    assert notes(second, source) == []


def test_one_action_on_many_articles_is_one_entry(store: Store, tmp_path: Path) -> None:
    sources = [make_source(tmp_path, f"{name}.txt", "甲乙丙丁" * 9) for name in "abc"]
    marks = {s: Change("", put=tuple(create(s, [(k, k + 1)]) for k in range(5))) for s in sources}
    store.apply_all("标注 机构 ×15，3 篇", marks)
    (entry,) = store.history()
    assert (entry.label, len(entry.steps), entry.sources) == ("标注 机构 ×15，3 篇", 15, ("a.txt", "b.txt", "c.txt"))
    undone = store.undo()
    assert undone
    assert {name: len(book.annotations) for name, book in undone.notebooks.items()} == dict.fromkeys(entry.sources, 0)


def test_a_new_action_ends_what_could_be_redone(store: Store, source: Source) -> None:
    say(store, source, "一")
    store.undo()
    say(store, source, "二")
    assert store.redo() is None
    assert [entry.label for entry in store.history()] == ["标注"]


def test_a_note_that_another_session_changed_since_is_not_taken_back(session: Open, source: Source) -> None:
    one, other = session(), session()
    say(one, source, "一")
    edit(other, source, note="别人的话")
    undone = one.undo()
    assert undone
    assert "was changed since" in undone.notices[0]
    assert notes(one, source) == ["别人的话"]


def test_what_another_session_changed_beside_stays_when_a_change_is_taken_back(session: Open, source: Source) -> None:
    one, other = session(), session()
    say(one, source, "一")
    edit(one, source, tags=("机构",))
    edit(other, source, note="别人的话")
    undone = one.undo()
    assert undone
    assert undone.notices == ()
    (note,) = one.read(source).annotations
    assert (note.note, note.tags) == ("别人的话", ())


def test_two_sessions_take_back_only_their_own_actions(session: Open, source: Source) -> None:
    one, other = session(), session()
    say(one, source, "甲")
    say(other, source, "乙", 5)
    one.undo()
    assert notes(one, source) == ["乙"]
    assert one.undo() is None


def test_a_journal_cut_off_by_a_crash_loses_only_its_last_action(session: Open, source: Source, tmp_path: Path) -> None:
    store = session()
    say(store, source, "一")
    say(store, source, "二", 5)
    store.close()
    (lane,) = (tmp_path / "state" / "undo").rglob("*.jsonl")
    lane.write_bytes(lane.read_bytes()[:-40])
    again = session()
    say(again, source, "三", 9)
    assert len(again.history()) == 2
    again.undo()
    again.undo()
    assert notes(again, source) == ["二"]


def test_a_removed_note_comes_back_where_its_text_has_moved_to(store: Store, source: Source) -> None:
    say(store, source, "人名", source.text.index("王建民"))
    say(store, source, "留", 0)
    store.apply(source, Change("删", drop=store.read(source).annotations[1:]))
    grown = make_source(source.path.parent, "x.txt", "新的一段在前面。\n" + source.text)
    say(store, grown, "新", 0)
    store.undo()
    store.undo()
    (back,) = (a for a in store.read(grown).annotations if a.note == "人名")
    assert "".join(grown.text[s.start : s.end] for s in back.anchor.spans) == "王建民" or back.anchor.hold == "lost"


def test_a_journal_longer_than_its_limit_keeps_the_newest(
    session: Open, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.notes.store.journal.LONGEST", 3)
    store = session()
    for number in range(5):
        say(store, source, str(number), number, label=f"第{number}")
    store.undo()
    store.close()
    again = session()
    assert [(e.label, e.undone) for e in again.history()] == [("第2", False), ("第3", False), ("第4", True)]
    again.close()
    assert [e.label for e in session().history()] == ["第2", "第3", "第4"]


def test_a_journal_larger_than_its_limit_keeps_the_newest(
    session: Open, source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.notes.store.journal.LARGEST", 8000)
    store = session()
    for number in range(9):
        say(store, source, "长" * 300, number, label=f"第{number}")
    store.close()
    again = session()
    kept = [e.label for e in again.history()]
    assert 1 <= len(kept) < 9
    assert kept == [f"第{number}" for number in range(9)][-len(kept) :]
    assert again.undo()
    again.close()
    (lane,) = (tmp_path / "state" / "undo").rglob("*.jsonl")
    assert lane.stat().st_size < 8000


def test_without_a_state_folder_notes_are_stored_all_the_same(session: Open, source: Source, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = session(state=tmp_path / "file")
    say(store, source, "一")
    assert notes(store, source) == ["一"]
    assert (store.history(), store.undo()) == ([], None)
