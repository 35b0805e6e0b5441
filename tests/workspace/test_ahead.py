"""A library is analysed ahead: every source once, in several processes, whatever becomes of one of them."""

import os
import signal
from pathlib import Path

import pytest

from tests.running import pizhu
from tui.text.article import Page
from tui.workspace.analysis import ahead
from tui.workspace.analysis.ahead import analyse_ahead
from tui.workspace.session import Session


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(5):
        text = f"大连海关支持口岸发展\n\n{number}月，大连海关关长王明说，今年投资1200亿元。\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("workers", [1, 2])
def test_what_was_analysed_ahead_is_there_for_the_reader(texts: Path, workers: int) -> None:
    with Session.open(texts) as session:
        found = sorted(analyse_ahead(session, workers))
        assert [(one.name, one.known, one.problem) for one in found] == [(f"{n}.txt", False, "") for n in range(5)]
        page = session.pages.page("3.txt")
        assert isinstance(page, Page)
        assert session.findings.analyse_ahead(page)
        assert all(one.known for one in analyse_ahead(session, workers))


def test_a_file_that_cannot_be_read_is_told_and_stops_nothing(texts: Path) -> None:
    (texts / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    result = pizhu("analyse", texts, "--workers", "1")
    assert result.exit_code == 1
    assert "bad.txt" in result.stderr
    assert "5 sources analysed, 0 of them before" in result.stdout
    assert "5 sources analysed, 5 of them before" in pizhu("analyse", texts, "--workers", "1").stdout


def _killed_by(name: str) -> ahead.AnalysedSource:
    if name == "2.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return ahead._in_process(name)


def test_a_source_that_takes_its_process_down_is_left_out_and_the_others_are_done(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = ahead._round

    def dying(place: ahead.LibraryPlace, names: list[str], workers: int):  # type: ignore[no-untyped-def]
        monkeypatch.setattr(ahead, "_in_process", _killed_by)
        yield from rounds(place, names, workers)

    monkeypatch.setattr(ahead, "_round", dying)
    with Session.open(texts) as session:
        found = {one.name: one.problem for one in analyse_ahead(session, 2)}
    assert set(found) == {f"{n}.txt" for n in range(5)}
    assert found["2.txt"]
    assert not any(problem for name, problem in found.items() if name != "2.txt")
