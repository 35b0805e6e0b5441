"""Relations made, shown, followed, removed and undone by keys."""

from pathlib import Path

import pytest

from tests.app.reading import STORY, Reader, library_of, reading
from tui.app.dialogs.choice import ChoiceDialog
from tui.notes.model.relations import relations


async def related(reader: Reader, first: str, second: str, *answer: str) -> None:
    await reader.to(first)
    await reader.press("v", "g", "r")
    assert first in reader.driven.bottom
    await reader.to(second)
    await reader.press("v", "g", "r")
    await reader.driven.until(lambda: isinstance(reader.driven.app.screen, ChoiceDialog))
    await reader.driven.settle()
    await reader.press(*answer)
    await reader.saved()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_relation_is_made_followed_removed_and_undone(tmp_path: Path, size: tuple[int, int]) -> None:
    async with reading(library_of(tmp_path, story=STORY), size) as reader:
        await related(reader, "张丽", "读书使人明智", "１")
        first, second = sorted(reader.notes, key=lambda said: said.anchor.spans)
        assert [(one.kind, one.second) for one in relations(first)] == [("says", second.id)]
        assert (first.anchor.quote, second.anchor.quote) == ("张丽", "读书使人明智")
        if size[0] > 100:
            assert "-> says" in reader.driven.screen_text() and "<- says" in reader.driven.screen_text()
        await reader.press("g", "R")
        assert reader.cursor == "张丽"
        await reader.press("g", "R")
        assert reader.cursor == "读书使人明智"
        await related(reader, "张丽", "读书使人明智", "4")
        assert reader.notes == []
        await reader.press("u")
        await reader.driven.until(lambda: len(reader.notes) == 2)
        await reader.press("u")
        await reader.driven.until(lambda: reader.notes == [])


async def test_tagged_ends_stay_when_their_relation_goes(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, story=STORY)) as reader:
        await reader.to("张丽")
        await reader.press("v", "t")
        await reader.answer("人物", "enter")
        await reader.saved()
        await related(reader, "张丽", "馆长", "2")
        await related(reader, "张丽", "馆长", "4")
        assert [(said.anchor.quote, relations(said)) for said in reader.notes] == [("张丽", ())]


async def test_the_same_place_again_gives_it_up(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, story=STORY)) as reader:
        await reader.to("张丽")
        await reader.press("g", "r", "g", "r")
        assert "No relation was made" in reader.driven.bottom
        await reader.press("g", "R")
        assert "No relation begins or ends here" in reader.driven.bottom
        assert reader.notes == []


async def test_kinds_of_one_s_own_come_from_the_codebook(tmp_path: Path) -> None:
    from tui.notes.file.codebook import Defining, Tag

    root = library_of(tmp_path, story=STORY)
    async with reading(root) as reader:
        session = reader.screen.session
        await session.later(lambda: session.notes.store.define("x", Defining((Tag("关系/任[/职]"),))))
        await related(reader, "张丽", "馆长", "4")
        assert [one.kind for said in reader.notes for one in relations(said)] == ["任[/职]"]
