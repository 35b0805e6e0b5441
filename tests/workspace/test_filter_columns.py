"""A filter over many subjects at once finds what it finds one by one."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.workspace.subjects import Made
from tui.workspace.filter import matcher, parse, ranker
from tui.workspace.filter.columns import FilterColumns

NOW = datetime(2026, 5, 1, tzinfo=UTC)
TEXTS = ("大连海关", "营商环境", "海关总署", "ＡＩ", "")
SUBJECTS = st.builds(
    Made,
    words=st.fixed_dictionaries(
        {
            "title": st.lists(st.sampled_from(TEXTS), max_size=1).map(tuple),
            "tag": st.lists(st.sampled_from(("政策", "政策/外贸", "海关")), max_size=3).map(tuple),
            "has": st.lists(st.sampled_from(("note", "star", "mark")), max_size=3).map(tuple),
            "text": st.lists(st.sampled_from(TEXTS), max_size=1).map(tuple),
            "is": st.lists(st.sampled_from(("unread", "read", "star")), max_size=2).map(tuple),
        }
    ),
    sizes=st.dictionaries(st.sampled_from(("length", "notes", "figures")), st.integers(0, 5)),
    day=st.none() | st.dates(date(2024, 1, 1), date(2024, 3, 1)).map(lambda day: (day, day)),
    touched=st.none() | st.datetimes(datetime(2026, 4, 1), datetime(2026, 5, 1), timezones=st.just(UTC)),
)
CONDITIONS = st.sampled_from(
    (
        "title:海关", "title=大连海关", "title~大连海官", "title:海*署", "tag:政策", "tag:政策/*", "tag=政策",
        "has:note",
        "has:mark", "is:unread", "length>2", "length:1..3", "notes<=1", "figures>=1", "date:2024-02", "date>2024-01-15",
        "newer:2w", "older:2026-04-20", "海关", "~海官", "text:环境", "近(大连 海关)3",
    )
)  # fmt: skip
FILTERS = st.recursive(
    CONDITIONS,
    lambda inner: st.one_of(
        inner.map(lambda one: f"-({one})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} | {pair[1]})"),
        st.tuples(inner, inner).map(" ".join),
    ),
    max_leaves=5,
)
ORDERS = st.sampled_from(("", " sort:title", " sort:-length", " sort:-notes,title", " sort:date", " sort:-changed"))


@given(st.lists(SUBJECTS, max_size=8), FILTERS, ORDERS)
def test_many_at_once_are_as_one_by_one(subjects: list[Made], typed: str, order: str) -> None:
    wanted = parse(f"({typed})" + order)
    fits = matcher(wanted, NOW)
    one_by_one = ranker(wanted)(subject for subject in subjects if fits(subject))
    columns = FilterColumns(subjects)
    for _again in range(2):
        found = columns.find(wanted, now=NOW)
        assert found is not None
        assert [id(subjects[at]) for at in found] == [id(subject) for subject in one_by_one]


@given(st.lists(SUBJECTS, min_size=3, max_size=8), st.lists(SUBJECTS, min_size=3, max_size=3), FILTERS, ORDERS)
def test_changed_subjects_are_found_as_if_all_were_asked_anew(
    subjects: list[Made], others: list[Made], typed: str, order: str
) -> None:
    wanted, columns = parse(f"({typed})" + order), FilterColumns(subjects)
    columns.find(wanted, now=NOW)
    now = list(subjects)
    for place, subject in zip((0, 2, 0), others, strict=True):
        now[place] = subject
        columns = columns.changed({place: subject})
        found, fresh = columns.find(wanted, now=NOW), FilterColumns(now).find(wanted, now=NOW)
        assert found is not None and fresh is not None
        assert found.tolist() == fresh.tolist()


def test_one_that_is_no_longer_wanted_stops() -> None:
    assert FilterColumns([Made()] * 3).find(parse("海关"), lambda: True) is None
