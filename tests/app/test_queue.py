"""Reviewing, driven as a reader drives it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.app.driving import Driven, opened
from tui.app.queue import QueueScreen, ReviewHome
from tui.app.widgets.context import ContextView
from tui.app.widgets.progress import ProgressLine
from tui.notes.model.annotation import Annotation, Kind
from tui.workspace.review.item import Item, What

TEXT = """大连海关开通热线

本报讯(记者张三)12月3日,大连海关在大连开通服务热线。大连海关关长李四表示,热线为大连企业服务,去年企业增加120家。
"""
NAMES, FIGURES, CHECK, NOTES = "1", "2", "3", "4"


@asynccontextmanager
async def reviewing(
    folder: Path, what: str = NAMES, scope: str = "library", size: tuple[int, int] = (100, 30)
) -> AsyncIterator[Driven]:
    if not (folder / "a.txt").exists():
        (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    async with opened(folder, size=size) as driven:
        await home(driven, scope)
        await driven.press(what)
        await gathered(driven)
        yield driven


async def home(driven: Driven, scope: str = "library") -> ReviewHome:
    await driven.press("R")
    await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
    found = driven.app.screen
    assert isinstance(found, ReviewHome)
    await driven.until(lambda: not found.queues.waiting.unsure)
    while found.scope.reach != scope:
        await driven.press("s")
    return found


async def gathered(driven: Driven) -> None:
    await driven.until(lambda: isinstance(driven.app.screen, QueueScreen) and driven.app.screen.desk.found_all)
    await painted(driven)


async def painted(driven: Driven) -> None:
    desk = screen(driven).desk
    await driven.until(lambda: desk.seen == desk.queue.group or desk.queue.group is None)
    await driven.settle()


def screen(driven: Driven) -> QueueScreen:
    return next(s for s in driven.app.screen_stack if isinstance(s, QueueScreen))


def current(driven: Driven) -> Item:
    item = screen(driven).desk.item
    assert item is not None
    return item


def stored(driven: Driven, kind: Kind | None = None) -> list[Annotation]:
    known = driven.app.session.notes.known("a.txt")
    return [one for one in (known.annotations if known else ()) if kind in (None, one.kind)]


async def until_alike(driven: Driven, count: int = 2) -> int:
    queue = screen(driven).desk.queue
    while len(queue.alike()) < count:
        await driven.press("n")
    await painted(driven)
    return len(queue.alike())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_group_is_shown_with_its_contexts_aligned_on_the_mark(tmp_path: Path, size: tuple[int, int]) -> None:
    lines = "大连海关开通热线。\n\n昨天来自大连海关的消息。\n\n请到大连海关办理。\n"
    (tmp_path / "a.txt").write_text(f"通关便利\n\n{lines}", encoding="utf-8")
    async with reviewing(tmp_path, size=size) as driven:
        alike = await until_alike(driven)
        shown, quote = driven.screen_text(), current(driven).quote
        assert (alike, quote) == (3, "大连海关")
        assert f"×{alike}" in shown
        below = [line for line in shown.split("\n") if quote in line][-alike:]
        before = [line.partition(quote)[0] for line in below]
        assert len({cell_len(head) for head in before}) == 1
        assert [head.strip("▸ ") for head in before].count("请到") == 1


async def test_names_are_accepted_and_rejected_by_key_alone(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        first = current(driven)
        await driven.press("a")
        second = current(driven)
        assert second != first
        await driven.press("x")
        await driven.until(lambda: len(stored(driven)) == 2)
        said = sorted((one.data["verdict"], one.data["type"], one.anchor.quote) for one in stored(driven))
        assert said == sorted([("keep", first.type, first.quote), ("dismiss", second.type, second.quote)])


async def test_a_digit_accepts_the_group_as_another_type(tmp_path: Path) -> None:
    async with reviewing(tmp_path, scope="article") as driven:
        alike, first = await until_alike(driven), current(driven)
        await driven.press("5")
        await driven.until(lambda: len(stored(driven)) == alike)
        said = {(one.data["type"], one.anchor.quote) for one in stored(driven)}
        assert said == {("WORK", first.quote)}


async def test_what_was_decided_is_not_asked_again(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        first = current(driven)
        total = len(screen(driven).desk.queue.items)
        await driven.press("a")
        await driven.until(lambda: stored(driven))
    async with reviewing(tmp_path) as driven:
        items = screen(driven).desk.queue.items
        assert len(items) == total - 1
        assert (first.start, first.end) not in [(item.start, item.end) for item in items]


@pytest.mark.parametrize(("key", "verdict"), [("A", "keep"), ("X", "dismiss"), ("Ａ", "keep"), ("Ｘ", "dismiss")])
async def test_a_group_is_one_action_and_undo_returns_to_its_item(tmp_path: Path, key: str, verdict: str) -> None:
    async with reviewing(tmp_path, scope="article") as driven:
        queue = screen(driven).desk.queue
        alike, item = await until_alike(driven), current(driven)
        await driven.type(key)
        await driven.until(lambda: len(stored(driven)) == alike)
        assert {one.data["verdict"] for one in stored(driven)} == {verdict}
        assert item.quote not in [queue.items[number].quote for number in queue.waiting]
        await driven.press("u")
        await driven.until(lambda: current(driven) == item)
        await driven.until(lambda: not stored(driven))
        assert queue.left == len(queue.items)


async def test_a_group_decided_over_the_library_holds_for_articles_read_later(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        alike, quote = await until_alike(driven), current(driven).quote
        await driven.press("X")
        await driven.until(lambda: len(stored(driven)) == alike + 1)
        assert [one.data["scope"] for one in stored(driven)].count("library") == 1
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    async with reviewing(tmp_path) as driven:
        assert quote not in [item.quote for item in screen(driven).desk.queue.items]
        assert any(item.source == "b.txt" for item in screen(driven).desk.queue.items)


async def test_names_that_occur_once_share_a_sheet_and_are_decided_together(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("会议消息\n\n吕丽、王建军、宋晓桐、舒心侨昨日出席会议。\n", encoding="utf-8")
    async with reviewing(tmp_path, scope="article") as driven:
        queue = screen(driven).desk.queue
        await until_alike(driven, 3)
        people, wrong = [queue.items[number].quote for number in queue.members()], queue.members()[1]
        await driven.press("j", "1" if queue.items[wrong].type != "PER" else "3")
        await driven.until(lambda: len(stored(driven, Kind.MARK)) == 1)
        assert stored(driven)[0].anchor.quote == people[1]
        await painted(driven)
        await driven.press("A")
        await driven.until(lambda: {one.anchor.quote for one in stored(driven)} == {*people})
        await driven.press("u")
        await driven.until(lambda: len(stored(driven)) == 1)
        assert len(queue.alike()) == len(people) - 1


async def test_one_taken_out_is_asked_next_and_decided_for_itself(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        alike = await until_alike(driven)
        out = current(driven)
        await driven.press("-", "A")
        await driven.until(lambda: len(stored(driven)) == alike - 1)
        assert current(driven) == out
        await driven.press("x")
        await driven.until(lambda: len(stored(driven)) == alike)
        verdicts = {one.anchor.spans[0].start: one.data["verdict"] for one in stored(driven)}
        assert sorted(verdicts.values()) == ["dismiss", *["keep"] * (alike - 1)]
        assert {one.data["scope"] for one in stored(driven)} == {"here"}


async def test_space_puts_a_group_to_the_end(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        first = screen(driven).desk.queue.group
        await driven.press("space")
        queue = screen(driven).desk.queue
        assert queue.group != first
        assert queue.order[-1] == first


async def test_an_edge_is_moved_for_one_or_for_all(tmp_path: Path) -> None:
    async with reviewing(tmp_path, scope="article") as driven:
        alike, before = await until_alike(driven), current(driven)
        await driven.until(lambda: screen(driven).desk.ready)
        await driven.type("》")
        await driven.press("l")
        assert (current(driven).start, current(driven).end) == (before.start, before.end + 1)
        await driven.press("a")
        await driven.until(lambda: len(stored(driven)) == 1)
        assert stored(driven)[0].anchor.quote == text(driven, before.start, before.end + 1)
        await driven.press("u")
        await driven.until(lambda: not stored(driven))
        await painted(driven)
        await driven.until(lambda: screen(driven).desk.ready)
        await driven.press("<", "l", "A")
        await driven.until(lambda: len(stored(driven)) == alike)
        assert {one.anchor.quote for one in stored(driven)} == {before.quote[1:]}


def text(driven: Driven, start: int, end: int) -> str:
    article = screen(driven).desk.article
    assert article is not None
    return article.text[start:end]


async def test_opening_in_context_and_q_come_back_to_the_item(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        await driven.press("n")
        item = current(driven)
        await driven.press("o")
        await driven.until(lambda: not isinstance(driven.app.screen, QueueScreen))
        await driven.press("q")
        await driven.until(lambda: isinstance(driven.app.screen, QueueScreen))
        assert current(driven) == item
        await driven.press("q")
        await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
        await driven.press("q")
        await driven.until(lambda: driven.app.screen is driven.home)


async def test_the_queue_opened_last_is_resumed_by_enter(tmp_path: Path) -> None:
    async with reviewing(tmp_path, FIGURES, scope="source"):
        pass
    async with opened(tmp_path) as driven:
        await driven.press("R")
        await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
        shown = driven.app.screen
        assert isinstance(shown, ReviewHome)
        await driven.until(lambda: shown.queues.current is What.FIGURES)
        await driven.press("enter")
        await gathered(driven)
        assert screen(driven).desk.what is What.FIGURES
        assert screen(driven).desk.scope.reach == "source"


async def test_home_counts_what_waits_in_a_filter_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("旅顺口区\n\n旅顺口区在大连,有120家企业。\n", encoding="utf-8")
    async with opened(tmp_path) as driven:
        shown = await home(driven)
        counts = dict(shown.queues.waiting.counts)
        assert counts[What.UNREAD] == 2 and counts[What.NAMES] > 5 and counts[What.FIGURES] == 2
        await driven.press("f")
        await driven.until(lambda: driven.app.screen is not shown)
        await driven.type("title:旅顺")
        await driven.press("enter")
        await driven.until(lambda: shown.scope.where and not shown.queues.waiting.unsure)
        await driven.until(lambda: shown.queues.waiting.counts[What.UNREAD] == 1)
        await driven.until(lambda: shown.queues.waiting.counts[What.FIGURES] == 1)


async def test_a_filter_that_cannot_be_read_is_refused_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    async with opened(tmp_path) as driven:
        shown = await home(driven)
        await driven.press("f")
        await driven.until(lambda: driven.app.screen is not shown)
        await driven.type("date:maybe")
        await driven.press("enter", "escape")
        await driven.until(lambda: driven.app.screen is shown)
        assert not shown.scope.where


async def test_a_decision_that_cannot_be_stored_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.notes.file.errors import DiskFullError
    from tui.notes.store.store import Store

    def full(*_args: object, **_more: object) -> object:
        raise DiskFullError("Not saved: no room")

    async with reviewing(tmp_path) as driven:
        monkeypatch.setattr(Store, "apply_all", full)
        queue = screen(driven).desk.queue
        await driven.press("a")
        await driven.until(lambda: any("no room" in told for told in driven.app.services.told))
        await driven.until(lambda: queue.left == len(queue.items))


async def test_a_figure_says_what_was_understood_and_the_queue_ends(tmp_path: Path) -> None:
    async with reviewing(tmp_path, FIGURES) as driven:
        assert current(driven).about[1].startswith("120")
        assert "120" in driven.screen_text()
        while screen(driven).desk.queue.current:
            await driven.press("a")
        assert "Nothing is left" in driven.screen_text()
        await driven.press("a", "x", "A", "X", "space", "n", "p", "o", "c", "t", "1", "-", "j", "k", "u")


async def test_a_narrow_window_shows_each_field_of_a_figure_beside_any_file_name(tmp_path: Path) -> None:
    words = "经济消息\n\n2024年，全市规模以上工业企业和重点服务业企业实现利润总额9516.9亿元，增长5.2%。\n"
    (tmp_path / "0123456789abcdef-0123456789abcdef-0123456789.txt").write_text(words, encoding="utf-8")
    async with reviewing(tmp_path, FIGURES, size=(80, 24)) as driven:
        measured, value, change, period = current(driven).about
        assert measured and value and period
        (row,) = [line for line in driven.screen_text().split("\n") if "value: " in line]
        assert f"value: {value}" in row and f"period: {period}" in row and f"change: {change or '–'}" in row


async def test_a_narrow_window_cuts_no_word_of_where_the_review_stands(tmp_path: Path) -> None:
    async with reviewing(tmp_path, size=(80, 24)) as driven:
        await driven.press("a")
        await driven.until(lambda: screen(driven).query_one(ProgressLine).passed > 0)
        row = driven.screen_text().split("\n")[0]
        assert "whole library" in row and row.rstrip().endswith("minute left")


BROKEN = """科学城迎来新伙伴

