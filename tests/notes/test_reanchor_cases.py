"""Where a note stands after an edit, case by case: ⟦…⟧ marks its text in the old version and in the new one."""

from dataclasses import replace

import pytest

from tui.notes.anchors.reanchor import anchor_at, reanchor
from tui.notes.model.annotation import Anchor, AnchorState, Annotation
from tui.text.source import Span

OK, MOVED, CHANGED, LOST = AnchorState.OK, AnchorState.MOVED, AnchorState.CHANGED, AnchorState.LOST
THIRTY = "子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊己庚辛壬癸天地玄黄宇宙洪荒"


def plain(marked: str) -> tuple[str, Span]:
    """Return a text without its ⟦⟧, and the span that they mark."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    return marked.replace("⟦", "").replace("⟧", ""), Span(start, end)


def carry(old: str | None, new: str, anchor: Anchor) -> Anchor:
    return reanchor(old, new, [Annotation("1", "x.txt", anchor)])[0].anchor


@pytest.mark.parametrize(
    ("old", "new", "hold"),
    [
        # New text before a note: as much as could lengthen a name, and more.
        ("天⟦辰巳⟧子丑", "天民⟦辰巳⟧子丑", CHANGED),
        ("天⟦辰巳⟧子丑", "天工农兵⟦辰巳⟧子丑", CHANGED),
        ("天⟦辰巳⟧子丑", "天工农兵学⟦辰巳⟧子丑", OK),
        ("天⟦辰巳⟧子丑", "天工农,⟦辰巳⟧子丑", OK),
        ("天⟦辰巳⟧子丑", "天,⟦辰巳⟧子丑", OK),
        ("天地⟦辰巳⟧子丑", "天地民⟦辰巳⟧子丑", CHANGED),
        ("天地玄⟦辰巳⟧子丑", "天地玄工农⟦辰巳⟧子丑", CHANGED),
        ("未庚申戌.庚戊壬玄亥宙己巳⟦丁⟧", "未庚申戌.庚戊壬玄亥宙己巳三⟦丁⟧", CHANGED),
        ("未庚申戌.庚戊壬玄亥宙己巳⟦丁⟧", "未庚申戌.庚戊壬玄亥宙己巳工,农⟦丁⟧", CHANGED),
        ("子丑寅⟦卯⟧辰", "人子丑寅⟦卯⟧辰", OK),
        ("子丑⟦寅卯⟧辰", "子,丑⟦寅卯⟧辰", OK),
        # At the beginning of a text nothing stood before a note that could have been lengthened.
        ("⟦辰巳⟧子丑", "民⟦辰巳⟧子丑", OK),
        ("⟦3亿元⟧投资", "1⟦3亿元⟧投资", CHANGED),
        # New text behind a note.
        ("天⟦辰巳⟧子丑", "天⟦辰巳⟧民子丑", CHANGED),
        ("天⟦辰巳⟧子丑", "天⟦辰巳⟧工农兵子丑", CHANGED),
        ("天⟦辰巳⟧子丑", "天⟦辰巳⟧工农兵学子丑", OK),
        ("天⟦辰巳⟧子丑", "天⟦辰巳⟧,工农子丑", OK),
        ("天⟦辰巳⟧子", "天⟦辰巳⟧民子", CHANGED),
        # What comes behind the last words of a text is a new sentence, unless they are a number.
        ("天地⟦辰巳⟧", "天地⟦辰巳⟧民", OK),
        ("天地⟦辰巳⟧", "天地⟦辰巳⟧5%", OK),
        ("天地⟦辰3⟧", "天地⟦辰3⟧5", CHANGED),
        ("天地⟦辰3⟧", "天地⟦辰3⟧.5", CHANGED),
        ("天地⟦辰3⟧", "天地⟦辰3⟧.民5", OK),
        ("天地⟦辰3⟧", "天地⟦辰3⟧%", CHANGED),
        ("天地⟦辰3⟧", "天地⟦辰3⟧。", OK),
        ("天地⟦辰三⟧", "天地⟦辰三⟧十", CHANGED),
        ("天地⟦3辰⟧", "天地⟦3辰⟧5", OK),
        ("天地⟦5巳⟧辰", "天地⟦5巳⟧%辰", OK),
        ("天地⟦。3巳⟧", "天地⟦。3巳⟧5", OK),
        ("5⟦三寅⟧甲乙", "5.⟦三寅⟧甲乙", CHANGED),
        ("-⟦5乙⟧,", "-⟦5乙⟧,人", OK),
        # Nothing that was there before is new: a note keeps its neighbours.
        ("丙,-⟦5⟧", "丙,-⟦5⟧.农工5农报", OK),
        # Deletions beside a note.
        ("子丑⟦寅卯⟧辰巳", "子⟦寅卯⟧辰巳", OK),
        ("子丑⟦寅卯⟧辰巳", "子丑⟦寅卯⟧巳", OK),
        ("丁⟦寅⟧", "⟦寅⟧", OK),
        ("⟦丁.⟧丙乙", "⟦丁.⟧", OK),
        # Inside a note.
        ("⟦辛甲宙酉⟧", "⟦甲宙酉⟧", CHANGED),
        ("⟦卯壬亥庚⟧", "⟦卯壬亥庚⟧。", OK),
        ("宇丁⟦辰巳⟧", "宇丁⟦辰⟧", CHANGED),
        ("⟦丙宙申卯⟧", "⟦卯⟧", CHANGED),
        ("⟦地乙荒天⟧", "⟦地⟧,-工报", CHANGED),
        # Another text in the same place: three of four neighbours on both sides vouch for it.
        ("甲乙丙丁⟦戊⟧己庚辛壬", "甲乙丙丁⟦人⟧己庚辛壬", CHANGED),
        ("甲乙丙丁⟦戊己⟧庚辛壬癸", "甲乙丙丁⟦人民⟧庚辛壬癸", CHANGED),
        ("子丑寅卯辰巳午未⟦戊⟧申酉戌亥天地玄黄", "子丑寅卯辰巳午人⟦民⟧申酉戌亥天地玄黄", CHANGED),
        ("子丑寅卯辰巳午未⟦戊⟧申酉戌亥天地玄黄", "子丑寅卯人巳午未⟦民⟧申酉戌亥天地玄黄", CHANGED),
        ("子丑寅卯辰巳午未⟦戊⟧申酉戌亥天地玄黄", "子丑寅卯辰人午未⟦民⟧申酉戌亥天地玄黄", CHANGED),
        ("子丑寅卯辰巳午未⟦戊⟧申酉戌亥天地玄黄", "子丑寅卯辰人工未⟦民⟧申酉戌亥天地玄黄", LOST),
        ("子丑寅卯辰巳午未⟦戊⟧申酉戌亥天地玄黄", "子丑寅卯辰巳午未⟦民⟧申人戌亥天地玄黄", CHANGED),
        ("子丑寅卯辰巳午未⟦戊⟧申酉戌亥天地玄黄", "子丑寅卯辰巳午未⟦民⟧申人工亥天地玄黄", LOST),
    ],
)
def test_a_note_after_an_edit(old: str, new: str, hold: AnchorState) -> None:
    before, span = plain(old)
    after, place = plain(new)
    found = carry(before, after, anchor_at(before, (span,)))
    assert found.hold is hold
    if hold is not LOST:
        assert found.spans == (place,)


@pytest.mark.parametrize(("extra", "hold"), [(14, CHANGED), (15, LOST)])
def test_a_note_is_stretched_by_so_much_and_no_more(extra: int, hold: AnchorState) -> None:
    """A note of six characters may grow to 20; beyond, it is not the note's text any more."""
    before, span = plain("子丑寅卯⟦辰巳午未申酉⟧戌亥天地")
    after = before.replace("午", "午" + "人民日报工农兵学商工业农业队"[:extra] + "。" * (extra - 14))
    assert carry(before, after, anchor_at(before, (span,))).hold is hold


