"""The first pages are read by a second process; when that fails, nobody notices but the clock."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import ROOT

CODE = """
import os, signal, sys, time
from tui.workspace.prefetch import Ahead, first_pages
from tui.text.library import Library
library = Library.open(sys.argv[1])
ahead = Ahead.start(library)
assert ahead is not None
{act}
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("nothing is left over")
"""


def after(act: str, library: Path) -> str:
    """Return what a fresh interpreter prints that reads ahead."""
    code = CODE.format(act=act)
    return subprocess.run(
        [sys.executable, "-c", code, str(library)], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    if (os.cpu_count() or 1) < 2:
        pytest.skip("one core: nothing is read ahead")


def test_pages_read_ahead_are_those_that_would_have_been_read(library: Path) -> None:
    act = """
time.sleep(1)
pages = ahead.pages()
assert 0 < len(pages) <= 5
for name, page in pages:
    import tui.text.structure
    own = tui.text.structure.split(library.read(name))
    assert page == own, name
    assert [a.text for a in page.articles] == [a.text for a in own.articles]
"""
    assert after(act, library) == "nothing is left over\n"


@pytest.mark.parametrize("death", ["SIGKILL", "SIGSTOP"])
def test_a_reader_that_dies_or_sleeps_gives_nothing(library: Path, death: str) -> None:
    act = f"os.kill(ahead._pid, signal.{death})\nassert ahead.pages() == []"
    assert after(act, library) == "nothing is left over\n"


def test_a_large_file_is_not_waited_for(library: Path) -> None:
    (library / "seeds" / "000.txt").write_text("长文。" * 100_000, encoding="utf-8")
    assert after("time.sleep(1)\nassert ahead.pages() == []", library) == "nothing is left over\n"


def test_files_that_cannot_be_read_come_with_their_reasons(library: Path) -> None:
    (library / "seeds" / "000.txt").write_bytes(b"")
    act = "time.sleep(1)\nassert 'empty' in ahead.pages()[0][1].reason"
    assert after(act, library) == "nothing is left over\n"


def test_a_process_with_threads_is_not_copied(library: Path) -> None:
    act = """
ahead.pages()
import threading
event = threading.Event()
threading.Thread(target=event.wait).start()
assert Ahead.start(library) is None
event.set()
"""
    assert after(act, library) == "nothing is left over\n"
