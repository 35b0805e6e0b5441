"""All notes in one place, and the concordance: found, opened, come back to, changed."""

from pathlib import Path

import pytest

from tests.app.driving import Driven, opened
from tests.running import pizhu
from tui.app.dialogs.line import LineDialog
from tui.app.queue import ReviewHome
from tui.app.reader import ReaderScreen
from tui.app.table import TableScreen
from tui.app.table.rows import TableRows
from tui.workspace.filter.saved import save

HOSTILE = "[/数据]\x1b[31m[@click=app.quit]x[/]"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("海关通关提速\n\n大连海关支持口岸发展，投资1200亿元。\n", encoding="utf-8")
    (folder / "b.txt").write_text("臺灣的海關\n\n總統府說，海關收人730亿元。\n", encoding="utf-8")
    for file, start, tag, note in (("a", 8, "机构", "先看"), ("a", 14, "口岸/港", HOSTILE), ("b", 7, "机构", "后看")):
        added = pizhu(
            "note", "add", folder / f"{file}.txt", "--start", start, "--end", start + 2, "--tag", tag, "--text", note
        )
        assert added.exit_code == 0, added.stderr
    return folder


def rows(driven: Driven) -> TableRows:
    screen = next(s for s in driven.app.screen_stack if isinstance(s, TableScreen))
    return screen.rows


async def all_notes(driven: Driven) -> None:
    await driven.press("N")
    await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
    await driven.until(lambda: len(rows(driven).lines) == 3)


def cells(driven: Driven, place: int) -> list[str]:
    return [line.cells[place] for line in rows(driven).lines]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_note_of_the_library_is_in_one_place(texts: Path, size: tuple[int, int]) -> None:
    async with opened(texts, size=size) as driven:
        await all_notes(driven)
        assert cells(driven, 1) == ["大连", "口岸", "總統"]
        assert cells(driven, 2) == ["#机构", "#口岸/港", "#机构"]
        assert "先看" in driven.screen_text()
        assert "\x1b[31m" not in driven.screen_text()


async def test_a_note_opens_at_its_passage_and_leads_back_to_its_row(texts: Path) -> None:
    async with opened(texts) as driven:
        await all_notes(driven)
        await driven.press("j", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen))
        await driven.until(lambda: "口岸" in driven.screen_text())
        await driven.press("q")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
        assert rows(driven).cursor == 1


async def test_notes_are_narrowed_by_the_filter_language_in_full_width_too(texts: Path) -> None:
    async with opened(texts) as driven:
        await all_notes(driven)
        await driven.press("/")
        await driven.type("tag：机构 －先看")
        await driven.press("enter")
        await driven.until(lambda: cells(driven, 1) == ["總統"])
        await driven.press("escape")
        await driven.until(lambda: len(rows(driven).lines) == 3)
        await driven.app.session.later(lambda: save(driven.app.session, "机构", "tag:机构 -先看"))
        await driven.press("/")
        await driven.type("＠机构")
        await driven.press("enter")
        await driven.until(lambda: cells(driven, 1) == ["總統"])
        await driven.press("escape")
        await driven.press("/")
        await driven.type("tga:x")
        await driven.press("enter")
        await driven.until(lambda: "at “tga" in driven.screen_text())
        assert isinstance(driven.app.screen, LineDialog)
        await driven.press("escape")
        assert len(rows(driven).lines) == 3


async def test_selected_notes_are_tagged_finished_and_removed_as_one_action(texts: Path) -> None:
    async with opened(texts) as driven:
        await all_notes(driven)
        await driven.press("v", "v", "D")
        await driven.until(lambda: cells(driven, 0) == ["done", "done", ""])
        await driven.press("u")
        await driven.until(lambda: cells(driven, 0) == ["", "", ""])
        await driven.press("*", "t")
        await driven.type("重要")
        await driven.press("enter")
        await driven.until(lambda: all("#重要" in tags for tags in cells(driven, 2)))
        await driven.press("*", "x", "y")
        await driven.until(lambda: not rows(driven).lines)
        await driven.press("u")
        await driven.until(lambda: len(rows(driven).lines) == 3)