@pytest.mark.parametrize(
    ("quote", "before", "after", "new"),
    [
        ("丙,", "", "午", "⟦丙,⟧午戌"),
        ("丙,", "卯", "", "午卯⟦丙,⟧"),
        ("丙", "卯", "午", "丙卯子⟦丙⟧午"),
        ("丙", "卯", "午", "卯⟦丙⟧子丙卯"),
        ("丙丁", "", "午", "丙丁寅丙丁卯⟦丙丁⟧午"),
        ("丙 丁", "卯 ", "午", "卯\n⟦丙丁⟧子"),
        ("丙丁", "远近子丑寅卯辰巳午未", "申", "大小子丑寅卯辰巳午未子⟦丙丁⟧申"),
        ("丙丁", "远近寅卯辰巳午未申酉", "戌", "寅卯辰巳午未申酉⟦丙丁⟧亥"),
        ("丙丁", "戌", "子丑寅卯辰巳午未远近", "亥⟦丙丁⟧子丑寅卯辰巳午未"),
        ("子丑寅卯辰巳午未申酉戌亥", "甲", "乙", "丙子丑⟦子丑寅卯辰巳午未申酉戌亥⟧丁"),
        ("丙丁", "卯", "午", "卯丙丁子丙丁午卯⟦丙丁⟧午"),
        ("丙丁", "卯", "午", "卯⟦丙丁⟧午丙丁午卯丙丁子"),
    ],
)
def test_without_the_old_text_a_note_is_sought_by_quote_and_context(
    quote: str, before: str, after: str, new: str
) -> None:
    text, span = plain(new)
    anchor = Anchor((Span(50, 50 + len(quote)),), quote, before, after)
    assert carry(None, text, anchor) == replace(anchor, spans=(span,), hold=MOVED)


