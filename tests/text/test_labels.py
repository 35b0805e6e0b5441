"""Jump labels are short near the cursor and can be typed without doubt."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tui.text.labels import LETTERS, labels


@given(st.lists(st.integers(0, 5000), max_size=300, unique=True), st.integers(0, 5000))
def test_labels_are_distinct_and_none_begins_another(places, cursor) -> None:
    given_ = labels(places, cursor)
    assert len(given_) == len(places)
    assert all(1 <= len(label) <= 2 for label in given_)
    assert len(set(given_)) == len(given_)
    singles = {label for label in given_ if len(label) == 1}
    assert not any(label[0] in singles for label in given_ if len(label) == 2)


@given(st.lists(st.integers(0, 5000), max_size=300, unique=True), st.integers(0, 5000))
def test_nearer_places_never_have_longer_labels(places, cursor) -> None:
    by_distance = sorted(zip(places, labels(places, cursor), strict=True), key=lambda pair: abs(pair[0] - cursor))
    lengths = [len(label) for _, label in by_distance]
    assert lengths == sorted(lengths)


def test_up_to_as_many_places_as_letters_have_one_each() -> None:
    assert sorted(labels(range(26), 0)) == sorted(LETTERS)
    assert sum(len(label) == 1 for label in labels(range(27), 0)) == 25
    assert labels([10, 0, 5], 4) == ["d", "s", "a"]


def test_more_places_than_two_letters_can_name_stay_without() -> None:
    found = labels(range(9), 0, letters="ab")
    assert [bool(label) for label in found] == [True] * 4 + [False] * 5
    assert sorted(filter(None, found)) == ["aa", "ab", "ba", "bb"]
    assert not any(a.startswith(b) for a, b in permutations(filter(None, found), 2))
