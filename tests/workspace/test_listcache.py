"""The remembered list of a library holds until a source or the code that read it changes."""

import os
from pathlib import Path

import pytest

import tui.text
from tui.fingerprint import fingerprint
from tui.text.library import Library
from tui.workspace.articles.catalog import Entry, Heading
from tui.workspace.articles.listcache import ListCache

LINES = (Heading("a.txt", ""), Entry("a.txt", 1, "标题", (), 10))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("标题\n\n正文。\n", encoding="utf-8")
    return Library.open(folder)


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the code that reads sources."""
    file = tmp_path / "code" / "lines.py"
    file.parent.mkdir()
    file.write_text("MOST = 60\n", encoding="utf-8")
    monkeypatch.setattr(tui.text, "__path__", [str(file.parent)])
    fingerprint.cache_clear()
    return file


def remember(cache: Path, library: Library) -> None:
    kept = ListCache(cache, library)
    kept.keep("a.txt", LINES, ["标题"])
    kept.save()


def again(cache: Path, library: Library) -> tuple[object, ...] | None:
    fingerprint.cache_clear()  # another start of the program
    found = ListCache(cache, library)
    found.load()
    return found.lines("a.txt")


@pytest.mark.usefixtures("code")
def test_the_list_is_there_at_the_next_start(tmp_path: Path, library: Library) -> None:
    remember(tmp_path, library)
    assert again(tmp_path, library) == LINES


def test_an_upgrade_whose_files_have_the_old_sizes_and_times_reads_the_sources_again(
    tmp_path: Path, library: Library, code: Path
) -> None:
    """A package unpacks its files with the times that were packed, which may be those of the version before."""
    remember(tmp_path, library)
    about = code.stat()
    code.write_text("MOST = 44\n", encoding="utf-8")
    os.utime(code, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert again(tmp_path, library) is None


def test_code_that_was_only_unpacked_again_keeps_the_list(tmp_path: Path, library: Library, code: Path) -> None:
    remember(tmp_path, library)
    os.utime(code, ns=(0, 0))
    assert again(tmp_path, library) == LINES


@pytest.mark.usefixtures("code")
def test_a_source_that_changed_is_read_again(tmp_path: Path, library: Library) -> None:
    remember(tmp_path, library)
    (library.sources / "a.txt").write_text("标题\n\n正文长了。\n", encoding="utf-8")
    assert again(tmp_path, library) is None
