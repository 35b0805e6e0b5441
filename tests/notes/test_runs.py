"""Stretches that two texts share: which are found, how they are joined, and which of them stand in order."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notes.anchors.runs import Run, RunPair, common_prefix, heaviest_chain, ranked_runs, sentence_runs, unique_runs

SIXTEEN = "子丑寅卯辰巳午未申酉戌亥甲乙丙丁"


def whole(old: str, new: str) -> RunPair:
    return RunPair(0, len(old), 0, len(new))


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("甲乙丙丁", "戊甲乙丙", [Run(0, 1, 3)]),
        ("甲乙丙丁", "甲乙丙丁", [Run(0, 0, 4)]),
        ("甲乙丙丁", "甲乙戊丁", [Run(0, 0, 2)]),
        ("甲乙丙", "丁戊己", []),
        ("甲", "甲", []),  # shorter than what is looked for
        ("甲乙", "甲乙", [Run(0, 0, 2)]),
        ("甲乙丙丁戊", "丁戊甲乙丙", [Run(0, 2, 3), Run(3, 0, 2)]),  # changed places: two runs
        ("甲乙人丙丁", "甲乙丙丁", [Run(0, 0, 2), Run(3, 2, 2)]),
        ("甲乙丙丁", "甲乙人丙丁", [Run(0, 0, 2), Run(2, 3, 2)]),
        ("甲乙子甲乙", "甲乙", []),  # what stands twice says nothing
        ("甲乙", "甲乙子甲乙", []),
        ("甲乙子甲乙丙", "甲乙丙", [Run(4, 1, 2)]),
        ("人甲乙丙", "甲乙丙", [Run(1, 0, 3)]),
    ],
)
def test_stretches_that_stand_once_on_each_side(old: str, new: str, found: list[Run]) -> None:
    assert unique_runs(old, new, whole(old, new), 2) == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("甲乙子甲乙", "甲乙丑甲乙", [Run(0, 0, 2), Run(3, 3, 2)]),  # the first is the first
        ("甲乙子甲乙", "甲乙", []),  # not as often here as there
        ("甲乙丙", "甲乙丙", [Run(0, 0, 3)]),
        ("甲甲甲", "甲甲甲", [Run(0, 0, 3)]),
        ("丙丁甲乙", "甲乙丙丁", [Run(0, 2, 2), Run(2, 0, 2)]),
    ],
)
def test_stretches_that_stand_equally_often_are_paired_in_order(old: str, new: str, found: list[Run]) -> None:
    assert ranked_runs(old, new, whole(old, new), 2) == found


def test_only_what_lies_in_the_box_counts() -> None:
    box = RunPair(2, 6, 1, 5)
    assert unique_runs("甲乙甲乙丙丁甲乙", "丁甲乙丙丁甲", box, 2) == [Run(2, 1, 4)]
    assert unique_runs("甲乙丙", "甲乙丙", RunPair(0, 2, 0, 3), 2) == [Run(0, 0, 2)]
    assert ranked_runs("甲乙甲乙丙丁甲乙", "丁甲乙丙丁甲", box, 2) == [Run(2, 1, 4)]
    assert ranked_runs("甲乙丙", "甲乙丙", RunPair(1, 3, 1, 3), 2) == [Run(1, 1, 2)]


def test_stretches_further_apart_than_their_length_are_two_runs() -> None:
    assert unique_runs("甲乙子丑丙丁", "甲乙寅卯丙丁", whole("甲乙子丑丙丁", "甲乙寅卯丙丁"), 2) == [
        Run(0, 0, 2),
        Run(4, 4, 2),
    ]
    joined = unique_runs("甲乙丙丁", "甲乙丙丁", RunPair(0, 4, 0, 4), 1)
    assert joined == [Run(0, 0, 4)]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (f"{SIXTEEN}.", f"{SIXTEEN}.", [Run(0, 0, 17)]),
        (f"{SIXTEEN[1:]}.", f"{SIXTEEN[1:]}.", []),  # a short one is not rare
        (f"{SIXTEEN}.甲乙.", f"甲乙.{SIXTEEN}.", [Run(0, 3, 17)]),  # nor does it become so further down
        (SIXTEEN, SIXTEEN, []),  # without its stop nobody knows how it goes on
        (f"{SIXTEEN}.", f"{SIXTEEN}!", []),
        (f"甲.{SIXTEEN};", f"{SIXTEEN};", [Run(2, 0, 17)]),
        (f"{SIXTEEN}.{SIXTEEN}.", f"乙!{SIXTEEN}.{SIXTEEN}.", [Run(0, 2, 17), Run(17, 19, 17)]),
        (f"{SIXTEEN}.{SIXTEEN}.", f"{SIXTEEN}.", []),
        (f"{SIXTEEN}.一{SIXTEEN}?", f"一{SIXTEEN}?{SIXTEEN}.", [Run(0, 18, 17), Run(17, 0, 18)]),
    ],
)
def test_long_sentences_are_paired_first(old: str, new: str, found: list[Run]) -> None:
    assert sentence_runs(old, new, whole(old, new)) == found


def test_sentences_outside_the_box_do_not_count() -> None:
    text = f"{SIXTEEN}.{SIXTEEN}."
    assert sentence_runs(text, text, RunPair(0, 17, 17, 34)) == [Run(0, 17, 17)]


@pytest.mark.parametrize(
    ("one", "other", "length"),
    [("", "", 0), ("甲", "", 0), ("甲", "乙", 0), ("甲乙", "甲乙丙", 2), ("甲乙丙", "甲丁丙", 1), ("甲乙", "甲乙", 2)],
)
def test_the_common_beginning(one: str, other: str, length: int) -> None:
    assert common_prefix(one, other) == common_prefix(other, one) == length


@given(st.text("甲乙丙。", max_size=30), st.text("甲乙丙。", max_size=30), st.integers(1, 4))
def test_runs_are_shared_lie_in_order_of_the_old_text_and_hold_no_pair_twice(old: str, new: str, size: int) -> None:
    for find in (unique_runs, ranked_runs):
        runs = find(old, new, whole(old, new), size)
        assert all(run.length >= size for run in runs)
        assert all(old[run.old : run.old + run.length] == new[run.new : run.new + run.length] for run in runs)
        assert all(one.old < other.old for one, other in pairwise(runs))
        pairs = [(run.old + k, run.new + k) for run in runs for k in range(run.length - size + 1)]
        assert len(pairs) == len(set(pairs))


@given(st.text("甲乙丙", max_size=20))
def test_a_text_is_one_run_of_itself_where_every_stretch_stands_once(text: str) -> None:
    pieces = [text[at : at + 3] for at in range(len(text) - 2)]
    if pieces and len(pieces) == len(set(pieces)):
        assert unique_runs(text, text, whole(text, text), 3) == [Run(0, 0, len(text))]


RUNS = st.lists(st.builds(Run, st.integers(0, 9), st.integers(0, 9), st.integers(1, 6)), max_size=7).map(sorted)


@given(RUNS)
def test_the_chain_stands_in_order_and_none_weighs_more(runs: list[Run]) -> None:
    chain = heaviest_chain(runs)
    places = [runs.index(run) for run in chain]
    assert places == sorted(places)
    assert in_order(chain)
    best = max(
        sum(run.length for run in some)
        for n in range(len(runs) + 1)
        for some in combinations(runs, n)
        if in_order(some)
    )
    assert sum(run.length for run in chain) == best


def in_order(runs: list[Run] | tuple[Run, ...]) -> bool:
    return all(one.new < other.new for one, other in pairwise(runs))


def test_of_two_chains_the_one_that_covers_more_is_taken() -> None:
    assert heaviest_chain([]) == []
    assert heaviest_chain([Run(0, 0, 1)]) == [Run(0, 0, 1)]
    assert heaviest_chain([Run(0, 5, 4), Run(5, 0, 3), Run(9, 9, 1)]) == [Run(0, 5, 4), Run(9, 9, 1)]
    assert heaviest_chain([Run(0, 5, 3), Run(5, 0, 4), Run(9, 9, 1)]) == [Run(5, 0, 4), Run(9, 9, 1)]
    assert heaviest_chain([Run(0, 3, 2), Run(2, 0, 2), Run(4, 1, 2), Run(6, 2, 2)]) == [
        Run(2, 0, 2),
        Run(4, 1, 2),
        Run(6, 2, 2),
    ]
