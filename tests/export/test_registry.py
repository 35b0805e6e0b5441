"""Every format that exists can be written, with nothing, with much, and with figures."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from tests.export.material import PAGE, TEXT, material, note
from tui.export.document import Choice
from tui.export.format import Options
from tui.export.registry import FORMATS, finished, with_ending
from tui.language.quick import quick


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("found", [[], [material()], [material(note(1, "航运中心"))] * 2], ids=["none", "empty", "two"])
def test_every_format_can_be_written(name: str, found: list) -> None:
    form = FORMATS[name]
    if form.needs:
        pytest.importorskip({"docx": "docx", "xlsx": "xlsxwriter"}[form.needs])
    for file in form.write(iter(found), Options(title="t", marks=form.marks)):
        if not file.data.startswith(b"PK"):
            file.data.decode()
            assert b"\r" not in file.data


def test_figures_are_a_table_of_values_in_their_sentences() -> None:
    analysed = replace(material(), analyses={1: quick(PAGE.articles[0].text)})
    (file,) = FORMATS["figures"].write([analysed], Options(marks=Choice.ALL))
    rows = list(csv.DictReader(io.StringIO(file.data.decode())))
    (money,) = [row for row in rows if row["kind"] == "money"]
    assert (money["text"], money["low"], money["high"], money["unit"]) == ("3亿元", "300000000", "300000000", "元")
    assert TEXT[int(money["start"]) : int(money["end"])] == "3亿元"
    assert money["sentence"] == "总投资3亿元,𠮷日开工。"


@pytest.mark.parametrize(
    ("path", "form", "wanted"),
    [
        ("a/x.md", "csv", "a/x.csv"),
        ("x.MARKDOWN", "csv", "x.csv"),
        ("x.csv", "spacy", "x.spacy.jsonl"),
        ("x.spacy.jsonl", "jsonl", "x.jsonl"),
        ("x.csv", "brat", "x"),
        ("x", "csv", "x"),
        ("x.2024", "csv", "x.2024"),
    ],
)
def test_a_typed_path_gets_the_ending_of_another_format(path: str, form: str, wanted: str) -> None:
    assert with_ending(path, FORMATS[form]) == wanted


@pytest.mark.parametrize(
    ("target", "form", "wanted"),
    [("x", "csv", "x.csv"), ("x.2024", "csv", "x.2024.csv"), ("X.CSV", "csv", "X.CSV"), ("x", "markdown", "x")],
)
def test_a_name_without_an_ending_gets_one_unless_it_is_a_folder(target: str, form: str, wanted: str) -> None:
    assert finished(Path(target), FORMATS[form]) == Path(wanted)
