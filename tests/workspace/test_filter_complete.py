"""What is offered while a filter is typed, and what saved filters mean."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.workspace.codebook.completion import KnownTag
from tui.workspace.filter import FilterError, parse, write
from tui.workspace.filter.complete import offers
from tui.workspace.filter.saved import FILE, save, saved, wanted
from tui.workspace.session import Session

TAGS = [KnownTag("政策/外贸", 3), KnownTag("海关", 5), KnownTag("营商 环境", 1)]
SAVED = {"待核": "status:check", "长文": "length>2000 sort:-length"}


def offered(typed: str, cursor: int | None = None) -> list[str]:
    at = len(typed) if cursor is None else cursor
    return [one.text for one in offers(typed, at, lambda key: TAGS if key == "tag" else (), SAVED).found]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ta", "tag:"),
        ("bq", "tag:"),
        ("biaoqian", "tag:"),
        ("作", "author:"),
        ("zz", "author:"),
        ("fig", "figure>"),
        ("-ha", "has:"),
        ("(is:unread | titl", "title:"),
        ("has:n", "note"),
        ("has：n", "note"),
        ("tag:", "海关"),
        ("tag:zc", "政策/外贸"),
        ("tag:zhengce", "政策/外贸"),
        ("tag:外贸", "政策/外贸"),
        ("标签：海", "海关"),
        ("tag:ys", '"营商 环境"'),
        ("tag:“营", '"营商 环境"'),
        ("sort:-no", "notes"),
        ("sort:title,-len", "length"),
        ("@", "@待核"),
        ("＠长", "@长文"),
        ("@dh", "@待核"),
        ("date:", "今年"),
        ("newer:", "3d"),
    ],
)
def test_keys_values_and_names_are_offered_by_han_pinyin_and_initials(typed: str, first: str) -> None:
    assert offered(typed)[:1] == [first]


@pytest.mark.parametrize(
    ("typed", "cursor", "after"),
    [
        ("ta", None, "tag:"),
        ("tag:zc", None, "tag:政策/外贸 "),
        ("ha is:read", 2, "has:is:read"),
        ("tag:“营", None, 'tag:"营商 环境" '),
        ("-(tag:zc is:read", 8, "-(tag:政策/外贸 is:read"),
    ],
)
def test_an_offer_is_put_in_the_place_of_what_was_typed(typed: str, cursor: int | None, after: str) -> None:
    at = len(typed) if cursor is None else cursor
    found = offers(typed, at, lambda key: TAGS if key == "tag" else (), SAVED)
    assert found.put(typed, 0)[0] == after


@given(st.text(max_size=40), st.integers(0, 40))
def test_whatever_is_typed_offers_lie_within_the_line(typed: str, cursor: int) -> None:
    at = min(cursor, len(typed))
    found = offers(typed, at, lambda _key: TAGS, SAVED)
    assert 0 <= found.start <= found.end <= len(typed)
    for number in range(len(found.found)):
        value, place = found.put(typed, number)
        assert value.startswith(typed[: found.start]) and place <= len(value)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("@待核", "status:check"),
        ("＠待核 is:read", "status:check is:read"),
        ("-@待核", "-status:check"),
        ("@待核 | is:read", "status:check | is:read"),
        ("@长文", "length>2000 sort:-length"),
        ("-@长文", "-length>2000"),
        ("(@长文) sort:title", "length>2000 sort:title"),
        ('"@待核"', '"@待核"'),
    ],
)
def test_a_saved_filter_stands_for_what_it_says(typed: str, same: str) -> None:
    assert parse(typed, SAVED) == parse(same)


@pytest.mark.parametrize(
    ("typed", "names", "column"),
    [
        ("is:read @没有", SAVED, 8),
        ("@坏", {"坏": "date:maybe"}, 0),
        ("@圈", {"圈": "@环", "环": "@圈"}, 0),
        ("@", SAVED, 0),
    ],
)
def test_a_name_that_means_nothing_is_pointed_at(typed: str, names: dict[str, str], column: int) -> None:
    with pytest.raises(FilterError) as failed:
        parse(typed, names)
    assert failed.value.column == column


def test_without_saved_filters_such_a_word_is_looked_for() -> None:
    assert parse("@张三") == parse('"@张三"')
    assert parse(write(parse("@张三")), SAVED) == parse("@张三")


def test_saved_filters_are_kept_in_order_and_forgotten(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    with Session.open(tmp_path) as session:
        assert saved(session) == {}
        save(session, "@待核", 'note:"说 \\"好\\"" ')
        save(session, "长文", "length>2000")
        save(session, "待核", "status:check")
        assert list(saved(session).items()) == [("待核", "status:check"), ("长文", "length>2000")]
        assert wanted(session, "@长文 @待核") == parse("length>2000 status:check")
        save(session, "待核", "")
        assert list(saved(session)) == ["长文"]


@pytest.mark.parametrize("name", ["", "@", "a b", "a:b", "甲“乙", "x" * 41, "a\x1bb"])
def test_a_name_that_could_not_be_typed_again_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    with Session.open(tmp_path) as session, pytest.raises(ValueError):
        save(session, name, "is:read")


@given(st.text(max_size=30))
def test_whatever_a_filter_says_is_read_again(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    folder = tmp_path_factory.mktemp("library")
    (folder / "a.txt").write_text("甲", encoding="utf-8")
    with Session.open(folder) as session:
        save(session, "名", typed.encode("utf-8", "replace").decode() or "x")
        assert saved(session)["名"] == (typed.encode("utf-8", "replace").decode() or "x")


def test_a_damaged_file_of_filters_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    with Session.open(tmp_path) as session:
        path = session.library.annotations / FILE
        path.parent.mkdir(exist_ok=True)
        path.write_text("[filters\n", encoding="utf-8")
        assert saved(session) == {}
        save(session, "待核", "status:check")
        assert saved(session) == {"待核": "status:check"}
        assert path.with_name(f"{FILE}.damaged").read_text(encoding="utf-8") == "[filters\n"
