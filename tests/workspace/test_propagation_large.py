"""Saying the same of equal texts in a library too large to be held: by the index, text after text."""

import gc
from pathlib import Path

import pytest

from tui.folders import Folders
from tui.settings import Settings
from tui.text.article import Article
from tui.text.library import Library
from tui.workspace import Session
from tui.workspace.notes import texts
from tui.workspace.notes.propagation import place_groups
from tui.workspace.pages import KEPT
from tui.workspace.search import library as searching

STORY = "第{n}号\n\n省住房和城乡建设厅说，省住建厅负责人到会。第{n}号通知发往各地。\n"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(STORY.format(n=number), encoding="utf-8")
    cache = tmp_path / "cache"
    return Session(Library.open(tmp_path), Settings(), Folders(cache, cache, cache, cache))


def grouped(session: Session) -> list[tuple[str, list[tuple[str, int]]]]:
    article = session.pages.article("03.txt", 1)
    assert isinstance(article, Article)
    at = article.text.index("省住房")
    said = session.add_note(article, at, at + len("省住房和城乡建设厅"), tags=("机构",))
    return [
        (one.title, [(place.key[0], place.span.start) for place in one.places]) for one in place_groups(session, said)
    ]


def articles_held() -> int:
    gc.collect()
    return sum(isinstance(thing, Article) for thing in gc.get_objects())


def test_a_large_library_gives_the_groups_that_a_small_one_gives(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session:
        small = grouped(session)
        assert len(small) == 2
        assert [len(places) for _title, places in small] == [29, 30]
        monkeypatch.setattr(searching, "WORTH", 0)
        assert grouped(session) == small


def test_no_more_than_a_few_articles_are_held_at_a_time(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "WORTH", 0)
    held = []
    before = articles_held()

    def counted(known: texts.Texts) -> texts.Texts:
        for number, one in enumerate(known):
            if number == 25:
                held.append(articles_held() - before)
            yield one

    plain = searching.LibrarySearch.texts
    monkeypatch.setattr(searching.LibrarySearch, "texts", lambda self: counted(plain(self)))
    with session:
        grouped(session)
    assert held and max(held) <= KEPT + 2
