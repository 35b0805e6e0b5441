"""An article is found by as much of its name as a reader types."""

from pathlib import Path

import pytest

from tui.workspace import Session


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("000_ab#1", ("000_ab.txt", 1)),
        ("000_ab.txt#1", ("000_ab.txt", 1)),
        ("000#1", ("000_ab.txt", 1)),
        ("sub/001_x#1", ("sub/001_x.txt", 1)),
        ("001_x#1", ("sub/001_x.txt", 1)),
        ("00#1", None),
        ("000#9", None),
        ("#1", None),
        ("000", None),
    ],
)
def test_the_beginning_of_a_name_is_enough_where_one_source_fits(
    tmp_path: Path, typed: str, found: tuple[str, int] | None
) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("000_ab", "sub/001_x", "002_y", "003_y", "00x"):
        (tmp_path / f"{name}.txt").write_text("开通热线\n\n今日开通。\n", encoding="utf-8")
    with Session.open(tmp_path) as session:
        assert session.pages.meant(typed) == found
