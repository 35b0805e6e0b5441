"""The first rows of a library come from a second process, whatever becomes of it; nothing is ended twice."""

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.folders import Folders
from tui.settings import Settings
from tui.text.library import Library
from tui.workspace.articles import prefetch as prefetching
from tui.workspace.articles.listcache import ListCache
from tui.workspace.articles.prefetch import Prefetch
from tui.workspace.articles.scan import remembered, scan
from tui.workspace.session import Session

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process of one thread on two cores, which the test's own is not."""
    monkeypatch.setattr(prefetching, "active_count", lambda: 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(prefetching, "PATIENCE", 20.0)
    monkeypatch.setattr(prefetching, "SECONDS", 20.0)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"标题{name}\n\n正文写在这里，不长。\n", encoding="utf-8")
    return Library.open(folder)


@pytest.fixture
def session(tmp_path: Path, library: Library) -> Session:
    return Session(library, Settings(), Folders(*(tmp_path / name for name in ("config", "cache", "state", "data"))))


def started(session: Session) -> Prefetch:
    found = Prefetch.start(session.library, session.folders.cache)
    assert found is not None
    session.list_cache.prefetch = found
    return found


def titles(session: Session) -> list[str]:
    return [line.title for batch in scan(session, lambda: False) for _name, rows in batch.groups for line in rows[1:]]  # type: ignore[union-attr]


@pytest.mark.usefixtures("alone")
def test_its_rows_are_those_of_reading_here(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    started(session)
    monkeypatch.setattr(Library, "read", lambda *_: pytest.fail("read again"))
    assert titles(session) == ["标题a", "标题b", "标题c"]


@pytest.mark.usefixtures("alone")
def test_what_it_read_is_remembered_for_the_next_start(session: Session) -> None:
    started(session)
    titles(session)
    again = Session(session.library, Settings(), session.folders)
    batch = remembered(again)
    assert batch is not None
    assert [name for name, _rows in batch.groups] == ["a.txt", "b.txt", "c.txt"]
    assert Prefetch.start(session.library, session.folders.cache) is None


@pytest.mark.usefixtures("alone")
def test_a_file_that_changed_meanwhile_is_read_again(session: Session, library: Library) -> None:
    started(session)
    session.list_cache.take_prefetched()
    (library.sources / "b.txt").write_text("换了\n\n正文写在这里，也不长。\n", encoding="utf-8")
    assert titles(session) == ["标题a", "换了", "标题c"]


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("end", [lambda pid: os.kill(pid, signal.SIGKILL), lambda pid: os.kill(pid, signal.SIGSTOP)])
def test_a_process_that_dies_or_hangs_is_done_without(
    session: Session, end: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prefetching, "PATIENCE", 0.1)
    found = started(session)
    assert found._process is not None
    end(found._process[0])
    assert sorted(titles(session)) == ["标题a", "标题b", "标题c"]


@pytest.mark.usefixtures("alone")
def test_ending_again_touches_nobody_elses_file_or_process(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    found = started(session)
    assert found._process is not None
    pipe = found._process[1]
    found.end()
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("killed again"))
    stranger = os.open(os.devnull, os.O_RDONLY)
    if stranger != pipe:
        os.dup2(stranger, pipe)
        os.close(stranger)
    for _time in range(3):
        assert found.take() == []
        found.end()
        session.close()
    os.fstat(pipe)
    os.close(pipe)


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("said", [b"", b"\xc1", b"no rows", b"\x81\xa1a\x01"])
def test_damaged_rows_are_read_here(session: Session, said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    started(session)
    monkeypatch.setattr(Prefetch, "take", lambda _self, wait=True: [said])
    assert titles(session) == ["标题a", "标题b", "标题c"]


def test_a_process_of_several_threads_is_not_copied(session: Session) -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert Prefetch.start(session.library, session.folders.cache) is None
    finally:
        done.set()
        thread.join()


@pytest.mark.usefixtures("alone")
def test_large_files_are_not_waited_for(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prefetching, "LARGE", 10)
    cache = ListCache(session.folders.cache, session.library)
    assert list(prefetching._read(session.library, cache)) == []


@pytest.mark.usefixtures("alone")
def test_what_is_read_so_far_is_painted_first_and_the_rest_follows(session: Session) -> None:
    found, wanted = started(session), ["a.txt", "b.txt", "c.txt"]
    assert found._process is not None
    os.waitid(os.P_PID, found._process[0], os.WEXITED | os.WNOWAIT)
    batch = remembered(session)
    assert batch is not None
    assert [name for name, _rows in batch.groups] == wanted
    assert found.take() == []


@pytest.mark.usefixtures("alone")
def test_the_first_paint_waits_for_nothing(session: Session) -> None:
    found = started(session)
    assert found._process is not None
    os.kill(found._process[0], signal.SIGSTOP)
    first = remembered(session)
    seen = [name for name, _rows in first.groups] if first else []
    assert seen == ["a.txt", "b.txt", "c.txt"][: len(seen)]
    os.kill(found._process[0], signal.SIGCONT)
    rest = [name for batch in scan(session, lambda: False, len(seen)) for name, _rows in batch.groups]
    assert [*seen, *rest] == ["a.txt", "b.txt", "c.txt"]