本报讯(记者张三)昨日,科学城举行开放日活动。市民走进大厅,听研究人员讲解海上风电、新型材料和人工智能的最新进展。活动由东江先进光源研究所、\
东江月亮

湾实验室等单位共同举办,首批两百名市民参加。东江月亮湾实验室主任李四表示,开放日今后每月举行一次。东江月亮湾实验室还将开放线上展厅。
"""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_name_broken_by_a_column_is_shown_decided_and_undone_with_the_unbroken_one(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    (tmp_path / "a.txt").write_text(BROKEN, encoding="utf-8")
    async with reviewing(tmp_path, scope="article", size=size) as driven:
        while current(driven).quote != "东江月亮湾实验室":
            await driven.press("n")
        await painted(driven)
        assert driven.screen_text().count("东江月亮湾实验室") >= 4
        await driven.type("Ａ")
        await driven.until(lambda: len(stored(driven)) == 3)
        assert [[BROKEN[slice(*span)] for span in one.anchor.spans] for one in stored(driven)] == [
            ["东江月亮", "湾实验室"],
            ["东江月亮湾实验室"],
            ["东江月亮湾实验室"],
        ]
        await driven.type("ｕ")
        await driven.until(lambda: not stored(driven))
        assert current(driven).quote == "东江月亮湾实验室"


async def noted(folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    async with opened(folder) as driven:
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is not driven.home)
        await driven.until(lambda: getattr(driven.app.screen, "opened", None))
        await driven.press("j", "j", "c")
        await driven.type("核对")
        await driven.press("escape")
        await driven.until(lambda: any(one.note for one in stored(driven)))


async def test_open_notes_are_done_by_key(tmp_path: Path) -> None:
    await noted(tmp_path)
    async with reviewing(tmp_path, NOTES) as driven:
        assert "核对" in driven.screen_text()
        await driven.press("a")
        await driven.until(lambda: any(one.note and one.status == "done" for one in stored(driven)))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_changed_text_is_shown_beside_the_old_one_and_accepted(tmp_path: Path, size: tuple[int, int]) -> None:
    await noted(tmp_path)
    old = await quote_of(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT.replace(old, old[0] + "市" + old[1:]), encoding="utf-8")
    async with reviewing(tmp_path, CHECK, size=size) as driven:
        shown = driven.screen_text()
        assert "was" in shown and "now" in shown
        await driven.press("a")
        await driven.until(lambda: [one.anchor.hold for one in stored(driven, Kind.NOTE)] == ["ok"])
        assert stored(driven, Kind.NOTE)[0].anchor.quote != old


async def test_a_note_astray_is_put_to_another_place_by_its_digit_and_undone(tmp_path: Path) -> None:
    await noted(tmp_path)
    old = await quote_of(tmp_path)
    (tmp_path / "a.txt").write_text(f"别的题目\n\n先说几句没有关系的话。\n\n请看{old}在这里。\n", encoding="utf-8")
    async with reviewing(tmp_path, CHECK, size=(80, 24)) as driven:
        await driven.until(lambda: screen(driven).desk.elsewhere)
        await driven.until(lambda: "it belongs to the place" in driven.screen_text())
        await driven.type("１")
        await driven.until(lambda: [one.anchor.before[-2:] for one in stored(driven, Kind.NOTE)] == ["请看"])
        assert [one.anchor.hold for one in stored(driven, Kind.NOTE)] == ["ok"]
        await driven.press("u")
        await driven.until(lambda: screen(driven).desk.queue.left == 1)


async def test_a_note_whose_text_is_gone_becomes_one_on_its_article(tmp_path: Path) -> None:
    await noted(tmp_path)
    old = await quote_of(tmp_path)
    (tmp_path / "a.txt").write_text("大连海关开通热线\n\n全是别的事情,没有原来的话。\n", encoding="utf-8")
    async with reviewing(tmp_path, CHECK) as driven:
        await driven.press("x")
        await driven.until(lambda: any(one.whole for one in stored(driven, Kind.NOTE)))
        note = stored(driven, Kind.NOTE)[0]
        assert note.note == f"核对\n\n> {old}"
        await driven.press("u")
        await driven.until(lambda: not any(one.whole for one in stored(driven, Kind.NOTE)))


async def quote_of(folder: Path) -> str:
    from tui.workspace.session import Session

    def read() -> str:
        with Session.open(folder) as session:
            return session.notes.all()[0].annotations[0].anchor.quote

    return await asyncio.to_thread(read)


async def test_a_tag_is_set_without_deciding(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        item = current(driven)
        await driven.until(lambda: screen(driven).desk.ready)
        await driven.press("t")
        await driven.until(lambda: not isinstance(driven.app.screen, QueueScreen))
        await driven.type("名称")
        await driven.press("enter")
        await driven.until(lambda: stored(driven, Kind.NOTE))
        assert stored(driven, Kind.NOTE)[0].tags == ("名称",)
        assert current(driven) == item


async def test_a_source_that_vanishes_meanwhile_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    async with reviewing(tmp_path) as driven:
        await until_alike(driven)
        (tmp_path / "b.txt").unlink()
        driven.app.session.pages.forget("b.txt")
        await driven.press("A", "n", "a", "o")
        await driven.until(lambda: stored(driven))
        assert driven.app.is_running


async def test_what_another_program_writes_meanwhile_is_kept(tmp_path: Path) -> None:
    from tui.workspace.session import Session

    def write() -> None:
        with Session.open(tmp_path) as other:
            article = next(iter(other.articles()))
            other.add_note(article, 0, 2, "别人的话")

    async with reviewing(tmp_path, scope="article") as driven:
        alike = await until_alike(driven)
        await asyncio.to_thread(write)
        await driven.press("A")
        await driven.until(lambda: len(stored(driven, Kind.MARK)) == alike)
        assert [one.note for one in stored(driven, Kind.NOTE)] == ["别人的话"]


async def test_a_group_of_three_thousand_is_decided_by_one_key(tmp_path: Path) -> None:
    lines = "\n\n".join(f"第{n}次来自大连海关的消息。" for n in range(3000))
    (tmp_path / "a.txt").write_text(f"通关便利\n\n{lines}\n", encoding="utf-8")
    async with reviewing(tmp_path, scope="article") as driven:
        queue = screen(driven).desk.queue
        alike = len(queue.alike())
        assert alike >= 2900
        await driven.press("A")
        await driven.until(lambda: len(stored(driven, Kind.MARK)) == alike)
        assert queue.counted(True) == alike


async def test_the_passage_keeps_its_place_and_each_queue_says_its_own_verbs(tmp_path: Path) -> None:
    async with reviewing(tmp_path, size=(80, 24)) as driven:
        assert "all right" in driven.screen_text() and "holds here" not in driven.screen_text()
        place = screen(driven).query_one(ContextView).region
        await driven.press("n")
        await painted(driven)
        assert screen(driven).query_one(ContextView).region == place
        await driven.press("a")
        await driven.until(lambda: screen(driven).query_one(ProgressLine).passed > 0)
        assert "minute left" in driven.screen_text()


async def test_the_fields_of_a_figure_are_mended_and_undone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("经济消息\n\n2024年，全市地区生产总值9516.9亿元。\n", encoding="utf-8")
    async with reviewing(tmp_path, FIGURES, size=(80, 24)) as driven:
        await driven.until(lambda: screen(driven).desk.ready)
        await driven.type("ｍ")
        await driven.until(lambda: "What is understood" in driven.screen_text())
        await driven.press("down", "ctrl+u")
        await driven.type("大连")
        await driven.press("down", "down", "down", "ctrl+u")
        await driven.type("many")
        await driven.press("enter")
        await driven.until(lambda: "value: A number" in driven.screen_text())
        await driven.press("ctrl+u")
        await driven.type("95亿")
        await driven.press("enter")
        await driven.until(lambda: len(stored(driven, Kind.MARK)) == 2)
        (fields,) = [one.data["fact"]["fields"] for one in stored(driven) if "fact" in one.data]
        assert fields == {"place": "大连", "value": [9.5e9, 9.5e9], "bound": "exact"}
        assert screen(driven).desk.queue.left == 0
        await driven.press("u")
        await driven.until(lambda: not stored(driven))
        await driven.until(lambda: screen(driven).desk.queue.left == 1)
