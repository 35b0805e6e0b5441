"""Text, names, tags and notes that try to steer the terminal, leave a folder or break a format reach nobody."""

import csv
import io
import json
import os
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.export.material import material, note
from tests.hostile.evil import EVIL, STEERING
from tests.running import PIZHU, ROOT, on_a_terminal, pizhu
from tui.export import table
from tui.export.format import Format, Options
from tui.export.registry import FORMATS
from tui.text.library import Library

OVER_THE_LINE = "\r\x1b[K"
"""How far a command is, told on a busy machine."""
COMMANDS = [
    ["list", "{root}"],
    ["list", "{root}", "--format", "json"],
    ["notes", "{root}"],
    ["notes", "{root}", "--format", "json"],
    ["show", "0", "--library", "{root}"],
    ["export", "{root}", "--format", "markdown"],
    ["export", "{root}", "--format", "csv"],
    ["export", "{root}", "--format", "jsonl"],
    ["check", "{root}"],
    ["articles", "{root}/seeds/missing\x1b[31m.txt"],
    ["\x1b[31m"],
    ["list", "{root}", "--format", "\x1b[31m"],
    ["list", "{root}", "\x1b]52;c;UFdORUQ=\x07"],
    ["show", "a#1", "\x1b]0;PWNED\x07"],
    [".", "\x1b]52;c;UFdORUQ=\x07"],
    ["list", "{root}", "--\x1b[31m"],
    ["note", "\x1b[31m"],
    ["note", "add", "x", "--start", "\x1b[31m"],
    ["export", "{root}", "--format", "csv", "-o", "/\x1b[31m/x"],
    ["restore", "--date", "\x1b[31m"],
    ["list", "{root}", "--encoding", "\x1b[31m"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command).encode("unicode_escape").decode())
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_reaches_a_terminal(
    command: list[str], evil_library: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIZHU_LANG", language)
    shown = on_a_terminal([part.format(root=evil_library) for part in command])
    for ours in ("\x1b[1m", "\x1b[0m", OVER_THE_LINE):
        shown = shown.replace(ours, "")
    assert not set(shown) & STEERING
    assert "Traceback" not in shown


@pytest.mark.parametrize("command", COMMANDS[:5], ids=" ".join)
def test_lists_are_clean_in_a_pipe_too(command: list[str], evil_library: Path) -> None:
    result = pizhu(*(part.format(root=evil_library) for part in command))
    assert result.exit_code == 0, result.stderr
    assert not set(result.stdout) & STEERING


def test_json_still_says_exactly_what_was_said(evil_library: Path) -> None:
    found = json.loads(pizhu("notes", evil_library, "--format", "json").stdout)
    assert {one["note"] for one in found} == set(EVIL)
    lines = pizhu("export", evil_library, "--format", "jsonl").stdout.split("\n")
    assert {json.loads(line)["note"] for line in lines if line} == set(EVIL)


def test_csv_still_says_exactly_what_was_said(evil_library: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert pizhu("export", evil_library, "--format", "csv", "-o", target).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(target.read_bytes().decode(), newline="")))
    assert {table.unguard(row["note"]) for row in rows} == set(EVIL)


def test_files_named_after_hostile_titles_stay_in_their_folder(tmp_path: Path) -> None:
    root = tmp_path / "lib"
    root.mkdir()
    titles = ["../../逃出", "/etc/标题", "..", "con", "a" * 300, "标题\x1b[31m", "C:\\盘"]
    for number, title in enumerate(titles):
        page = root / f"{number}.txt"
        page.write_text(f"{title}\n\n正文里写了很多字,写得很长很长,还有第二句话。\n", encoding="utf-8")
        assert pizhu("note", "add", page, "--start", 0, "--end", 2).exit_code == 0
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert pizhu("export", root, "--format", "markdown", "-o", tmp_path / "out").exit_code == 0
    new = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert {path.parent for path in new} == {tmp_path / "out"}
    again = pizhu("export", root, "--format", "markdown", "-o", tmp_path / "out")
    assert again.stderr.startswith("pizhu: nothing has changed\n")


