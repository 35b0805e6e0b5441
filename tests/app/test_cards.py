"""Queues of cards, driven as a reader drives them: each to its end, every answer taken back."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.app.driving import Driven, opened
from tests.conftest import ROOT
from tests.running import pizhu
from tui.app.queue import CardScreen, ReviewHome
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.create import create
from tui.notes.store.notebook import Change
from tui.workspace.review.item import What
from tui.workspace.review.recall import Recall
from tui.workspace.session import Session

TEXT = """大连海关开通热线

本报讯(记者张三)12月3日,大连海关在大连开通服务热线。大连海关关长李四表示,热线为大连企业服务。
"""
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


@asynccontextmanager
async def reviewing(folder: Path, what: What, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Driven]:
    if not (folder / "a.txt").exists():
        (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    async with opened(folder, size=size) as driven:
        await driven.press("R")
        await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
        home = driven.app.screen
        assert isinstance(home, ReviewHome)
        await driven.until(lambda: not home.queues.waiting.unsure)
        home.queues.cursor = [*What].index(what)
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, CardScreen) and driven.app.screen.desk.found_all)
        await driven.settle()
        yield driven


def screen(driven: Driven) -> CardScreen:
    return next(one for one in driven.app.screen_stack if isinstance(one, CardScreen))


def titles(driven: Driven) -> list[str]:
    cards = screen(driven).desk.cards
    return [cards.all[number].title for number in cards.waiting]


def stored(driven: Driven, kind: Kind = Kind.NOTE, name: str = "a.txt") -> list[Annotation]:
    known = driven.app.session.notes.known(name)
    return [one for one in (known.annotations if known else ()) if one.kind is kind]


async def say(folder: Path, *notes: dict[str, object], days: int = 0) -> None:
    await asyncio.to_thread(write, folder, notes, days)


def write(folder: Path, notes: Sequence[dict[str, object]], days: int) -> None:
    """Write notes as an earlier session would have, on words of a.txt, so many days ago."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    when = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
    with Session.open(folder) as session:
        source = next(iter(session.articles())).source
        put = []
        for about in notes:
            start = TEXT.index(str(about.pop("on")))
            put.append(create(source, [(start, start + 4)], created=when, **about))
        session.notes.apply(source, Change("earlier", tuple(put)))


async def answered(driven: Driven, left: int) -> None:
    await driven.until(lambda: len(screen(driven).desk.cards.waiting) == left)
    await driven.settle()


@SIZES
async def test_unread_articles_are_read_starred_done_and_tagged_by_key(tmp_path: Path, size: tuple[int, int]) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("热线", f"热线{name}"), encoding="utf-8")
    async with reviewing(tmp_path, What.UNREAD, size) as driven:
        assert len(titles(driven)) == 3
        assert "大连海关开通热线a" in driven.screen_text()
        await driven.press("s")
        await driven.until(lambda: stored(driven, Kind.ARTICLE))
        assert len(titles(driven)) == 3
        await driven.press("r")
        await answered(driven, 2)
        await driven.press("d")
        await driven.until(lambda: stored(driven, Kind.ARTICLE, "b.txt"))
        await answered(driven, 1)
        await driven.press("t")
        await driven.until(lambda: driven.app.screen is not screen(driven))
        await driven.type("口岸")
        await driven.press("enter")
        await driven.until(lambda: [one.tags for one in stored(driven, name="c.txt")] == [("口岸",)])
        for left in (1, 2, 3, 3):
            await driven.press("u")
            await answered(driven, left)
        await driven.until(lambda: not stored(driven, Kind.ARTICLE) and not stored(driven, name="c.txt"))
    async with reviewing(tmp_path, What.UNREAD, size) as driven:
        assert len(titles(driven)) == 3


async def test_what_was_read_is_not_asked_again_and_enter_opens_the_article(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT.replace("热线", "专线"), encoding="utf-8")
    async with reviewing(tmp_path, What.UNREAD) as driven:
        await driven.type("ｒ")
        await answered(driven, 1)
        await driven.until(lambda: screen(driven).desk.article)
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is not screen(driven))
        await driven.press("q")
        await driven.until(lambda: driven.app.screen is screen(driven))
        assert len(titles(driven)) == 1
    async with reviewing(tmp_path, What.UNREAD) as driven:
        assert titles(driven) == []
        assert "Nothing is left" in driven.screen_text()
        await driven.press("a", "x", "1", "b", "r", "d", "s", "t", "space", "n", "p", "o", "u")
        assert driven.app.screen is screen(driven)


