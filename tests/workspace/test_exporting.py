"""What an export of a library takes along, holds in memory, and leaves alone when it is cancelled."""

from pathlib import Path

import pytest

from tui.export.registry import FORMATS
from tui.workspace import Session
from tui.workspace.exchange.exporting import ExportScope, ExportStopped, export, materials


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    """Three sources, a note in each."""
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"标题{number}\n\n正文{number}说一件事。\n", encoding="utf-8")
    with Session.open(tmp_path) as session:
        for number in range(3):
            session.notes.annotate(session.pages.page(f"{number}.txt").source, [(6, 8)], f"批注{number}")
    return tmp_path


def test_a_source_leaves_alone(noted: Path) -> None:
    with Session.open(noted) as session:
        (one,) = materials(session, ExportScope(source="1.txt"))
    assert [said.note for said in one.annotations] == ["批注1"]


def test_a_command_lets_every_source_go_that_has_left(noted: Path) -> None:
    with Session.open(noted) as session:
        session.notes.passing = True
        for _one in materials(session):
            assert len(session.notes.all_seen()) == 1
        assert session.notes.all_seen() == []


def test_a_reader_keeps_what_was_read(noted: Path) -> None:
    with Session.open(noted) as session:
        assert len(list(materials(session))) == len(session.notes.all_seen()) == 3


def test_nothing_is_written_when_an_export_is_cancelled(noted: Path, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    with Session.open(noted) as session, pytest.raises(ExportStopped):
        export(
            session, None, FORMATS["csv"], tmp_path / "x.csv",
            cancelled=lambda: len(heard) > 1, progress=lambda done, of: heard.append((done, of)),
        )  # fmt: skip
    assert heard == [(1, 3), (2, 3)]
    assert not (tmp_path / "x.csv").exists()
