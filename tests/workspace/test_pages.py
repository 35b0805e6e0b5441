"""The library as the screens see it: a source whose file changes on disk."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.settings import Settings
from tui.text.article import Page
from tui.text.library import Library
from tui.text.source import Source, Unreadable
from tui.workspace.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "a.txt").write_text("标题\n\n正文在这里。\n", encoding="utf-8")
    session = Session(Library.open(tmp_path), Settings())
    yield session
    session.close()


def read(session: Session) -> Source:
    page = session.pages.page("a.txt")
    assert isinstance(page, Page)
    return page.source


def test_a_file_that_stays_as_it_is_is_not_newer(session: Session) -> None:
    source = read(session)
    assert session.pages.newer(source) is None
    os.utime(source.path, (0, 0))
    assert session.pages.newer(source) is None


def test_a_changed_file_is_told_and_what_was_known_is_forgotten(session: Session) -> None:
    source = read(session)
    source.path.write_text("标题\n\n正文改了。\n", encoding="utf-8")
    now = session.pages.newer(source)
    assert isinstance(now, Source) and "正文改了" in now.text
    assert "正文改了" in read(session).text
    assert session.pages.newer(read(session)) is None


def test_a_file_that_is_gone_is_told_once_and_is_welcome_back(session: Session) -> None:
    source = read(session)
    data = source.path.read_bytes()
    source.path.unlink()
    assert isinstance(session.pages.newer(source), Unreadable)
    assert session.pages.newer(source) is None
    source.path.write_bytes(data)
    assert session.pages.newer(source) is None
    source.path.write_bytes(data + "又一句。\n".encode())
    assert isinstance(session.pages.newer(source), Source)


def test_who_passes_by_a_library_remembers_no_empty_notebooks(session: Session) -> None:
    for number in range(9):
        (session.library.sources / f"{number}.txt").write_text("标题\n\n正文在这里。\n", encoding="utf-8")
    (article, *_others) = session.articles()
    session.add_note(article, 0, 2, "一句话")
    said = {
        page.source.name: session.notes.annotations_of(page.source)
        for page in session.pages.all()
        if isinstance(page, Page)
    }
    assert len(said) == 10
    assert [name for name, notes in said.items() if notes] == [article.source.name]
    assert [book.name for book in session.notes.all_seen()] == [article.source.name]


def test_notes_that_another_session_makes_meanwhile_are_met(session: Session) -> None:
    source = read(session)
    assert session.notes.annotations_of(source) == ()
    with Session(session.library, Settings()) as other:
        (article,) = other.articles()
        other.add_note(article, 0, 2, "一句话")
    assert [one.note for one in session.notes.annotations_of(source)] == ["一句话"]
    assert session.notes.annotations_of(source) == session.notes.of(source).annotations
