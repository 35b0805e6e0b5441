"""The remembered list of a library holds until a source or the code that read it changes."""

import os
from pathlib import Path

import msgspec
import pytest

import tui.text
from tui.fingerprint import fingerprint
from tui.text.library import Library
from tui.workspace.articles import listcache
from tui.workspace.articles.catalog import Entry, Heading
from tui.workspace.articles.keptrows import FIRST, PART
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


@pytest.fixture
def many(library: Library) -> dict[str, tuple[object, ...]]:
    """Sources in several parts of the file, and their rows."""
    found: dict[str, tuple[object, ...]] = {}
    for number in range(FIRST + PART + 7):
        name = f"{number:04}.txt"
        (library.sources / name).write_text(f"{number}", encoding="utf-8")
        found[name] = (Heading(name, ""), Entry(name, 1, f"标题\n{number}", (), number))
    return found


def keep(cache: Path, library: Library, rows: dict[str, tuple[object, ...]]) -> None:
    kept = ListCache(cache, library)
    for name, lines in rows.items():
        kept.keep(name, lines, ["标题"])  # type: ignore[arg-type]
    kept.save()


@pytest.mark.usefixtures("code")
@pytest.mark.parametrize("backwards", [False, True])
def test_a_long_list_is_there_in_any_order(
    tmp_path: Path, library: Library, many: dict[str, tuple[object, ...]], backwards: bool
) -> None:
    keep(tmp_path, library, many)
    found = ListCache(tmp_path, library)
    found.load()
    for name in sorted(many, reverse=backwards):
        assert found.lines(name) == many[name]
    assert found.lines("a.txt") is None


@pytest.mark.usefixtures("code")
def test_what_is_whole_of_a_damaged_list_is_read(
    tmp_path: Path, library: Library, many: dict[str, tuple[object, ...]]
) -> None:
    keep(tmp_path, library, many)
    (file,) = (tmp_path / "lists").iterdir()
    file.write_bytes(file.read_bytes()[: file.stat().st_size * 2 // 3])
    found = ListCache(tmp_path, library)
    found.load()
    names = sorted(many)
    assert [found.lines(name) for name in names[:FIRST]] == [many[name] for name in names[:FIRST]]
    assert found.lines(names[-1]) is None


@pytest.mark.usefixtures("code")
@pytest.mark.parametrize("damage", [b"", b"\n", b'{"made": "x", "sources": {}}', b"\xff\xfe", b"[1", b'"x"\n[]'])
def test_a_file_that_is_something_else_holds_nothing(tmp_path: Path, library: Library, damage: bytes) -> None:
    remember(tmp_path, library)
    (file,) = (tmp_path / "lists").iterdir()
    file.write_bytes(damage)
    assert again(tmp_path, library) is None
    remember(tmp_path, library)
    assert again(tmp_path, library) == LINES


@pytest.mark.usefixtures("code")
def test_a_list_that_says_the_same_is_not_written_again(
    tmp_path: Path, library: Library, many: dict[str, tuple[object, ...]]
) -> None:
    keep(tmp_path, library, many)
    (file,) = (tmp_path / "lists").iterdir()
    before = file.stat().st_ino
    for gone in (None, sorted(many)[-1]):
        found = ListCache(tmp_path, library)
        found.load()
        for name in many:
            if name != gone:
                found.lines(name)
        found.save()
        assert (file.stat().st_ino == before) is (gone is None)


@pytest.mark.usefixtures("code")
def test_the_first_screen_decodes_no_more_than_it_shows(
    tmp_path: Path, library: Library, many: dict[str, tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path, library, many)
    found, decoded = ListCache(tmp_path, library), list[int]()
    real = msgspec.json.decode
    monkeypatch.setattr(msgspec.json, "decode", lambda data, type: decoded.append(len(data)) or real(data, type=type))  # noqa: A006
    found.load()
    for name in sorted(many)[:FIRST]:
        found.lines(name)
    (file,) = (tmp_path / "lists").iterdir()
    assert sum(decoded) < file.stat().st_size // 4


@pytest.mark.usefixtures("code")
def test_the_lists_of_all_libraries_take_bounded_room(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listcache, "LIMIT", 100_000)
    others = [tmp_path / "lists" / f"{number}.json" for number in range(3)]
    others[0].parent.mkdir()
    for used, other in enumerate(others):
        other.write_bytes(b"x" * 60_000)
        os.utime(other, (used, used))
    remember(tmp_path, library)
    assert [other.exists() for other in others] == [False, False, True]
    assert again(tmp_path, library) == LINES
