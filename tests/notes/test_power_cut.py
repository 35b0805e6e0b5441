"""Whenever the power goes, no file of notes is unreadable and no acknowledged note is lost."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.notes import recording, writers
from tests.notes.disk import Call, Disk
from tui import durable
from tui.notes.file import parse

Check = Callable[[bytes], dict[str, str]]


def can_trace(folder: Path) -> bool:
    """Tell whether strace is here and may be used."""
    if not shutil.which("strace"):
        return False
    done = subprocess.run(["strace", "-o", str(folder / "log"), "true"], capture_output=True, check=False)
    return done.returncode == 0


def record(kind: str, root: Path, monkeypatch: pytest.MonkeyPatch, *, real: bool) -> tuple[Disk, list[Call]]:
    """Let a writer run; return the disk before and what the writer did."""
    files = writers.prepare(root)
    disk = Disk(files, [str(root), str(root / "annotations")])
    if real and can_trace(root.parent):
        return disk, recording.strace(["tests.notes.writers", kind, str(root)], root, root.parent / "log")
    with recording.stand_in(root, monkeypatch) as tape:
        getattr(writers, kind)(root, lambda line: tape.calls.append(Call("say", other=line)))
    return disk, tape.calls


def of_store(data: bytes) -> dict[str, str]:
    rows = parse.tables(data)["_default"].values()
    return {row.get("name") or row["id"]: row.get("note", "") or row.get("definition", "") for row in rows}


def of_tinydb(data: bytes) -> dict[str, str]:
    return {key: row["note"] for key, row in json.loads(data)["_default"].items()} if data else {}


def broken(disk: Disk, calls: list[Call], root: Path, read: Check) -> Iterator[str]:
    """Yield what is wrong in every state in which a power cut could leave the files."""
    done: dict[str, dict[str, str]] = {}
    begun: dict[str, dict[str, str]] = {}
    read = cache(read)
    folder = str(root / "annotations")
    for number, call in enumerate(calls):
        if call.what != "say" and not call.path.startswith(folder) and call.path != str(root):
            continue
        disk.play(call)
        if call.what == "say":
            word, _, what = call.other.partition(" ")
            file, notes = json.loads(what)
            (done if word == "done" else begun)[str(root / file)] = notes
        for state in disk.after_cut():
            for file, promised in begun.items():
                allowed = [notes for notes in (done.get(file), promised) if notes is not None]
                if problem := _problem(file, state, allowed, file in done, read):
                    yield f"{number} {call.what} {Path(file).name}: {problem}"


def _problem(
    file: str, state: dict[str, bytes], allowed: list[dict[str, str]], acknowledged: bool, read: Check
) -> str | None:
    if file.endswith("z.json") and not any(
        data == writers.DAMAGED for path, data in state.items() if path.startswith(file)
    ):
        return "the damaged file is gone"
    if file not in state:
        return "gone" if acknowledged else None
    if not acknowledged and state[file] in (b"", writers.DAMAGED):
        return None
    try:
        found = read(state[file])
    except (parse.DamagedError, ValueError, KeyError) as error:
        return f"unreadable ({error})"
    return None if found in allowed else f"lost {set(allowed[0]) - set(found)}"


@pytest.mark.parametrize("real", [True, False], ids=["strace", "stand-in"])
def test_no_power_cut_costs_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, real: bool) -> None:
    root = tmp_path / "library"
    disk, calls = record("store", root, monkeypatch, real=real)
    assert sum(call.other.startswith("done") for call in calls) == 16
    assert list(broken(disk, calls, root, of_store)) == []


@pytest.mark.torture
@pytest.mark.parametrize("real", [True, False], ids=["strace", "stand-in"])
def test_no_power_cut_in_a_long_run_costs_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, real: bool) -> None:
    root = tmp_path / "library"
    disk, calls = record("long", root, monkeypatch, real=real)
    assert sum(call.other.startswith("done") for call in calls) == 100
    assert list(broken(disk, calls, root, of_store)) == []


@pytest.mark.parametrize("real", [True, False], ids=["strace", "stand-in"])
def test_plain_tinydb_fails_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, real: bool) -> None:
    root = tmp_path / "library"
    disk, calls = record("tinydb", root, monkeypatch, real=real)
    assert sum(call.other.startswith("done") for call in calls) == 5
    assert any("unreadable" in problem for problem in broken(disk, calls, root, of_tinydb))


@pytest.mark.parametrize("call", ["sync", "sync_folder"])
def test_a_store_that_forgets_one_fsync_fails_this_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    root = tmp_path / "library"
    monkeypatch.setattr(durable, call, lambda _: None)
    disk, calls = record("store", root, monkeypatch, real=False)
    assert next(broken(disk, calls, root, of_store), "")


def test_strace_and_the_stand_in_record_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not can_trace(tmp_path):
        pytest.skip("strace is not installed or not allowed here; the stand-in is tested alone")
    seen = []
    for name, real in (("one", True), ("two", False)):
        root = tmp_path / name / "library"
        (tmp_path / name).mkdir()
        _disk, calls = record("store", root, monkeypatch, real=real)
        mine = [c for c in calls if c.path.startswith(str(root / "annotations"))]
        seen.append([(call.what, Path(call.path).suffix, len(call.data) > 0) for call in mine])
    assert seen[0] == seen[1]