async def test_a_star_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    async with opened(tmp_path) as driven:
        await driven.press("s")
        await driven.until(lambda: driven.current.star)
    async with reviewing(tmp_path, What.STARRED) as driven:
        await driven.press("s")
        await answered(driven, 0)
        await driven.until(lambda: not stored(driven, Kind.ARTICLE))


@SIZES
async def test_a_conflict_copy_is_merged_by_one_key_and_comes_back(tmp_path: Path, size: tuple[int, int]) -> None:
    await say(tmp_path, {"on": "大连海关", "note": "甲"})
    notes = tmp_path / "annotations" / "a.json"
    copy = notes.with_name("a.sync-conflict-20260101-101010-ABCDEFG.json")
    copy.write_text(notes.read_text(encoding="utf-8").replace("甲", "乙"), encoding="utf-8")
    before = copy.read_bytes()
    async with reviewing(tmp_path, What.COPIES, size) as driven:
        assert copy.name in driven.screen_text()
        await driven.press("a")
        await driven.until(lambda: not copy.exists())
        await driven.until(lambda: "Saved" in driven.bottom)
        await driven.press("u")
        await driven.until(copy.exists)
        assert copy.read_bytes() == before
        await answered(driven, 1)


@SIZES
async def test_tags_outside_the_codebook_are_added_changed_or_removed(tmp_path: Path, size: tuple[int, int]) -> None:
    await say(
        tmp_path,
        {"on": "大连海关", "tags": ("机构", "政策")},
        {"on": "服务热线", "tags": ("机构",)},
        {"on": "大连企业", "tags": ("错",)},
    )
    async with reviewing(tmp_path, What.TAGS, size) as driven:
        assert [title.split()[0] for title in titles(driven)] == ["#机构", "#政策", "#错"]
        await driven.press("a")
        await answered(driven, 2)
        await driven.until(lambda: [tag.name for tag in driven.app.session.notes.store.codebook().tags] == ["机构"])
        await driven.press("t")
        await driven.until(lambda: driven.app.screen is not screen(driven))
        await driven.type("机构")
        await driven.press("enter")
        await answered(driven, 1)
        await driven.until(lambda: all("政策" not in one.tags for one in stored(driven)))
        await driven.press("x")
        await answered(driven, 0)
        await driven.until(lambda: not any("错" in one.tags for one in stored(driven)))
        for left in (1, 2, 3):
            await driven.press("u")
            await answered(driven, left)
        await driven.until(lambda: sum("政策" in one.tags for one in stored(driven)) == 1)
        assert not driven.app.session.notes.store.codebook().tags


@pytest.mark.parametrize(("key", "note"), [("1", "甲"), ("２", "乙"), ("b", "甲\n\n乙")])
async def test_of_two_texts_of_one_note_the_reader_says_which_holds(tmp_path: Path, key: str, note: str) -> None:
    both = "甲\n\n--- also written by 李四, 2026-01-01T10:00:00+08:00 ---\n\n乙"
    await say(tmp_path, {"on": "大连海关", "note": both}, {"on": "服务热线", "note": "只有一段"})
    async with reviewing(tmp_path, What.CONFLICTS) as driven:
        assert len(titles(driven)) == 1
        assert "1  甲" in driven.screen_text() and "2  乙" in driven.screen_text()
        await driven.type(key)
        await driven.until(lambda: note in [one.note for one in stored(driven)])
        await driven.press("u")
        await answered(driven, 1)
        await driven.until(lambda: both in [one.note for one in stored(driven)])


@SIZES
async def test_notes_are_asked_again_graded_and_rest(tmp_path: Path, size: tuple[int, int]) -> None:
    await say(tmp_path, *({"on": "大连海关", "note": f"第{n}条"} for n in range(12)), days=3)
    await say(tmp_path, {"on": "服务热线", "note": "今天才写"})
    async with reviewing(tmp_path, What.DUE, size) as driven:
        assert len(titles(driven)) == 10
        assert "第" in driven.screen_text() and "大连海关" in driven.screen_text()
        await driven.press("3")
        await answered(driven, 9)
        await driven.until(lambda: "again in" in driven.bottom)
        await driven.press("1")
        await answered(driven, 8)
        await driven.press("u")
        await answered(driven, 9)
        recall = Recall.of(driven.app.session.folders.state, driven.app.session.library.sources)
        await driven.until(lambda: len(recall.read().memories) == 1)
        await driven.press("5")
        assert len(titles(driven)) == 9
    async with reviewing(tmp_path, What.DUE, size) as driven:
        assert len(titles(driven)) == 9


