"""Two versions of one annotation become one: nothing that anybody wrote is lost."""

from dataclasses import replace
from typing import Any

import pytest

from tui.notes.model.annotation import Anchor, AnchorState, Annotation, Kind, Status
from tui.notes.model.merge import merge, same
from tui.text.source import Span

ANCHOR = Anchor((Span(2, 4),), "大连", "", "")
BASE = Annotation(
    "1" * 32,
    "a.txt",
    ANCHOR,
    tags=("甲", "乙"),
    note="原文",
    data={"type": "ORG", "scope": "here"},
    author="王",
    created="2026-01-02",
    modified="2026-01-03",
    rev=3,
)
LATER: dict[str, Any] = {"modified": "2026-01-05", "rev": 4}
FIELDS: list[tuple[str, Any, Any]] = [
    ("kind", Kind.MARK, Kind.WORD),
    ("anchor", replace(ANCHOR, spans=(Span(3, 5),), hold=AnchorState.MOVED), replace(ANCHOR, quote="大连市")),
    ("whole", True, True),
    ("status", next(s for s in Status if s is not BASE.status), BASE.status),
    ("colour", "red", "blue"),
    ("author", "李", "赵"),
    ("origin", "pizhu", "import"),
]


def stored(**said: Any) -> Annotation:
    return replace(BASE, **{**LATER, **said})


@pytest.mark.parametrize(("name", "mine", "_other"), FIELDS)
def test_what_only_one_changed_is_kept(name: str, mine: Any, _other: Any) -> None:
    assert getattr(merge(BASE, BASE, stored(**{name: mine})), name) == mine
    assert getattr(merge(BASE, stored(**{name: mine}), replace(BASE, note="新")), name) == mine


@pytest.mark.parametrize(("name", "mine", "other"), FIELDS)
def test_of_two_changes_of_one_field_the_later_action_wins(name: str, mine: Any, other: Any) -> None:
    done = merge(BASE, stored(**{name: other}), stored(**{name: mine}))
    assert getattr(done, name) == mine


@pytest.mark.parametrize(("name", "mine", "_other"), FIELDS)
def test_without_a_known_beginning_what_was_said_wins(name: str, mine: Any, _other: Any) -> None:
    assert getattr(merge(None, BASE, stored(**{name: mine})), name) == mine


@pytest.mark.parametrize(
    ("base", "there", "said", "wanted"),
    [
        ("原文", "原文", "新", "新"),
        ("原文", "新", "原文", "新"),
        ("原文", "原文 加", "原文 加 又", "原文 加 又"),
        ("原文", "原文 加 又", "原文 加", "原文 加 又"),
        (None, "短", "短文", "短文"),
        (None, "短文", "短", "短文"),
    ],
)
def test_one_of_two_notes_is_enough_where_it_holds_the_other(
    base: str | None, there: str, said: str, wanted: str
) -> None:
    begun = None if base is None else replace(BASE, note=base)
    assert merge(begun, stored(note=there), stored(note=said, modified="2026-01-06")).note == wanted


def test_of_two_different_notes_both_texts_are_kept_with_who_and_when() -> None:
    note = merge(BASE, stored(note="一"), stored(note="二", author="李", modified="2026-01-06")).note
    assert note == "一\n\n--- also written by 李, 2026-01-06 ---\n\n二"
    unsigned = merge(BASE, stored(note="一"), stored(note="二", author="", modified="")).note
    assert "also written by ?, ?" in unsigned


def test_a_session_replaces_its_own_earlier_text() -> None:
    assert merge(BASE, stored(note="一"), stored(note="二"), own=True).note == "二"


@pytest.mark.parametrize(
    ("base", "there", "said", "wanted"),
    [
        (("甲", "乙"), ("甲", "乙"), ("丙",), ("丙",)),
        (("甲", "乙"), ("甲", "乙", "丙"), ("甲", "丁"), ("甲", "丙", "丁")),
        (("甲",), (), ("甲", "丁"), ("丁",)),
        (None, ("甲",), ("乙", "甲"), ("甲", "乙")),
    ],
)
def test_tags_are_united_less_those_taken_away(
    base: tuple[str, ...] | None, there: tuple[str, ...], said: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    begun = None if base is None else replace(BASE, tags=base)
    assert merge(begun, stored(tags=there), stored(tags=said, note="新")).tags == wanted


@pytest.mark.parametrize(
    ("base", "there", "said", "wanted"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, {"a": 3}, {"a": 3, "b": 2}),
        ({"a": 1, "b": 2}, {"a": 1, "b": 2, "c": 3}, {"a": 1}, {"a": 1, "c": 3}),
        ({"a": 1}, {"a": 2}, {"a": 1, "b": 4}, {"a": 2, "b": 4}),
        (None, {"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
    ],
)
def test_data_is_merged_field_by_field(
    base: dict[str, int] | None, there: dict[str, int], said: dict[str, int], wanted: dict[str, int]
) -> None:
    begun = None if base is None else replace(BASE, data=base)
    assert merge(begun, stored(data=there), stored(data=said, note="新")).data == wanted


def test_times_span_both_versions() -> None:
    done = merge(BASE, stored(created="2026-01-01"), stored(note="新", modified="2026-02-01"))
    assert (done.created, done.modified) == ("2026-01-01", "2026-02-01")
    assert merge(BASE, stored(created=""), stored(note="新")).created == "2026-01-02"
    assert merge(BASE, stored(created=""), stored(note="新", created="")).created == ""


def test_what_says_the_same_is_stored_as_it_was() -> None:
    there = stored(source="b.txt")
    assert merge(BASE, there, replace(BASE, modified="2027")) is there
    assert same(there, BASE) and not same(there, replace(BASE, note="新"))


def test_name_and_revision_are_those_of_the_stored_version() -> None:
    done = merge(BASE, stored(rev=7), replace(BASE, rev=3, note="新", source="b.txt"))
    assert (done.id, done.source, done.rev) == (BASE.id, "a.txt", 7)
