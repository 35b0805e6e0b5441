"""A file that was edited by hand: what can be taken is shown, to be checked; the row stays as it was found."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from tests.notes.conftest import TEXT, say
from tests.notes.test_laws import json_values
from tui.notes.file import content, layout, mend
from tui.notes.file.errors import NewerFormatError
from tui.notes.model.annotation import Annotation, Status
from tui.notes.store.check import Severity, check
from tui.notes.store.notebook import Change
from tui.notes.store.store import Store
from tui.text.library import Library
from tui.text.source import Source

Open = Callable[..., Store]
KEY = "1"
ROW = {
    "id": f"{1:032x}",
    "anchor": {"spans": [[0, 3]], "quote": TEXT[:3], "after": TEXT[3:9]},
    "tags": ["机构"],
    "note": "手改的注",
    "author": "王",
    "rev": 3,
}
BARE = {"id": f"{1:032x}", "note": "手改的注"}


def edited(store: Store, *rows: dict[str, Any], mark: object = 1) -> Path:
    """Write a file of notes as a person may leave it."""
    store.folder.mkdir(exist_ok=True)
    file = store.folder / "x.json"
    tables = {"pizhu": {"1": {"format": mark}}, "_default": {str(n): row for n, row in enumerate(rows, 1)}}
    file.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("tags", "机构", ("机构",)),
        ("tags", ["机构", 5, None], ("机构", "5")),
        ("tags", {"机构": 1}, ()),
        ("tags", None, ()),
        ("rev", "1", 1),
        ("rev", 2.0, 2),
        ("rev", "一", 0),
        ("status", "todo", Status.CHECK),
        ("status", 5, Status.CHECK),
        ("note", 5, "5"),
        ("note", None, ""),
        ("note", ["a"], ""),
        ("author", ["王"], ""),
        ("whole", "yes", False),
        ("kind", "highlight", "note"),
        ("data", [], {}),
        ("colour", 7, "7"),
        ("created", 2026, "2026"),
    ],
)
def test_one_field_of_the_wrong_type_costs_at_most_that_field(
    store: Store, source: Source, field: str, value: object, read: object
) -> None:
    edited(store, ROW | {field: value})
    (found,) = store.read(source).annotations
    assert getattr(found, field) == read
    assert found.status is Status.CHECK
    plain = layout.annotation(ROW, "x.txt")
    same = {name for name in ("note", "tags", "author", "anchor") if name != field}
    assert {name: getattr(found, name) for name in same} == {name: getattr(plain, name) for name in same}
    assert "1 entry, edited by hand" in store.read(source).problems[0]


@pytest.mark.parametrize(
    "anchor",
    [
        {"spans": [[0.0, 3.0]], "quote": TEXT[:3]},
        {"spans": [["0", "3"]], "quote": TEXT[:3]},
        {"spans": [0, 3], "quote": TEXT[:3]},
        {"spans": [[0, 3]]},
        {"spans": [[0, 3]], "quote": TEXT[:3], "before": 5, "hold": "gone"},
        {"spans": [[0, 3]], "quote": ["x"]},
    ],
)
def test_a_place_is_read_as_it_was_meant(store: Store, source: Source, anchor: object) -> None:
    edited(store, ROW | {"anchor": anchor})
    (found,) = store.read(source).annotations
    assert (found.anchor.spans, found.note, found.status) == (((0, 3),), "手改的注", Status.CHECK)


@pytest.mark.parametrize("spans", [[[0.5, 3]], [[3, 0]], [[-1, 2]], "0-3", [], None, [[0, 1, 2]], [[0]], [[True, 3]]])
def test_a_place_that_cannot_be_read_is_sought_by_the_quote(store: Store, source: Source, spans: object) -> None:
    text = source.text.replace("王建民", "李建国", 3)
    there = Source(source.path, source.name, text, "utf-8", "")
    edited(store, ROW | {"anchor": {"spans": spans, "quote": "王建民认为", "before": "专家"}})
    (found,) = store.read(there).annotations
    assert text[slice(*found.anchor.spans[0])] == "王建民认为"


def test_the_row_is_kept_as_it_was_found_when_the_file_is_written(store: Store, source: Source) -> None:
    raw = ROW | {"tags": "机构", "score": 5}
    file = edited(store, raw)
    say(store, source, "再", 30)
    with TinyDB(file) as db:
        assert db.table(layout.MENDED).all() == [raw]
        assert sorted(row["note"] for row in db.all()) == ["再", "手改的注"]
        assert next(row["score"] for row in db.all() if row["note"] == "手改的注") == 5
    assert store.read(source).problems == ()


def test_repair_brings_the_note_back_and_then_nothing_is_wrong(store: Store, source: Source, tmp_path: Path) -> None:
    raw = ROW | {"rev": "1"}
    file = edited(store, raw)
    library = Library.open(tmp_path)
    found = [one for one in check(library, store) if one.weight is Severity.ERROR]
    assert [one.path for one in found] == [file]
    assert found[0].repair
    found[0].repair()
    assert [one for one in check(library, store) if one.weight is Severity.ERROR] == []
    (note,) = store.read(source).annotations
    assert (note.note, note.status) == ("手改的注", Status.CHECK)
    with TinyDB(file) as db:
        assert db.table(layout.MENDED).all() == [raw]


def test_a_note_that_an_earlier_version_put_away_as_no_note_comes_back(store: Store, source: Source) -> None:
    file = edited(store)
    tables = {"pizhu": {"1": {"format": 1}}, "_default": {}, "unreadable": {"1": ROW | {"tags": "机构"}}}
    file.write_text(json.dumps(tables), encoding="utf-8")
    (note,) = store.read(source).annotations
    assert note.note == "手改的注"
    store.apply(source, Change("删", drop=(note,)))
    assert store.read(source).annotations == ()
    with TinyDB(file) as db:
        assert len(db.table(layout.MENDED)) == 1
        assert "unreadable" not in db.tables()


def test_a_row_copied_by_hand_under_the_same_id_is_a_note_of_its_own(store: Store, source: Source) -> None:
    edited(store, ROW, ROW | {"note": "另一条"}, ROW)
    assert sorted(a.note for a in store.read(source).annotations) == ["另一条", "手改的注"]
    say(store, source, "再", 30)
    assert sorted(a.note for a in store.read(source).annotations) == ["再", "另一条", "手改的注"]


@pytest.mark.parametrize("row", [{"any": "thing"}, BARE, BARE | {"anchor": 5}, BARE | {"anchor": {}}, {}])
def test_a_row_with_nothing_to_hold_on_to_stays_as_it_is(store: Store, source: Source, row: dict[str, Any]) -> None:
    file = edited(store, ROW, row)
    assert len(store.read(source).annotations) == 1
    assert "no note" in store.read(source).problems[0]
    say(store, source, "再", 30)
    with TinyDB(file) as db:
        assert db.table(layout.UNREAD).all() == [row]


def test_a_hand_edit_inside_a_git_conflict_loses_neither_side(store: Store, source: Source) -> None:
    ours, theirs = json.dumps(ROW | {"tags": "甲"}), json.dumps(ROW | {"note": "彼方", "rev": "x"})
    sides = f'<<<<<<< a\n"1": {ours}\n=======\n"1": {theirs}\n>>>>>>> b'
    text = f'{{"pizhu": {{"1": {{"format": 1}}}}, "_default": {{\n{sides}\n}}}}'
    edited(store).write_text(text, encoding="utf-8")
    (note,) = store.read(source).annotations
    assert "手改的注" in note.note
    assert "彼方" in note.note


def test_a_tag_that_was_edited_by_hand_keeps_what_can_be_read(store: Store) -> None:
    store.folder.mkdir()
    rows = {
        "1": {"id": "x", "name": "机构", "aliases": "单位", "definition": 5, "key": "1"},
        "2": {"name": "人", "rev": "1"},
        "3": {"name": 7},
    }
    file = store.folder / layout.CODEBOOK
    file.write_text(json.dumps({"pizhu": {"1": {"format": 1}}, "_default": rows}), encoding="utf-8")
    book = store.codebook()
    assert [(tag.name, tag.aliases, tag.definition, tag.key) for tag in book.tags] == [
        ("人", (), "", ""),
        ("机构", ("单位",), "", "1"),
    ]
    assert "2 entries" in book.problems[0]


@pytest.mark.parametrize(
    ("said", "shown"), [("2", "2"), (2.5, "2.5"), (1.5, "1.5"), ("v2", "v2"), (None, "None"), ([1], "[1]"), (-1, "-1")]
)
def test_a_format_that_is_not_known_is_read_and_never_written(
    store: Store, source: Source, said: object, shown: str
) -> None:
    file = edited(store, ROW, mark=said)
    before = file.read_bytes()
    book = store.read(source)
    assert book.read_only
    assert f"newer pizhu (format {shown})" in book.problems[0]
    assert [a.note for a in book.annotations] == ["手改的注"]
    with pytest.raises(NewerFormatError):
        say(store, source, "再", 30)
    assert file.read_bytes() == before


def test_a_newer_format_is_seen_wherever_its_row_stands(store: Store, source: Source) -> None:
    file = edited(store, ROW)
    file.write_text(file.read_text(encoding="utf-8").replace('{"1": {"format": 1}}', '{"2": {"format": 9}}', 1))
    assert store.read(source).read_only


@pytest.mark.parametrize("said", [1, 1.0, "1"])
def test_todays_format_may_be_written_in_other_ways(store: Store, source: Source, said: object) -> None:
    edited(store, ROW, mark=said)
    say(store, source, "再", 30)
    assert len(store.read(source).annotations) == 2


fields = st.sampled_from([*ROW, "status", "kind", "whole", "data", "colour", "created"])
anchors = st.fixed_dictionaries({}, optional={"spans": json_values, "quote": json_values, "hold": json_values})


@given(st.lists(st.tuples(fields, json_values | anchors), min_size=1, max_size=3))
def test_whatever_is_edited_no_row_is_lost_and_what_is_written_is_whole(edits: list[tuple[str, Any]]) -> None:
    row = ROW | dict(edits)
    tables = {"pizhu": {"1": {"format": 1}}, "_default": {KEY: row, "2": ROW | {"id": f"{2:032x}"}}}
    data = json.dumps(tables).encode()
    found = content.read(data, mend.take)
    again = content.read(layout.dump(found.tables), mend.take)
    assert (again.quarantine, again.mended, again.tables) == ("", 0, found.tables)
    held = [kept for table in found.tables.values() for kept in table.values()]
    assert json.loads(json.dumps(row)) in [json.loads(json.dumps(kept)) for kept in held]
    for kept in found.tables["_default"].values():
        assert isinstance(layout.annotation(kept, ""), Annotation)


@pytest.mark.parametrize("cut", [0, 1])
def test_a_number_of_thousands_of_digits_costs_at_most_itself(store: Store, source: Source, cut: int) -> None:
    file = edited(store, ROW)
    text = file.read_text(encoding="utf-8").replace('"rev": 3', '"rev": ' + "1" * 5_000)
    file.write_text(text[: len(text) - cut], encoding="utf-8")
    assert [a.note for a in store.read(source).annotations] == ["手改的注"]
    say(store, source, "再", 30)
    assert len(store.read(source).annotations) == 2
