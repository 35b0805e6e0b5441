"""What word lists and unlabelled text say about characters reaches the names' network, in either script."""

import numpy
import pytest

from tui.language import tuned
from tui.language.checkpoint import Checkpoint
from tui.language.vectors import SLOTS, WIDTH, Vectors, WordRows, key


def vectors() -> Vectors:
    """Return vectors of two words and two pairs that add their row's number."""
    signs = numpy.array([[*map(ord, pair)] for pair in ("公司", "常州")])
    rows = numpy.tile(numpy.arange(3, dtype=numpy.int8)[:, None], (1, WIDTH))
    weights = numpy.eye(SLOTS * WIDTH, dtype=numpy.float32)
    return Vectors(WordRows(["常州", "有限公司"]), key(*signs.T), rows, rows * 10, weights)


def test_each_character_of_a_word_has_its_row_and_pairs_are_seen_from_both_sides():
    text = "到常州公司了"
    signs = numpy.array([[*map(ord, text)]], dtype=numpy.uint32)
    rows = vectors().rows(signs, [[("到", "v"), ("常州", "ns"), ("公司", "n"), ("了", "u")]])
    assert rows[0, 0].tolist() == [0, 1, 1, 0, 0, 0]
    assert rows[1, 0].tolist() == [0, 0, 2, 0, 1, 0]
    assert rows[2, 0].tolist() == [0, 2, 0, 1, 0, 0]


def test_what_is_added_is_the_sum_over_the_slots():
    rows = numpy.array([[[1]], [[2]], [[0]]])
    (added,) = vectors().added(rows)[0]
    assert added.tolist() == [1.0] * WIDTH + [20.0] * WIDTH + [0.0] * WIDTH


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("太原的三星公司参加活动", "太原的三星公司参加活动"),
        ("呼和浩特創新規劃，參議院內閣", "呼和浩特创新规划,参议院内阁"),
        ("什麼是著名的乾隆", "什么是著名的干隆"),
    ],
)
def test_the_dictionary_is_asked_in_simplified_characters_as_it_spells_them(monkeypatch, text, read):
    asked = []

    class Asked:
        def words_of(self, text):
            asked.append(text)
            return [(sign, "n") for sign in text]

    tagger = tuned.load()
    monkeypatch.setattr(tagger, "_words", Asked())
    ((*tokens,),) = tagger.tag([text], Checkpoint())
    assert asked == [read]
    assert tokens[-1].end == len(text)
