"""Pages in layouts nobody has seen, scored against the structure they were made from."""

import json

import pytest

from tests.conftest import REFERENCE, SEEDS
from tests.text.layouts import make
from tests.text.pages import page_of
from tests.text.structure_score import Score, add

PAGES = sorted((REFERENCE / "structure").glob("*.json"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem[:3])
def test_every_line_of_the_shipped_pages_is_read_as_by_hand(path):
    reference = json.loads(path.read_text(encoding="utf-8"))
    score = Score()
    add(score, page_of((SEEDS / reference["file"]).read_text(encoding="utf-8")), reference)
    assert score.errors == []


def test_unseen_layouts_are_put_together_again():
    score = Score()
    for seed in range(5000, 5080):
        layout = make(seed)
        add(score, page_of(layout.text.replace("\r\n", "\n")), layout.reference)
    assert score.f1("articles") >= 0.97, score.errors
    assert score.share("titles") >= 0.98, score.errors
    assert score.share("authors") >= 0.98, score.errors
    assert score.share("roles") >= 0.98, score.errors
    assert score.f1("joins") >= 0.97, score.errors
    assert score.f1("duplicates") >= 0.98, score.errors


def test_the_score_notices_a_lost_title_and_a_wrong_join():
    layout = make(3)
    text = layout.text.replace("\r\n", "\n")
    score = Score()
    add(score, page_of("\n".join("　" * 0 + line for line in text.split("\n")[:1])), {**layout.reference, "lines": []})
    assert score.f1("joins") == 1.0
    wrong = Score()
    add(
        wrong,
        page_of(text),
        {**layout.reference, "lines": [{**r, "role": "caption"} for r in layout.reference["lines"]]},
    )
    assert wrong.share("roles") < 0.2
