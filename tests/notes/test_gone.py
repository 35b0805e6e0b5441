"""What another program empties or deletes in mid-session is told of; what the session holds comes back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.notes.conftest import make_source, say
from tui.notes.file import quarantine
from tui.notes.file.codebook import Defining, Tag
from tui.notes.store.store import Change, Store
from tui.text.source import Source

Open = Callable[..., Store]


def damaged(file: Path) -> None:
    file.write_bytes(b"\0" * 400)


def cut(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: data.index("二".encode()) - 40])


def truncated(file: Path) -> None:
    """Empty it as TinyDB does."""
    file.write_bytes(b"{}")


def blank(file: Path) -> None:
    file.write_bytes(b" \n")


def foreign(file: Path) -> None:
    file.write_bytes(b'{"_default": {}}')


def deleted(file: Path) -> None:
    file.unlink()


def emptied(file: Path) -> None:
    file.write_bytes(b"")


ACTS = pytest.mark.parametrize("act", [deleted, emptied, truncated, blank, foreign, damaged])


@ACTS
def test_the_notes_stay_on_the_screen_and_the_problem_is_told(
    store: Store, source: Source, act: Callable[[Path], None]
) -> None:
    say(store, source, "一")
    before = store.read(source)
    act(store.folder / "x.json")
    assert store.changed("x.txt", before.stamp)
    book = store.read(source)
    assert [a.note for a in book.annotations] == ["一"]
    assert "Another program" in book.problems[0]
    assert not store.changed("x.txt", book.stamp)
    assert store.read(source) == book


@ACTS
@pytest.mark.parametrize("looked", [True, False])
def test_the_next_change_writes_them_again(
    session: Open, source: Source, act: Callable[[Path], None], looked: bool
) -> None:
    store = session()
    say(store, source, "一")
    say(store, source, "二", 5)
    act(store.folder / "x.json")
    if looked:
        store.read(source)
    made = replace(store.read(source).annotations[0], note="改")
    book = store.apply(source, Change("改", put=(made,)))
    assert [a.note for a in book.annotations] == ["改", "二"]
    assert "2 entries" in book.notices[0]
    assert store.read(source).problems == ()
    assert [a.note for a in session().read(source).annotations] == ["改", "二"]
    assert store.undo()
    assert [a.note for a in store.read(source).annotations] == ["一", "二"]


def test_they_follow_a_source_that_changed_meanwhile(store: Store, source: Source, tmp_path: Path) -> None:
    say(store, source, "人", source.text.index("王建民"))
    store.read(source)
    deleted(store.folder / "x.json")
    new = make_source(tmp_path, "x.txt", "新闻社北京电。\n" + source.text)
    (found,) = store.read(new).annotations
    assert new.text[slice(*found.anchor.spans[0])] == "王建民"


def test_a_new_session_takes_the_file_as_it_is(session: Open, source: Source) -> None:
    say(session(), source, "一")
    deleted(session().folder / "x.json")
    fresh = session()
    assert fresh.read(source).annotations == ()
    say(fresh, source, "二", 5)
    assert [a.note for a in fresh.read(source).annotations] == ["二"]


def test_notes_that_the_session_removed_itself_do_not_come_back(store: Store, source: Source) -> None:
    say(store, source, "一")
    store.apply(source, Change("删", drop=store.read(source).annotations))
    deleted(store.folder / "x.json")
    say(store, source, "二", 5)
    assert [a.note for a in store.read(source).annotations] == ["二"]


def test_what_a_cut_off_file_lost_comes_back_and_what_it_kept_stays(store: Store, source: Source) -> None:
    say(store, source, "一")
    say(store, source, "二", 5)
    cut(store.folder / "x.json")
    assert [a.note for a in store.read(source).annotations] == ["一", "二"]
    say(store, source, "三", 9)
    assert [a.note for a in store.read(source).annotations] == ["一", "二", "三"]
    assert len(quarantine.all_aside(store.folder)) == 1


def test_what_another_session_removes_stays_removed(session: Open, source: Source) -> None:
    store, other = session(), session()
    say(store, source, "一")
    other.apply(source, Change("删", drop=other.read(source).annotations))
    assert store.read(source).annotations == ()
    say(store, source, "二", 5)
    assert [a.note for a in store.read(source).annotations] == ["二"]


@ACTS
@pytest.mark.parametrize("looked", [True, False])
def test_the_codebook_comes_back_too(session: Open, act: Callable[[Path], None], looked: bool) -> None:
    store = session()
    store.define("定义", Defining((Tag("经济", "谈经济的", key="1"), Tag("社会"))))
    act(store.folder / "codebook.json")
    if looked:
        book = store.codebook()
        assert [tag.name for tag in book.tags] == ["社会", "经济"]
        assert "Another program" in book.problems[0]
    assert [tag.name for tag in store.define("定义", Defining((Tag("文化"),))).tags] == ["文化", "社会", "经济"]
    fresh = session().codebook()
    assert [(tag.name, tag.definition) for tag in fresh.tags] == [("文化", ""), ("社会", ""), ("经济", "谈经济的")]
    assert fresh.problems == ()


def test_a_tag_that_the_session_removed_itself_does_not_come_back(store: Store) -> None:
    book = store.define("定义", Defining((Tag("经济"), Tag("社会"))))
    store.define("删", Defining((), (book.tags[0],)))
    deleted(store.folder / "codebook.json")
    assert [tag.name for tag in store.define("定义", Defining((Tag("文化"),))).tags] == ["文化", "经济"]
