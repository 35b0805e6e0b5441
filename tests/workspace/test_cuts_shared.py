"""The cache of cuts is shared by threads and sessions, and stays within its bounds."""

import sqlite3
import threading
from pathlib import Path

import pytest

from tests.text.pages import source_of
from tests.workspace.cutting import MARKED, POEM, again, kept
from tui.text.article import Page
from tui.text.source import Source
from tui.text.structure import Override, split
from tui.workspace.cuts import store as storing
from tui.workspace.cuts.cuts import NAME, Cuts


def test_many_threads_and_two_sessions_at_once(tmp_path: Path) -> None:
    sources = [source_of(f"标题{number}\n\n正文写在这里，{number}。\n") for number in range(60)]
    wanted = [split(source) for source in sources]
    sessions, wrong = (Cuts(tmp_path), Cuts(tmp_path)), list[int]()

    def read(cuts: Cuts, step: int) -> None:
        for at in range(0, len(sources) * step, step):
            if cuts.page(sources[at % 60]) != wanted[at % 60]:
                wrong.append(at)
            cuts.flush()

    threads = [threading.Thread(target=read, args=(cuts, step)) for cuts in sessions for step in (1, 7, 11)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for cuts in sessions:
        cuts.close()
    assert not wrong
    assert [again(tmp_path, source) for source in sources] == wanted


def test_a_session_that_cannot_write_now_writes_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "WAIT", 0.01)
    source = source_of(MARKED, "a.md")
    kept(tmp_path, source_of(POEM))
    cuts = Cuts(tmp_path)
    other = sqlite3.connect(tmp_path / NAME)
    other.execute("begin immediate")
    assert cuts.page(source) == split(source)
    cuts.flush()
    other.rollback()
    other.close()
    cuts.close()
    monkeypatch.setattr("tui.text.structure.split", lambda *_: pytest.fail("split again"))
    assert again(tmp_path, source).articles


def test_the_cache_stays_within_its_limit_and_forgets_the_oldest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit, day, asked = 100_000, 20_000, list[str]()
    old, young = source_of(MARKED, "old.md"), source_of(POEM, "young.txt")

    def counted(source: Source, overrides: tuple[Override, ...] = ()) -> Page:
        asked.append(source.name)
        return split(source, overrides)

    monkeypatch.setattr("tui.text.structure.split", counted)
    monkeypatch.setattr(storing, "_today", lambda: day)
    kept(tmp_path, young, old)
    for day in range(20_001, 20_040):
        cuts = Cuts(tmp_path, limit)
        cuts.page(young)
        for number in range(60):
            cuts.page(source_of(f"标题{day}\n\n正文写在这里，{number}。\n"))
        cuts.close()
        assert (tmp_path / NAME).stat().st_size < 2 * limit
    assert again(tmp_path, young) == split(young)
    assert again(tmp_path, old) == split(old)
    assert asked.count("young.txt") == 1
    assert asked.count("old.md") == 2


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    source = source_of(MARKED, "a.md")
    kept(tmp_path, source)
    with (tmp_path / NAME).open("ab") as file:
        file.truncate(10_000_000)
    cuts = Cuts(tmp_path, 1_000_000)
    assert cuts.page(source) == split(source)
    cuts.close()
    assert (tmp_path / NAME).stat().st_size < 1_000_000