async def test_notes_are_sorted_in_other_orders(texts: Path) -> None:
    async with opened(texts) as driven:
        await all_notes(driven)
        before = cells(driven, 1)
        await driven.press("o", "o", "o")
        await driven.until(lambda: cells(driven, 2) == ["#口岸/港", "#机构", "#机构"])
        await driven.press("o", "o")
        await driven.until(lambda: cells(driven, 1) == before)


async def test_a_note_whose_text_is_gone_is_there_with_its_words(texts: Path) -> None:
    (texts / "b.txt").unlink()
    async with opened(texts) as driven:
        await all_notes(driven)
        await driven.press("G")
        await driven.until(lambda: "【總統】" in driven.screen_text())
        await driven.press("enter")
        await driven.settle()
        assert isinstance(driven.app.screen, TableScreen)


async def test_a_concordance_stands_around_its_keyword_and_opens_at_the_hit(texts: Path) -> None:
    async with opened(texts) as driven:
        await driven.press("K")
        await driven.type("海关")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen) and len(rows(driven).lines) == 4)
        assert cells(driven, 2) == ["海关", "海关", "海關", "海關"]
        await driven.press("j", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen))
        await driven.until(lambda: "支持口岸" in driven.screen_text())
        await driven.press("q")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
        assert rows(driven).cursor == 1


async def test_of_a_frequent_sign_the_first_hits_are_shown_and_the_others_counted(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.workspace.lines.hits.MOST", 3)
    async with opened(texts) as driven:
        await driven.press("K")
        await driven.type("海关")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
        table = driven.app.screen
        assert isinstance(table, TableScreen)
        await driven.until(lambda: not table.table_view.state.loading)
        assert [line.key for line in table.table_view.state.lines] == [("a.txt", 1)] * 2 + [("b.txt", 1)]
        assert "the first 3 rows of 4" in driven.bottom
        for _order in range(len(table.content.orders)):
            await driven.press("o", "j")
            sorted_told = "of 4 the first 3 rows in the library's order, these sorted"
            assert (sorted_told in driven.bottom) is bool(table.table_view.state.order)
        await driven.press("slash")
        await driven.type("口岸")
        await driven.press("enter")
        assert "2 rows of 4" in driven.bottom


async def test_a_word_of_the_reader_has_its_concordance(texts: Path) -> None:
    async with opened(texts) as driven:
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen))
        await driven.until(lambda: "支持口岸" in driven.screen_text())
        await driven.press("K")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
        await driven.until(lambda: len(rows(driven).lines) >= 2)


async def test_a_wrong_search_is_told_and_opens_nothing(texts: Path) -> None:
    async with opened(texts) as driven:
        await driven.press("K")
        await driven.type("(海关")
        await driven.press("enter")
        await driven.until(lambda: "bracket" in driven.screen_text())
        assert not isinstance(driven.app.screen, TableScreen)


async def ledger(driven: Driven) -> None:
    await driven.press("L")
    await driven.press("1")
    await driven.until(lambda: isinstance(driven.app.screen, TableScreen) and rows(driven).lines)


