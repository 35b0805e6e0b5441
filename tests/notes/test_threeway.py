"""Merging three versions of a file of notes loses no id, no tag and no word, and deletes only what nobody changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notes.conftest import TEXT
from tui.notes.file import codebook, kepttext, layout, parse
from tui.notes.file.codebook import Tag
from tui.notes.file.layout import MARK, NOTES, ONLY, Tables
from tui.notes.file.threeway import merge
from tui.notes.model.annotation import Anchor, Annotation, Status
from tui.text.source import Span


def note(number: int, **fields: object) -> Annotation:
    at = number * 3
    return replace(Annotation(f"{number:032x}", "", Anchor((Span(at, at + 3),), TEXT[at : at + 3])), **fields)  # type: ignore[arg-type]


def written(*notes: Annotation, text: str = TEXT) -> bytes:
    rows = {layout.key(one.id): layout.row(one) for one in notes}
    source = {ONLY: kepttext.pack(text)}
    tables: Tables = {MARK: {ONLY: {"format": 1}}, NOTES: rows, "source": source}
    return layout.dump(tables)


def merged(base: bytes, ours: bytes, theirs: bytes) -> dict[str, Annotation]:
    done = merge(base, ours, theirs)
    assert done.problem == ""
    rows = parse.tables(done.data)[NOTES].values()
    return {one.id: one for one in (layout.annotation(row, "") for row in rows)}


ONE = note(1, note="一", tags=("甲", "乙"))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param([ONE, note(2)], [ONE, note(3)], [ONE, note(2), note(3)], id="both add"),
        pytest.param([], [ONE], [], id="ours deletes what theirs left alone"),
        pytest.param([ONE], [], [], id="theirs deletes what ours left alone"),
        pytest.param([], [], [], id="both delete"),
        pytest.param(
            [], [replace(ONE, note="改", rev=1)], [replace(ONE, note="改", rev=1)], id="a change wins over a deletion"
        ),
        pytest.param(
            [replace(ONE, note="改", rev=1)], [], [replace(ONE, note="改", rev=1)], id="the same the other way"
        ),
        pytest.param(
            [replace(ONE, tags=("甲", "乙", "丙"), rev=1)],
            [replace(ONE, tags=("乙", "丁"), rev=1)],
            [replace(ONE, tags=("乙", "丙", "丁"), rev=2)],
            id="tags are sets",
        ),
        pytest.param(
            [replace(ONE, note="一二", rev=1)],
            [replace(ONE, status=Status.DONE, rev=1)],
            [replace(ONE, note="一二", status=Status.DONE, rev=2)],
            id="field by field",
        ),
        pytest.param(
            [replace(ONE, note="同", rev=1)],
            [replace(ONE, note="同", rev=1)],
            [replace(ONE, note="同", rev=1)],
            id="same",
        ),
    ],
)
def test_what_comes_of_two_branches(
    ours: list[Annotation], theirs: list[Annotation], expected: list[Annotation]
) -> None:
    found = merged(written(ONE), written(*ours), written(*theirs))
    assert found == {one.id: one for one in expected}


def test_of_two_texts_both_are_kept_and_to_be_checked() -> None:
    ours, theirs = replace(ONE, note="我的话", rev=1), replace(ONE, note="她的话", author="她", rev=1)
    (found,) = merged(written(ONE), written(ours), written(theirs)).values()
    assert "我的话" in found.note
    assert "她的话" in found.note
    assert found.status is Status.CHECK


def test_anchors_are_carried_to_the_text_of_ours() -> None:
    new = "新的一段。\n" + TEXT
    ours = written(replace(ONE, anchor=Anchor((Span(9, 12),), TEXT[3:6])), text=new)
    found = merged(written(ONE), ours, written(ONE, note(2)))
    assert new[slice(*found[note(2).id].anchor.spans[0])] == TEXT[6:9]


@pytest.mark.parametrize("bad", [b"", b"{", b"[]", b"no json", written(ONE)[:60]])
def test_a_damaged_side_leaves_the_good_one_and_says_so(bad: bytes) -> None:
    good = written(ONE, note(2))
    for done in (merge(written(ONE), good, bad), merge(written(ONE), bad, good)):
        assert done.data == good
        assert done.problem


def test_a_damaged_base_is_no_base() -> None:
    assert set(merged(b"{", written(ONE), written(ONE, note(2)))) == {ONE.id, note(2).id}


def test_definitions_of_one_tag_are_both_kept() -> None:
    def book(*tags: Tag) -> bytes:
        rows = {codebook.key_of(tag.name): codebook.row(tag) for tag in tags}
        return layout.dump({MARK: {ONLY: {"format": 1}}, NOTES: rows})

    base, ours, theirs = Tag("甲"), Tag("甲", "我的定义", aliases=("a",)), Tag("甲", "她的定义", key="1")
    done = merge(book(base), book(ours, Tag("乙")), book(theirs), "annotations/codebook.json")
    tags = {tag.name: tag for tag in codebook.codebook(parse.tables(done.data)[NOTES].values())}
    assert set(tags) == {"甲", "乙"}
    assert "我的定义" in tags["甲"].definition
    assert "她的定义" in tags["甲"].definition
    assert tags["甲"].aliases == ("a",)


notes = st.integers(0, 12).flatmap(
    lambda n: st.builds(
        lambda text, tags, status: note(n, note=text, tags=tuple(tags), status=status),
        st.text(st.sampled_from("甲乙丙 a\n"), max_size=4),
        st.lists(st.sampled_from(["数据", "政策", "人物/官员"]), unique=True, max_size=3),
        st.sampled_from(Status),
    )
)
books = st.lists(notes, max_size=6, unique_by=lambda one: one.id)


@given(books, books, books)
def test_no_id_tag_or_word_is_lost(base: list[Annotation], ours: list[Annotation], theirs: list[Annotation]) -> None:
    before = {one.id: one for one in base}
    found = merged(*(written(*side) for side in (base, ours, theirs)))
    for side, other in ((ours, theirs), (theirs, ours)):
        there = {one.id: one for one in other}
        for one in side:
            old = before.get(one.id)
            if one == old and one.id not in there:
                assert one.id not in found
                continue
            assert one.id in found
            if one != old:
                assert set(one.tags) - set(old.tags if old else ()) <= set(found[one.id].tags)
                assert one.note in found[one.id].note or one.note == (old.note if old else "")
    assert set(found) <= {one.id for one in (*ours, *theirs)}


@given(books, books)
def test_what_one_branch_alone_changed_is_taken_as_it_is(base: list[Annotation], changed: list[Annotation]) -> None:
    assert merge(written(*base), written(*base), written(*changed)).data == written(*changed)
    assert merge(written(*base), written(*changed), written(*base)).data == written(*changed)


def test_the_file_name_may_be_a_path(tmp_path: Path) -> None:
    assert merge(b"", written(ONE), written(ONE), str(tmp_path / "x.json")).data == written(ONE)
