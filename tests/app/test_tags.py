"""The tags of a library, changed everywhere at once."""

from pathlib import Path

from tests.app.driving import Driven, opened
from tui.app.table import TableScreen
from tui.app.tags import TagsScreen
from tui.app.tags.rows import TagList


async def tagged(driven: Driven, *tags: str) -> None:
    """Tag the first articles, one tag each, and open the list of tags."""
    for place, tag in enumerate(tags):
        await driven.press("t")
        await driven.type(tag)
        await driven.press("enter")
        await driven.until(lambda place=place: driven.entries()[place].tags)
        await driven.press("j")
    await shown(driven)


async def shown(driven: Driven) -> None:
    await driven.type("g＃")
    await driven.until(lambda: isinstance(driven.app.screen, TagsScreen))
    await driven.until(lambda: driven.app.screen.query(TagList))
    await driven.until(lambda: rows(driven) or not driven.entries()[0].tags)


def rows(driven: Driven) -> list[tuple[str, int, str, str]]:
    screen = next(s for s in driven.app.screen_stack if isinstance(s, TagsScreen))
    return [(tag.name, tag.used, tag.key, tag.about) for tag in screen.query_one(TagList).tags]


async def test_tags_are_listed_pinned_and_used_by_digit(library: Path) -> None:
    async with opened(library) as driven:
        await tagged(driven, "政策", "[/数据]")
        assert rows(driven) == [("[/数据]", 1, "", ""), ("政策", 1, "", "")]
        await driven.press("j", "3")
        await driven.until(lambda: ("政策", 1, "3", "") in rows(driven))
        assert "[/数据]" in driven.screen_text()
        await driven.press("q")
        await driven.press("3")
        await driven.until(lambda: driven.entries()[2].tags == ("政策",))
        await driven.press("3")
        await driven.until(lambda: driven.entries()[2].tags == ())


async def test_a_tag_is_renamed_everywhere_after_a_preview_and_undone(library: Path) -> None:
    async with opened(library) as driven:
        await tagged(driven, "政策", "政策")
        await driven.press("r")
        await driven.press("end", "ctrl+u")
        await driven.type("经济/政策")
        await driven.press("enter")
        await driven.until(lambda: not isinstance(driven.app.screen, TagsScreen))
        await driven.settle()
        assert "#政策 -> #经济/政策" in driven.screen_text()
        await driven.press("y")
        await driven.until(lambda: rows(driven) == [("经济/政策", 2, "", "")])
        await driven.press("u")
        await driven.until(lambda: rows(driven) == [("政策", 2, "", "")])


async def test_two_tags_become_one(library: Path) -> None:
    async with opened(library) as driven:
        await tagged(driven, "甲", "乙")
        first, second = (row[0] for row in rows(driven))
        await driven.press("r")
        await driven.press("end", "ctrl+u")
        await driven.type(second)
        await driven.press("enter")
        await driven.settle()
        await driven.press("y")
        await driven.until(lambda: [(row[0], row[1]) for row in rows(driven)] == [(second, 2)])
        assert first != second


async def test_a_definition_is_kept_and_a_bad_name_is_said(library: Path) -> None:
    async with opened(library) as driven:
        await shown(driven)
        await driven.press("a")
        await driven.type("机构")
        await driven.press("enter")
        await driven.until(lambda: rows(driven) == [("机构", 0, "", "")])
        await driven.press("d")
        await driven.type("政府部门与企业")
        await driven.press("enter")
        await driven.until(lambda: rows(driven) == [("机构", 0, "", "政府部门与企业")])
        await driven.press("a")
        for wrong, told in (("地方//大连", "each side of"), ("＃机构", "defined already")):
            await driven.press("end", "ctrl+u")
            await driven.type(wrong)
            await driven.press("enter")
            await driven.until(lambda told=told: told in driven.screen_text())
            assert not isinstance(driven.app.screen, TagsScreen)
        await driven.press("escape")
        await driven.press("x")
        await driven.until(lambda: rows(driven) == [])


async def test_some_annotations_get_another_tag(library: Path) -> None:
    async with opened(library) as driven:
        await tagged(driven, "政策", "政策", "政策")
        await driven.press("s")
        await driven.type("规划")
        await driven.press("enter")
        await driven.settle()
        await driven.press("space", "space", "enter")
        await driven.settle()
        await driven.press("y")
        await driven.until(lambda: sorted((row[0], row[1]) for row in rows(driven)) == [("政策", 1), ("规划", 2)])


async def test_a_tag_has_a_rule_and_examples_and_opens_its_notes(library: Path) -> None:
    async with opened(library, size=(80, 24)) as driven:
        await tagged(driven, "政策", "数据")
        await driven.press("f")
        await driven.type("has:figure")
        await driven.press("enter")
        await driven.until(lambda: "must be has:figure" in rows(driven)[0][3])
        await driven.press("j", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
        table = driven.app.screen
        assert isinstance(table, TableScreen)
        await driven.until(lambda: len(table.table_view.state.shown) == 1 and not table.table_view.state.loading)
        await driven.type("ｅ")
        await driven.until(lambda: "an example of #数据" in driven.bottom or "an example of #政策" in driven.bottom)
        await driven.press("q")
        await driven.until(lambda: "“" in rows(driven)[1][3])
        await driven.press("u", "y")
        await driven.until(lambda: "“" not in rows(driven)[1][3])
