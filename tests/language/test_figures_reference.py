"""The annotated pages: how many figures, dates and titles are found just as annotated."""

import json

import pytest

from tests.conftest import REFERENCE, SEEDS
from tui.language.analysis import Figure
from tui.language.quick import quick

PAGES = ["000", "002", "001-own", "003-own", "004-own"]


def score(page, kind):
    """Return F1 of the spans of one kind, and the share of matched figures whose value and unit are right."""
    lines = (REFERENCE / "marks" / f"{page}.jsonl").read_text(encoding="utf-8").splitlines()
    wanted, optional = {}, []
    for mark in map(json.loads, lines):
        text = (SEEDS / mark["file"]).read_text(encoding="utf-8-sig")
        at = sum(len(line) + 1 for line in text.split("\n")[: mark["line"] - 1])
        span = at + mark["start"], at + mark["end"]
        assert text[span[0] : span[1]] == mark["text"]
        if mark.get("optional"):
            optional.append(span)
        elif mark["type"] == kind:
            wanted[span] = mark
    analysis = quick(text)
    marks = analysis.figures if kind == "FIGURE" else [e for e in analysis.entities if e.type == kind]
    found = {(mark.start, mark.end): mark for mark in marks}
    right = wanted.keys() & found.keys()
    extra = [span for span in found.keys() - right if not any(a < span[1] and span[0] < b for a, b in optional)]
    valued = sum(
        found[span].unit == wanted[span]["unit"] and found[span].value == pytest.approx(as_value(wanted[span]["value"]))
        for span in right
        if isinstance(found[span], Figure)
    )
    total = 2 * len(right) + len(extra) + len(wanted) - len(right)
    return 2 * len(right) / total if total else 1.0, valued / len(right) if right else 1.0


def as_value(value):
    return tuple(value) if isinstance(value, list) else value


@pytest.mark.parametrize("page", PAGES)
def test_figures_and_their_values_are_found_as_annotated(page):
    f1, valued = score(page, "FIGURE")
    assert f1 >= 0.97
    assert valued >= 0.98


@pytest.mark.parametrize("page", PAGES)
def test_dates_are_found_as_annotated(page):
    assert score(page, "TIME")[0] >= 0.95


@pytest.mark.parametrize("page", PAGES)
def test_titles_are_found_as_annotated(page):
    assert score(page, "WORK")[0] == 1.0