def test_export_refuses_to_write_over_or_through(tmp_path: Path, library: Path) -> None:
    precious = tmp_path / "precious.csv"
    precious.write_text("mine", encoding="utf-8")
    link = tmp_path / "link.csv"
    link.symlink_to(precious)
    for target, force in [(precious, []), (link, []), (link, ["--force"])]:
        result = pizhu("export", library, "--format", "csv", "-o", target, *force)
        assert result.exit_code == 1
        assert precious.read_text(encoding="utf-8") == "mine"
    assert pizhu("export", library, "--format", "csv", "-o", precious, "--force").exit_code == 0


@pytest.mark.parametrize("make", ["damaged", "foreign", "folder"])
def test_annotations_that_cannot_be_read_stop_no_command(library: Path, make: str) -> None:
    page = library / "seeds" / "000_b576d2323f779f1e.txt"
    assert pizhu("note", "add", page, "--start", 5, "--end", 9).exit_code == 0
    file = library / "annotations" / "000_b576d2323f779f1e.json"
    if make == "damaged":
        file.write_bytes(file.read_bytes()[:-40])
    elif make == "foreign":
        file.write_text('{"someone": "else"}', encoding="utf-8")
    else:
        file.unlink()
        file.mkdir()
    for command in ("list", "notes"):
        result = pizhu(command, library)
        assert result.exit_code == 0
        assert "Traceback" not in result.output
        assert result.stderr.startswith("pizhu: ")
    assert pizhu("check", library).exit_code == 1


def test_every_kind_of_bad_file_is_listed_beside_the_good_ones(library: Path) -> None:
    seeds = library / "seeds"
    (seeds / "empty.txt").write_bytes(b"")
    (seeds / "binary.txt").write_bytes(bytes(range(256)) * 10)
    (seeds / "dangling.txt").symlink_to("nowhere")
    os.mkfifo(seeds / "pipe.txt")
    (seeds / "short.txt").write_bytes("大".encode("gb18030"))
    entries = json.loads(pizhu("list", library, "--format", "json").stdout)
    bad = {entry["file"] for entry in entries if "error" in entry}
    assert bad == {"empty.txt", "binary.txt", "dangling.txt", "pipe.txt", "short.txt"}
    assert sum("error" not in entry for entry in entries) > 20


def test_finding_marks_leaves_nothing_outside_our_own_folders(library: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    env = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ORT_"))}
    page = library / "seeds" / "000_b576d2323f779f1e.txt"
    subprocess.run([*PIZHU, "marks", page], env={**env, "HOME": str(home)}, cwd=ROOT, check=True, capture_output=True)
    assert all("pizhu" in path.parts for path in home.rglob("*") if path.is_file())


def check_forms(forms: Iterable[Format], text: str, tag: str) -> None:
    """Write a note and a tag in formats, and read what was written by what everybody reads it with."""
    for form in forms:
        for file in form.write([material(note(1, "航运中心", text, [tag]))], Options(title=text)):
            if form.suffix in {".qdpx", ".docx", ".xlsx"}:
                with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
                    parts = [archive.read(name) for name in archive.namelist() if name.endswith((".qde", ".xml"))]
                for part in parts:
                    ElementTree.fromstring(part)
            elif form.suffix == ".qdc" or file.beside.endswith(".xml"):
                ElementTree.fromstring(file.data)
            else:
                file.data.decode()


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(min_size=1))
@example("\x00\x0b\ufffe\u2028", "\x00\ufffe")
@example("]]><x/>&amp;", "a/b//c")
def test_every_format_takes_any_note_and_tag(text: str, tag: str) -> None:
    check_forms([form for form in FORMATS.values() if not form.needs], text, tag)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(min_size=1))
@example("\x00\x0b\ufffe\u2028", "\x00\ufffe")
@settings(max_examples=15)
def test_office_files_take_any_note_and_tag(text: str, tag: str) -> None:
    pytest.importorskip("docx")
    pytest.importorskip("xlsxwriter")
    check_forms([form for form in FORMATS.values() if form.needs], text, tag)


@given(st.binary(max_size=300))
def test_any_bytes_are_listed(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_bytes(data)
        library = Library.open(folder)
        assert next(type(library.read(name)).__name__ for name in library.names()) in {"Source", "Unreadable"}
        assert pizhu("list", folder).exit_code == 0
