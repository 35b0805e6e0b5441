"""The review queue's order: deciding, skipping, going back."""

from hypothesis import given
from hypothesis import strategies as st

from tui.workspace.queue import Item, Queue


def queue(*quotes: str) -> Queue:
    made = Queue()
    made.add(Item("a.txt", 1, at, at + 1, quote, "ORG") for at, quote in enumerate(quotes))
    return made


def quote(made: Queue) -> str | None:
    return made.current.quote if made.current else None


def test_deciding_goes_on_to_the_next_item() -> None:
    made = queue("甲", "乙", "丙")
    made.decide(made.alike()[:1], True)
    assert quote(made) == "乙"
    assert made.counted(True) == 1


def test_a_skipped_item_comes_back_at_the_end() -> None:
    made = queue("甲", "乙", "丙")
    seen = []
    made.skip()
    for _item in range(3):
        seen.append(quote(made))
        made.decide(made.alike()[:1], True)
    assert seen == ["乙", "丙", "甲"]
    assert made.current is None


def test_skipping_the_last_item_begins_again_at_the_first() -> None:
    made = queue("甲", "乙")
    made.step(1)
    made.skip()
    assert quote(made) == "甲"


def test_a_group_is_decided_together_and_comes_back_together() -> None:
    made = queue("甲", "乙", "甲", "丙", "甲")
    assert made.alike() == (0, 2, 4)
    decided = made.decide(made.alike(), False, "不是甲")
    assert (quote(made), made.counted(False)) == ("乙", 3)
    made.back(decided)
    assert (quote(made), made.counted(False), len(made.waiting)) == ("甲", 0, 5)
    made.back(decided)
    assert len(made.waiting) == 5


def test_going_back_and_forth_decides_nothing() -> None:
    made = queue("甲", "乙", "丙")
    made.step(-1)
    assert quote(made) == "丙"
    made.step(1)
    assert quote(made) == "甲"
    assert len(made.waiting) == 3


def test_an_empty_queue_does_nothing() -> None:
    made = Queue()
    made.skip()
    made.step(1)
    assert made.alike() == ()
    assert made.current is None


@given(st.lists(st.sampled_from(["accept", "group", "skip", "next", "back", "undo"]), max_size=40))
def test_no_item_is_ever_lost_or_shown_twice(steps: list[str]) -> None:
    made = queue(*"甲乙甲丙丁乙")
    for step in steps:
        if step == "accept":
            made.decide(made.alike()[:1], True)
        elif step == "group":
            made.decide(made.alike(), False)
        elif step == "skip":
            made.skip()
        elif step == "undo" and made.trail:
            made.back(made.trail[-1])
        else:
            made.step(1 if step == "next" else -1)
        gone = [number for decided in made.trail for number in decided.numbers]
        assert sorted([*gone, *made.waiting]) == list(range(6))
        assert made.current is None or made.number in made.waiting