async def test_the_ledger_shows_contradictions_and_puts_their_sentences_side_by_side(tmp_path: Path) -> None:
    for name, value in (("a", "9516.9"), ("b", "9561.9")):
        (tmp_path / f"{name}.txt").write_text(
            f"大连市经济运行\n\n2024年，大连市地区生产总值{value}亿元，增长5.2%。\n", encoding="utf-8"
        )
    async with opened(tmp_path, size=(120, 40)) as driven:
        await ledger(driven)
        await driven.press("o")
        await driven.until(lambda: rows(driven).lines[0].cells[0] == "!!")
        await driven.press("g", "g")
        await driven.until(lambda: "9516.9亿元 ≠ 9561.9亿元" in driven.screen_text())
        await driven.press("enter")
        await driven.until(lambda: len(driven.app.screen_stack) == 3 and "地区生产总值9561.9" in driven.screen_text())
        assert "2024年，大连市地区生产总值9516.9亿元" in driven.screen_text()
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen))
        await driven.press("q", "q")
        await driven.until(lambda: len(driven.app.screen_stack) == 2)
        assert rows(driven).cursor == 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_periods_of_the_ledger_are_columns_that_slide(tmp_path: Path, size: tuple[int, int]) -> None:
    said = "".join(
        f"{year}年，大连市地区生产总值{8000 + 100 * (year - 2010)}.0亿元。\n\n" for year in range(2010, 2025)
    )
    (tmp_path / "a.txt").write_text(f"大连市历年统计\n\n{said}", encoding="utf-8")
    async with opened(tmp_path, size=size) as driven:
        await ledger(driven)
        await driven.until(lambda: "2024" in driven.screen_text())
        (line,) = rows(driven).lines
        assert line.cells[4] == "▁▂▂▃▄▄▅▅▆▇▇█"
        assert line.cells[5:] == tuple(f"{8000 + 100 * n}.0亿元" for n in range(15))
        await driven.press("9", "9", "<")
        await driven.until(lambda: " 2010 " in driven.screen_text() and "8000.0亿元" in driven.screen_text())
        await driven.press("<")
        await driven.until(lambda: "no further columns" in driven.screen_text())
        await driven.type("》")
        await driven.until(lambda: " 2010 " not in driven.screen_text().split("─")[0])


@pytest.fixture
def fronted(tmp_path: Path) -> Path:
    text = "---\ntitle: 简报\n---\n\n# 三季度经济简报\n\n工业增长较快。\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    start = text.index("三季度经济")
    pizhu("note", "add", tmp_path / "a.md", "--start", start, "--end", start + 3, "--text", "看")
    return tmp_path


async def test_the_surroundings_of_a_note_are_those_of_its_article(fronted: Path) -> None:
    async with opened(fronted) as driven:
        await driven.press("N")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen) and rows(driven).lines)
        (line,) = rows(driven).lines
        assert line.details[0] == "Annotated: 【三季度】经济简报 工业增长较快。"


async def test_a_review_from_the_list_begins_with_the_library(texts: Path) -> None:
    async with opened(texts) as driven:
        await driven.press("R")
        await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
        await driven.until(lambda: "whole library" in driven.screen_text())


def top(driven: Driven) -> TableRows:
    """The rows of the table in front."""
    assert isinstance(driven.app.screen, TableScreen)
    return driven.app.screen.rows


async def test_a_figure_is_decided_about_where_its_sentences_stand_and_undo_takes_it_back(tmp_path: Path) -> None:
    for name, value in (("a", "9516.9"), ("b", "9561.9")):
        text = f"大连市经济运行\n\n2024年，大连市地区生产总值{value}亿元。\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    async with opened(tmp_path, size=(120, 40)) as driven:
        await ledger(driven)
        await driven.press("a")
        await driven.until(lambda: "decide about them there" in driven.screen_text())
        await driven.press("enter")
        await driven.until(lambda: len(top(driven).lines) == 2)
        assert "!! conflict" in driven.screen_text()
        await driven.press("j", "a")
        await driven.until(lambda: top(driven).lines[1].cells[0] == "!!  figure confirmed")
        await driven.press("n")
        await driven.until(lambda: len(top(driven).lines) == 1)
        assert "!!" not in driven.screen_text()
        await driven.press("u")
        await driven.until(lambda: [line.cells[0][:2] for line in top(driven).lines] == ["!!", "!!"])