async def test_a_second_look_hides_the_tags_and_tells_whether_they_are_the_same(tmp_path: Path) -> None:
    await say(tmp_path, {"on": "大连海关", "tags": ("机构",)}, {"on": "服务热线", "tags": ("机构",)}, days=8)
    await say(tmp_path, {"on": "大连企业", "tags": ("机构",)}, days=1)
    async with reviewing(tmp_path, What.SECOND) as driven:
        assert len(titles(driven)) == 2
        assert "机构" not in driven.screen_text()
        await driven.press("t")
        await driven.until(lambda: driven.app.screen is not screen(driven))
        await driven.type("机构")
        await driven.press("enter")
        await driven.until(lambda: "the same: #机构" in driven.bottom)
        await driven.press("x")
        await driven.until(lambda: "then: #机构   now: no tag" in driven.bottom)
        await driven.press("u")
        await answered(driven, 1)
    async with reviewing(tmp_path, What.SECOND) as driven:
        assert len(titles(driven)) == 1
    told = await asyncio.to_thread(pizhu, "agree", "--second-look", tmp_path, "--format", "json")
    found = json.loads(told.stdout)
    assert (found["a"], found["b"], found["exact"], found["missing"]) == ("then", "again", 1, 0)


@SIZES
async def test_contradicting_figures_are_real_or_not_to_be_compared(tmp_path: Path, size: tuple[int, int]) -> None:
    for name, value in (("a", "5.2"), ("b", "5.8")):
        text = f"经济消息{name}\n\n本报讯(记者张三)2023年,全国国内生产总值同比增长{value}%。\n"
        (tmp_path / f"2024-01-0{1 + (name == 'b')}-{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    async with reviewing(tmp_path, What.LEDGER, size) as driven:
        assert len(titles(driven)) == 1, titles(driven)
        assert "5.2%" in driven.screen_text() and "5.8%" in driven.screen_text()
        await driven.press("a")
        await answered(driven, 0)
        await driven.until(lambda: "Saved" in driven.bottom)
        await driven.press("u")
        await answered(driven, 1)
        await driven.press("x")
        await answered(driven, 0)
        await driven.until(lambda: "Saved" in driven.bottom)
    async with reviewing(tmp_path, What.LEDGER, size) as driven:
        assert titles(driven) == []


async def test_two_annotators_are_named_compared_and_brought_together(tmp_path: Path) -> None:
    await say(
        tmp_path,
        {"on": "大连海关", "tags": ("机构",), "author": "甲"},
        {"on": "大连海关", "tags": ("地点",), "author": "乙"},
        {"on": "服务热线", "tags": ("事",), "author": "乙"},
        {"on": "大连企业", "tags": ("机构",), "author": "丙"},
    )
    async with opened(tmp_path, size=(80, 24)) as driven:
        await driven.press("R")
        await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
        await driven.press("a")
        await driven.until(lambda: "git:BRANCH" in driven.screen_text())
        for wrong, told in (("甲", "Say two annotators"), ("甲 丁", "丁 has tagged nothing")):
            await driven.press("end", "ctrl+u")
            await driven.type(wrong)
            await driven.press("enter")
            await driven.until(lambda told=told: told in driven.screen_text())
        await driven.press("backspace")
        await driven.type("乙")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, CardScreen) and driven.app.screen.desk.found_all)
        await driven.until(lambda: "1  甲   #机构" in driven.screen_text())
        await driven.type("１")
        await answered(driven, 1)
        await driven.press("2")
        await answered(driven, 0)
        brought = lambda: sorted(one.tags for one in stored(driven) if one.origin == "adjudicated")  # noqa: E731
        await driven.until(lambda: brought() == [("事",), ("机构",)])
        await driven.press("u")
        await answered(driven, 1)
        await driven.until(lambda: brought() == [("机构",)])
    waiting = await asyncio.to_thread(pizhu, "review", "adjudicate", tmp_path, "--list", "--format", "json")
    assert [row["title"] for row in json.loads(waiting.stdout)] == ["“服务热线”"]


