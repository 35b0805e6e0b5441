"""Sessions may be killed, stopped and race each other: no acknowledged note is lost, no file is unreadable."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import pytest

from tests.notes.conftest import TEXT, make_source, say
from tests.notes.killing import PLACE, alternating, burst, holder, mixed
from tui import durable
from tui.notes.file import parse
from tui.notes.file.errors import DiskFullError, LockedError
from tui.notes.store.store import Store
from tui.text.source import Source


@pytest.fixture
def running() -> Iterator[list[BaseProcess]]:
    """Return a list of processes, ended after the test."""
    processes: list[BaseProcess] = []
    yield processes
    for process in processes:
        process.kill()
        process.join()


def start(running: list[BaseProcess], target: object, *given: object) -> Connection:
    """Start a session in a process of its own; return the end of a pipe to it."""
    here, there = PLACE.Pipe()
    process = PLACE.Process(target=target, args=(*given, there), daemon=True)
    process.start()
    there.close()
    running.append(process)
    return here


def told(pipe: Connection) -> list[object]:
    """Return everything that a session says until it ends."""
    found = []
    while True:
        try:
            found.append(pipe.recv())
        except (EOFError, ConnectionResetError):
            return found


def ids(root: Path) -> set[str]:
    """Return the notes on disk; the file must be whole."""
    file = root / "annotations" / "x.json"
    return {row["id"] for row in parse.tables(file.read_bytes())["_default"].values()} if file.exists() else set()


def kill_at_random(root: Path, running: list[BaseProcess], seed: int) -> int:
    """Let a session write for a while and kill it; return how many actions it had acknowledged."""
    before = ids(root)
    pipe = start(running, mixed, root, seed)
    if seed % 2:
        pipe.poll(60)  # every other session is killed only after it has acknowledged something
    time.sleep(Random(seed).uniform(0.0, 0.08))
    running[-1].kill()
    running[-1].join()
    stored, gone = set(before), set()
    said = told(pipe)
    for what, *some in said:
        (stored if what == "stored" else gone).update(some)
    assert stored - gone <= ids(root)
    return len(said)


@pytest.mark.parametrize("rounds", [12, pytest.param(200, marks=pytest.mark.torture)])
def test_kill_9_at_any_moment_costs_no_acknowledged_note(
    tmp_path: Path, running: list[BaseProcess], rounds: int
) -> None:
    make_source(tmp_path, "x.txt", TEXT)
    acknowledged = [kill_at_random(tmp_path, running, seed) for seed in range(rounds)]
    assert sum(acknowledged) >= rounds // 2
    store = Store(tmp_path / "annotations", state=tmp_path / "state")
    say(store, make_source(tmp_path, "x.txt", TEXT), "最后")
    assert store.read("x.txt").problems == ()
    assert [p for p in store.folder.iterdir() if p.name.endswith(durable.TEMPORARY)] == []


@pytest.mark.parametrize("count", [40, pytest.param(400, marks=pytest.mark.torture)])
def test_two_writers_in_burst_lose_nothing(tmp_path: Path, running: list[BaseProcess], count: int) -> None:
    make_source(tmp_path, "x.txt", TEXT)
    pipes = [start(running, burst, tmp_path, name, count) for name in ("甲", "乙")]
    acknowledged = {note for pipe in pipes for note in told(pipe)}
    assert len(acknowledged) == 2 * count
    assert acknowledged == ids(tmp_path)


@pytest.mark.parametrize("count", [15, pytest.param(200, marks=pytest.mark.torture)])
def test_two_writers_in_turn_lose_nothing(tmp_path: Path, running: list[BaseProcess], count: int) -> None:
    make_source(tmp_path, "x.txt", TEXT)
    pipes = [start(running, alternating, tmp_path, name) for name in ("甲", "乙")]
    acknowledged = set()
    for number in range(count):
        for pipe in pipes:
            pipe.send(number)
            acknowledged.add(pipe.recv())
    assert acknowledged == ids(tmp_path)


def test_of_two_writers_one_is_killed_and_the_other_goes_on(tmp_path: Path, running: list[BaseProcess]) -> None:
    make_source(tmp_path, "x.txt", TEXT)
    victim = start(running, burst, tmp_path, "甲", 1000)
    other = start(running, burst, tmp_path, "乙", 40)
    acknowledged = {victim.recv() for _ in range(5)}
    running[0].kill()
    acknowledged |= set(told(victim)) | set(told(other))
    assert len(acknowledged) >= 45
    assert acknowledged <= ids(tmp_path)


def test_a_stopped_session_that_holds_the_lock_is_waited_for_no_longer_than_the_limit(
    tmp_path: Path, source: Source, running: list[BaseProcess]
) -> None:
    store = Store(tmp_path / "annotations", state=tmp_path / "state", limit=0.2)
    say(store, source, "一")
    pid = start(running, holder, tmp_path).recv()
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(LockedError, match=r"0\.2 s"):
        say(store, source, "二", 5)
    assert len(store.waiting()) == 1
    assert len(store.read(source).annotations) == 1
    running[-1].kill()
    running[-1].join()
    assert len(store.retry({"x.txt": source}.get).saved) == 1
    assert len(store.read(source).annotations) == 2


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a file system of 256 KiB."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if not mount or subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small file system here; RLIMIT_FSIZE is tested everywhere")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.torture
def test_a_really_full_disk_costs_no_acknowledged_note(tiny: Path, tmp_path: Path) -> None:
    source = make_source(tmp_path, "x.txt", TEXT)
    store = Store(tiny / "annotations", state=tmp_path / "state")
    acknowledged = []
    (tiny / "other").write_bytes(bytes(100_000))
    with pytest.raises(DiskFullError, match="no room"):
        for number in range(1000):
            acknowledged.append(say(store, source, "满" * 100, number % 50))
    assert acknowledged
    assert set(acknowledged) == ids(tiny)
    fill(tiny)
    assert len(store.retry({"x.txt": source}.get).left) == 1
    assert set(acknowledged) == ids(tiny)
    (tiny / "filler").unlink()
    (tiny / "other").unlink()
    assert len(store.retry({"x.txt": source}.get).saved) == 1
    assert len(ids(tiny)) == len(acknowledged) + 1
    store.close()


def fill(folder: Path) -> None:
    """Take all the room that is left, also that of a replaced file which is given back a moment later."""
    for _ in range(5):
        with suppress(OSError), (folder / "filler").open("ab", buffering=0) as file:
            while file.write(bytes(1024)):
                pass
        time.sleep(0.05)
