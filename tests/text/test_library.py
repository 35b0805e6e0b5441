"""A path becomes a library: where sources and annotations lie, what is listed, and why something cannot be read."""

import os
import subprocess
from pathlib import Path

import pytest

from tui.text.library import Library, LibraryError
from tui.text.source import Source, Unreadable


def put(path: Path, data: bytes = "正文一行。\n".encode()) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("files", "path", "sources", "annotations", "names"),
    [
        (["seeds/b.txt", "seeds/a.txt", "other.txt"], "", "seeds", "annotations", ["a.txt", "b.txt"]),
        (["seeds/a.txt", "seeds/x/b.md"], "seeds", "seeds", "annotations", ["a.txt", "x/b.md"]),
        (["b.txt", "a/c.md", "a.TXT", "x.doc", ".hidden.txt"], "", "", "annotations", ["a/c.md", "a.TXT", "b.txt"]),
        (["annotations/a.txt", "a.txt"], "", "", "annotations", ["a.txt"]),
        (["a.txt", "b.txt"], "a.txt", "", "annotations", ["a.txt"]),
        (["seeds/x/a.txt", "seeds/b.txt"], "seeds/x/a.txt", "seeds", "annotations", ["x/a.txt"]),
        (["p/x/a.txt", "p/annotations/x/a.json"], "p/x/a.txt", "p", "p/annotations", ["x/a.txt"]),
        (["p/x/a.md", "p/annotations/x/a.md.json"], "p/x/a.md", "p", "p/annotations", ["x/a.md"]),
        (["notes.log"], "notes.log", "", "annotations", ["notes.log"]),
    ],
)
def test_a_path_opens_as_a_library(
    tmp_path: Path, files: list[str], path: str, sources: str, annotations: str, names: list[str]
) -> None:
    for file in files:
        put(tmp_path / file)
    library = Library.open(tmp_path / path)
    assert library.sources == tmp_path / sources
    assert library.annotations == tmp_path / annotations
    assert list(library.names()) == names
    assert all(isinstance(library.read(name), Source) for name in names)


def test_the_annotations_folder_can_be_named(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    assert Library.open(tmp_path, annotations=tmp_path / "mine").annotations == tmp_path / "mine"


def test_seeds_opened_from_inside_have_their_annotations_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "seeds" / "a.txt")
    monkeypatch.chdir(tmp_path / "seeds")
    assert Library.open(".").annotations == tmp_path / "annotations"


def test_what_does_not_exist_and_unknown_encodings_are_said(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="nowhere"):
        Library.open(tmp_path / "nowhere")
    with pytest.raises(LibraryError, match="klingon"):
        Library.open(tmp_path, encoding="klingon")


def test_names_come_one_by_one_before_the_whole_folder_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in "abc":
        put(tmp_path / folder / "x.txt")
    looked: list[str] = []
    real = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: (looked.append(Path(path).name), real(path))[1])
    assert next(Library.open(tmp_path).names()) == "a/x.txt"
    assert looked == [tmp_path.name, "a"]


def test_a_folder_that_holds_itself_is_read_once(tmp_path: Path) -> None:
    put(tmp_path / "a" / "x.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert list(Library.open(tmp_path).names()) == ["a/x.txt"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\0\1\2\3" * 500, "not a text file"),
        ("大".encode("gb18030"), "--encoding"),
    ],
)
def test_a_file_that_cannot_be_read_is_listed_with_the_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    put(tmp_path / "a.txt", data)
    put(tmp_path / "b.txt")
    library = Library.open(tmp_path)
    bad, good = (library.read(name) for name in library.names())
    assert isinstance(bad, Unreadable)
    assert reason in bad.reason
    assert isinstance(good, Source)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with put(tmp_path / "a.txt").open("r+b") as file:
        file.truncate(50_000_001)
    bad = Library.open(tmp_path).read("a.txt")
    assert isinstance(bad, Unreadable)
    assert "50 MB" in bad.reason


def test_what_is_no_file_stops_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "folder.txt").mkdir()
    library = Library.open(tmp_path)
    assert list(library.names()) == ["dead.txt", "pipe.txt"]
    assert all(isinstance(library.read(name), Unreadable) for name in library.names())


def test_a_source_says_its_encoding_and_bytes(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "这是一篇关于我们城市的文章，写得很好。".encode("gb18030"))
    source = Library.open(tmp_path).read("a.txt")
    assert isinstance(source, Source)
    assert (source.encoding, len(source.digest), source.stem) == ("gb18030", 64, "a")


def test_the_reader_can_say_the_encoding_of_a_library(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "大".encode("gb18030"))
    source = Library.open(tmp_path, encoding="gb18030").read("a.txt")
    assert isinstance(source, Source)
    assert source.text == "大"


def test_a_folder_that_may_not_be_written_is_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "seeds" / "a.txt")
    assert not Library.open(tmp_path).read_only
    asked: list[Path] = []
    monkeypatch.setattr(os, "access", lambda path, mode: asked.append(path) or False)
    assert Library.open(tmp_path).read_only
    assert asked == [tmp_path]


def test_a_name_that_is_not_unicode_is_listed_with_the_reason(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write("正文".encode())
    library = Library.open(tmp_path)
    bad = library.read(next(library.names()))
    assert isinstance(bad, Unreadable)
    assert "UTF-8" in bad.reason


def test_folders_1000_deep_are_looked_into(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1000):
        os.mkdir("d", dir_fd=here)
        deeper = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(os.open("x.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    try:
        assert list(Library.open(tmp_path).names()) == ["d/" * 1000 + "x.txt"]
    finally:
        subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)
