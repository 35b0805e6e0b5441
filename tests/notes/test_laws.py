"""Laws that hold whatever two sessions do: nothing said is lost, undo goes back exactly, merging keeps every text."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.notes.conftest import TEXT, make_source
from tui.notes.file import content, layout, mend
from tui.notes.model.annotation import Anchor, Annotation, Kind, Status
from tui.notes.model.create import create
from tui.notes.model.merge import merge, same
from tui.notes.store.store import Change, Store
from tui.text.source import Source, Span

words = st.text(st.characters(codec="utf-8"), max_size=12)
tags = st.lists(st.sampled_from(["机构", "人", "经济/物价", "[/x]"]), max_size=3, unique=True).map(tuple)
spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 5)), min_size=1, max_size=3).map(
    lambda some: tuple(Span(start, start + size) for start, size in some)
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | words,
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
annotations = st.builds(
    Annotation,
    id=st.integers(0, 2**128 - 1).map(lambda number: f"{number:032x}"),
    source=st.just("x.txt"),
    anchor=st.builds(Anchor, spans=spans, quote=words, before=words, after=words),
    kind=st.sampled_from(Kind),
    whole=st.booleans(),
    tags=tags,
    note=words,
    status=st.sampled_from(Status),
    author=words,
    rev=st.integers(0, 9),
    data=st.dictionaries(words, json_values, max_size=3),
)


@given(annotations)
def test_every_annotation_is_read_as_it_was_written(said: Annotation) -> None:
    data = layout.dump({"pizhu": {"1": {"format": 1}}, "_default": {layout.key(said.id): layout.row(said)}})
    found = content.read(data, mend.take)
    assert (found.quarantine, found.problems) == ("", ())
    assert [layout.annotation(row, "x.txt") for row in found.tables["_default"].values()] == [said]


@given(annotations, words, words, words, tags, tags, tags)
def test_of_two_changes_of_one_note_nothing_said_is_lost(
    base: Annotation,
    note: str,
    one: str,
    two: str,
    tags: tuple[str, ...],
    first: tuple[str, ...],
    last: tuple[str, ...],
) -> None:
    base = replace(base, note=note, tags=tags)
    stored, said = replace(base, note=one, tags=first), replace(base, note=two, tags=last)
    for known in (base, None):
        both = merge(known, stored, said)
        assert one in both.note or one == note
        assert two in both.note or two == note
        assert (set(first) | set(last)) - set(tags) <= set(both.tags)
    assert set(merge(base, stored, said).tags) >= set(first) & set(last)


@given(annotations, words, tags)
def test_a_change_of_one_side_is_that_change(base: Annotation, note: str, tags: tuple[str, ...]) -> None:
    said = replace(base, note=note, tags=tags)
    assert same(merge(base, base, said), said)
    assert same(merge(base, said, base), said)
    assert same(merge(None, said, said), said)


@contextmanager
def two_sessions() -> Iterator[tuple[Source, list[Store]]]:
    with tempfile.TemporaryDirectory() as folder:
        source = make_source(Path(folder), "x.txt", TEXT)
        stores = [
            Store(Path(folder) / "annotations", state=Path(folder) / "state", author=name) for name in ("甲", "乙")
        ]
        yield source, stores
        for store in stores:
            store.close()


def act(store: Store, source: Source, kind: str, at: int, text: str) -> None:
    known = store.read(source).annotations
    if kind == "add" or not known:
        store.apply(source, Change("添", put=(create(source, [(at, at + 2)], note=text),)))
    elif kind == "change":
        store.apply(source, Change("改", put=(replace(known[at % len(known)], note=text, tags=(text,)),)))
    elif kind == "remove":
        store.apply(source, Change("删", drop=(known[at % len(known)],)))
    elif kind == "undo":
        store.undo()
    elif kind == "redo":
        store.redo()


def said(store: Store, source: Source) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {a.id: (a.note, a.tags) for a in store.read(source).annotations}


actions = st.lists(
    st.tuples(st.sampled_from(["add", "add", "change", "remove"]), st.integers(0, 50), st.sampled_from("甲乙丙丁")),
    max_size=8,
)


@settings(max_examples=25)
@given(actions)
def test_undo_goes_back_through_every_state_and_redo_forth(some: list[tuple[str, int, str]]) -> None:
    with two_sessions() as (source, (store, _other)):
        states = [said(store, source)]
        for kind, at, text in some:
            before = len(store.history())
            act(store, source, kind, at, text)
            if len(store.history()) > before:
                states.append(said(store, source))
        for state in reversed(states[:-1]):
            store.undo()
            assert said(store, source) == state
        for state in states[1:]:
            store.redo()
            assert said(store, source) == state


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.integers(0, 1), st.sampled_from(["add", "change", "remove", "undo", "redo"]), st.integers(0, 50)),
        max_size=14,
    )
)
def test_whatever_two_sessions_do_they_see_the_same_and_the_last_word_is_there(
    some: list[tuple[int, str, int]],
) -> None:
    with two_sessions() as (source, stores):
        for number, (who, kind, at) in enumerate(some):
            act(stores[who], source, kind, at, f"话{number}")
            texts = [note for note, _ in said(stores[who], source).values()]
            if kind in ("add", "change"):
                assert any(f"话{number}" in note for note in texts)
            assert said(stores[0], source) == said(stores[1], source)
