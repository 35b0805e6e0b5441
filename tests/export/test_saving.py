"""Where exports are written: nothing is lost, nothing leaves the folder that was named."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.export.material import material, note
from tui.export.format import File, Options
from tui.export.names import safe_name
from tui.export.registry import FORMATS
from tui.export.saving import ExportError, former, save, save_as
from tui.export.spool import KEPT, Spool


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b.csv"
    assert save([File("", b"x")], target, force=False) == [target]
    assert target.read_bytes() == b"x"
    assert [path.name for path in target.parent.iterdir()] == ["b.csv"]


def test_an_existing_file_is_written_over_only_by_force(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(b"mine")
    with pytest.raises(ExportError, match="--force"):
        save([File("", b"x")], target, force=False)
    assert target.read_bytes() == b"mine"
    save([File("", b"x")], target, force=True)
    assert target.read_bytes() == b"x"


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(b"x")
    before = target.stat().st_mtime_ns, target.stat().st_ino
    assert save([File("", b"x")], target, force=False) == []
    assert (target.stat().st_mtime_ns, target.stat().st_ino) == before


def test_a_merged_file_needs_no_force(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    save([File("a.md", b"new", merged=True)], tmp_path, force=False)
    assert former(tmp_path / "a.md") == "new"


def test_when_one_file_stands_in_the_way_none_is_written(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_bytes(b"mine")
    with pytest.raises(ExportError):
        save([File("a.md", b"x"), File("b.md", b"x")], tmp_path, force=False)
    assert not (tmp_path / "a.md").exists()


@pytest.mark.parametrize("force", [False, True])
def test_a_symbolic_link_is_not_followed(tmp_path: Path, force: bool) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / "a.md").symlink_to(victim)
    (tmp_path / "b.md").symlink_to(tmp_path / "not yet there")
    for name in ("a.md", "b.md"):
        with pytest.raises(ExportError, match="symbolic link"):
            save([File(name, b"x", merged=True)], tmp_path, force=force)
    assert former(tmp_path / "a.md") is None
    assert victim.read_bytes() == b"precious"
    assert not (tmp_path / "not yet there").exists()


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(ExportError, match="folder"):
        save([File("a.md", b"x")], tmp_path, force=True)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError, match="cannot write"):
        save([File("", b"x")], tmp_path / "file" / "a.csv", force=False)


@given(st.text())
@example("../../etc/passwd")
@example("..")
@example("C:\\x")
@example("con")
@example("a/b")
@example("\0")
@example("-rf")
@example("长" * 200)
@example("[[x]]#^|")
def test_a_name_made_from_any_title_stays_in_its_folder(title: str) -> None:
    name = f"{safe_name(title, 'x')}.md"
    folder = Path("/exports")
    assert (folder / name).parent == folder
    assert name not in {".", "..", ".md"}
    assert not name.startswith(".")
    assert len(name.encode()) <= 255
    assert not set(name) & set('/\\\0:*?"<>|#^[]')


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("x.md", "x.md"),
        ("x.foo", "x.foo"),
        ("x", "x/港口启用.md"),
        ("old.2024", "old.2024/港口启用.md"),
    ],
)
def test_markdown_goes_into_a_file_where_the_name_has_an_ending(tmp_path: Path, name: str, written: str) -> None:
    (tmp_path / "old.2024").mkdir()
    _files, changed = save_as(FORMATS["markdown"], [material(note(1, "航运中心"))], tmp_path / name, Options())
    assert changed == [tmp_path / written]


def test_a_long_text_lies_in_a_file_and_can_be_read_again(tmp_path: Path) -> None:
    long = Spool()
    for _time in range(KEPT // 4_000):
        long.write("𠮷\ud800\n" * 500)
    file = File("", long)
    assert sum(map(len, file.parts())) == len(file.data) > KEPT
    assert set(file.data.decode().splitlines()) == {"𠮷\\ud800"}
    target = tmp_path / "a.csv"
    assert save([file], target, force=False) == [target]
    assert save([file], target, force=False) == []
    assert target.read_bytes() == file.data
    target.write_bytes(file.data + b"x")
    with pytest.raises(ExportError, match="--force"):
        save([file], target, force=False)
