"""Relations between annotations, as they are kept."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tui.notes.file.layout import annotation, row
from tui.notes.model.annotation import Anchor, Annotation
from tui.notes.model.merge import merge
from tui.notes.model.relations import Relation, empty, related, relations, with_relations
from tui.text.source import Span

IDS = st.integers(1, 9).map(lambda n: f"{n:032x}")
KINDS = st.text(min_size=1, max_size=64)
NOTE = Annotation("a" * 32, "x.txt", Anchor((Span(0, 2),), "大连"))


@given(st.dictionaries(IDS, KINDS, max_size=5))
def test_relations_come_back_from_the_file_as_they_were_made(wanted: dict[str, str]) -> None:
    said = with_relations(NOTE, wanted)
    stored = annotation(row(said), "x.txt")
    assert {one.second: one.kind for one in relations(stored)} == wanted
    assert empty(stored) is not bool(wanted)


@given(IDS, KINDS, IDS, KINDS)
def test_two_sessions_that_relate_one_note_keep_both(one: str, kind: str, other: str, another: str) -> None:
    merged = merge(NOTE, related(NOTE, one, kind), related(NOTE, other, another))
    assert {relation.second for relation in relations(merged)} == {one, other}


@given(IDS, KINDS)
def test_an_empty_kind_takes_a_relation_away(second: str, kind: str) -> None:
    assert related(related(NOTE, second, kind), second, "") == NOTE


def test_what_is_no_relation_is_left_alone_and_not_read_as_one() -> None:
    data = {"relation:short": "says", f"relation:{'b' * 32}": 5, f"relation:{'c' * 32}": "", "done": True}
    said = replace(NOTE, data=data | {f"relation:{NOTE.id}": "of", f"relation:{'d' * 32}": "[/b]"})
    assert relations(said) == (Relation("[/b]", "d" * 32),)
    assert with_relations(said, {}).data.keys() >= {"relation:short", "done"}


def test_an_end_that_others_point_to_is_not_empty() -> None:
    other = related(replace(NOTE, id="b" * 32), NOTE.id, "of")
    assert empty(NOTE) and not empty(NOTE, [other])
