"""What an action of the reader costs in keys."""

from pathlib import Path

from tests.app.reading import STORY, Reader, library_of, reading
from tui.notes.file.codebook import Defining, Tag


async def pinned(reader: Reader) -> None:
    """Pin a tag to 1, so that it can be set by its digit."""
    session = reader.screen.session
    await session.later(lambda: session.notes.store.define("x", Defining((Tag("人物", key="1"),))))


async def test_a_word_is_tagged_by_one_key_and_untagged_by_one(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, story=STORY)) as reader:
        await pinned(reader)
        await reader.to("馆长")
        await reader.press("1")
        await reader.driven.until(lambda: reader.notes)
        assert [(said.anchor.quote, said.tags) for said in reader.notes] == [("馆长", ("人物",))]
        await reader.press("u")
        await reader.driven.until(lambda: not reader.notes)


async def test_two_words_are_tagged_by_three_keys(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, story=STORY)) as reader:
        await pinned(reader)
        await reader.to("馆长")
        await reader.press("v", "w", "1")
        await reader.driven.until(lambda: reader.notes)
        assert [(said.anchor.quote, said.tags) for said in reader.notes] == [("馆长张丽", ("人物",))]


async def test_a_note_on_the_sentence_costs_two_keys_before_its_text(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, story=STORY)) as reader:
        await reader.to("网上")
        await reader.press("V", "c")
        await reader.answer("几天前", "escape")
        await reader.saved()
        assert [(said.anchor.quote, said.note) for said in reader.notes] == [("读者可以在网上预约座位。", "几天前")]
