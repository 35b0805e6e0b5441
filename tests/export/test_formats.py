"""Every format holds just what the table in docs/exports.md says; everything else is said to be lost."""

from pathlib import Path

import pytest

from tests.export.matrix import everything
from tui.export.document import Choice
from tui.export.format import Feature, FileShape, Format, Options
from tui.export.losses import losses
from tui.export.registry import FORMATS
from tui.export.verify import verify

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"


def written(name: str, **options: object) -> dict[str, bytes]:
    form = FORMATS[name]
    if form.needs:
        pytest.importorskip({"docx": "docx", "xlsx": "xlsxwriter"}[form.needs])
        pytest.importorskip({"docx": "docx", "xlsx": "openpyxl"}[form.needs])
    found = form.write([everything()], Options("题", **{"marks": form.marks, **options}))  # type: ignore[arg-type]
    return {file.name or file.beside: file.data for file in found}


def readable(form: Format, files: dict[str, bytes]) -> dict[str, bytes]:
    return files if form.shape is FileShape.FOLDER else {"": files[""]}


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_read_back_is_what_the_format_says_it_holds(name: str) -> None:
    form = FORMATS[name]
    lost = verify(form, [everything()], readable(form, written(name)), form.marks)
    assert lost == losses(form, [everything()], form.marks)


def documented() -> dict[str, dict[str, str]]:
    """Return the table of docs/exports.md: format -> feature -> yes or no."""
    lines = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head = next(row for row in table if row[:2] == ["format", "span"])
    rows = [row for row in table if len(row) == len(head) and row[0] in FORMATS]
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}


def test_the_table_in_the_documents_is_about_every_format_and_every_feature() -> None:
    table = documented()
    assert list(table) == list(FORMATS)
    assert all({*row} == {*Feature} and {*row.values()} <= {"yes", "no"} for row in table.values())


@pytest.mark.parametrize("feature", Feature)
@pytest.mark.parametrize("name", FORMATS)
def test_every_cell_of_the_table_is_what_can_be_read_back(name: str, feature: Feature) -> None:
    form = FORMATS[name]
    cell = documented()[name][feature]
    assert (cell == "yes") == (feature in form.holds)
    lost = verify(form, [everything()], readable(form, written(name, marks=Choice.ALL)), Choice.ALL)
    if cell == "yes":
        assert feature not in lost