@pytest.mark.parametrize(
    ("quote", "before", "after", "new"),
    [
        ("", "卯", "午", "卯午"),
        ("丙", "卯", "午", "子丙丑"),
        ("丙", "", "", "丙"),
        ("丙丁", "卯", "午", "卯丙丁午子卯丙丁午"),
        ("丙丁", "卯", "午", "卯丙丁子丙丁午"),
        ("丙丁", "戌子丑寅卯辰巳午未", "申", "子丑寅卯辰巳午丙丁酉"),
        ("子丑寅卯辰巳午未申酉戌", "甲", "乙", "丙子丑寅卯辰巳午未申酉戌丁"),
        ("子丑寅卯辰巳午未申酉戌亥", "甲", "乙", "子丑寅卯辰巳午未申酉戌亥子丑寅卯辰巳午未申酉戌亥"),
    ],
)
def test_a_quote_that_could_be_anywhere_or_nowhere_is_lost(quote: str, before: str, after: str, new: str) -> None:
    assert carry(None, new, Anchor((Span(0, 2),), quote, before, after)).hold is LOST


def test_a_short_quote_that_stands_where_other_old_text_stood_is_not_taken_for_the_note() -> None:
    old = "子丑寅丙丁卯辰巳。"
    lost = Anchor((Span(2, 2),), "丙丁", "寅", "卯", LOST)
    assert carry(old, old + "午", lost).hold is LOST


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("子丑寅卯辰巳午未申酉⟦丙丁⟧", "子丑寅卯辰巳午未申酉", 10),
        ("子丑寅卯 辰⟦丙丁⟧", "子丑寅卯 辰", 6),
        ("子⟦丙丁⟧", "子", 1),
        ("子⟦丙丁⟧丑", "子丑", 1),
        ("⟦丙丁⟧丑寅", "丑寅", 0),
        ("⟦丙丁⟧", "丑", 0),
        ("子丑寅卯辰巳午⟦丙丁⟧戊己庚辛壬癸", "子丑寅卯辰巳", 6),
    ],
)
def test_a_lost_note_waits_behind_the_last_text_before_it_that_still_stands(old: str, new: str, at: int) -> None:
    before, span = plain(old)
    anchor = anchor_at(before, (span,))
    assert carry(before, new, anchor) == replace(anchor, spans=(Span(at, at),), hold=LOST)


def test_a_lost_note_is_not_carried_by_the_text_at_which_it_waits() -> None:
    lost = Anchor((Span(1, 3),), "丙丁", "", "", LOST)
    assert carry("子丑寅卯", "子丑寅卯辰", lost).hold is LOST


def test_a_note_of_several_places_of_which_one_is_gone_says_that_it_changed() -> None:
    old = f"{THIRTY[:12]}。{THIRTY[12:24]}"
    anchor = anchor_at(old, (Span(2, 6), Span(15, 19)))
    new = THIRTY[12:24]
    found = carry(old, new, anchor)
    assert (found.spans, found.hold) == ((Span(2, 6),), CHANGED)
    assert found.quote == anchor.quote


def test_a_note_without_a_place_is_lost_at_the_beginning() -> None:
    assert carry("子丑", "子", Anchor((), "丙", "", "")) == Anchor((Span(0, 0),), "丙", "", "", LOST)


def test_context_is_what_stands_on_both_sides() -> None:
    text = THIRTY * 3
    found = anchor_at(text, (Span(40, 42), Span(44, 45)))
    assert (found.before, found.after) == (text[8:40], text[45:77])
    assert found.quote == text[40:42] + text[44]
    assert anchor_at(text, (Span(3, 5),)).before == text[:3]
