"""The list of last time: shown at once, never when a file has changed."""

import os
from pathlib import Path

import pytest

from tests.app.driving import opened
from tui.settings import Settings
from tui.text.library import Library
from tui.workspace.articles.catalog import Heading
from tui.workspace.articles.scan import remembered, scan
from tui.workspace.session import Session


def listed(root: Path) -> list[object]:
    """List a library from beginning to end, as a start does."""
    session = Session(Library.open(root), Settings())
    first = remembered(session)
    rows = dict(first.groups if first else ())
    for batch in scan(session, lambda: False, first.seen if first else 0):
        rows.update(batch.groups)
    session.close()
    return [line for lines in rows.values() for line in lines]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    root = tmp_path / "pages"
    root.mkdir()
    for name in "abc":
        (root / f"{name}.txt").write_text(f"标题{name}\n\n正文在这里,一共两句。第二句。\n", encoding="utf-8")
    return root


def remembered_sources(root: Path) -> list[str]:
    session = Session(Library.open(root), Settings())
    batch = remembered(session)
    session.close()
    return [name for name, _lines in batch.groups] if batch else []


def test_nothing_is_remembered_at_first_and_everything_later(pages: Path) -> None:
    assert remembered_sources(pages) == []
    first = listed(pages)
    assert remembered_sources(pages) == ["a.txt", "b.txt", "c.txt"]
    assert listed(pages) == first


def test_a_changed_file_and_those_after_it_are_read_again(pages: Path) -> None:
    before = listed(pages)
    (pages / "b.txt").write_text("全新的标题\n\n正文在这里,一共两句。第二句。\n", encoding="utf-8")
    assert remembered_sources(pages) == ["a.txt"]
    after = listed(pages)
    assert [line.title for line in after if not isinstance(line, Heading)][1] == "全新的标题"  # type: ignore[attr-defined]
    assert after[:2] == before[:2]


def test_another_file_of_the_same_size_is_noticed(pages: Path) -> None:
    listed(pages)
    about = (pages / "a.txt").stat()
    (pages / "a.txt").write_text("标题x\n\n正文在这里,一共两句。第二句。\n", encoding="utf-8")
    assert (pages / "a.txt").stat().st_size == about.st_size
    os.utime(pages / "a.txt", ns=(about.st_atime_ns, about.st_mtime_ns + 1))
    assert remembered_sources(pages) == []


def test_files_that_come_and_go_are_listed_rightly(pages: Path) -> None:
    listed(pages)
    (pages / "a.txt").unlink()
    (pages / "aa.txt").write_text("另一个标题\n\n正文在这里,一共两句。第二句。\n", encoding="utf-8")
    names = [line.source for line in listed(pages) if isinstance(line, Heading)]
    assert names == ["aa.txt", "b.txt", "c.txt"]
    assert remembered_sources(pages) == ["aa.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"made": 3}', b'{"made": "x", "sources": {}}'])
def test_a_damaged_cache_is_no_cache(pages: Path, damage: bytes) -> None:
    before = listed(pages)
    (file,) = Path(os.environ["XDG_CACHE_HOME"]).rglob("lists/*.json")
    file.write_bytes(damage)
    assert remembered_sources(pages) == []
    assert listed(pages) == before


async def test_what_the_reader_did_shows_also_when_the_list_was_remembered(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("s", "j", "r")
        await driven.until(lambda: driven.entries()[0].star and driven.entries()[1].state == "read")
    async with opened(library) as driven:
        assert driven.entries()[0].star
        assert driven.entries()[1].state == "read"
