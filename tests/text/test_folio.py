"""Which page of a newspaper a line says it is."""

import pytest

from tui.text.structure.page.folio import find_page


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("第04版：要闻", "04"),
        ("2025年3月3日 第3版", "3"),
        ("A12版", "A12"),
        ("（下转第3版）", None),
        ("上接第一版 下转 12版", None),
        ("要闻 第2版（上接第1版）", "2"),
        ("本报讯", None),
    ],
)
def test_the_page_is_the_one_that_this_line_stands_on(line: str, page: str | None) -> None:
    assert find_page(line) == page
