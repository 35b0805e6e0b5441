"""What is understood of a figure: shown field by field, confirmed or mended, and gone by everywhere."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import pizhu
from tui.language.ledger import FactKind, Provenance
from tui.language.ledger.fact import Fact, Interval
from tui.text.article import Article
from tui.text.source import Span
from tui.workspace.ledger import of_session
from tui.workspace.ledger.fields import FieldProblem, changed, facts_at, settling, shown
from tui.workspace.session import Session

TEXT = "经济消息\n\n2024年，全市地区生产总值9516.9亿元，同比增长5.2%。港口吞吐量超过3亿吨。\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with Session.open(tmp_path) as opened:
        yield opened


def article(session: Session) -> Article:
    return next(iter(session.articles()))


def fact(session: Session, text: str) -> Fact:
    return located(session, text).fact


def located(session: Session, text: str):
    at = TEXT.index(text)
    return facts_at(session, ("a.txt", 1), Span(at, at + 1))[0]


def keep(session: Session, text: str, **typed: str) -> None:
    one = located(session, text)
    fields = changed(one.fact, shown(one.fact) | typed)
    source = article(session).source
    said = tuple(session.notes.of(source).annotations)
    session.notes.apply(source, settling(article(session), said, one, fields, "x"))


def test_fields_are_shown_as_people_type_them(session: Session) -> None:
    assert shown(fact(session, "9516.9")) == {
        "indicator": "地区生产总值",
        "place": "全市",
        "period": "2024",
        "kind": "level",
        "value": "951690000000",
        "unit": "元",
    }
    assert shown(fact(session, "5.2"))["kind"] == "on the year"
    assert shown(fact(session, "3亿"))["value"].endswith("..")


@pytest.mark.parametrize("text", ["9516.9", "5.2", "3亿"])
def test_what_was_not_typed_otherwise_mends_nothing(session: Session, text: str) -> None:
    one = fact(session, text)
    assert changed(one, shown(one)) == {}


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"indicator": "工业总产值"}, {"indicator": "工业总产值"}),
        ({"value": "1.2亿"}, {"value": Interval(1.2e8, 1.2e8), "bound": "exact"}),
        ({"value": "100..200"}, {"value": Interval(100, 200), "bound": "range"}),
        ({"value": "100.."}, {"value": Interval(100, float("inf")), "bound": "over"}),
        ({"place": ""}, {"place": None}),
        ({"kind": "share"}, {"kind": "share"}),
        ({"period": ""}, {"period": None}),
        ({"unit": "万元", "place": "大连"}, {"unit": "万元", "place": "大连"}),
    ],
)
def test_what_was_typed_otherwise_is_what_is_mended(session: Session, typed: dict[str, str], fields: object) -> None:
    one = fact(session, "9516.9")
    assert changed(one, shown(one) | typed) == fields


@pytest.mark.parametrize(
    "period", ["2023", "2023-05", "2023-2024", "2023-01-01..03-31", "2023-05-06", "2023-05..2024-02"]
)
def test_a_period_typed_is_shown_as_the_same(session: Session, period: str) -> None:
    keep(session, "9516.9", period=period)
    again = fact(session, "9516.9")
    assert changed(again, shown(again)) == {} and again.period is not None


@pytest.mark.parametrize("typed", [{"value": "many"}, {"period": "someday"}, {"period": "2024.."}, {"kind": "sort"}])
def test_what_a_field_cannot_have_is_refused_by_its_name(session: Session, typed: dict[str, str]) -> None:
    one = fact(session, "9516.9")
    with pytest.raises(FieldProblem, match=next(iter(typed))):
        changed(one, shown(one) | typed)


def test_a_confirmed_fact_is_sure_and_a_mended_one_says_what_was_typed(session: Session) -> None:
    keep(session, "9516.9")
    assert set(fact(session, "9516.9").found.values()) == {Provenance.SAID}
    keep(session, "9516.9", indicator="总产值")
    keep(session, "9516.9", value="1亿", kind="change")
    one = fact(session, "9516.9")
    assert (one.indicator, one.value.low, one.kind) == ("总产值", 1e8, FactKind.CHANGE)
    assert len(session.notes.of(article(session).source).annotations) == 1
    session.notes.undo()
    assert (fact(session, "9516.9").indicator, fact(session, "9516.9").kind) == ("总产值", FactKind.LEVEL)


def test_the_command_line_mends_and_exports_go_by_it(session: Session, tmp_path: Path) -> None:
    place = f"a#1@{article(session).text.index('9516')}"
    where = ("--library", session.library.sources)
    told = json.loads(pizhu("fact", place, *where, "--format", "json").stdout)
    assert (told["text"], told["indicator"], told["unit"]) == ("9516.9亿元", "地区生产总值", "元")
    mended = pizhu("fact", place, *where, "--indicator", "工业总产值", "--value", "100亿", "--format", "json")
    assert json.loads(mended.stdout)["indicator"] == "工业总产值", mended.stderr
    out = tmp_path / "figures.csv"
    assert pizhu("export", session.library.sources, "--format", "figures", "-o", out).exit_code == 0
    rows = csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines())
    row = next(row for row in rows if row["text"] == "9516.9亿元")
    assert (row["measured"], row["low"], row["high"], row["origin"]) == (
        "工业总产值",
        "10000000000",
        "10000000000",
        "corrected",
    )
    for wrong in (["a#1@0"], ["a#1"], [place, "--value", "many"]):
        assert pizhu("fact", *wrong, *where).exit_code != 0


def test_a_figure_of_which_nothing_is_understood_is_filled_in_and_compared_from_then_on(tmp_path: Path) -> None:
    text = "工程消息\n\n总投资3亿元,建有2座5万吨级、2座3万吨级客滚泊位。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with Session.open(tmp_path) as session:
        at = text.index("2座")
        (one,) = facts_at(session, ("a.txt", 1), Span(at, at + 1))
        assert (shown(one.fact)["value"], shown(one.fact)["unit"], one.fact.indicator) == ("2", "座", "")
        source = article(session).source
        fields = changed(one.fact, shown(one.fact) | {"indicator": "GDP", "period": "2024"})
        session.notes.apply(source, settling(article(session), (), one, fields, "x"))
        (now,) = [one for one in of_session(session).facts if one.start == at]
        assert (now.fact.indicator, now.fact.known) == ("地区生产总值", True)
        session.notes.undo()
        assert not [one for one in of_session(session).facts if one.start == at]
