"""What the reader says is stored, and read again by any session."""

from dataclasses import replace
from pathlib import Path

import pytest
from tinydb import TinyDB

from tui.notes.create import create
from tui.notes.store import Change, Store
from tui.text.source import Source

TEXT = "国务院印发《数据要素》行动计划。\n到2027年,规模达到1.2万亿元。\n"


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source(tmp_path / "x.txt", "x.txt", TEXT, "utf-8", "")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "annotations", author="王", state=tmp_path / "state")


def test_a_note_is_read_again_by_another_session(store: Store, source: Source) -> None:
    note = create(source, [(0, 3)], note="机构 [/x] \x1b[31m", tags=("机构",))
    store.apply(source, Change("标注", put=(note,)))
    (found,) = Store(store.folder).read("x.txt").annotations
    assert found == replace(note, author="王", rev=1, modified=found.modified)
    assert (found.anchor.quote, found.anchor.after[:2]) == ("国务院", "印发")


def test_plain_tinydb_reads_the_file(store: Store, source: Source) -> None:
    notes = tuple(create(source, [(k, k + 1)], note=f"第{k}条") for k in (5, 2, 9))
    store.apply(source, Change("标注", put=notes))
    with TinyDB(store.folder / "x.json") as db:
        assert [row["note"] for row in db.all()] == ["第2条", "第5条", "第9条"]
