"""Files of every kind: read line by line, and what must hold whatever stands in them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.kinds import NAMES_OF_KINDS, make
from tests.text.pages import page_of
from tests.text.structure_score import Score, add
from tests.text.test_structure_laws import uncovered
from tui.text.block import Role

FILES = st.builds(make, st.sampled_from(NAMES_OF_KINDS), st.integers(0, 10**6))


@pytest.mark.parametrize("kind", NAMES_OF_KINDS)
def test_every_line_is_read_as_it_was_composed(kind: str):
    score = Score()
    for seed in range(25):
        made = make(kind, seed)
        add(score, page_of(made.text, name=made.name), made.reference)
    assert score.share("roles") >= 0.99, score.errors
    assert score.f1("articles") >= 0.98, score.errors
    assert score.share("titles") >= 0.98, score.errors
    assert score.share("authors") >= 0.98, score.errors
    assert score.f1("joins") >= 0.99, score.errors


@settings(max_examples=40)
@given(FILES)
def test_no_character_is_lost_or_shown_twice(made):
    assert uncovered(page_of(made.text, name=made.name)) == ""


@settings(max_examples=40)
@given(FILES)
def test_what_a_blank_line_and_a_stop_divide_is_never_joined(made):
    page = page_of(made.text, name=made.name)
    text = page.source.text
    for block in [block for article in page.articles for block in article.blocks]:
        for before, after in pairwise(block.spans):
            assert text[before.end - 1] not in "。！？" or "\n\n" not in text[before.end : after.start]


@settings(max_examples=40)
@given(FILES, st.integers(0, 10**6))
def test_only_text_that_stands_there_twice_is_folded(made, seed):
    lines = made.text.split("\n")
    place = seed % len(lines)
    page = page_of("\n".join([*lines, *lines[place : place + 6]]), name=made.name)
    text = page.source.text
    for block in [block for article in page.articles for block in article.blocks] + list(page.other):
        if block.role is Role.DUPLICATE:
            assert block.repeats is not None
            copy = "".join(text[block.spans[0].start : block.spans[-1].end].split())
            assert copy == "".join(text[block.repeats.start : block.repeats.end].split())
