"""Where each character of an old text stands in the new one; in texts without repeats there is one right answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notes.anchors import alignment
from tui.notes.anchors.alignment import Alignment, compact

LETTERS = "".join(map(chr, range(0x4E00, 0x4E00 + 160)))
"""Characters none of which stands twice."""
OTHERS = "".join(map(chr, range(0x5E00, 0x5E00 + 60)))
WAYS = pytest.mark.parametrize("stretches", [False, True], ids=["letter by letter", "by stretches"])


@contextmanager
def by_stretches(wanted: bool) -> Iterator[None]:
    """Align as large texts are aligned, by stretches that stand once, though the texts are small."""
    with pytest.MonkeyPatch.context() as patch:
        if wanted:
            patch.setattr(alignment, "DIRECT", 0)
            patch.setattr(alignment, "SHINGLE", 6)
            patch.setattr(alignment, "SHORT_SHINGLE", 3)
        yield


def aligned(old: str, new: str, stretches: bool = False) -> Alignment:
    with by_stretches(stretches):
        return Alignment(compact(old), compact(new))


def test_white_space_and_width_do_not_count() -> None:
    found = compact(" 甲\u3000乙\n\n（１，Ａ。“”—")
    assert found.text == '甲乙(1,A.""-'
    assert list(found.place) == [1, 3, 6, 7, 8, 9, 10, 11, 12, 13]
    assert list(aligned("甲，乙", "甲 ,\n乙").image) == [0, 1, 2]


@WAYS
@given(st.data())
def test_a_deletion_takes_its_characters_and_no_others(stretches: bool, data: st.DataObject) -> None:
    old = LETTERS[: data.draw(st.integers(0, 120))]
    low = data.draw(st.integers(0, len(old)))
    high = data.draw(st.integers(low, len(old)))
    found = aligned(old, old[:low] + old[high:], stretches)
    assert list(found.image) == [*range(low), *[-1] * (high - low), *range(low, len(old) - (high - low))]
    assert found.moved == []


@WAYS
@given(st.data())
def test_an_insertion_parts_the_text_and_changes_nothing(stretches: bool, data: st.DataObject) -> None:
    old = LETTERS[: data.draw(st.integers(0, 120))]
    at = data.draw(st.integers(0, len(old)))
    more = OTHERS[: data.draw(st.integers(0, 60))]
    found = aligned(old, old[:at] + more + old[at:], stretches)
    assert list(found.image) == [*range(at), *range(at + len(more), len(old) + len(more))]


@WAYS
@given(st.data())
def test_two_edits_leave_the_text_between_them_in_its_place(stretches: bool, data: st.DataObject) -> None:
    old = LETTERS[:100]
    gone = data.draw(st.integers(1, 20))
    more = data.draw(st.integers(1, 20))
    new = old[:20] + old[20 + gone : 60] + OTHERS[:more] + old[60:]
    image = [*range(20), *[-1] * gone, *range(20, 60 - gone), *range(60 - gone + more, len(new))]
    assert list(aligned(old, new, stretches).image) == image


@given(st.integers(10, 25), st.integers(26, 40), st.integers(0, 20), st.integers(0, 20), st.booleans())
def test_what_changed_places_is_found_and_known_to_have_moved(
    short: int, long: int, before: int, after: int, first: bool
) -> None:
    sizes = (short, long) if first else (long, short)
    ends = [before, before + sizes[0], before + sum(sizes), before + sum(sizes) + after]
    old = LETTERS[: ends[3]]
    new = old[: ends[0]] + old[ends[1] : ends[2]] + old[ends[0] : ends[1]] + old[ends[2] :]
    found = Alignment(compact(old), compact(new))
    assert [new[place] for place in found.image] == list(old)
    low, high = (ends[0], ends[1]) if first else (ends[1], ends[2])
    assert found.moved == list(range(low, high))
    assert found.was_moved(low, low + 1) and found.was_moved(0, len(old)) and found.was_moved(high - 1, len(old))
    assert not found.was_moved(0, low) and not found.was_moved(high, len(old))


def test_a_letter_that_became_another_is_the_same_place_and_not_the_same_letter() -> None:
    old = LETTERS[:20]
    found = aligned(old, f"{old[:9]}人{old[10:]}")
    assert list(found.image) == list(range(20))
    assert [at for at in range(20) if not found.same(at)] == [9]
    assert not aligned("甲乙", "").same(0)


def test_letters_that_agree_by_chance_where_a_passage_gave_way_to_another_are_no_images() -> None:
    old = f"{LETTERS[:30]}{OTHERS[:12]}的{OTHERS[12:24]}{LETTERS[30:60]}"
    new = f"{LETTERS[:30]}{OTHERS[24:36]}的{OTHERS[36:48]}{LETTERS[30:60]}"
    assert list(aligned(old, new).image) == [*range(30), *[-1] * 25, *range(55, 85)]


@pytest.mark.parametrize(
    "text",
    [
        "天说好。⟦地说好。⟧人",
        "⟦天说好。⟧地笑。人",
        "天说好！⟦地说好！⟧人",
        "天说好?⟦地说好?⟧人",
        "天说好;⟦地说好;⟧人",
        "“天说好”⟦“地说好”⟧人",
        "天好，⟦地好，⟧人",
        "天好：⟦地好：⟧人",
        "天好\n⟦地好\n⟧人",
        "天，好。⟦地，好。⟧人",
        "人民。天，好，⟦地，好，⟧人",
        "甲甲。⟦乙甲。⟧丙",
        "⟦天说好。⟧天笑。人",
        "甲。⟦天说好！⟧天笑。人",
        "甲笑？⟦天地好，天地笑？⟧天地坏。",
        "甲：⟦天地好：⟧天地坏。",
        "天好，⟦天好，⟧天坏。",
        "甲\n⟦天地好\n⟧天地坏",
        "甲，乙。⟦丙，丁。⟧丙，戊。己",
        "甲乙。⟦丙丁己。⟧丙丁戊。己",
        "说“好”⟦说“坏”⟧说人",
        "甲甲，乙；⟦甲甲；⟧甲丙。",
    ],
)
def test_of_equal_ways_to_part_a_text_the_one_between_sentences_is_taken(text: str) -> None:
    whole, cut = text.replace("⟦", "").replace("⟧", ""), text[: text.index("⟦")] + text[text.index("⟧") + 1 :]
    low, high = text.index("⟦"), text.index("⟧") - 1
    inside = [at for at, place in enumerate(compact(whole).place) if low <= place < high]
    size = len(compact(whole).text)
    rest = [at for at in range(size) if at not in inside]
    shorter = {at: number for number, at in enumerate(rest)}
    assert list(aligned(whole, cut).image) == [shorter.get(at, -1) for at in range(size)]
    assert list(aligned(cut, whole).image) == rest


def test_several_stretches_that_changed_places_are_known_in_any_order() -> None:
    parts = [LETTERS[at : at + 20] for at in range(0, 100, 20)]
    found = aligned("".join(parts), "".join([parts[4], parts[3], parts[2], parts[1], parts[0]]))
    new = compact("".join(parts[::-1])).text
    assert [new[place] for place in found.image] == list("".join(parts))
    assert found.moved == sorted(found.moved) and len(found.moved) == 80
    stays = [at for at in range(0, 100, 20) if not found.was_moved(at, at + 20)]
    assert len(stays) == 1


@pytest.mark.parametrize("wrong", [3, 4, 5, 6, 7])
def test_letters_read_wrong_stay_in_their_place_where_most_around_them_are_right(wrong: int) -> None:
    old = LETTERS[:120]
    bad = set(range(10, 110, wrong))
    new = "".join(OTHERS[at % 60] if at in bad else letter for at, letter in enumerate(old))
    found = aligned(old, new)
    assert list(found.image) == list(range(120))
    assert {at for at in range(120) if not found.same(at)} == bad


REFRAIN = "山高水长风清月白云淡天高"


@pytest.mark.parametrize("verse", [1, 4, 6])
def test_in_a_text_that_repeats_itself_each_repeat_keeps_its_rank(verse: int) -> None:
    verses = [f"{REFRAIN}{letter}。" for letter in OTHERS[:7]]
    changed = [*verses[:verse], f"{REFRAIN}{LETTERS[:9]}。", *verses[verse:]]
    old, new = "".join(verses), "".join(changed)
    size, more = len(verses[0]), len(changed[verse])
    at = size * verse
    image = [*range(at), *range(at + more, len(old) + more)]
    assert list(aligned(old, new, stretches=True).image) == list(aligned(old, new).image) == image


@given(st.integers(1, 30), st.integers(1, 30), st.integers(0, 25), st.integers(0, 25))
def test_by_stretches_what_lies_between_two_edits_is_found_however_far_they_push_it(
    gone: int, more: int, gone_later: int, more_later: int
) -> None:
    a, b, c = LETTERS[:40], LETTERS[40:80], LETTERS[80:120]
    old = f"{a}{OTHERS[:gone]}{b}{OTHERS[30 : 30 + gone_later]}{c}"
    new = f"{a}{OTHERS[60 - more :][:more]}{b}{LETTERS[120 : 120 + more_later]}{c}"
    found = aligned(old, new, stretches=True)
    for part in (a, b, c):
        there = [found.image[old.index(part) + at] for at in range(40)]
        assert there == [new.index(part) + at for at in range(40)]


@WAYS
@given(st.text("甲乙丙。", max_size=40), st.text("甲乙丙。", max_size=40))
def test_no_character_becomes_two_and_equal_ends_stay(stretches: bool, old: str, new: str) -> None:
    found = aligned(old, new, stretches)
    images = [place for place in found.image if place >= 0]
    assert len(images) == len(set(images))
    assert all(0 <= place < len(new) for place in images)
    assert list(aligned(old, old, stretches).image) == list(range(len(old)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲甲甲甲甲甲甲甲甲辰辰甲甲巳巳", "甲天地甲甲辰辰甲甲巳巳"),
        ("巳巳。甲丙甲辰。甲丙甲。甲丙甲午。甲丙甲", "。甲丙甲午。甲丙巳"),
        ("乙丙乙丙午乙丙乙丙未乙丙乙丙未乙丙乙丙寅寅", "乙乙丙未乙丙乙丙未乙丙"),
    ],
)
def test_a_deletion_beside_another_in_a_text_that_repeats_itself_is_aligned(old: str, new: str) -> None:
    images = [image for image in Alignment(compact(old), compact(new)).image if image >= 0]
    assert len(set(images)) == len(images)


def test_texts_that_repeat_themselves_are_aligned_one_to_one_after_any_edits() -> None:
    chance = Random(11)
    for _ in range(3000):
        unit = "".join(chance.choices("甲乙丙丁戊。", k=chance.randrange(1, 5)))
        parts = [unit, unit, unit, *"子丑寅卯辰巳午未。"]
        old = new = "".join(chance.choices(parts, [3, 3, 3, *[1] * 9], k=chance.randrange(4, 40)))
        for _edit in range(chance.randrange(1, 5)):
            at = chance.randrange(len(new) + 1)
            new = new[:at] + chance.choice(["", "", "天地", unit]) + new[at + chance.randrange(9) :]
        images = [image for image in Alignment(compact(old), compact(new)).image if image >= 0]
        assert len(set(images)) == len(images), (old, new)
