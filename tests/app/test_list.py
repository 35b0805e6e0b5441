"""The list of articles, driven as a reader drives it."""

import asyncio
import json
import threading
from pathlib import Path

import pytest
from textual import events

from tests.app.driving import opened
from tui.notes.model.annotation import Annotation
from tui.notes.store.notebook import Change
from tui.notes.store.whole import set_state
from tui.settings import Settings
from tui.text.article import Article, Page
from tui.text.library import Library
from tui.text.source import Unreadable
from tui.workspace.articles.catalog import Entry, GoOn, Heading, State, Trouble
from tui.workspace.search.library import LibraryCorpus


async def test_all_articles_are_listed_by_source(library: Path) -> None:
    async with opened(library) as driven:
        sources = list(dict.fromkeys(entry.source for entry in driven.entries()))
        assert sources == sorted(path.name for path in (library / "seeds").iterdir())
        several = [name for name in sources if sum(entry.source == name for entry in driven.entries()) > 1]
        assert several == [line.source for line in driven.home.articles.lines if isinstance(line, Heading)]
        assert all(entry.state is State.UNREAD and entry.length for entry in driven.entries())
        text = driven.screen_text()
        assert sources[0].removesuffix(".txt") in text
        assert driven.entries()[0].title[:10] in text
        assert driven.entries()[0].authors[0] in text


async def test_the_cursor_passes_over_headings(library: Path) -> None:
    async with opened(library) as driven:
        seen = [driven.current.key]
        count = sum(entry.source == driven.current.source for entry in driven.entries())
        for _press in range(count):
            await driven.press("j")
            seen.append(driven.current.key)
        assert seen == [entry.key for entry in driven.entries()[: count + 1]]
        await driven.press("g", "g")
        assert driven.current.key == seen[0]
        await driven.press("k")
        assert driven.current.key == seen[0]
        await driven.press("G", "j")
        assert driven.current.key == driven.entries()[-1].key


async def test_pages_and_sources(library: Path) -> None:
    async with opened(library, size=(80, 12)) as driven:
        await driven.press("space")
        down = driven.home.articles.cursor
        assert down >= 8
        await driven.press("ctrl+b")
        assert driven.home.articles.cursor < down
        await driven.press("g", "g", "right_curly_bracket")
        second = driven.current
        assert second.number == 1
        assert second.source != driven.entries()[0].source
        await driven.press("left_curly_bracket")
        assert driven.current == driven.entries()[0]


async def test_an_article_alone_in_its_file_is_one_row_with_the_name_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("渡口\n\n　　船工们开会。\n", encoding="utf-8")
    (tmp_path / "渡口的船工.txt").write_text("渡口的船工们\n\n　　船工们开会。\n", encoding="utf-8")
    (tmp_path / "第一版".ljust(40, "版")).with_suffix(".txt").write_text("大坝\n\n　　工人们开会。\n", encoding="utf-8")
    async with opened(tmp_path, size=(80, 24)) as driven:
        rows = [row.rstrip("▏│▇ ") for row in driven.screen_text().split("\n")[1:4]]
        assert [row.split()[1:] for row in rows] == [["渡口的船工们"], ["渡口", "甲"], ["大坝", rows[2].split()[-1]]]
        assert rows[2].endswith("版…")
        await driven.press("j")
        assert driven.current.title == "渡口"


async def test_enter_opens_and_q_comes_back_to_the_same_row(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("j", "j", "j")
        key = driven.current.key
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is not driven.home)
        await driven.press("q")
        await driven.until(lambda: driven.app.screen is driven.home)
        assert driven.current.key == key
        await driven.until(lambda: driven.current.state is not State.UNREAD)


async def test_an_article_can_be_opened_by_its_id(library: Path) -> None:
    name = sorted(path.stem for path in (library / "seeds").iterdir())[1]
    async with opened(library, first=f"{name}#2") as driven:
        await driven.until(lambda: driven.app.screen is not driven.home)


