"""What another program empties or deletes in mid-session is told of on any screen, and comes back by a key."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.driving import Driven, opened
from tests.running import pizhu
from tui.app.queue import CardScreen, ReviewHome
from tui.app.reader import ReaderScreen
from tui.notes.file.errors import StoreError
from tui.notes.store.notebook import Notebook
from tui.text.article import Page
from tui.text.source import Source
from tui.workspace.notebooks import Notebooks
from tui.workspace.review.decks.gone import EmptiedFiles
from tui.workspace.review.item import What
from tui.workspace.review.scope import Reach, ReviewScope
from tui.workspace.session import Session

TOLD = "Another program has emptied"


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def deleted(file: Path) -> None:
    file.unlink()


@pytest.fixture
def noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a library of two articles, with a note in one and a codebook."""
    monkeypatch.setattr("tui.app.watching.WATCH", 0.05)
    monkeypatch.setattr("tui.app.list.screen.WATCH", 0.05)
    for name in "ab":
        page = tmp_path / "seeds" / f"{name}.txt"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"标题{name}\n\n　　正文第一段写得很长，国务院发布了通知。\n", encoding="utf-8")
    added = pizhu(
        "note", "add", tmp_path / "seeds" / "a.txt", "--start", 8, "--end", 10, "--text", "记住", "--tag", "甲"
    )
    assert added.exit_code == 0, added.stderr
    assert pizhu("tags", tmp_path, "--rule", "甲", "has:note").exit_code == 0
    return tmp_path


def told(driven: Driven) -> int:
    return sum(TOLD in one for one in driven.app.services.told)


@pytest.mark.parametrize("act", [emptied, deleted])
async def test_it_is_told_of_at_once_while_another_article_is_read(noted: Path, act: Callable[[Path], None]) -> None:
    async with opened(noted, first="b#1") as driven:
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen))
        await driven.until(lambda: driven.app.session.notes.known("a.txt"))
        act(noted / "annotations" / "a.json")
        await driven.until(lambda: told(driven))
        await driven.press("q")
        await driven.until(lambda: TOLD in driven.screen_text())


@pytest.mark.parametrize("first", ["b#1", None])
async def test_a_disk_slower_than_the_looks_hides_nothing(
    noted: Path, first: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = Notebooks.of

    def slow(store: Notebooks, source: Source) -> Notebook:
        read = quick(store, source)
        time.sleep(0.2)
        return read

    async with opened(noted, first=first) as driven:
        await driven.until(lambda: driven.app.session.notes.known("a.txt"))
        monkeypatch.setattr(Notebooks, "of", slow)
        deleted(noted / "annotations" / "a.json")
        await driven.until(lambda: told(driven))
        if first:
            await driven.press("q")
        await driven.until(lambda: TOLD in driven.screen_text())


@pytest.mark.parametrize("act", [emptied, deleted])
async def test_a_key_of_the_review_writes_it_again_and_undo_leaves_it_as_it_was(
    noted: Path, act: Callable[[Path], None]
) -> None:
    file = noted / "annotations" / "a.json"
    async with opened(noted) as driven:
        await driven.until(lambda: driven.app.session.notes.known("a.txt"))
        act(file)
        await driven.press("R")
        await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
        home = driven.app.screen
        assert isinstance(home, ReviewHome)
        await driven.until(lambda: home.queues.waiting.counts[What.GONE] == 1)
        home.queues.cursor = [*What].index(What.GONE)
        await driven.press("enter")
        await driven.until(lambda: "1 note is only in this session" in driven.screen_text())
        await driven.press("a")
        await driven.until(lambda: file.exists() and "记住" in file.read_text(encoding="utf-8"))
        await driven.until(lambda: "Written again" in driven.bottom)
        await driven.press("u")
        await driven.until(lambda: not file.exists() or not file.read_bytes())
        assert isinstance(driven.app.screen, CardScreen)
        await driven.until(lambda: driven.app.screen.desk.cards.current is not None)


async def test_the_codebook_comes_back_by_the_same_key(noted: Path) -> None:
    file = noted / "annotations" / "codebook.json"
    async with opened(noted) as driven:
        await driven.until(lambda: driven.app.session.notes.known("a.txt"))
        assert [tag.name for tag in driven.app.session.notes.store.codebook().tags] == ["甲"]
        deleted(file)
        await driven.press("R")
        await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
        home = driven.app.screen
        assert isinstance(home, ReviewHome)
        home.queues.cursor = [*What].index(What.GONE)
        await driven.press("enter")
        await driven.until(lambda: "1 tag is only in this session" in driven.screen_text())
        await driven.press("a")
        await driven.until(lambda: file.exists() and "甲" in file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("act", [emptied, deleted])
def test_what_was_said_since_a_file_was_written_again_is_not_undone_with_it(
    noted: Path, act: Callable[[Path], None]
) -> None:
    file = noted / "annotations" / "a.json"
    with Session.open(noted) as session:
        page = session.pages.page("a.txt")
        assert isinstance(page, Page)
        session.notes.of(page.source)
        act(file)
        deck = EmptiedFiles(session)
        ((card,),) = deck.cards(ReviewScope(Reach.LIBRARY), lambda: False)
        deed = deck.deed(card, "accept")
        assert deed is not None
        assert deed.back is not None
        deed.act()
        with Session.open(noted) as other:
            other.notes.annotate(page.source, [(0, 2)], note="另一人说")
        with pytest.raises(StoreError, match=r"a\.json was written since"):
            deed.back()
        assert "另一人说" in file.read_text(encoding="utf-8")
