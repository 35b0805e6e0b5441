"""Every format holds just what the table in docs/exports.md says; everything else is said to be lost."""

import pytest

from tests.export.matrix import everything
from tui.export.format import Format, Options, Shape
from tui.export.losses import losses
from tui.export.registry import FORMATS
from tui.export.verify import verify


def written(name: str, **options: object) -> dict[str, bytes]:
    form = FORMATS[name]
    if form.needs:
        pytest.importorskip({"docx": "docx", "xlsx": "xlsxwriter"}[form.needs])
        pytest.importorskip({"docx": "docx", "xlsx": "openpyxl"}[form.needs])
    found = form.write([everything()], Options("题", **{"marks": form.marks, **options}))  # type: ignore[arg-type]
    return {file.name or file.beside: file.data for file in found}


def readable(form: Format, files: dict[str, bytes]) -> dict[str, bytes]:
    return files if form.shape is Shape.FOLDER else {"": files[""]}


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_read_back_is_what_the_format_says_it_holds(name: str) -> None:
    form = FORMATS[name]
    lost = verify(form, [everything()], readable(form, written(name)), form.marks)
    assert lost == losses(form, [everything()], form.marks)