@SIZES
async def test_two_annotators_are_brought_together_by_groups(tmp_path: Path, size: tuple[int, int]) -> None:
    said = [
        ("大连海关", "机构", "单位"),
        ("服务热线", "机构", "单位"),
        ("大连企业", "机构", "单位"),
        ("开通热线", "事", "物"),
    ]
    notes = [
        {"on": on, "tags": (tag,), "author": who} for on, *tags in said for who, tag in zip("甲乙", tags, strict=True)
    ]
    await say(tmp_path, *notes)
    async with reviewing(tmp_path, What.ADJUDICATE, size) as driven:
        assert titles(driven) == ["#单位 / #机构   ×3", "“开通热线”"]
        assert "- one by one" in driven.screen_text()
        await driven.press("2")
        await answered(driven, 1)
        await driven.until(lambda: sum(one.origin == "adjudicated" for one in stored(driven)) == 3)
        await driven.press("u")
        await answered(driven, 2)
        await driven.type("－")
        await answered(driven, 4)
        await driven.press("1")
        await answered(driven, 3)
        await driven.until(lambda: sum(one.origin == "adjudicated" for one in stored(driven)) == 1)


@SIZES
async def test_notes_that_break_a_rule_are_settled_by_key(tmp_path: Path, size: tuple[int, int]) -> None:
    quotes = ("大连海关", "服务热线", "大连企业")
    await say(tmp_path, *({"on": on, "tags": ("数据",)} for on in quotes))
    await asyncio.to_thread(pizhu, "tags", tmp_path, "--rule", "数据", "has:figure")

    def remove() -> None:
        with Session.open(tmp_path) as other:
            source = next(iter(other.articles())).source
            gone = [one for one in other.notes.of(source).annotations if one.anchor.quote == quotes[2]]
            other.notes.apply(source, Change("gone", drop=tuple(gone)))

    async with reviewing(tmp_path, What.RULES, size) as driven:
        tags = lambda: [one.tags for one in stored(driven) if one.anchor.quote != quotes[2]]  # noqa: E731
        assert titles(driven) == [f"“{quote}”" for quote in quotes]
        assert "#数据 wants has:figure" in driven.screen_text()
        await driven.type("ａ")
        await answered(driven, 2)
        await driven.type("ｔ")
        await driven.until(lambda: driven.app.screen is not screen(driven))
        await driven.type("服务")
        await driven.press("enter")
        await answered(driven, 1)
        await driven.until(lambda: tags() == [("数据",), ("服务",)])
        await driven.type("ｕ")
        await answered(driven, 2)
        await driven.until(lambda: tags() == [("数据",), ("数据",)])
        await driven.press("x")
        await answered(driven, 1)
        await driven.until(lambda: tags() == [("数据",)])
        await asyncio.to_thread(remove)
        await driven.press("x")
        await driven.until(lambda: "changed meanwhile" in driven.bottom)
    async with reviewing(tmp_path, What.RULES, size) as driven:
        assert titles(driven) == []
    await say(tmp_path, {"on": quotes[1], "tags": ("数据",)})
    async with reviewing(tmp_path, What.RULES, size) as driven:
        (tmp_path / "a.txt").unlink()
        driven.app.session.pages.forget("a.txt")
        await driven.press("x")
        await driven.until(lambda: "changed meanwhile" in driven.bottom)
        await answered(driven, 0)


async def test_a_card_whose_note_another_session_removed_is_passed_over(tmp_path: Path) -> None:
    both = "甲\n\n--- also written by 李四, 2026 ---\n\n乙"
    await say(tmp_path, {"on": "大连海关", "note": both})

    def remove() -> None:
        with Session.open(tmp_path) as other:
            source = next(iter(other.articles())).source
            other.notes.apply(source, Change("gone", drop=other.notes.of(source).annotations))

    async with reviewing(tmp_path, What.CONFLICTS) as driven:
        await asyncio.to_thread(remove)
        await driven.press("1")
        await driven.until(lambda: "changed meanwhile" in driven.bottom)
        assert titles(driven) == []


async def test_a_source_that_vanishes_meanwhile_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    async with reviewing(tmp_path, What.UNREAD) as driven:
        (tmp_path / "a.txt").unlink()
        driven.app.session.pages.forget("a.txt")
        await driven.press("r")
        await driven.until(lambda: "changed meanwhile" in driven.bottom)
        await answered(driven, 1)
        await driven.press("r")
        await answered(driven, 0)


