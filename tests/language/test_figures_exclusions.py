"""Every row of the tables of exclusions decides its own example, as it says."""

import pytest

from tui.language import figures
from tui.language.figures import exclusions
from tui.language.figures.exclusions import Rule, rule

ROWS = [pytest.param(row, id=f"{table}: {row.name}") for table, rows in exclusions.tables().items() for row in rows]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_decides_its_example(row: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = []

    def deciding(rows: tuple[Rule, ...], candidate: rule.Candidate) -> Rule | None:
        found = rule.deciding(rows, candidate)
        if found is row:
            decided.append(range(candidate.item.start, candidate.item.end))
        return found

    monkeypatch.setattr(exclusions, "deciding", deciding)
    found = [range(figure.start, figure.end) for figure in figures.find(row.example)]
    assert decided, f"{row.name} decides nothing in {row.example}"
    overlaps = [one.start < two.stop and two.start < one.stop for one in decided for two in found]
    assert any(overlaps) is row.figure


@pytest.mark.parametrize("rows", exclusions.tables().values(), ids=exclusions.tables())
def test_a_row_has_one_name_and_one_example_in_its_table(rows: tuple[Rule, ...]) -> None:
    assert len({row.name for row in rows}) == len({row.example for row in rows}) == len(rows)
