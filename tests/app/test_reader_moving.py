"""Moving through an article: words, rows, pages, jumps, labels, marks."""

from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.widgets import TextArea

from tests.app.driving import Driven, opened
from tests.app.reading import STORY, library_of, reading
from tui.notes.model.annotation import Annotation, Kind


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return library_of(tmp_path, story=STORY)


async def test_the_cursor_goes_by_words_and_by_characters(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("小城市")
        await reader.press("w")
        after = reader.cursor
        assert len(after) >= 2
        await reader.press("b")
        assert reader.screen.page.cursor.start == reader.text.index("小城市")
        await reader.press("l")
        assert len(reader.cursor) == 1


async def test_counts_move_further(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("小城市")
        one_by_one = []
        for _press in range(5):
            await reader.press("w")
            one_by_one.append(reader.screen.page.cursor)
        await reader.to("小城市")
        await reader.press("5", "w")
        assert reader.screen.page.cursor == one_by_one[-1]


async def test_rows_keep_their_column(story: Path) -> None:
    async with reading(story) as reader:
        await reader.press("g", "g", "j", "j", "j")
        down = reader.screen.page.cursor
        assert down.start > 0
        await reader.press("k", "k", "k")
        assert reader.screen.page.cursor.start == 0


@pytest.mark.parametrize("width", [24, 80])
async def test_every_row_is_passed_once_down_and_up(story: Path, width: int) -> None:
    async with reading(story, size=(width, 24)) as reader:
        layout = reader.screen.page.layout_now
        rows = [n for n in range(layout.height) if layout.row(n).kind != "blank"]

        def row() -> int:
            return layout.row_of(reader.screen.page.cursor.start)

        await reader.press("g", "g")
        down = [row()]
        for _press in rows[1:]:
            reader.screen.opened.navigation.move(None, "row_down")
            down.append(row())
        assert down == rows
        up = [row()]
        for _press in rows[1:]:
            reader.screen.opened.navigation.move(None, "row_up")
            up.append(row())
        assert up == rows[::-1]


async def test_sentences_paragraphs_and_ends(story: Path) -> None:
    async with reading(story) as reader:
        await reader.press("G")
        assert reader.screen.page.cursor.end >= len(reader.text) - 1
        await reader.press("(")
        assert reader.text[reader.screen.page.cursor.start :].startswith("图书馆周末")
        await reader.press("{", "{")
        assert reader.text[reader.screen.page.cursor.start :].startswith("小城市图书馆还将")
        await reader.press("g", "g")
        assert reader.screen.page.cursor.start == 0
        await reader.press("5", "0", "%")
        assert 0.3 < reader.screen.page.cursor.start / len(reader.text) < 0.7


async def test_percent_finds_the_other_bracket(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("“")
        await reader.press("%")
        assert reader.cursor == "”"
        await reader.press("%")
        assert reader.cursor == "“"


async def test_jumps_go_to_the_next_object_and_can_be_repeated(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        await reader.press("]", "f")
        first = reader.cursor
        await reader.press(";")
        second = reader.cursor
        assert [first, second] == [reader.text[f.start : f.end] for f in reader.reading.figures.items[:2]]
        await reader.press(",")
        assert reader.cursor == first
        await reader.press("[", "f")
        assert "No more figures" in reader.driven.bottom


async def test_the_same_entity_again(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        twice = next(e for e in reader.reading.entities if len(reader.reading.same(e)) > 1)
        places = reader.reading.same(twice)
        await reader.to(reader.text[twice.start : twice.end])
        await reader.press("]", "E")
        assert reader.screen.page.cursor.start == places[1].start
        assert f"{len(places)} places" in reader.driven.bottom


async def test_labels_lead_to_what_they_stand_on(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        await reader.press("g", "g", "f")
        assert reader.screen.state.labels
        label, span = next(iter(sorted(reader.screen.state.labels.items(), key=lambda pair: -pair[1].start)))
        await reader.press(*label)
        assert reader.screen.page.cursor == span
        assert not reader.screen.state.labels
        await reader.press("f", "escape")
        assert not reader.screen.state.labels
        assert reader.screen.page.cursor == span


async def test_remembered_places_and_the_list_of_jumps(story: Path) -> None:
    async with reading(story) as reader:
        await reader.to("李强")
        await reader.press("m", "a", "G")
        end = reader.screen.page.cursor
        await reader.press("'", "a")
        assert reader.text[reader.screen.page.cursor.start :].startswith("李强")
        await reader.press("ctrl+o")
        assert reader.screen.page.cursor.start == end.start
        await reader.press("'", "z")
        assert "No place is remembered by z" in reader.driven.bottom


async def test_pages_scroll_and_come_back(library: Path) -> None:
    async with reading(library, size=(80, 14)) as reader:
        await reader.press("space")
        down = reader.screen.page.scroll_offset.y
        assert down == reader.screen.page.size.height - 2
        await reader.press("ctrl+b")
        assert reader.screen.page.scroll_offset.y == 0
        await reader.press("G", "z", "enter")
        assert reader.screen.page.in_sight.end >= len(reader.text)
        assert "100%" in reader.driven.screen_text()


async def test_next_article_and_back_by_jump(library: Path) -> None:
    async with reading(library) as reader:
        first = reader.screen.key
        await reader.press("J")
        await reader.driven.until(lambda: reader.reading.article.number == first[1] + 1)
        await reader.press("ctrl+o")
        await reader.driven.until(lambda: reader.reading.article.number == first[1])
        await reader.press("[", "a")
        assert "first article" in reader.driven.bottom


async def test_reading_goes_on_where_it_stopped(library: Path) -> None:
    async with reading(library) as reader:
        await reader.press("space", "w", "w")
        start = reader.screen.page.cursor.start
        await reader.press("q")
        await reader.press("enter")
        await reader.driven.until(lambda: reader.screen.opened and reader.screen.page.ready)
        await reader.driven.settle()
        assert reader.screen.page.cursor.start == start
    async with reading(library) as reader:
        assert reader.screen.page.cursor.start == start


async def test_the_place_is_kept_when_the_program_ends_in_the_reader(library: Path) -> None:
    async with reading(library) as reader:
        await reader.press("space", "w")
        start = reader.screen.page.cursor.start
        assert start
    async with reading(library) as reader:
        assert reader.screen.page.cursor.start == start


async def test_a_resize_keeps_the_place(library: Path) -> None:
    async with reading(library, size=(100, 30)) as reader:
        await reader.press("space", "j", "j", "j")
        cursor, above = reader.screen.page.cursor, reader.screen.page.rows_above()
        for width in (60, 120, 40, 100):
            await reader.driven.pilot.resize_terminal(width, 30)
            await reader.driven.settle()
            page = reader.screen.page
            assert page.cursor == cursor
            assert page.in_sight.start <= cursor.start < page.in_sight.end
            assert page.rows_above() == above


async def test_full_width_twins_move_too(story: Path) -> None:
    async with reading(story) as reader:
        await reader.marked()
        await reader.driven.type("】f")
        assert reader.cursor == reader.text[reader.reading.figures.items[0].start : reader.reading.figures.items[0].end]
        await reader.driven.type("；")
        assert reader.screen.page.cursor.start == reader.reading.figures.items[1].start
        await reader.driven.type("你")
        assert "input method" in reader.driven.bottom


async def test_keys_typed_before_the_article_is_there_wait_in_order(story: Path) -> None:
    async with opened(story) as driven:
        for key in ("enter", "w", "w", "c", "s", "q", "D", "n"):
            driven.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await driven.until(lambda: [area.text for area in driven.app.screen.query(TextArea)] == ["sqDn"])
        await driven.press("escape")
        await driven.until(lambda: stored(driven))
        await driven.settle()
        assert [(said.kind, said.note) for said in stored(driven)] == [(Kind.NOTE, "sqDn")]


async def test_q_leaves_an_article_that_is_not_there_yet(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = Event()
    async with opened(story) as driven:
        article = driven.app.session.pages.article

        def slow(*args: object) -> object:
            assert go_on.wait(20)
            return article(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(driven.app.session.pages, "article", slow)
        await driven.press("enter")
        assert driven.app.screen is not driven.home
        await driven.press("q")
        assert driven.app.screen is driven.home
        go_on.set()


def stored(driven: Driven) -> tuple[Annotation, ...]:
    book = driven.app.session.notes.known("story.txt")
    return book.annotations if book else ()
