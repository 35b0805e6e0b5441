"""The review queue: groups in order, deciding, skipping, going back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.workspace.review.contexts import least_alike
from tui.workspace.review.item import Item
from tui.workspace.review.pace import Pace
from tui.workspace.review.queue import Queue


def item(quote: str, kind: str = "ORG", at: int = 0, before: str = "", after: str = "") -> Item:
    return Item("a.txt", 1, at, at + 1, quote, kind, before, after)


def queue(quotes: str, kind: str = "ORG") -> Queue:
    made = Queue()
    made.add(item(quote, kind, at) for at, quote in enumerate(quotes))
    return made


def quote(made: Queue) -> str | None:
    return made.current.quote if made.current else None


def groups(made: Queue) -> list[str]:
    return [group[1] for group in made.order]


def test_the_largest_group_comes_first_and_equal_ones_as_they_stand_in_the_text() -> None:
    assert groups(queue("甲乙丙乙丁丁丁")) == ["丁", "乙", "甲", "丙"]


def test_terms_come_last_however_many_there_are() -> None:
    made = Queue()
    made.add([*(item("术", "TERM", at) for at in range(3)), item("甲", at=9)])
    assert groups(made) == ["甲", "术"]


def test_terms_can_be_left_out_and_come_back_undecided() -> None:
    made = Queue()
    made.add([*(item("术", "TERM", at) for at in range(3)), item("甲", at=9)])
    made.switch_terms()
    made.add([item("语", "TERM", at=10)])
    assert (groups(made), made.left) == (["甲"], 1)
    made.decide(made.alike(), True)
    assert made.current is None
    made.switch_terms()
    assert (groups(made), made.left) == (["术", "语"], 4)


def test_what_is_found_later_takes_its_place_by_size_and_leaves_the_current_one() -> None:
    made = queue("甲")
    made.add([item("乙", at=5), item("乙", at=6)])
    assert (quote(made), groups(made)) == ("甲", ["甲", "乙"])
    made.decide(made.alike(), True)
    assert quote(made) == "乙"


def test_deciding_one_stays_in_its_group_until_that_is_done() -> None:
    made = queue("甲甲乙")
    made.decide(made.alike()[:1], True)
    assert (quote(made), made.left) == ("甲", 2)
    made.decide(made.alike()[:1], False)
    assert quote(made) == "乙"
    assert (made.counted(True), made.counted(False)) == (1, 1)


def test_one_taken_out_is_asked_next_and_the_group_no_longer_speaks_for_the_library() -> None:
    made = queue("甲甲甲乙")
    assert made.whole
    made.move(1)
    out = made.number
    made.take_out()
    assert not made.whole
    made.decide(made.alike(), True)
    assert (quote(made), made.number, made.left) == ("甲", out, 2)
    assert not made.whole
    made.decide(made.alike(), False)
    assert quote(made) == "乙"


def test_the_only_one_of_a_group_cannot_be_taken_out() -> None:
    made = queue("甲")
    made.take_out()
    assert made.left == 1 and made.whole


def test_a_skipped_group_comes_back_at_the_end() -> None:
    made, seen = queue("甲乙丙"), []
    made.skip()
    for _group in range(3):
        seen.append(quote(made))
        made.decide(made.alike(), True)
    assert seen == ["乙", "丙", "甲"]
    assert made.current is None


def test_what_was_put_off_stays_behind_what_is_found_after_it() -> None:
    made = queue("甲甲")
    made.add([item("丙", at=8)])
    made.skip()
    made.add([item("乙", at=9), item("乙", at=10)])
    assert groups(made) == ["丙", "乙", "甲"]


def test_undo_returns_to_the_group_and_the_item_of_the_decision() -> None:
    made = queue("甲甲甲乙")
    made.move(2)
    here = made.number
    decided = made.decide(made.alike(), False, "不是甲")
    assert (quote(made), made.counted(False)) == ("乙", 3)
    made.back(decided)
    assert (made.number, made.counted(False), made.left) == (here, 0, 4)
    made.back(decided)
    assert made.left == 4


def test_going_back_and_forth_decides_nothing() -> None:
    made = queue("甲乙丙")
    made.step(-1)
    assert quote(made) == "丙"
    made.step(1)
    assert (quote(made), made.left) == ("甲", 3)


def test_an_empty_queue_does_nothing() -> None:
    made = Queue()
    made.skip()
    made.step(1)
    made.move(1)
    made.take_out()
    assert (made.alike(), made.current, made.whole) == ((), None, False)


def test_small_groups_of_a_type_share_a_sheet_of_five_once_everything_is_found() -> None:
    made = queue("甲甲甲乙丙丁丁戊己庚")
    made.add([item("术", "TERM", 20), item("语", "TERM", 21), item("人", "PER", 22)])
    made.bundle()
    quotes = [[made.items[number].quote for number in made.groups[group]] for group in made.order]
    assert quotes == [["甲"] * 3, ["丁", "丁", "乙", "丙", "戊"], ["己", "庚"], ["人"], ["术", "语"]]
    made.decide(made.alike(), True)
    made.take_out()
    decided = made.decide(made.alike(), True)
    assert (len(decided.numbers), quote(made)) == (4, "丁")
    made.back(decided)
    assert made.left == 10


def test_what_stands_alone_for_a_reason_goes_on_no_sheet() -> None:
    made = queue("甲乙丙丁")
    made.skip()
    made.bundle()
    assert [len(made.groups[group]) for group in made.order] == [1, 2, 1]
    assert quote(made) == "乙"


@given(
    st.lists(
        st.sampled_from(
            ["accept", "group", "skip", "next", "back", "undo", "down", "out", "add", "sheet", "as before", "say"]
        ),
        max_size=40,
    )
)
def test_no_item_is_ever_lost_or_shown_twice(steps: list[str]) -> None:
    made = queue("甲乙甲丙丁乙")
    for step in steps:
        if step in {"accept", "group"} and made.current:
            made.decide(made.alike()[: 1 if step == "accept" else None], step == "accept")
        elif step == "undo" and made.trail:
            made.back(made.trail[-1])
        elif step == "as before":
            made.move_back()
        elif step == "say":
            made.say("x")
        elif step == "sheet":
            made.bundle()
        elif step == "add":
            made.add([item("甲", at=len(made.items))])
        elif step in {"next", "back"}:
            made.step(1 if step == "next" else -1)
        elif step in {"skip", "out", "down"}:
            {"skip": made.skip, "out": made.take_out, "down": lambda: made.move(1)}[step]()
        gone = [number for decided in made.trail for number in decided.numbers]
        assert sorted([*gone, *made.waiting]) == list(range(len(made.items)))
        assert made.left == len(made.waiting)
        assert (made.current is None) == (not made.waiting)
        assert all(made.groups[group] for group in made.order)
        assert sorted(made.order) == sorted(made.groups)


@pytest.mark.parametrize("step", ["skip", "take_out"])
@given(st.integers(0, 3), st.integers(0, 2))
def test_what_was_put_off_or_taken_out_is_taken_back(step: str, group: int, at: int) -> None:
    made = queue("甲乙甲丙丁乙甲")
    made.step(group)
    made.move(at)
    before = (made.group, made.at, {name: sorted(numbers) for name, numbers in made.groups.items()})
    getattr(made, step)()
    decided = made.decide(made.alike(), True)
    assert not made.move_back()
    made.back(decided)
    made.move_back()
    after = (made.group, made.at, {name: sorted(numbers) for name, numbers in made.groups.items()})
    assert after == before and made.whole


def test_contexts_least_alike_come_first() -> None:
    same = [item("甲", before="来自", after="的消息") for _ in range(8)]
    other = item("甲", before="参观了", after="博物馆")
    assert least_alike([*same, other])[:2] == [0, 8]
    assert len(least_alike([*same, other])) == 5


def test_a_group_shows_every_item_once_the_different_ones_first() -> None:
    made = Queue()
    made.add(
        [*(item("甲", at=at, before="来自", after="的消息") for at in range(8)), item("甲", before="在", after="市")]
    )
    assert sorted(made.members()) == list(range(9))
    assert made.members()[:2] == [0, 8]


def test_pace_counts_keys_and_foretells_by_the_median() -> None:
    times = iter([0.0, 2.0, 2.0, 6.0, 6.0, 106.0])
    pace = Pace(lambda: next(times))
    assert (pace.per_suggestion, pace.minutes(10)) == (None, None)
    for count in (3, 1, 1):
        pace.shown()
        pace.keys += 1
        pace.decided(count)
    assert pace.per_suggestion == 3 / 5
    assert pace.minutes(30) == 2.0


def test_who_went_away_for_an_hour_is_not_told_of_days_that_are_left() -> None:
    times = iter([0.0, 3600.0])
    pace = Pace(lambda: next(times))
    pace.shown()
    pace.decided(1)
    assert pace.minutes(10) == 20.0