async def test_n_goes_to_unread_articles(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("j", "r")
        await driven.until(lambda: driven.entries()[1].state is State.READ)
        await driven.press("k", "n")
        assert driven.current.number == 3
        await driven.press("[", "u")
        assert driven.current.number == 1


async def test_read_can_be_taken_back_and_survives(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("r", "j", "r")
        await driven.until(lambda: [entry.state for entry in driven.entries()[:2]] == [State.READ, State.READ])
        await driven.press("r")
        await driven.until(lambda: driven.entries()[1].state is State.UNREAD)
    async with opened(library) as driven:
        assert [entry.state for entry in driven.entries()[:2]] == [State.READ, State.UNREAD]


async def test_star_and_done_are_stored_and_undone(library: Path) -> None:
    async with opened(library) as driven:
        name = driven.current.source
        await driven.press("s")
        await driven.until(lambda: driven.entries()[0].star)
        await driven.press("d")
        await driven.until(lambda: driven.entries()[0].state is State.DONE)
        file = library / "annotations" / f"{Path(name).stem}.json"
        stored = json.loads(file.read_text("utf-8"))["_default"].values()
        assert [document["data"] for document in stored] == [{"star": True, "done": True}]
        await driven.press("u")
        await driven.until(lambda: driven.entries()[0].state is State.UNREAD)
        assert driven.entries()[0].star
        await driven.press("ctrl+r")
        await driven.until(lambda: driven.entries()[0].state is State.DONE)
    async with opened(library) as driven:
        assert driven.entries()[0].star
        assert driven.entries()[0].state is State.DONE


async def test_several_articles_are_starred_as_one_action(library: Path) -> None:
    async with opened(library) as driven:
        last = len(driven.entries()) - 1
        await driven.press("v", "v", "G", "v", "s")
        starred = lambda: [place for place, entry in enumerate(driven.entries()) if entry.star]  # noqa: E731
        await driven.until(lambda: starred() == [0, 1, last])
        assert "3" in driven.bottom
        await driven.press("u")
        await driven.until(lambda: starred() == [])


async def test_tags_are_typed_completed_repeated_and_taken_away(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("t")
        await driven.type("地方/大连")
        await driven.press("enter")
        await driven.until(lambda: driven.entries()[0].tags == ("地方/大连",))
        await driven.press("j", "t")
        await driven.type("dl")
        await driven.press("enter")
        await driven.until(lambda: driven.entries()[1].tags == ("地方/大连",))
        await driven.press("j")
        await driven.type("。")
        await driven.until(lambda: driven.entries()[2].tags == ("地方/大连",))
        await driven.press("t", "backspace", "enter")
        await driven.until(lambda: driven.entries()[2].tags == ())
        assert "#地方/大连" in driven.screen_text()


async def test_a_note_is_kept_by_escape_and_thrown_away_by_ctrl_x(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("c")
        await driven.type("要核对数字")
        await driven.press("enter")
        await driven.type("第二行")
        await driven.press("escape")
        await driven.until(lambda: driven.entries()[0].notes == 1)
        await driven.press("c")
        await driven.type("不要")
        await driven.press("ctrl+x")
        await driven.settle()
        name = Path(driven.current.source).stem
        stored = json.loads((library / "annotations" / f"{name}.json").read_text("utf-8"))["_default"].values()
        assert [document["note"] for document in stored] == ["要核对数字\n第二行"]
        await driven.until(lambda: not list(driven.app.session.drafts.all()))


async def test_a_search_finds_titles_and_texts(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("slash")
        await driven.type("7.5万平方米")
        await driven.press("enter")
        await driven.until(lambda: driven.home.state.found)
        found = driven.home.state.found
        assert driven.current.key in found
        await driven.press("n")
        assert driven.current.key in found
        assert "7.5万平方米" in driven.bottom
        await driven.press("escape")
        assert driven.home.state.search == ""


async def test_a_search_leaves_only_what_it_found_and_counts_the_hits(library: Path) -> None:
    async with opened(library) as driven:
        total = len(driven.entries())
        await driven.press("slash")
        await driven.type("海关")
        await driven.press("enter")
        await driven.until(lambda: driven.home.state.hits)
        await driven.until(lambda: "hits" in driven.bottom)
        assert 0 < len(driven.entries()) < total
        assert {entry.key for entry in driven.entries()} == driven.home.state.found
        count = driven.home.state.hits[driven.current.key].hits
        assert f"{count} hit" in driven.screen_text()
        await driven.press("escape")
        assert len(driven.entries()) == total


async def test_a_search_puts_the_cursor_on_the_first_hit_also_where_a_later_title_was_found_before(
    tmp_path: Path,
) -> None:
    for number in range(30):
        title = "企业破产" if number == 27 else f"标题{number}"
        (tmp_path / f"{number:02}.txt").write_text(f"{title}\n\n这里写的是企业的事情。\n", encoding="utf-8")
    async with opened(tmp_path, size=(80, 12)) as driven:
        await driven.press("G", "slash")
        await driven.type("企业")
        await driven.press("enter")
        await driven.until(lambda: "30 hits" in driven.bottom or "31 hits" in driven.bottom)
        assert driven.current.source == "00.txt"
        assert "标题0" in driven.screen_text()


async def test_who_has_scrolled_away_from_the_cursor_stays_there_while_more_is_found(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"标题{number}\n\n这里写的是企业的事情。\n", encoding="utf-8")
    async with opened(tmp_path, size=(80, 12)) as driven:
        await driven.press("slash")
        await driven.type("企业")
        await driven.press("enter")
        await driven.until(lambda: "40 hits" in driven.bottom)
        view = driven.home.list_view
        view.articles.scroll_to(y=20, animate=False, immediate=True)
        view.update(found=view.state.found - {("39.txt", 1)})
        await driven.until(lambda: "标题39" not in driven.screen_text() and len(driven.entries()) == 39)
        assert "标题20" in driven.screen_text()


@pytest.mark.parametrize("width", [60, 80, 120, 140])
async def test_a_row_that_a_search_has_found_shows_its_first_hit(library: Path, width: int) -> None:
    (library / "seeds" / "zz.txt").write_text(
        "口岸之声\n\n本报记者 张三\n\n全市今年以来工作有了新的进展，大连海关[支持]口岸发展，再次支持海关工作。\n",
        "utf-8",
    )
    async with opened(library, size=(width, 24)) as driven:
        await driven.press("slash")
        await driven.type("海关[支持]")
        await driven.press("enter")
        await driven.until(lambda: "1 hit" in driven.bottom)
        (row,) = [line for line in driven.screen_text().splitlines() if "口岸之声" in line]
        assert "大连海关[支持]口" in row
        assert row.rstrip("▏│ ").endswith("1 hit")
        await driven.press("escape")
        assert "大连海关[支持]" not in driven.screen_text()


async def test_hits_are_shown_while_the_index_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, go_on = tmp_path / "texts", threading.Event()
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"标题{name}\n\n大连海关支持口岸发展，{name}。\n", encoding="utf-8")
    page = LibraryCorpus.page

    def slow(corpus: LibraryCorpus, name: str) -> Page | Unreadable:
        assert name < "c" or go_on.wait(20)
        return page(corpus, name)

    monkeypatch.setattr(LibraryCorpus, "page", slow)
    monkeypatch.setattr("tui.workspace.search.index.BATCH", 1)
    async with opened(folder) as driven:
        await driven.press("slash")
        await driven.type("海关")
        await driven.press("enter")
        await driven.until(lambda: {key[0] for key in driven.home.state.hits} == {"a.txt", "b.txt"})
        assert driven.home.state.looking
        go_on.set()
        await driven.until(lambda: "3 articles, 3 hits" in driven.bottom)


async def test_a_narrow_row_keeps_its_title_beside_the_hits(library: Path) -> None:
    async with opened(library, size=(50, 24)) as driven:
        await driven.press("slash")
        await driven.type("海关")
        await driven.press("enter")
        await driven.until(lambda: "hits" in driven.bottom)
        assert driven.current.title[:8] in driven.screen_text()
        assert "海关…" not in driven.screen_text()


async def test_where_nothing_is_unread_the_first_row_goes_on_with_what_was_being_read(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is not driven.home)
        await driven.press("q")
        await driven.until(lambda: driven.app.screen is driven.home)
        await driven.until(lambda: driven.entries()[0].state is State.READING)
        title = driven.entries()[0].title
        await driven.press("j", *["v"] * (len(driven.entries()) - 1), "r")
        await driven.until(lambda: isinstance(driven.home.articles.lines[0], GoOn))
        await driven.press("g", "g")
        assert driven.current.title == title
        assert f"go on: {title[:8]}" in driven.screen_text()
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is not driven.home)


async def test_a_source_says_how_much_is_unread(library: Path) -> None:
    async with opened(library) as driven:
        count = sum(entry.source == driven.current.source for entry in driven.entries())
        assert f"{count} articles · {count} unread" in driven.screen_text()
        await driven.press("r")
        await driven.until(lambda: f"{count} articles · {count - 1} unread" in driven.screen_text())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_long_file_name_is_cut_before_what_is_said_about_the_file(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    name = "关于进一步加强渡口安全管理工作的若干意见征求意见稿" * 3
    (tmp_path / f"{name}.txt").write_text("渡口\n\n　　船工们开会。\n", encoding="gb18030")
    (tmp_path / f"{name}.docx").write_bytes(b"no package")
    async with opened(tmp_path, size=size) as driven:
        rows = [row.rstrip("▏│▇ ") for row in driven.screen_text().split("\n")]
        (heading,) = (row for row in rows if row.endswith("1 article · 1 unread  gb18030"))
        assert heading.startswith("关于进一步加强") and "…  " in heading
        (trouble,) = (row for row in rows if row.endswith("not what its name says"))
        assert trouble.startswith(" ! 关于进一步加强") and "…  " in trouble


async def test_a_search_in_vain_says_so(library: Path) -> None:
    async with opened(library) as driven:
        await driven.type("、")
        await driven.type("不存在的字句")
        await driven.press("enter")
        await driven.until(lambda: "不存在的字句" in driven.bottom)
        await driven.until(lambda: "No article" in driven.bottom)


async def test_the_list_can_be_cut_down_and_sorted(library: Path) -> None:
    async with opened(library) as driven:
        total = len(driven.entries())
        await driven.press("s")
        await driven.until(lambda: driven.entries()[0].star)
        await driven.press("f")
        await driven.type("is:star")
        await driven.press("enter")
        await driven.until(lambda: len(driven.entries()) == 1)
        await driven.press("escape")
        assert len(driven.entries()) == total
        await driven.press("o", "o")
        lengths = [entry.length for entry in driven.entries()]
        assert lengths == sorted(lengths, reverse=True)
        assert not any(isinstance(line, Heading) for line in driven.home.articles.lines)


async def test_a_file_that_cannot_be_read_is_listed_with_the_reason(library: Path) -> None:
    (library / "seeds" / "zz.txt").write_bytes(b"\x00\xff\x00binary" * 50)
    (library / "seeds" / "empty.txt").write_bytes(b"")
    async with opened(library) as driven:
        troubles = {line.source: line.reason for line in driven.home.articles.lines if isinstance(line, Trouble)}
        assert "zz.txt" in troubles
        await driven.press("G", "enter")
        assert "zz.txt" in driven.bottom
        assert troubles["zz.txt"][:20] in driven.bottom


HOSTILE = ("[/数据]", "[@click=app.quit]点我[/]", "\x1b[31m红\x1b]0;标题\x07", "\u202e倒序\u202c", "[bold]", "a" * 3000)


async def test_hostile_titles_names_tags_and_notes_show_literally(tmp_path: Path) -> None:
    root = tmp_path / "[red]库[bold]"
    root.mkdir()
    for place, text in enumerate(HOSTILE):
        (root / f"{place}[bold]\u202e名.txt").write_text(f"{text}\n\n{text}正文在这里,还有一句。\n", encoding="utf-8")
    async with opened(root) as driven:
        await driven.press("t")
        await driven.type("[/]\x1b[1m标签")
        await driven.press("enter")
        await driven.until(lambda: driven.entries()[0].tags)
        for key in ("slash", "f", "c", "t", "question_mark", "colon"):
            await driven.press(key)
            await driven.type("[/]")
            assert "\x1b" not in driven.screen_text()
            await driven.press("escape")
            await driven.press("escape")
        driven.app.services.notify("[/数据]\x1b[31m", title="[/数据]\x1b[31m\n")
        await driven.press("d")
        await driven.until(lambda: driven.entries()[0].state is State.DONE)
        text = driven.screen_text()
        assert "[/数据]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text


async def test_a_damaged_annotations_file_is_said(library: Path) -> None:
    name = min(path.stem for path in (library / "seeds").iterdir())
    (library / "annotations" / f"{name}.json").write_text("{ not json", encoding="utf-8")
    async with opened(library) as driven:
        headings = [line for line in driven.home.articles.lines if isinstance(line, Heading)]
        assert headings[0].about
        assert all(not heading.about for heading in headings[1:])


async def test_a_library_whose_annotations_cannot_be_written_is_for_reading_and_says_so(library: Path) -> None:
    blocked = library / "annotations" / "file"
    blocked.write_text("", encoding="utf-8")
    async with opened(Library.open(library, annotations=blocked / "below")) as driven:
        assert "read-only" in driven.bottom
        await driven.press("s")
        await driven.until(lambda: any("Not saved" in told for told in driven.app.services.told))
        assert not driven.entries()[0].star


async def test_a_failing_store_is_said_and_nothing_is_shown_as_saved(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.notes.file.errors import DiskFullError
    from tui.notes.store.store import Store

    def full(*_args: object, **_more: object) -> object:
        raise DiskFullError("Not saved: no room")

    async with opened(library) as driven:
        monkeypatch.setattr(Store, "apply_all", full)
        await driven.press("s")
        await driven.until(lambda: any("no room" in told for told in driven.app.services.told))
        assert "Saved" not in driven.bottom
        assert not driven.entries()[0].star


async def test_a_slow_store_does_not_hold_up_the_keys(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Event

    from tui.notes.store.store import Store

    go, right = Event(), Store.apply_all
    monkeypatch.setattr(Store, "apply_all", lambda *args, **more: (go.wait(10), right(*args, **more))[1])
    async with opened(library) as driven:
        await driven.press("s", "j", "j")
        assert driven.current.number == 3
        assert "Saved" not in driven.bottom
        assert not driven.entries()[0].star
        go.set()
        await driven.until(lambda: driven.entries()[0].star)


async def test_a_key_pressed_twice_acts_on_what_the_first_press_left(library: Path) -> None:
    async with opened(library) as driven:
        for key in "ss":
            driven.app.screen.post_message(events.Key(key, key))
        await driven.settle()
        await driven.until(lambda: "take the star away" in driven.bottom)
        await driven.until(lambda: not driven.entries()[0].star)


async def test_several_articles_are_done_one_after_the_other_however_fast_the_key_comes(library: Path) -> None:
    async with opened(library) as driven:
        for key in "ddd":
            driven.app.screen.post_message(events.Key(key, key))
        await driven.until(lambda: [one.state is State.DONE for one in driven.entries()[:4]] == [True] * 3 + [False])
        assert driven.current.number == 4


async def test_keys_from_the_settings_replace_the_built_in_ones(library: Path) -> None:
    settings = Settings(keys={"list.star": "j", "list.fly": "x"})
    async with opened(library, settings) as driven:
        await driven.press("j")
        await driven.until(lambda: driven.entries()[0].star)
        assert len(driven.app.problems) == 2
        assert all(any(problem in told for told in driven.app.services.told) for problem in driven.app.problems)


async def test_a_han_character_gets_a_hint(library: Path) -> None:
    async with opened(library) as driven:
        await driven.type("就")
        assert "就" in driven.bottom
        await driven.press("j")
        assert "就" not in driven.bottom


async def test_a_library_without_texts_opens(tmp_path: Path) -> None:
    async with opened(tmp_path) as driven:
        await driven.press("j", "k", "G", "g", "g", "n", "s", "d", "t", "c", "r", "enter", "y", "E", "v", "space", "o")
        assert driven.entries() == []


async def test_marks_are_counted_in_the_background(library: Path) -> None:
    for path in sorted((library / "seeds").iterdir())[1:]:
        path.unlink()
    async with opened(library, marks=True) as driven:
        await driven.until(lambda: all(entry.marks is not None for entry in driven.entries()))
        assert sum(entry.marks or 0 for entry in driven.entries()) > 50


async def test_many_sources_arrive_in_batches_in_order(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number:03}.txt").write_text(
            f"标题{number}\n\n正文在这里,一共两句。第二句。\n" * 3, encoding="utf-8"
        )
    async with opened(tmp_path) as driven:
        names = [line.source for line in driven.home.articles.lines]
        assert names == sorted(names)
        assert len(names) == 400
        assert driven.current.source == "000.txt"


async def test_a_click_puts_the_cursor_and_a_second_one_opens(library: Path) -> None:
    async with opened(library) as driven:
        await driven.pilot.click("ArticleList", offset=(30, 3))
        await driven.settle()
        assert driven.current.number == 3
        await driven.pilot.click("ArticleList", offset=(30, 3), times=2)
        await driven.until(lambda: driven.app.screen is not driven.home)


def test_an_entry_is_named_by_source_and_number() -> None:
    assert Entry("a.txt", 2, "题", (), 3).key == ("a.txt", 2)


async def test_what_another_session_says_appears_without_a_restart(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.workspace.session import Session

    monkeypatch.setattr("tui.app.list.screen.WATCH", 0.05)
    async with opened(library) as driven:
        other = Session(Library.open(library), Settings())

        def star(article: Article, said: tuple[Annotation, ...]) -> Change:
            return set_state(article, said, "star", True, "star")

        await asyncio.to_thread(other.keep_each, "star", [driven.entries()[2].key], star)
        other.close()
        await driven.until(lambda: driven.entries()[2].star)


async def test_new_and_changed_files_are_listed_after_a_reload(library: Path) -> None:
    async with opened(library) as driven:
        before = len(driven.entries())
        (library / "seeds" / "new.txt").write_text("全新的标题\n\n正文在这里,一共两句。第二句。\n", encoding="utf-8")
        await driven.press("f5")
        await driven.until(lambda: len(driven.entries()) == before + 1)


async def test_the_undo_list_names_what_was_done(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("s")
        await driven.until(lambda: driven.entries()[0].star)
        await driven.carry_out("everywhere.history")
        await driven.until(lambda: driven.app.screen is not driven.home)
        await driven.settle()
        assert "star" in driven.screen_text()


async def test_a_failing_analysis_istold_and_the_list_goes_on(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.workspace.analysis.analyses import Analyses

    def broken(*_args: object) -> object:
        raise RuntimeError("[/model]")

    monkeypatch.setattr(Analyses, "analyse_idly", broken)
    async with opened(library, marks=True) as driven:
        await driven.until(lambda: any("[/model]" in told for told in driven.app.services.told))
        await driven.press("j")
        assert driven.current.number == 2


async def test_two_articles_are_made_one_and_apart_again(library: Path) -> None:
    async with opened(library) as driven:
        before = [entry.title for entry in driven.entries()]
        await driven.press("M")
        await driven.until(lambda: len(driven.entries()) == len(before) - 1)
        await driven.press("u")
        await driven.until(lambda: [entry.title for entry in driven.entries()] == before)
    async with opened(library) as driven:
        await driven.press("M")
        await driven.until(lambda: len(driven.entries()) == len(before) - 1)
    async with opened(library) as driven:
        assert len(driven.entries()) == len(before) - 1


async def test_a_wide_screen_shows_how_the_article_begins(library: Path) -> None:
    async with opened(library, size=(180, 40)) as driven:
        await driven.press("j", "j")
        article = await asyncio.to_thread(driven.app.session.pages.article, *driven.current.key)
        words = article.text.split("\n")[-1][:8]  # type: ignore[union-attr]
        await driven.until(lambda: words in driven.screen_text())
        await driven.pilot.resize_terminal(100, 40)
        await driven.settle()
        assert words not in driven.screen_text()


async def test_control_characters_in_a_file_name_are_shown_as_signs(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\nb.txt").write_text("标题\n\n正文在这里。\n", encoding="utf-8")
    async with opened(tmp_path) as driven:
        await driven.read_all()
        assert "a␛[31m␊b" in driven.screen_text()


async def test_the_library_is_read_again_a_hundred_times_without_harm(library: Path, tmp_path: Path) -> None:
    async with opened(library) as driven:
        entries = driven.entries()
        (tmp_path / "other").write_text("whole", encoding="utf-8")
        with (tmp_path / "other").open(encoding="utf-8") as other:
            handles = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
            for _time in range(100):
                await driven.carry_out("list.reload")
                await driven.settle()
            await driven.read_all()
            assert [entry.key for entry in driven.entries()] == [entry.key for entry in entries]
            assert other.read() == "whole", "a handle that is not ours was closed"
            if handles:
                await driven.until(lambda: len(list(Path("/proc/self/fd").iterdir())) <= handles + 2)
        await driven.press("s")
        await driven.until(lambda: driven.current.star)


async def test_a_search_of_an_indexed_library_says_at_once_in_how_many_articles_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.workspace.search import library as searching

    monkeypatch.setattr(searching, "WORTH", 0)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"简讯{name}\n\n大连海关，海关。\n", encoding="utf-8")
    async with opened(tmp_path) as driven:
        for indexed in (False, True):
            said: list[str] = []
            monkeypatch.setattr(driven.app.services, "status", said.append)
            await driven.press("/")
            await driven.type("海关")
            await driven.press("enter")
            await driven.until(lambda said=said: any("6" in one for one in said))
            assert any("3 articles, counting hits" in one for one in said) is indexed


async def test_a_library_in_the_home_folder_is_named_from_there(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(library.parent))
    async with opened(library) as driven:
        assert driven.screen_text().splitlines()[0].split() == ["library", "~/library"]


async def test_a_window_that_changes_its_size_while_the_program_ends_stops_nothing(library: Path) -> None:
    from textual.events import Resize
    from textual.geometry import Size

    async with opened(library) as driven:
        home = driven.home
        driven.app.exit(return_code=129)
        home.on_resize(Resize(Size(160, 40), Size(160, 40)))
    assert driven.app.return_code == 129


@pytest.mark.parametrize("gone", ["StatusLine", ".nothing"])
async def test_what_is_read_while_the_program_ends_is_drawn_no_more(library: Path, gone: str) -> None:
    async with opened(library) as driven:
        await driven.home.query_one(gone).remove()
        driven.home.list_view.update(nothing="read late", progress=(1, 2))
