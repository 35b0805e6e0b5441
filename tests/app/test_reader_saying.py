"""Saying something in the reader: selecting, tags, notes, marks, and what becomes of them on disk."""

import json
from pathlib import Path

import pytest

from tests.app.reading import STORY, library_of, reading
from tui.app.dialogs.confirm import ConfirmDialog
from tui.app.reader import ReaderScreen
from tui.notes.model.annotation import Kind
from tui.notes.model.create import create
from tui.notes.store.notebook import Change
from tui.notes.store.store import Store
from tui.text.source import Span


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return library_of(tmp_path, story=STORY)


async def test_motions_extend_the_selection_and_o_swaps_its_ends(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("李强")
        await reader.press("v")
        assert reader.selected == "李强"
        await reader.press("w")
        assert reader.selected is not None and reader.selected.startswith("李强")
        longer = reader.selected
        await reader.press("o", "b")
        assert reader.selected is not None and reader.selected.endswith(longer)
        await reader.press("escape")
        assert reader.selected is None
        assert isinstance(reader.driven.app.screen, ReaderScreen)


async def test_whole_sentences_are_selected_by_the_sentence(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("共有")
        await reader.press("V", ")")
        first = "本报讯 记者王小明报道 4月23日，小城市图书馆举办第三届读书节，共有1200名读者参加。"
        assert reader.selected == first + "市委书记李强出席。"
        await reader.press("(")
        assert reader.selected == first


async def test_esc_only_cancels_and_q_leaves(story: Path) -> None:
    async with reading(story) as reader:
        await reader.press("v", "*")
        await reader.driven.until(lambda: len(reader.screen.state.hits))
        for _press in range(5):
            await reader.press("escape")
        assert isinstance(reader.driven.app.screen, ReaderScreen)
        assert reader.selected is None
        assert not len(reader.screen.state.hits)
        assert "q leaves" in reader.driven.bottom
        await reader.press("q")
        assert reader.driven.app.screen is reader.driven.home


@pytest.mark.parametrize(
    ("at", "keys", "selected"),
    [
        ("明智", ("i", "quotation_mark"), "读书使人明智。"),
        ("红楼梦", ("i", "<"), "红楼梦"),
        ("经费", ("i", "p"), STORY.split("\n\n")[2]),
        ("3亿元", ("i", "f"), "3亿元"),
        ("读者可以", ("V",), "读者可以在网上预约座位。"),
        ("读者可以", ("i", "s"), "读者可以在网上预约座位。"),
    ],
)
async def test_text_objects(story: Path, at: str, keys: tuple[str, ...], selected: str) -> None:
    async with reading(story) as reader:
        await reader.marked()
        await reader.to(at)
        await reader.press(*keys)
        assert reader.selected == selected


async def test_a_tag_is_stored_and_shown_again(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("李强")
        await reader.press("t")
        await reader.answer("人物", "enter")
        await reader.saved()
        assert "saved" in reader.driven.bottom
        assert [(said.anchor.quote, said.tags) for said in reader.notes] == [("李强", ("人物",))]
        stored = json.loads((story / "annotations" / "story.json").read_text(encoding="utf-8"))
        assert "李强" in json.dumps(stored, ensure_ascii=False)
    async with reading(story) as reader:
        await reader.to("李强")
        assert "#人物" in reader.driven.screen_text()
        assert "* " in reader.driven.screen_text()


async def test_a_note_on_a_selection_and_its_removal_and_undo(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("购书经费")
        await reader.press("v", "e", "c")
        await reader.answer("[/数据] 核对一下", "escape")
        await reader.saved()
        assert [said.note for said in reader.notes] == ["[/数据] 核对一下"]
        await reader.to("购书经费")
        await reader.press("x")
        await reader.saved()
        assert reader.notes == []
        await reader.press("u")
        await reader.driven.until(lambda: reader.notes)
        assert [said.note for said in reader.notes] == ["[/数据] 核对一下"]


async def test_repeat_sets_the_last_tags(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("李强")
        await reader.press("t")
        await reader.answer("人物", "enter")
        await reader.saved()
        await reader.to("张丽")
        await reader.press(".")
        await reader.saved()
        assert [(said.anchor.quote, said.tags) for said in reader.notes] == [("李强", ("人物",)), ("张丽", ("人物",))]


async def test_repeat_takes_the_kind_of_object_that_was_tagged(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("共有")
        await reader.press("V", "t")
        await reader.answer("要闻", "enter")
        await reader.saved()
        await reader.press("/")
        await reader.answer("面积", "enter")
        await reader.driven.until(lambda: reader.cursor == "面积")
        await reader.press(".")
        await reader.saved()
        assert [said.anchor.quote for said in reader.notes] == [
            "本报讯 记者王小明报道 4月23日，小城市图书馆举办第三届读书节，共有1200名读者参加。",
            "预计2026年完工，总面积7.5万平方米。",
        ]
        await reader.to("李强")
        await reader.press("t")
        await reader.answer("人物", "enter")
        await reader.saved()
        await reader.to("张丽")
        await reader.press(".")
        await reader.saved()
        assert [said.anchor.quote for said in reader.notes][1:3] == ["李强", "张丽"]


async def test_a_note_on_the_article_and_its_star(story: Path) -> None:
    async with reading(story) as reader:
        await reader.press("C")
        await reader.answer("好文章", "escape")
        await reader.saved()
        await reader.press("s")
        await reader.saved()
        book = reader.screen.session.notes.known("story.txt")
        assert book is not None
        assert {(said.kind, said.whole, said.note) for said in book.annotations} == {
            (Kind.NOTE, True, "好文章"),
            (Kind.ARTICLE, True, ""),
        }


async def test_what_cannot_be_saved_says_so_and_stays(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.notes.file.errors import DiskFullError

    async with reading(story) as reader:

        def full(*_args: object, **_kwargs: object) -> None:
            raise DiskFullError("Not saved: no room.")

        monkeypatch.setattr(reader.screen.session.notes, "apply", full)
        await reader.to("李强")
        await reader.press("t")
        await reader.answer("人物", "enter")
        await reader.driven.until(lambda: "NOT SAVED" in reader.driven.bottom)
        assert list(reader.screen.state.unsaved)
        assert "+ " in reader.driven.screen_text()
        await reader.to("李强")
        assert "#人物" in reader.driven.bottom


async def test_what_could_not_be_saved_is_tried_again(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from tests.notes.test_failures import failing

    monkeypatch.setattr("tui.app.reader.saving.RETRY", 0.1)
    async with reading(story) as reader:
        with failing(monkeypatch, "write", errno.ENOSPC, "annotations"):
            await reader.to("李强")
            await reader.press("t")
            await reader.answer("人物", "enter")
            await reader.driven.until(lambda: "NOT SAVED" in reader.driven.bottom)
        assert reader.notes == []
        await reader.driven.until(lambda: reader.notes)
        await reader.driven.until(lambda: not reader.screen.state.unsaved)
        assert [(said.anchor.quote, said.tags) for said in reader.notes] == [("李强", ("人物",))]


async def test_saved_is_said_only_when_the_store_has_acknowledged(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Event

    go_on = Event()
    async with reading(story) as reader:
        apply = reader.screen.session.notes.apply

        def slow(*args: object) -> object:
            assert go_on.wait(20)
            return apply(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(reader.screen.session.notes, "apply", slow)
        await reader.to("李强")
        await reader.press("t")
        await reader.answer("人物", "enter")
        await reader.press("w", "w")
        assert reader.screen.state.unsaved
        assert "saved:" not in reader.driven.bottom
        go_on.set()
        await reader.saved()
        assert "saved:" in reader.driven.bottom


async def test_notes_of_another_session_appear(story: Path) -> None:
    async with reading(story) as reader:
        source = reader.reading.article.source
        at = source.text.index("李强")
        Store(story / "annotations").apply(source, Change("x", put=(create(source, [(at, at + 2)], note="别处写的"),)))
        await reader.driven.until(lambda: len(reader.reading.notes))
        await reader.to("李强")
        assert "别处写的" in reader.driven.screen_text()


async def test_a_mark_is_dismissed_retyped_and_remembered(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        figure = next(f for f in reader.reading.figures if reader.text[f.start : f.end] == "3亿元")
        await reader.to("3亿元")
        await reader.press("x")
        await reader.saved()
        assert not reader.reading.figures.at(figure.start)
        await reader.to("大连")
        await reader.press("g", "t", "2")
        await reader.driven.settle()
        if len(reader.driven.app.screen_stack) > 2:
            await reader.press("1")
        await reader.saved()
        assert reader.reading.entities.at(reader.text.index("大连"))[0].type == "ORG"
    async with reading(story) as reader:
        await reader.marked()
        assert not reader.reading.figures.at(reader.text.index("3亿元"))
        assert reader.reading.entities.at(reader.text.index("大连"))[0].type == "ORG"


async def test_dismissing_everywhere_asks_first_and_is_one_action(tmp_path: Path) -> None:
    root = library_of(tmp_path, one=STORY, two=STORY.replace("小城办起", "另一城办起"))
    async with reading(root) as reader:
        await reader.marked()
        await reader.to("3亿元")
        await reader.press("g", "X")
        await reader.driven.until(lambda: len(reader.driven.app.screen_stack) > 2)
        assert "2 places" in reader.driven.screen_text()
        await reader.press("y")
        await reader.saved()
        assert not reader.reading.figures.at(reader.text.index("3亿元"))
        await reader.press("J")
        await reader.driven.until(lambda: reader.reading.article.source.stem == "two")
        await reader.marked()
        assert not reader.reading.figures.at(reader.text.index("3亿元"))
        await reader.press("u")
        await reader.driven.until(lambda: isinstance(reader.driven.app.screen, ConfirmDialog))
        await reader.driven.until(lambda: "· one" in reader.driven.screen_text())
        await reader.press("y")
        await reader.driven.until(lambda: reader.reading.figures.at(reader.text.index("3亿元")))


async def test_an_edge_is_moved(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("李强")
        await reader.press("t")
        await reader.answer("人物", "enter")
        await reader.saved()
        await reader.to("李强")
        await reader.press(">", "l")
        await reader.saved()
        assert reader.notes[0].anchor.quote == "李强出"
        await reader.press("<", "h", ">", "h")
        await reader.saved()
        assert reader.notes[0].anchor.quote == "记李强"


async def test_moves_of_an_edge_are_taken_back_one_by_one(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("李强")
        await reader.press("t")
        await reader.answer("人物", "enter")
        await reader.saved()
        await reader.press(">", "l")
        await reader.saved()
        await reader.press("u")
        await reader.driven.until(lambda: reader.notes[0].anchor.quote == "李强")
        await reader.to("购书")
        await reader.press(">", "l", ">", "l")
        assert reader.selected == "购书经费"
        await reader.press("u")
        assert reader.selected == "购书经"
        await reader.press("ctrl+r")
        assert reader.selected == "购书经费"
        await reader.press("u", "u", "ctrl+r")
        assert reader.selected == "购书经"
        await reader.press("u")
        assert reader.selected is None
        assert reader.notes[0].tags == ("人物",)


async def test_the_same_is_said_of_equal_texts_after_a_preview(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("读者")
        await reader.press("t")
        await reader.answer("对象", "enter")
        await reader.saved()
        await reader.to("读者")
        await reader.press("P", "1")
        await reader.driven.until(lambda: len(reader.driven.app.screen_stack) > 2)
        await reader.driven.until(lambda: "Say #对象" in reader.driven.screen_text())
        count = STORY.count("读者")
        assert "1 place" in reader.driven.screen_text()
        await reader.press("enter")
        await reader.driven.until(lambda: len(reader.notes) == count)
        await reader.press("u")
        await reader.driven.until(lambda: len(reader.notes) == 1)


async def test_mouse_and_keys_make_the_same_selection(story: Path) -> None:
    async with reading(story) as reader:
        page = reader.screen.page
        layout = page.layout_now

        def cell(offset: int) -> tuple[int, int]:
            return page.left + layout.cell_of(offset), layout.row_of(offset) - page.scroll_offset.y

        start = reader.text.index("购书经费")
        pilot = reader.driven.pilot
        await pilot.mouse_down(page, offset=cell(start))
        await pilot.hover(page, offset=cell(start + 2))
        await pilot.mouse_up(page, offset=cell(start + 3))
        await reader.driven.settle()
        assert reader.selected == "购书经费"
        await reader.press("w")
        assert reader.selected is not None and reader.selected.startswith("购书经费")
        await reader.press("escape")
        await pilot.click(page, offset=cell(reader.text.index("张丽")))
        await reader.driven.settle()
        assert reader.selected is None
        assert "张丽" in reader.cursor
        await pilot.double_click(page, offset=cell(reader.text.index("张丽")))
        await reader.driven.settle()
        assert reader.selected == reader.cursor


async def test_copying_takes_the_text_of_the_article(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = []

    async def copy(_app: object, text: str) -> str:
        copied.append(text)
        return "copied"

    monkeypatch.setattr("tui.app.clipboard.copy", copy)
    async with reading(story, size=(40, 24)) as reader:
        await reader.to("图书馆馆长张丽")
        await reader.press("i", "p", "y")
        await reader.driven.until(lambda: copied)
        assert copied == [STORY.split("\n\n")[2]]
        await reader.to("大连")
        await reader.press("Y")
        await reader.driven.until(lambda: len(copied) > 1)
        assert "大连" in copied[1] and "小城办起读书节" in copied[1]


async def test_spans_over_two_columns_keep_both_pieces(library: Path) -> None:
    async with reading(library) as reader:
        article = reader.reading.article
        broken = next(block for block in article.blocks if len(block.spans) > 1)
        at = article.to_article(broken.spans[0].end - 1)
        assert at is not None
        reader.screen.opened.view.select(Span(at - 2, at + 3))
        await reader.press("c")
        await reader.answer("断开的", "escape")
        await reader.saved()
        assert len(reader.notes[0].anchor.spans) == 2
