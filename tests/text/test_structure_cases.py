"""Small files of every kind, each composed for one fault that real files showed; all sentences are invented."""

import json
from pathlib import Path

import pytest

from tests.text.pages import page_of
from tests.text.structure_score import Score, add

CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_line_of_a_small_file_is_read_as_by_hand(path: Path):
    reference = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / reference["file"]).read_bytes().decode(reference.get("encoding", "utf-8-sig"))
    score = Score()
    add(score, page_of(text.replace("\r\n", "\n"), name=reference["file"]), reference)
    assert score.errors == []
