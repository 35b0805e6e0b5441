"""Tags are defined in a codebook, and renamed, merged and split over the library after a look at what will change."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.notes.conftest import make_source
from tui.notes.file import quarantine
from tui.notes.file.codebook import Codebook, Defining, Tag, TagNameError, normal, pin
from tui.notes.model.create import create
from tui.notes.store import tags
from tui.notes.store.notebook import Notebook
from tui.notes.store.store import Change, Store

Open = Callable[..., Store]


@pytest.fixture
def tagged(store: Store, tmp_path: Path) -> Store:
    """Return a store with two sources whose notes carry tags."""
    said = {"a": [("经济",), ("经济/物价", "机构"), ("社会",)], "b": [("经济",), ("经济学",), ()]}
    for name, all_tags in said.items():
        source = make_source(tmp_path, f"{name}.txt", "甲乙丙丁戊己庚辛")
        notes = tuple(create(source, [(k, k + 1)], tags=some) for k, some in enumerate(all_tags))
        store.apply(source, Change("标注", put=notes))
    store.define("定义", Defining((Tag("经济", "谈经济的", key="1"), Tag("经济/物价"), Tag("社会", "谈社会的"))))
    return store


def books(store: Store) -> list[Notebook]:
    return [store.read(name) for name in store.names()]


def all_tags(store: Store) -> list[tuple[str, ...]]:
    return [annotation.tags for book in books(store) for annotation in book.annotations]


def names(codebook: Codebook) -> list[str]:
    return [tag.name for tag in codebook.tags]


def test_the_codebook_is_a_tinydb_file_that_every_session_reads(tagged: Store, session: Open) -> None:
    assert names(session().codebook()) == ["社会", "经济", "经济/物价"]
    with TinyDB(tagged.folder / "codebook.json") as db:
        assert [row["name"] for row in db.all()] == ["社会", "经济", "经济/物价"]
    assert tagged.names() == ["a.txt", "b.txt"]


def test_a_tag_is_found_by_name_alias_and_key(store: Store) -> None:
    book = store.define("定义", Defining((Tag("机构", aliases=("ORG", "组织"), key="3"), Tag("人/官员"))))
    assert book.find("org") == book.find("机构") == book.pinned()["3"]
    assert book.get("ORG") is None
    assert [tag.parent for tag in book.below("人")] == ["人"]


def test_renaming_a_tag_takes_those_nested_in_it_along(tagged: Store) -> None:
    plan = tags.rename(books(tagged), tagged.codebook(), "经济", "财经")
    assert [(row.before, row.after) for row in plan.rows] == [
        (("经济",), ("财经",)),
        (("经济/物价", "机构"), ("财经/物价", "机构")),
        (("经济",), ("财经",)),
    ]
    assert (plan.sources, all_tags(tagged)[0]) == (2, ("经济",))
    tagged.apply_all(plan.label, plan.changes, tags=plan.tags)
    assert all_tags(tagged) == [("财经",), ("财经/物价", "机构"), ("社会",), ("财经",), ("经济学",), ()]
    assert names(tagged.codebook()) == ["社会", "财经", "财经/物价"]
    assert tagged.codebook().pinned()["1"].name == "财经"


def test_one_undo_takes_a_renaming_back_everywhere(tagged: Store) -> None:
    before = all_tags(tagged), names(tagged.codebook())
    plan = tags.rename(books(tagged), tagged.codebook(), "经济", "财经")
    tagged.apply_all(plan.label, plan.changes, tags=plan.tags)
    undone = tagged.undo()
    assert undone
    assert (all_tags(tagged), names(tagged.codebook())) == before
    tagged.redo()
    assert names(tagged.codebook()) == ["社会", "财经", "财经/物价"]


def test_renaming_to_a_name_in_use_makes_one_tag_of_two(tagged: Store) -> None:
    plan = tags.rename(books(tagged), tagged.codebook(), "经济", "社会")
    assert plan.label.startswith("Merge")
    tagged.apply_all(plan.label, plan.changes, tags=plan.tags)
    assert all_tags(tagged)[:3] == [("社会",), ("社会/物价", "机构"), ("社会",)]
    society = tagged.codebook().get("社会")
    assert society
    assert society.definition == "谈社会的\n谈经济的"
    assert society.aliases == ("经济",)


def test_merging_tags_makes_their_names_aliases(tagged: Store) -> None:
    plan = tags.merge(books(tagged), tagged.codebook(), ["经济", "经济学"], "财经")
    tagged.apply_all(plan.label, plan.changes, tags=plan.tags)
    assert all_tags(tagged) == [("财经",), ("经济/物价", "机构"), ("社会",), ("财经",), ("财经",), ()]
    merged = tagged.codebook().find("经济学")
    assert merged == replace(Tag("财经", "谈经济的", key="1", aliases=("经济", "经济学")), rev=1)


def test_splitting_a_tag_gives_each_note_its_own(tagged: Store) -> None:
    first, second = (a for book in books(tagged) for a in book.annotations if a.tags == ("经济",))
    plan = tags.split(books(tagged), tagged.codebook(), "经济", {first.id: ("财政", "金融")})
    tagged.apply_all(plan.label, plan.changes, tags=plan.tags)
    assert all_tags(tagged)[0] == ("财政", "金融")
    assert second.tags in all_tags(tagged)
    assert names(tagged.codebook()) == ["社会", "经济", "经济/物价", "财政", "金融"]
    plan = tags.split(books(tagged), tagged.codebook(), "经济", {second.id: ("金融",)})
    tagged.apply_all(plan.label, plan.changes, tags=plan.tags)
    assert names(tagged.codebook()) == ["社会", "经济/物价", "财政", "金融"]


def test_removing_a_tag_leaves_the_notes(tagged: Store) -> None:
    plan = tags.remove(books(tagged), tagged.codebook(), "社会")
    tagged.apply_all(plan.label, plan.changes, tags=plan.tags)
    assert all_tags(tagged)[2] == ()
    assert tags.counts(books(tagged)) == {"经济": 2, "机构": 1, "经济/物价": 1, "经济学": 1}


def test_a_key_belongs_to_one_tag(tagged: Store) -> None:
    book = tagged.define("键", pin(tagged.codebook(), "社会", "1"))
    assert {key: tag.name for key, tag in book.pinned().items()} == {"1": "社会"}
    assert book.get("经济") == Tag("经济", "谈经济的", rev=2)


def test_a_tag_that_two_sessions_define_keeps_both_definitions(session: Open) -> None:
    one, other = session(), session()
    one.define("定义", Defining((Tag("机构", "甲的定义"),)))
    book = other.define("定义", Defining((Tag("机构", "乙的定义", aliases=("组织",)),)))
    assert book.tags == (Tag("机构", "甲的定义\n乙的定义", aliases=("组织",), rev=2),)


def test_a_damaged_codebook_is_set_aside_and_its_tags_recovered(tagged: Store, session: Open) -> None:
    file = tagged.folder / "codebook.json"
    data = file.read_bytes()[:-30]
    file.write_bytes(data)
    store = session()
    assert len(store.codebook().tags) == 2
    assert store.codebook().problems
    store.define("定义", Defining((Tag("新"),)))
    assert [path.read_bytes() for path in quarantine.all_aside(store.folder)] == [data]
    assert len(store.codebook().tags) == 3


@pytest.mark.parametrize(
    ("typed", "stored"), [(" 经济 ", "经济"), ("经济 ／ 物价", "经济/物价"), ("a  b", "a b"), ("A/b", "A/b")]
)
def test_a_name_is_stored_tidily(typed: str, stored: str) -> None:
    assert normal(typed) == stored


@pytest.mark.parametrize("typed", ["", " ", "/", "经济/", "/物价", "a//b", "甲" * 65, "a\x1bb", "a\u202eb"])
def test_a_name_that_no_tag_can_have_is_refused(typed: str) -> None:
    with pytest.raises(TagNameError):
        normal(typed)