async def test_a_day_of_issue_that_a_page_lacks_is_given_once_and_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("大连市\n\n去年，大连市地区生产总值9516.9亿元。\n", encoding="utf-8")
    async with opened(tmp_path, size=(120, 40)) as driven:
        await driven.press("L", "1")
        await driven.until(lambda: isinstance(driven.app.screen, LineDialog))
        assert rows(driven).lines[0].cells[0] == "?"
        assert "a.txt was issued on" in driven.screen_text()
        await driven.type("31月")
        await driven.press("enter")
        await driven.until(lambda: "31月 is no date" in driven.screen_text())
        assert isinstance(driven.app.screen, LineDialog), "what is typed now must not reach the table as keys"
        await driven.press("ctrl+u")
        await driven.type("２０２５年1月20日")
        await driven.press("enter")
        await driven.until(lambda: top(driven).lines[0].cells[0] == "")
        assert "2024" in driven.screen_text()
        await driven.press("u")
        await driven.until(lambda: top(driven).lines[0].cells[0] == "?")
        await driven.settle()
        assert isinstance(driven.app.screen, TableScreen), "the question comes once"
        await driven.press("d")
        await driven.until(lambda: isinstance(driven.app.screen, LineDialog))
        await driven.type("2025.1.20")
        await driven.press("enter")
        await driven.until(lambda: top(driven).lines[0].cells[0] == "")


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ((("enter",), ("2", "0", "2", "5", "0", "1", "2", "0", "enter")), [None, "2025-01-20"]),
        ((("escape",),), []),
    ],
)
async def test_each_source_is_asked_about_once_and_escape_ends_the_questions(
    tmp_path: Path, answers: tuple[tuple[str, ...], ...], kept: list[str | None]
) -> None:
    for name in "abc":
        when = "2025年3月1日，" if name == "c" else "去年，"
        (tmp_path / f"{name}.txt").write_text(f"大连市\n\n{when}大连市地区生产总值9516.9亿元。\n", encoding="utf-8")
    async with opened(tmp_path, size=(120, 40)) as driven:
        await driven.press("L", "1")
        for name, keys in zip("ab", answers, strict=False):
            await driven.until(lambda name=name: f"{name}.txt was issued on" in driven.screen_text())
            await driven.press(*keys)
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
        await driven.until(lambda: not driven.app.screen.table_view.state.loading)
        books = [driven.app.session.notes.store.read(f"{name}.txt").annotations for name in "ab" if kept]
        assert [one.data["fact"]["date"] for book in books for one in book] == kept
        await driven.press("q", "L", "1")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen) and rows(driven).lines)
        await driven.settle()
        assert isinstance(driven.app.screen, TableScreen)
    async with opened(tmp_path, size=(120, 40)) as driven:
        await driven.press("L", "1")
        await driven.until(lambda: any(isinstance(one, TableScreen) for one in driven.app.screen_stack))
        await driven.until(lambda: rows(driven).lines)
        await driven.settle()
        assert isinstance(driven.app.screen, LineDialog) is not bool(kept), "an answer holds in the next session too"


@pytest.mark.parametrize("width", [40, 80])
async def test_a_question_leaves_room_for_its_answer(tmp_path: Path, width: int) -> None:
    name = "000_b576d2323f779f1e的一个很长的名字.txt"
    (tmp_path / name).write_text("天气\n\n昨日下雨，今天天晴。\n", encoding="utf-8")
    async with opened(tmp_path, size=(width, 24)) as driven:
        await driven.press("g", "D", "1")
        await driven.until(lambda: isinstance(driven.app.screen, LineDialog))
        await driven.type("2024.3.1")
        assert "2024.3.1" in driven.screen_text() and "nobody knows it" in driven.screen_text()


