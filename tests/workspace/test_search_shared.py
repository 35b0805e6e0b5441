"""Two sessions make the index of one library at the same time: nobody waits long, nothing is lost or there twice."""

import sqlite3
from pathlib import Path

import pytest

from tests.workspace.corpora import Texts, updated
from tui.text.article import Page
from tui.text.source import Unreadable
from tui.workspace.search import index as indexing
from tui.workspace.search.index import Index

TEXTS = {name: f"标题{name}\n\n大连海关支持口岸发展，{name}。\n" for name in "abcdef"}


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "BATCH", 1)
    monkeypatch.setattr(indexing, "WAIT", 0.02)


def file_of(folder: Path) -> Path:
    (found,) = (folder / "search").glob("*.sqlite")
    return found


def test_whoever_writes_too_long_is_waited_for(tmp_path: Path) -> None:
    updated(tmp_path, Texts(a=TEXTS["a"]), words=True).close()
    other = sqlite3.connect(file_of(tmp_path))
    other.execute("begin immediate")
    waited = 0

    def cancelled() -> bool:
        nonlocal waited
        waited += 1
        if waited == 5:
            other.rollback()
            other.close()
        return False

    mine = Index(tmp_path, "library", "code")
    list(mine.update(Texts(**TEXTS), words=True, cancelled=cancelled))
    assert waited >= 5
    assert len(mine.candidates("海关")) == len(TEXTS)


def test_waiting_ends_when_it_is_cancelled(tmp_path: Path) -> None:
    updated(tmp_path, Texts(a=TEXTS["a"]), words=True).close()
    other = sqlite3.connect(file_of(tmp_path))
    other.execute("begin immediate")
    asked = iter([False, False, True, True, True])
    mine = Index(tmp_path, "library", "code")
    list(mine.update(Texts(**TEXTS), words=True, cancelled=lambda: next(asked)))
    other.rollback()
    other.close()
    assert len(mine.candidates("海关")) == 1


def test_an_index_that_is_being_written_is_not_taken_for_damaged(tmp_path: Path) -> None:
    updated(tmp_path, Texts(**TEXTS), words=True).close()
    other = sqlite3.connect(file_of(tmp_path))
    other.execute("begin immediate")
    Index(tmp_path, "library", "other code").close()
    other.rollback()
    other.close()
    assert len(Index(tmp_path, "library", "code").candidates("海关")) == len(TEXTS)


class Watched(Texts):
    """While a source is read, somebody else writes."""

    path: Path

    def page(self, name: str) -> Page | Unreadable:
        with sqlite3.connect(self.path, timeout=0) as other:
            other.execute("insert or replace into about values ('other', ?)", (name,))
        return super().page(name)


def test_while_sources_are_read_others_may_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "BATCH", 70)
    updated(tmp_path, Texts(), words=True).close()
    texts = Watched(**TEXTS)
    texts.path = file_of(tmp_path)
    assert len(updated(tmp_path, texts, words=True).candidates("海关")) == len(TEXTS)


def test_what_the_other_session_has_put_is_not_there_twice(tmp_path: Path) -> None:
    mine, theirs = (Index(tmp_path, "library", "code") for _one in range(2))
    steps = [one.update(Texts(**TEXTS), words=True) for one in (mine, theirs)]
    for _step in range(2 * len(TEXTS)):
        for step in steps:
            next(step, None)
    assert sorted(mine.all()) == sorted(theirs.all()) == list(range(1, len(TEXTS) + 1))
    assert mine.candidates("海关") == theirs.candidates("海关") == mine.all()


def test_on_a_full_disk_everything_is_found_all_the_same(tmp_path: Path) -> None:
    many = {f"{name}{number}": text for name, text in TEXTS.items() for number in range(40)}
    mine = Index(tmp_path, "library", "code")
    (pages,) = mine._connection.execute("pragma page_count").fetchone()
    mine._connection.execute(f"pragma max_page_count = {pages + 4}")
    assert list(mine.update(Texts(**many), words=True))[-1] == len(many)
    assert len(mine.candidates("海关")) == len(many)
    mine.close()
    assert len(updated(tmp_path, Texts(**many), words=True).candidates("海关")) == len(many)


def test_where_the_place_of_the_index_is_taken_everything_is_found_all_the_same(tmp_path: Path) -> None:
    updated(tmp_path, Texts(**TEXTS), words=True).close()
    place = file_of(tmp_path)
    place.unlink()
    (place / "something").mkdir(parents=True)
    assert len(updated(tmp_path, Texts(**TEXTS), words=True).candidates("海关")) == len(TEXTS)
