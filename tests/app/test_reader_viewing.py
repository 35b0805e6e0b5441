"""What the reader shows: marks, words, folded repeats, hits, panels, margin; and what hostile text cannot do."""

from pathlib import Path

import pytest
from rich.console import ColorSystem

from tests.app.reading import STORY, Reader, library_of, reading
from tui.app.app import PizhuApp
from tui.app.looks import Look, tag_look
from tui.app.overlay import WordsShown
from tui.app.reader.looking import wear
from tui.language.analysis import EntityType
from tui.notes.model.annotation import Kind
from tui.notes.model.create import create
from tui.notes.store.notebook import Change
from tui.notes.store.store import Store
from tui.text.block import Role
from tui.text.source import Span

HOSTILE = (
    "标题 [/数据] \x1b[31m红\n\n"
    "正文[@click=app.quit]点我[/]，\x1b]0;owned\x07和\u202e反向\u202c还有e\u0301\u0302\u200b👨‍👩‍👧𠀀\t制表。\x9b2J第二句“引号”。\n\n"
    "金额3亿元，增长12.5%。\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return library_of(tmp_path, story=STORY)


def looks_at(reader: Reader, text: str) -> set[Look]:
    """Return how the first character of a passage is drawn."""
    at, page = reader.text.index(text), reader.screen.page
    row = page.layout_now.row(page.layout_now.row_of(at))
    assert page._overlay is not None
    return {Look(layer.look) for layer in page._overlay.layers(row, page.under) if layer.start <= at < layer.end}


async def test_text_comes_first_and_marks_follow(story: Path) -> None:
    async with reading(story) as reader:
        assert "小城市图书馆" in reader.driven.screen_text()
        await reader.marked()
        assert looks_at(reader, "3亿元") == {Look.MARK}
        await reader.press("z", "e")
        assert Look.FIGURE in looks_at(reader, "3亿元")
        assert Look.WORK in looks_at(reader, "红楼梦") | looks_at(reader, "《红楼梦》")


async def test_a_quiet_mark_is_in_colour_under_the_cursor_and_after_a_jump_to_its_kind(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        assert looks_at(reader, "李强") == {Look.MARK}
        await reader.to("李强")
        assert looks_at(reader, "李强") == {Look.PER}
        assert looks_at(reader, "张丽") == looks_at(reader, "3亿元") == {Look.MARK}
        await reader.press("]", "f")
        assert looks_at(reader, "3亿元") == looks_at(reader, "12.5%") == {Look.FIGURE}
        assert looks_at(reader, "李强") == {Look.MARK}
        await reader.press("z", "e")
        assert looks_at(reader, "李强") == {Look.PER}
        await reader.press("z", "e")
        assert looks_at(reader, "李强") == set()


async def test_the_home_place_stays_quiet(tmp_path: Path) -> None:
    page = "".join(f"大连港第{n}条\n\n本报讯 大连昨日开会。大连和沈阳、大连和鞍山合作。\n\n" for n in range(1, 6))
    async with reading(library_of(tmp_path, paper=page)) as reader:
        await reader.marked()
        reader.screen.opened.view.update(home=frozenset({"大连"}))
        await reader.press("G")
        assert looks_at(reader, "大连和沈阳") == set()
        assert looks_at(reader, "沈阳") == {Look.MARK}
        await reader.to("大连和沈阳")
        await reader.press("z", "e")
        assert Look.LOC in looks_at(reader, "沈阳")


async def test_the_line_above_names_the_article_once_its_title_is_out_of_sight(story: Path) -> None:
    async with reading(story, size=(80, 8)) as reader:
        assert "小城办起读书节" not in reader.driven.screen_text().split("\n")[0]
        await reader.press("G")
        assert "小城办起读书节" in reader.driven.screen_text().split("\n")[0]


async def test_a_note_on_the_article_stands_under_its_title(story: Path) -> None:
    async with reading(story) as reader:
        await reader.press("C")
        await reader.answer("核对人数", "escape")
        await reader.driven.until(lambda: "核对人数" in reader.driven.screen_text())
        lines = reader.driven.screen_text().split("\n")
        assert "小城办起读书节" in lines[1]
        assert "核对人数" in lines[2]


async def test_a_label_stands_before_what_it_leads_to(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        await reader.press("f")
        text = reader.driven.screen_text()
        for name in ("李强", "张丽", "3亿元", "12.5%"):
            assert name in text


async def test_a_narrow_window_shows_the_note_under_the_cursor_on_one_row(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("李强")
        await reader.press("c")
        await reader.answer("市委书记", "escape")
        await reader.saved()
        assert "市委书记" in reader.driven.screen_text().split("\n")[-2]
        await reader.press("g", "g")
        assert "1 annotation" in reader.driven.screen_text().split("\n")[-2]


async def test_the_page_stands_in_the_middle_until_there_are_notes(story: Path) -> None:
    async with reading(story, size=(120, 24)) as reader:
        assert reader.screen.page.size.width == 120
        await reader.to("李强")
        await reader.press("t")
        await reader.answer("人物", "enter")
        await reader.saved()
        assert reader.screen.page.size.width < 90
        assert reader.cursor == "李强"


async def test_every_type_is_told_apart_without_colour(story: Path) -> None:
    async with reading(story) as reader:
        palette = reader.screen.page._styles()
        flags = set()
        for look in [*(Look[kind.value] for kind in EntityType), Look.FIGURE]:
            style = palette.style(look)
            flags.add((bool(style.bold), bool(style.italic), bool(style.underline)))
            assert style.color is not None
        assert len(flags) == 7
        assert (False, False, False) not in flags


async def test_entities_figures_and_notes_can_be_hidden(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        await reader.to("李强")
        await reader.press("t")
        await reader.answer("人物", "enter")
        await reader.saved()
        assert tag_look(["人物"]) | Look.HERE in looks_at(reader, "李强")
        await reader.press("z", "n", "z", "f", "z", "e", "z", "e")
        assert not looks_at(reader, "李强") & {Look.NOTE, Look.PER}
        assert not looks_at(reader, "3亿元")
        await reader.press("z", "f")
        assert "figures: shown" in reader.driven.bottom
        assert looks_at(reader, "3亿元") == {Look.MARK}


async def test_words_are_shown_in_three_ways(story: Path) -> None:
    async with reading(story) as reader:
        seen = [reader.screen.state.shown.words]
        for _press in range(3):
            await reader.press("z", "w")
            seen.append(reader.screen.state.shown.words)
        assert seen == [WordsShown.OFF, WordsShown.SHADED, WordsShown.SEPARATED, WordsShown.OFF]


async def test_figures_and_entities_are_said_in_words(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        await reader.to("3亿元")
        assert "amount of money 3亿元 = 300,000,000 元" in reader.driven.bottom
        await reader.to("12.5%")
        assert "12.5%" in reader.driven.bottom
        await reader.to("张丽")
        assert "person 张丽" in reader.driven.bottom


async def test_finding_shows_all_hits_and_goes_round(story: Path) -> None:
    async with reading(story) as reader:
        count = reader.text.count("图书馆")
        await reader.press("/")
        await reader.answer("图书馆", "enter")
        await reader.driven.until(lambda: len(reader.screen.state.hits) == count)
        await reader.driven.settle()
        assert f"hit 1 of {count}" in reader.driven.bottom
        places = [reader.screen.page.cursor.start]
        for _press in range(count):
            await reader.press("n")
            places.append(reader.screen.page.cursor.start)
        assert places[-1] == places[0]
        assert places[:-1] == sorted(set(places))
        assert "again from the start" in reader.driven.bottom
        await reader.press("N")
        assert reader.screen.page.cursor.start == places[-2]
        assert Look.HIT in looks_at(reader, "图书馆")
        await reader.press("escape")
        assert not len(reader.screen.state.hits)


async def test_finding_is_wide_and_may_be_a_pattern(story: Path) -> None:
    async with reading(story) as reader:
        await reader.press("/")
        await reader.answer("３亿元", "enter")
        await reader.driven.until(lambda: reader.cursor == "3亿元")
        await reader.press("/")
        await reader.answer(r"re:\d+册?", "enter")
        await reader.driven.until(lambda: len(reader.screen.state.hits) > 3)
        await reader.press("/")
        await reader.answer("re:(", "enter")
        await reader.driven.until(lambda: not len(reader.screen.state.hits))
        assert reader.driven.bottom


async def test_the_same_words_again(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("读者")
        await reader.press("v", "*")
        await reader.driven.until(lambda: len(reader.screen.state.hits) == reader.text.count("读者"))


async def test_folded_repeats_open_on_a_key(library: Path) -> None:
    found = False
    async with reading(library) as reader:
        for _article in range(40):
            blocks = reader.reading.article.blocks
            index = next((n for n, block in enumerate(blocks) if block.role is Role.DUPLICATE), None)
            if index is not None:
                found = True
                start = reader.reading.article.block_spans[index].start
                height = reader.screen.page.layout_now.height
                reader.screen.opened.view.go(start)
                await reader.driven.settle()
                assert "[+]" in reader.driven.screen_text()
                await reader.press("enter")
                assert reader.screen.page.layout_now.height > height
                assert "[+]" not in reader.driven.screen_text()
                await reader.press("enter")
                assert reader.screen.page.layout_now.height == height
                break
            key = reader.screen.key
            await reader.press("J")
            if "last article" in reader.driven.bottom:
                break
            await reader.driven.until(
                lambda key=key: (
                    reader.screen.key != key
                    and reader.reading.article.number == reader.screen.key[1]
                    and reader.reading.article.source.name == reader.screen.key[0]
                )
            )
    assert found


async def test_facts_and_outline_lead_to_their_places(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        await reader.press("A")
        await reader.driven.until(lambda: "People" in reader.driven.screen_text())
        assert "张丽" in reader.driven.screen_text()
        await reader.press("j", "enter")
        await reader.driven.settle()
        assert reader.screen.page.has_focus
        assert reader.reading.entities.at(reader.screen.page.cursor.start)
        await reader.press("g", "o")
        await reader.driven.until(lambda: "Outline" in reader.driven.screen_text())
        await reader.press("q")
        assert reader.screen.page.has_focus


@pytest.mark.parametrize(
    ("width", "margin", "panel"), [(80, False, False), (110, True, False), (150, True, True), (200, True, True)]
)
async def test_columns_come_with_width(story: Path, width: int, margin: bool, panel: bool) -> None:
    async with reading(story, size=(width, 24)) as reader:
        await reader.to("李强")
        await reader.press("c")
        await reader.answer("再看一遍", "escape")
        await reader.saved()
        assert reader.screen.margin.display is margin
        assert reader.screen.panel.display is panel
        row = next(line for line in reader.driven.screen_text().split("\n") if "李强" in line and "出席" in line)
        assert ("再看一遍" in row) is margin
        assert reader.screen.page.layout_now.setting.width <= 78


async def test_an_anchor_to_check_is_shown_and_found(story: Path) -> None:
    from dataclasses import replace

    from tui.notes.model.annotation import AnchorState
    from tui.text.library import Library

    source = Library.open(story).read("story.txt")
    at = source.text.index("李强")  # type: ignore[union-attr]
    said = create(source, [(at, at + 2)], note="是他吗")  # type: ignore[arg-type]
    said = replace(said, anchor=replace(said.anchor, hold=AnchorState.MOVED))
    Store(story / "annotations").apply(source, Change("x", put=(said,)))  # type: ignore[arg-type]
    async with reading(story) as reader:
        await reader.press("]", "!")
        assert reader.cursor == "李强"
        assert "moved, please check" in reader.driven.screen_text()
        assert "! " in reader.driven.screen_text()


@pytest.mark.parametrize("size", [(80, 24), (160, 30), (10, 4)])
async def test_hostile_text_is_shown_and_reaches_no_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    root = library_of(tmp_path, hostile=HOSTILE)
    async with reading(root, size=size) as reader:
        await reader.marked()
        for keys in (("w",) * 12, ("j", "j"), ("A",), ("q",), ("f", "escape"), ("G",), ("z", "w"), ("z", "w")):
            await reader.press(*keys)
            shown = reader.driven.screen_text()
            assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in shown)
            assert not any(c in shown for c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
        if size == (80, 24):
            await reader.press("g", "g")
            assert "[@click=app.quit]" in reader.driven.screen_text()
            assert "[/数据]" in reader.driven.screen_text()


async def test_hostile_notes_and_tags_are_shown(story: Path) -> None:
    from tui.text.library import Library

    source = Library.open(story).read("story.txt")
    at = source.text.index("李强")  # type: ignore[union-attr]
    note = "[/] \u202e反 [bold]\x1b[2J\n第二行[@click=app.quit]"
    said = create(source, [(at, at + 2)], note=note, tags=("[@click=app.quit]x[/]", "\x9b2J"))  # type: ignore[arg-type]
    Store(story / "annotations").apply(source, Change("x", put=(said,)))  # type: ignore[arg-type]
    async with reading(story, size=(160, 30)) as reader:
        await reader.to("李强")
        await reader.press("g", "n")
        await reader.driven.until(lambda: reader.screen.panel.kind == "notes")
        shown = reader.driven.screen_text()
        assert "#[@click=app.quit]x[/]" in shown.replace("\n", "")
        assert "第二行[@click=app.quit]" in shown
        assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in shown)


async def test_the_structure_is_overruled_and_taken_back(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("读者可以")
        await reader.press("g", "a")
        await reader.driven.until(lambda: reader.reading.article.number == 2)
        assert reader.text.startswith("读者可以")
        await reader.driven.settle()
        book = reader.screen.session.notes.known("story.txt")
        assert book is not None
        assert [said.kind for said in book.annotations] == [Kind.STRUCTURE]
        await reader.press("u")
        await reader.driven.until(lambda: reader.reading.article.number == 1)
        await reader.driven.until(lambda: "读者可以" in reader.text)
        await reader.driven.settle()
        assert reader.text[reader.screen.page.cursor.start :].startswith("读者可以")


async def test_the_kind_of_the_file_is_decided_and_taken_back(story: Path) -> None:
    async with reading(story, size=(160, 30)) as reader:
        await reader.press("A")
        await reader.driven.until(lambda: "single article" in reader.driven.screen_text())
        await reader.press("A", "g", "k")
        await reader.driven.until(lambda: "newspaper page" in reader.driven.screen_text())
        await reader.press("1")
        await reader.driven.until(lambda: "you said so" in reader.driven.screen_text())
        assert "newspaper page" in reader.driven.screen_text()
        await reader.press("u")
        await reader.driven.until(lambda: "single article" in reader.driven.screen_text())


async def test_the_reader_tells_why_a_line_is_read_as_it_is(story: Path) -> None:
    async with reading(story, size=(80, 24)) as reader:
        await reader.press("g", "w")
        await reader.driven.until(lambda: "by itself" in reader.driven.screen_text())
        assert "single article" in reader.driven.screen_text()
        await reader.press("q")
        await reader.driven.until(lambda: "by itself" not in reader.driven.screen_text())


async def test_one_sentence_on_a_tiny_screen(story: Path) -> None:
    async with reading(story, size=(12, 5)) as reader:
        for key in ("j", "w", ")", "}", "G", "g", "g", "space", "$", "0", "v", "e", "escape"):
            await reader.press(key)
        assert reader.driven.screen_text()


async def test_words_are_joined_and_split(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        at = reader.text.index("购书经费")
        await reader.to("购书经费")
        await reader.press("v", "g", "s")
        await reader.press("1")
        await reader.saved()
        assert reader.reading.word_at(at) == (at, at + 4)
        await reader.to("网上预约")
        reader.screen.opened.view.go(reader.text.index("图书馆周末"))
        await reader.press("g", "S")
        await reader.press("backspace", "backspace", "backspace")
        await reader.answer("图 书馆", "enter")
        await reader.press("2")
        await reader.saved()
        await reader.driven.until(lambda: reader.screen.session.findings.analyses.divisions == (("图", "书馆"),))
        last = reader.text.index("图书馆周末")
        await reader.driven.until(lambda: reader.reading.word_at(last) == (last, last + 1))
    async with reading(story) as reader:
        await reader.marked()
        assert reader.reading.word_at(reader.text.index("购书经费")) == (at, at + 4)


async def test_joining_over_a_quotation_mark_asks_first(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        reader.screen.opened.view.select(Span(reader.text.index("“读书"), reader.text.index("使人")))
        await reader.press("g", "s")
        await reader.driven.until(lambda: "quotation mark" in reader.driven.screen_text())
        await reader.press("n")
        assert not reader.screen.state.unsaved
        assert reader.reading.word_at(reader.text.index("读书使人")).start == reader.text.index("读书使人")


async def test_looking_up_tells_what_is_known(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        await reader.to("3亿元")
        await reader.press("d")
        await reader.driven.until(lambda: "value: 300,000,000 元" in reader.driven.screen_text())
        await reader.press("q")
        await reader.to("读者")
        await reader.press("d")
        await reader.driven.until(lambda: "dúzhě" in reader.driven.screen_text())
        assert f"{reader.text.count('读者')} times in this article" in reader.driven.screen_text()


async def test_a_damaged_file_of_annotations_is_told(story: Path) -> None:
    (story / "annotations").mkdir()
    (story / "annotations" / "story.json").write_text('{"_default": {"1": ', encoding="utf-8")
    async with reading(story) as reader:
        await reader.driven.until(lambda: any("damaged" in told for told in reader.driven.app.services.told))


async def test_the_list_of_annotations_is_worked_through(story: Path) -> None:
    async with reading(story) as reader:
        for name in ("李强", "张丽"):
            await reader.to(name)
            await reader.press("t")
            await reader.answer("人物", "enter")
            await reader.saved()
        await reader.press("g", "n")
        await reader.driven.until(lambda: reader.screen.panel.kind == "notes")
        await reader.press("j", "j")
        assert reader.cursor == "张丽"
        await reader.press("x")
        await reader.saved()
        assert [said.anchor.quote for said in reader.notes] == ["李强"]
        await reader.press("q")
        assert "市委书记" in reader.driven.screen_text()


async def test_enter_tells_what_is_known(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        await reader.to("3亿元")
        await reader.press("enter")
        await reader.driven.until(lambda: "value: 300,000,000 元" in reader.driven.screen_text())


async def test_every_theme_draws_marks_in_its_own_colours(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        seen = set()
        for theme in ("paper", "ink", "nord", "textual-light", "ansi-dark"):
            if theme not in reader.driven.app.available_themes:
                continue
            reader.driven.app.theme = theme
            await reader.driven.settle()
            style = reader.screen.page._styles().style(Look.FIGURE)
            seen.add((str(style.color), str(style.bgcolor)))
            assert style.color != style.bgcolor
        assert len(seen) > 2


async def test_an_article_opened_behind_a_panel_is_all_there(library: Path) -> None:
    async with reading(library) as reader:
        await reader.press("A")
        await reader.driven.until(lambda: reader.screen.panel.kind == "facts")
        number = reader.reading.article.number
        await reader.press("J")
        await reader.driven.until(lambda: reader.reading.article.number == number + 1)
        await reader.press("z", "o", "z", "w")
        reader.screen.opened.view.go(400)
        at = reader.screen.page.cursor.start
        await reader.press("escape")
        await reader.driven.settle()
        assert reader.screen.page.cursor.start == at
        assert reader.screen.page.in_sight.start <= at < reader.screen.page.in_sight.end
        assert reader.text[at : at + 2] in reader.driven.screen_text()


async def test_a_file_that_changes_is_read_again_and_notes_stay_on_their_words(tmp_path: Path) -> None:
    root = library_of(tmp_path, story=STORY)
    async with reading(root) as reader:
        await reader.to("张丽")
        await reader.press("t")
        await reader.answer("人物", "enter")
        await reader.saved()
        (root / "seeds" / "story.txt").write_text(STORY.replace("本报讯", "本报小城消息"), encoding="utf-8")
        await reader.driven.until(lambda: "本报小城消息" in reader.text)
        await reader.driven.settle()
        assert reader.cursor == "张丽"
        assert [reader.text[said.start : said.end] for said in reader.reading.notes] == ["张丽"]
        assert "人物" in reader.driven.bottom


async def test_a_file_that_is_gone_leaves_the_article_on_the_screen(tmp_path: Path) -> None:
    root = library_of(tmp_path, story=STORY)
    async with reading(root) as reader:
        (root / "seeds" / "story.txt").unlink()
        await reader.driven.until(lambda: any("story.txt" in told for told in reader.driven.app.services.told))
        assert "小城办起读书节" in reader.driven.screen_text()


async def test_what_was_said_is_bold_where_there_are_sixteen_colours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PizhuApp, "is_headless", False)
    async with reading(library_of(tmp_path, 小城=STORY)) as reader:
        reader.driven.app.console._color_system = ColorSystem.STANDARD
        wear(reader.screen, reader.screen.session.settings.reader)
        await reader.driven.settle()
        assert reader.screen.page.get_component_rich_style("page--tag-1", partial=True).bold
        reader.driven.app.console._color_system = ColorSystem.TRUECOLOR
        wear(reader.screen, reader.screen.session.settings.reader)
        await reader.driven.settle()
        assert not reader.screen.page.get_component_rich_style("page--tag-1", partial=True).bold