async def test_no_question_comes_between_the_keys_of_somebody_who_types(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("天气\n\n昨日下雨，今天天晴。\n", encoding="utf-8")
    async with opened(tmp_path, size=(140, 30)) as driven:
        await driven.press("g", "D", "1")
        await driven.until(lambda: isinstance(driven.app.screen, LineDialog))
        driven.app.session.trail.issue_asked.clear()
        await driven.press("escape", "j")
        driven.app.session.trail.issue_asked.clear()
        driven.app.screen.read()
        await driven.until(lambda: "no day of issue; d on its row" in driven.screen_text())
        await driven.press("q")
        assert not isinstance(driven.app.screen, TableScreen | LineDialog)


async def test_the_timeline_says_what_it_leaves_out_and_asks_for_the_day_of_issue(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("天气\n\n昨日下雨，今天天晴。\n", encoding="utf-8")
    async with opened(tmp_path, size=(140, 30)) as driven:
        await driven.press("g", "D", "1")
        await driven.until(lambda: isinstance(driven.app.screen, LineDialog))
        assert "2 times are left out in 1 article without a day of issue" in driven.screen_text()
        await driven.type("2024年3月1日")
        await driven.press("enter")
        await driven.until(lambda: [line.cells[0] for line in rows(driven).lines] == ["2024-02-29", "2024-03-01"])
        assert "left out" not in driven.screen_text()


async def test_many_sentences_that_say_the_same_are_folded_and_enter_opens_them(tmp_path: Path) -> None:
    for n in range(25):
        value = "9561.9" if n == 24 else "9516.9"
        text = f"大连市经济运行\n\n2024年，大连市地区生产总值{value}亿元。\n"
        (tmp_path / f"{n:02}.txt").write_text(text, encoding="utf-8")
    async with opened(tmp_path, size=(120, 50)) as driven:
        await ledger(driven)
        await driven.press("enter")
        await shown_table(driven, 2)
        assert [line.cells[2] for line in top(driven).lines] == ["9516.9亿元"] * 21 + ["9561.9亿元"]
        assert "4 more sentences say the same" in driven.screen_text()
        top(driven).cursor = 20
        await driven.press("enter")
        await shown_table(driven, 3)
        assert len(top(driven).lines) == 25


async def test_the_library_in_numbers_opens_what_its_rows_count(texts: Path) -> None:
    async with opened(texts, size=(80, 24)) as driven:
        await driven.press("O")
        await shown_table(driven, 1)
        await driven.until(lambda: any(line.id.startswith("name ") for line in rows(driven).lines))
        found = {line.id: (line.cells[1], line.cells[2]) for line in rows(driven).lines}
        assert "status open" in found and "█" in driven.screen_text()
        for name in ("is unread", "status open", next(one for one in found if one.startswith("tag "))):
            here = next(place for place, line in enumerate(rows(driven).lines) if line.id == name)
            rows(driven).cursor = here
            await driven.press("enter")
            inner = tables(driven)[1]
            await driven.until(lambda inner=inner: not inner.table_view.state.loading)
            assert f"{len(inner.rows.lines):,}" == found[name][1]
            await driven.press("q")
            await driven.until(lambda: len(tables(driven)) == 1)
            assert rows(driven).cursor == here


def tables(driven: Driven) -> list[TableScreen]:
    return [one for one in driven.app.screen_stack if isinstance(one, TableScreen)]


async def shown_table(driven: Driven, count: int) -> None:
    await driven.until(lambda: len(tables(driven)) == count and not tables(driven)[-1].table_view.state.loading)


async def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("天气\n\n今天下雨。\n", encoding="utf-8")
    async with opened(tmp_path) as driven:
        await driven.press("N")
        await driven.until(lambda: "There is nothing to list here; q goes back." in driven.screen_text())


async def test_a_filter_for_which_no_row_holds_says_so(texts: Path) -> None:
    async with opened(texts) as driven:
        await all_notes(driven)
        await driven.until(lambda: rows(driven).total() == 3)
        await driven.press("slash")
        await driven.type("没有的词")
        await driven.press("enter")
        await driven.until(lambda: "Nothing fits 没有的词; Esc shows all rows." in driven.screen_text())
