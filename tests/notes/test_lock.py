"""Sessions take turns, also on systems without flock; an abandoned lock does not stop anybody."""

import errno
import os
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from tui.notes.file import lock
from tui.notes.file.errors import LockedError
from tui.notes.file.lock import NAME, FolderLock


@pytest.fixture(params=["flock", "no flock", "no fcntl"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "no flock":

        def refuse(*_: object) -> None:
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr("fcntl.flock", refuse)
    if request.param == "no fcntl":
        monkeypatch.setitem(sys.modules, "fcntl", None)
    return tmp_path


def test_only_one_session_holds_the_lock(folder: Path) -> None:
    with FolderLock(folder).held(), pytest.raises(LockedError, match=r"0\.05 s"), FolderLock(folder, 0.05).held():
        pass
    with FolderLock(folder, 0.05).held():
        pass


def test_a_thread_may_take_the_lock_it_holds_again(folder: Path) -> None:
    mine = FolderLock(folder, 0.05)
    with mine.held(), mine.held():
        pass
    with FolderLock(folder, 0.05).held():
        pass


def test_threads_take_turns(folder: Path) -> None:
    shared, inside, seen = FolderLock(folder, 30), [], []

    def work(own: FolderLock) -> None:
        for _ in range(20):
            with own.held():
                inside.append(1)
                seen.append(len(inside))
                time.sleep(0.0002)
                inside.pop()

    threads = [threading.Thread(target=work, args=(FolderLock(folder, 30) if k else shared,)) for k in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [1] * 60


def test_an_error_inside_lets_the_lock_go(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError), FolderLock(folder).held():
        raise ZeroDivisionError
    with FolderLock(folder, 0.05).held():
        pass


def test_a_lock_file_that_was_removed_meanwhile_is_not_believed(tmp_path: Path) -> None:
    with FolderLock(tmp_path).held():
        (tmp_path / NAME).unlink()
        with FolderLock(tmp_path, 0.05).held():
            assert (tmp_path / NAME).exists()


def held_by(folder: Path, text: str, age: float = 0) -> Path:
    path = folder / f"{NAME}.held"
    path.write_text(text)
    os.utime(path, (time.time() - age, time.time() - age))
    return path


def dead_pid() -> int:
    pid = os.fork()
    if not pid:
        os._exit(0)
    os.waitpid(pid, 0)
    return pid


@pytest.fixture
def without_flock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)


@pytest.mark.usefixtures("without_flock")
def test_without_flock_the_lock_of_a_dead_session_is_taken_away(tmp_path: Path) -> None:
    held_by(tmp_path, f"{socket.gethostname()} {dead_pid()} 0")
    with FolderLock(tmp_path, 0.2).held():
        pass
    assert [path.name for path in tmp_path.iterdir()] == []


@pytest.mark.usefixtures("without_flock")
@pytest.mark.parametrize("text", ["elsewhere 1 0", "not a lock", ""])
def test_without_flock_a_lock_older_than_any_write_is_taken_away(tmp_path: Path, text: str) -> None:
    held_by(tmp_path, text, lock.ABANDONED + 9)
    with FolderLock(tmp_path, 0.2).held():
        pass


@pytest.mark.usefixtures("without_flock")
@pytest.mark.parametrize(
    "text",
    ["elsewhere 1 0", f"{socket.gethostname()} {os.getpid()} 0", "not a lock"],
    ids=["elsewhere", "here", "not a lock"],
)
def test_without_flock_a_fresh_lock_is_respected(tmp_path: Path, text: str) -> None:
    path = held_by(tmp_path, text)
    with pytest.raises(LockedError), FolderLock(tmp_path, 0.05).held():
        pass
    assert path.read_text() == text