async def test_a_grade_that_cannot_be_kept_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await say(tmp_path, {"on": "大连海关", "note": "甲"}, days=3)

    def full(*_args: object) -> None:
        raise OSError("no room")

    async with reviewing(tmp_path, What.DUE) as driven:
        monkeypatch.setattr("tui.workspace.review.recall.replace", full)
        await driven.press("3")
        await driven.until(lambda: any("no room" in told for told in driven.app.services.told))
        await answered(driven, 1)


async def test_hostile_text_is_shown_as_it_is(tmp_path: Path) -> None:
    nasty = "[/b][@click=app.quit]\x1b[2J 甲"
    both = f"{nasty}\n\n--- also written by [/x], 2026 ---\n\n{nasty}"
    await say(tmp_path, {"on": "大连海关", "note": both, "tags": ("[/tag]",)})
    for what in (What.CONFLICTS, What.TAGS):
        async with reviewing(tmp_path, what) as driven:
            assert "[/" in driven.screen_text()
            assert "\x1b" not in driven.screen_text()
    assert json.loads((tmp_path / "annotations" / "a.json").read_text(encoding="utf-8"))


def test_a_damaged_file_of_grades_is_set_aside(tmp_path: Path) -> None:
    from tui.workspace.review.recall import graded, now

    recall = Recall.of(tmp_path, tmp_path)
    recall.path.parent.mkdir(parents=True)
    recall.path.write_bytes(b"{nonsense")
    recall.remember("1" * 32, graded(None, 3, now()))
    assert [*recall.read().memories] == ["1" * 32]
    assert recall.path.with_suffix(".damaged").read_bytes() == b"{nonsense"


@pytest.mark.parametrize("grade", [1, 2, 3, 4])
def test_a_graded_note_is_due_later_the_better_it_was_remembered(grade: int) -> None:
    from tui.workspace.review.recall import graded

    start = datetime(2026, 1, 1, tzinfo=UTC)
    first = graded(None, 3, start)
    assert first.due - start >= timedelta(days=1)
    again = graded(first, grade, first.due)
    assert again.due - first.due >= timedelta(days=1)
    if grade > 1:
        assert again.due >= graded(first, grade - 1, first.due).due


@SIZES
async def test_a_line_read_with_little_certainty_is_right_or_the_other_way(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    seed = next((ROOT / "seeds").glob("001_*.txt"))
    (tmp_path / "a.txt").write_bytes(seed.read_bytes())
    async with reviewing(tmp_path, What.STRUCTURE, size) as driven:
        count = len(titles(driven))
        assert count >= 2
        assert "otherwise" in driven.screen_text()
        await driven.press("a")
        await answered(driven, count - 1)
        await driven.until(lambda: [one.data["op"] for one in stored(driven, Kind.STRUCTURE)] == ["right"])
        await driven.press("x")
        await answered(driven, count - 2)
        await driven.until(lambda: len(stored(driven, Kind.STRUCTURE)) == 2)
        await driven.press("u")
        await answered(driven, count - 1)
        await driven.until(lambda: len(stored(driven, Kind.STRUCTURE)) == 1)
    async with reviewing(tmp_path, What.STRUCTURE, size) as driven:
        assert len(titles(driven)) == count - 1


@pytest.mark.parametrize("keys", ["]u", "】ｕ"])
async def test_the_next_unread_article_opens_from_inside_the_reader(tmp_path: Path, keys: str) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("热线", f"热线{name}"), encoding="utf-8")
    async with opened(tmp_path) as driven:
        await driven.press("j", "r", "k", "enter")
        await driven.until(lambda: getattr(driven.app.screen, "opened", None))
        await driven.type(keys)
        await driven.until(lambda: getattr(driven.app.screen, "key", None) == ("c.txt", 1))
        await driven.until(lambda: getattr(driven.app.screen, "opened", None))
        await driven.press("[", "u")
        await driven.until(lambda: "No unread" in driven.bottom)


async def test_keys_that_tag_say_nothing_where_no_card_waits(tmp_path: Path) -> None:
    pinned = {"id": "0" * 32, "name": "机构", "key": "1"}
    (tmp_path / "annotations").mkdir()
    stored = {"pizhu": {"1": {"format": 1}}, "_default": {"1": pinned}}
    (tmp_path / "annotations" / "codebook.json").write_text(json.dumps(stored), encoding="utf-8")
    async with reviewing(tmp_path, What.UNREAD) as driven:
        await driven.press("r")
        await answered(driven, 0)
        await driven.press("1", "t", "r")
        assert isinstance(driven.app.screen, CardScreen)
