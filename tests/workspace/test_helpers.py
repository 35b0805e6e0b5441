"""A large library is read by several processes: with what one would have found, whatever becomes of a process."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.running import ROOT
from tui.folders import Folders
from tui.settings import Settings
from tui.text.library import Library
from tui.text.source import Source
from tui.workspace.articles.catalog import Line
from tui.workspace.articles.scan import scan
from tui.workspace.filter import parse
from tui.workspace.helpers import pool as pools
from tui.workspace.helpers import spread as spreading
from tui.workspace.helpers.pool import Helper, Pool
from tui.workspace.helpers.process import place_of
from tui.workspace.search.evaluate import Question
from tui.workspace.search.library import LibrarySearch
from tui.workspace.session import Session

SOURCES = 23


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Helpers are started for any library, on however few cores."""
    monkeypatch.setattr(spreading, "SOON", -1.0)
    monkeypatch.setattr(spreading, "MANY", 1)
    monkeypatch.setattr(spreading, "CHUNK", 3)
    monkeypatch.setattr(pools, "cores", lambda: 2)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(SOURCES):
        text = f"标题{number}\n\n大连海关第{number}次公布，投资{number + 1}亿元。\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "17 bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    return Library.open(folder)


@pytest.fixture
def session(tmp_path: Path, library: Library) -> Session:
    return Session(library, Settings(), Folders(*(tmp_path / name for name in ("config", "cache", "state", "data"))))


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Process numbers of the helpers that are started."""
    found: list[int] = []
    begin = Helper.__init__

    def noted(self: Helper, *place: object) -> None:
        begin(self, *place)  # type: ignore[arg-type]
        found.append(self._process.pid)

    monkeypatch.setattr(Helper, "__init__", noted)
    return found


def listed(session: Session) -> dict[str, tuple[Line, ...]]:
    """List the library, but for what fills the first screen."""
    name = next(session.library.names())
    session.list_cache.keep(name, session.lines_of(name), [""])
    return {name: rows for batch in scan(session, lambda: False) for name, rows in batch.groups}


def alone(session: Session, monkeypatch: pytest.MonkeyPatch, work: Callable[[Session], object]) -> object:
    """Return what one process finds, which keeps nothing."""
    with monkeypatch.context() as patched:
        patched.setattr(spreading, "MANY", sys.maxsize)
        other = Folders(*(session.folders.cache.parent / "alone" / name for name in "abcd"))
        return work(Session(session.library, Settings(), other))


def found(session: Session) -> list[tuple[str, int]]:
    search = LibrarySearch(session)
    try:
        list(search.update())
        return [(one.source, one.spans[0].start) for one in search.finder().find(Question(parse("海关"))) if one]
    finally:
        search.close()


def gone(process: int) -> bool:
    """Tell whether a process has ended; one that nobody has waited for has too."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


def until(true: Callable[[], bool]) -> None:
    end = monotonic() + 30
    while not true():
        assert monotonic() < end
        sleep(0.01)


def test_the_list_is_the_one_that_a_single_process_makes(
    session: Session, started: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = alone(session, monkeypatch, listed)
    assert listed(session) == expected
    assert len(started) == 2


def test_only_what_has_no_text_is_read_here(
    session: Session, started: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    reading = Library.read

    def noted(self: Library, name: str) -> object:
        read.append(name)
        return reading(self, name)

    monkeypatch.setattr(Library, "read", noted)
    listed(session)
    assert set(read) == {"00.txt", "17 bad.txt"}


def test_how_sources_are_cut_is_kept(session: Session, started: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    listed(session)
    session.close()
    again = Session(session.library, Settings(), session.folders)
    monkeypatch.setattr("tui.text.structure.split", lambda *_: pytest.fail("split again"))
    pages = [
        again.cuts.page(source)
        for name in again.library.names()
        if isinstance(source := again.library.read(name), Source)
    ]
    assert [page.articles[0].title for page in pages] == [f"标题{number}" for number in range(SOURCES)]


def test_the_index_finds_what_one_that_a_single_process_made_finds(
    session: Session, started: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = alone(session, monkeypatch, found)
    assert found(session) == expected
    assert len(started) == 2


def test_it_is_done_here_when_every_helper_has_ended(
    session: Session, started: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = alone(session, monkeypatch, listed)
    ask = Helper.ask

    def ended(self: Helper, kind: str, names: list[str]) -> bytes:
        if "04.txt" in names or "10.txt" in names:
            self.kill()
        return ask(self, kind, names)

    monkeypatch.setattr(Helper, "ask", ended)
    assert listed(session) == expected


def test_it_is_done_here_where_no_process_can_be_started(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_arguments: object, **_options: object) -> None:
        raise BlockingIOError

    expected = alone(session, monkeypatch, listed)
    monkeypatch.setattr(subprocess, "Popen", none)
    assert listed(session) == expected


def test_one_core_has_no_helpers(session: Session, started: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "cores", lambda: 1)
    assert len(listed(session)) == SOURCES + 1
    assert not started


def test_no_helper_is_left_when_the_reader_gives_up(
    session: Session, started: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.workspace.articles.scan.BATCH_SECONDS", -1.0)
    session.list_cache.keep("00.txt", session.lines_of("00.txt"), [""])
    seen = [0]
    for batch in scan(session, lambda: seen[-1] > 4):
        seen.append(batch.seen)
    assert seen[-1] < SOURCES
    assert len(started) == 2
    assert all(map(gone, started))


KILLED = """
import sys, time, os, signal
from pathlib import Path
from tui.workspace.helpers.pool import Pool
from tui.workspace.helpers.process import place_of
from tui.workspace.session import Session
pool = Pool(place_of(Session.open(Path(sys.argv[1]))), 2)
pool.ask("rows", ["00.txt"]).result()
print(*(helper._process.pid for helper in pool.helpers), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_helpers_end_with_a_reader_that_is_killed(library: Library) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, library.root], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == -signal.SIGKILL
    processes = list(map(int, done.stdout.split()))
    assert len(processes) == 2
    until(lambda: all(map(gone, processes)))


def test_a_folder_that_holds_code_is_not_run(
    library: Library, session: Session, started: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = library.sources / "tui"
    trap.mkdir()
    (trap / "__init__.py").write_text(f"open({str(library.sources / 'run')!r}, 'w')\n")
    monkeypatch.chdir(library.sources)
    pool = Pool(place_of(session), 1)
    try:
        assert pool.ask("rows", ["00.txt"]).result()
    finally:
        pool.close()
    assert not (library.sources / "run").exists()
    assert all(map(gone, started))
