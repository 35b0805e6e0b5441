"""The rows of a library by source: what a batch brings, and what is counted."""

from hypothesis import given
from hypothesis import strategies as st

from tui.workspace.articles.catalog import Entry, Heading, Line, State, Trouble
from tui.workspace.articles.groups import Groups


def rows(name: str, states: str) -> tuple[Line, ...]:
    """Return the rows of a source: `u` an unread article, `r` one that was read, nothing a file that is unreadable."""
    if not states:
        return (Trouble(name, "why"),)
    known = {"u": State.UNREAD, "r": State.READ}
    return (Heading(name), *(Entry(name, n, "题", (), 9, known[s]) for n, s in enumerate(states, 1)))


BATCHES = st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.text("ur", max_size=3), max_size=4), max_size=5)


@given(BATCHES)
def test_batches_one_by_one_are_all_of_them_at_once(batches: list[dict[str, str]]) -> None:
    groups, known = Groups(), dict[str, tuple[Line, ...]]()
    for batch in batches:
        news = {name: rows(name, states) for name, states in batch.items()}
        before, groups, known = groups, groups.taking(news), {**known, **news}
        assert groups == Groups(known)
        assert (*groups,) == (*known,)
        assert groups.articles == sum(isinstance(line, Entry) for lines in known.values() for line in lines)
        assert groups.unread == sum(
            getattr(line, "state", None) is State.UNREAD for ls in known.values() for line in ls
        )
        told = groups.unlike(before)
        assert told is not None
        assert _sorted(told) == _sorted(Groups(known).unlike(Groups(before)))
        changed, added = told
        assert [name for name in known if name not in before] == added
        assert set(changed) == {name for name in before if before[name] != known[name]}


def _sorted(told: tuple[list[str], list[str]] | None) -> tuple[list[str], list[str]] | None:
    return told and (sorted(told[0]), told[1])


def test_what_a_batch_was_made_of_stays_as_it_is() -> None:
    first = Groups({"a": rows("a", "uu")})
    second = first.taking({"a": rows("a", "r"), "b": rows("b", "u")})
    assert (first.articles, first.unread, len(first)) == (2, 2, 1)
    assert (second.articles, second.unread, len(second)) == (2, 1, 2)
    assert first["a"] == rows("a", "uu")


def test_a_library_read_again_is_no_later_version() -> None:
    before = Groups({"a": rows("a", "u"), "b": rows("b", "u")})
    assert Groups().taking({"b": rows("b", "u")}).unlike(before) is None
    assert Groups().unlike(before) is None
    assert Groups({"a": rows("a", "u")}).unlike(before) is None
