"""Reading places: remembered, merged between sessions, found again in a changed text; drafts too."""

from pathlib import Path
from time import monotonic_ns

import pytest

from tui.notes.store.drafts import Drafts
from tui.notes.store.places import PlaceStore, StoredPlace


@pytest.fixture
def kept(tmp_path: Path) -> PlaceStore:
    return PlaceStore(tmp_path / "state", tmp_path)


def again(kept: PlaceStore, tmp_path: Path) -> PlaceStore:
    kept.save()
    return PlaceStore(tmp_path / "state", tmp_path)


def test_a_place_is_remembered(kept: PlaceStore, tmp_path: Path) -> None:
    kept.put("a.txt", 2, StoredPlace(120, "文章从这里继续", title="标题"))
    found = again(kept, tmp_path)
    place = found.get("a.txt", 2, "标题")
    assert place is not None
    assert (place.offset, place.quote, place.read) == (120, "文章从这里继续", False)
    assert place.when
    assert found.of("a.txt", {1: "别的", 2: "标题"}).keys() == {2}
    assert found.names() == ["a.txt"]


def test_a_place_follows_its_article_when_numbers_change(kept: PlaceStore, tmp_path: Path) -> None:
    kept.put("a.txt", 2, StoredPlace(7, title="标题"))
    kept.put("a.txt", 3, StoredPlace(8, title="走了"))
    found = again(kept, tmp_path)
    assert found.of("a.txt", {1: "标题", 2: "新来的"}).keys() == {1}
    assert found.get("a.txt", 1, "标题") is not None
    assert found.get("a.txt", 2, "新来的") is None


def test_two_sessions_keep_each_others_places(tmp_path: Path) -> None:
    one, other = PlaceStore(tmp_path / "state", tmp_path), PlaceStore(tmp_path / "state", tmp_path)
    one.of("a.txt", {})
    other.of("a.txt", {})
    one.put("a.txt", 1, StoredPlace(1, title="甲"))
    other.put("b.txt", 1, StoredPlace(2, title="乙"))
    one.save()
    other.save()
    assert PlaceStore(tmp_path / "state", tmp_path).names() == ["a.txt", "b.txt"]


def test_a_place_can_be_taken_away(kept: PlaceStore, tmp_path: Path) -> None:
    kept.put("a.txt", 1, StoredPlace(title="甲"))
    kept.save()
    kept.put("a.txt", 1, None)
    assert again(kept, tmp_path).get("a.txt", 1, "甲") is None


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe\x00", b'{"version": 1}', b"[]"])
def test_a_damaged_file_is_set_aside_and_loses_only_places(kept: PlaceStore, tmp_path: Path, damage: bytes) -> None:
    kept.path.parent.mkdir(parents=True)
    kept.path.write_bytes(damage)
    assert kept.names() == []
    kept.put("a.txt", 1, StoredPlace(title="甲"))
    assert again(kept, tmp_path).names() == ["a.txt"]
    assert [path.read_bytes() for path in kept.path.parent.glob("*.damaged")] == [damage]


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("前面的话。文章从这里继续下去。", 5),
        ("新的开头。前面的话。文章从这里继续下去。", 10),
        ("文章从这里继续下去。", 0),
        ("短", 1),
        ("完全不同的另一篇长长的文章。", 5),
        ("文章从这里。前面。文章从这里。", 9),
    ],
)
def test_a_place_is_found_again_where_its_text_is(text: str, offset: int) -> None:
    assert StoredPlace(5, "文章从这里").find(text) == offset


def test_a_draft_is_kept_for_its_library_only(tmp_path: Path) -> None:
    here, there = Drafts(tmp_path / "state", tmp_path / "a"), Drafts(tmp_path / "state", tmp_path / "b")
    here.put("x.txt", "#1", "写到一半")
    here.put("x.txt", "#1", "写到一半的话")
    found = here.get("x.txt", "#1")
    assert found is not None
    assert (found.text, [draft.text for draft in here.all()]) == ("写到一半的话", ["写到一半的话"])
    assert there.get("x.txt", "#1") is None
    assert list(there.all()) == []
    here.drop("x.txt", "#1")
    here.drop("x.txt", "#1")
    assert list(here.all()) == []


def test_a_draft_that_is_late_replaces_nothing_that_was_typed_after_it(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "state", tmp_path / "a")
    early = monotonic_ns()
    drafts.put("x.txt", "#1", "写到一半的话")
    drafts.put("x.txt", "#1", "写到一半", typed=early)
    assert [draft.text for draft in drafts.all()] == ["写到一半的话"]
    drafts.drop("x.txt", "#1")
    drafts.put("x.txt", "#1", "写到一半", typed=early)
    assert list(drafts.all()) == []
    drafts.put("x.txt", "#1", "又写")
    assert [draft.text for draft in drafts.all()] == ["又写"]
