"""A task file, a brat folder or a table with texts becomes a library with its annotations."""

import json
from pathlib import Path

import pytest

from tests.running import pizhu
from tui.notes.model.annotation import Annotation, Kind
from tui.workspace import Session

TEXT = "𠮷野家昨日在大连开业。𠮷日甚多。"
AT = TEXT.index("大连")


def task_file(name: str, folder: Path) -> Path:
    file = folder / {"doccano": "d.jsonl", "labelstudio": "l.json", "brat": "b", "csv": "t.csv"}[name]
    region = {"start": AT, "end": AT + 2, "text": "大连", "labels": ["地方"]}
    entry = {"id": "r1", "from_name": "label", "to_name": "text", "type": "labels", "value": region}
    if name == "doccano":
        file.write_text(json.dumps({"id": 3, "text": TEXT, "label": [[AT, AT + 2, "地方"]]}) + "\n", encoding="utf-8")
    elif name == "labelstudio":
        task = {"id": 3, "data": {"text": TEXT}, "annotations": [{"result": [entry]}]}
        file.write_text(json.dumps([task]), encoding="utf-8")
    elif name == "brat":
        file.mkdir()
        (file / "3.txt").write_text(TEXT, encoding="utf-8")
        (file / "3.ann").write_text(f"T1\tPlace {AT} {AT + 2}\t大连\n#1\tAnnotatorNotes T1\t话\n", encoding="utf-8")
    else:
        file.write_text(f'id,text\n3,"{TEXT}"\n4,"另一篇,有逗号"\n', encoding="utf-8")
    return file


def notes(folder: Path) -> list[Annotation]:
    with Session.open(folder) as session:
        return [one for book in session.notes.all() for one in book.annotations if one.kind is Kind.NOTE]


@pytest.mark.parametrize("name", ["doccano", "labelstudio", "brat", "csv"])
def test_texts_become_sources_with_what_was_said_of_them(name: str, tmp_path: Path) -> None:
    into = tmp_path / "library"
    result = pizhu("import", task_file(name, tmp_path), "--into", into)
    assert result.exit_code == 0, result.output
    assert (into / "3.txt").read_text(encoding="utf-8") == TEXT
    if name == "csv":
        assert (into / "4.txt").read_text(encoding="utf-8") == "另一篇,有逗号"
        return
    (one,) = notes(into)
    assert (one.anchor.quote, one.anchor.spans) == ("大连", ((AT, AT + 2),))
    assert one.tags == (("Place",) if name == "brat" else ("地方",))
    assert one.note == ("话" if name == "brat" else "")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("mine")
    result = pizhu("import", task_file("doccano", tmp_path), "--into", tmp_path / "full")
    assert result.exit_code == 1
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["x"]


def test_a_name_in_the_file_never_leaves_the_folder(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text('name,text\n../../evil,甲甲甲\n/etc/x,乙乙乙\n"","丙丙丙"\n', encoding="utf-8")
    assert pizhu("import", file, "--into", tmp_path / "in" / "library").exit_code == 0
    assert {path.parent for path in tmp_path.rglob("*.txt")} == {tmp_path / "in" / "library"}
    assert len(list((tmp_path / "in" / "library").glob("*.txt"))) == 3


def test_a_table_without_a_text_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    result = pizhu("import", file, "--into", tmp_path / "library")
    assert result.exit_code == 1
    assert "no texts" in result.stderr
    assert not (tmp_path / "library").exists()
