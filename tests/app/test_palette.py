"""The palette: commands by the names that hands know, verbs with arguments, what it says when it finds none."""

from pathlib import Path

import pytest

from tests.app.driving import Driven, opened
from tui.app.commands import Command, for_scope
from tui.app.dialogs.finder import CommandFinder
from tui.app.list import ListScreen
from tui.app.verbs import for_screen, split
from tui.app.verbs.verb import first_word


def finder(scope: str = "reader", recent: tuple[str, ...] = ()) -> CommandFinder:
    return CommandFinder(for_scope(scope), for_screen(scope), recent)


def first(typed: str, scope: str = "reader") -> str:
    found = finder(scope).find(typed)[0]
    return found if isinstance(found, str) else found.id if isinstance(found, Command) else found.name


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("undolist", "everywhere.history"),
        ("wq", "everywhere.quit"),
        ("]e", "reader.entity_next"),
        ("outline", "reader.outline"),
        ("theme", "theme"),
        ("hapd", "reader.half_down"),
    ],
)
def test_a_command_is_found_by_key_name_alias_and_initials(typed: str, wanted: str) -> None:
    assert first(typed) == wanted


def test_what_was_chosen_last_comes_first() -> None:
    found = finder(recent=("reader.outline", "theme ink", "everywhere.quit")).find("")
    assert [one.id for one in found[:2] if isinstance(one, Command)] == ["reader.outline", "everywhere.quit"]
    assert found[2] == "theme ink"


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("theme ink", ("theme", "ink")),
        (":theme  ink ", ("theme", "ink")),
        ("：42", ("goto", "42")),
        ("42%", ("goto", "42%")),
        ("theme", None),
        ("nothing at all", None),
    ],
)
def test_a_verb_is_read_with_its_argument(typed: str, named: tuple[str, str] | None) -> None:
    found = split(typed, for_screen("reader"))
    assert (found and (found[0].name, found[1])) == named


def test_a_word_may_stand_in_quotation_marks() -> None:
    assert first_word('"x y.csv" tag:数据') == ("x y.csv", "tag:数据")
    assert first_word("x.csv") == ("x.csv", "")
    assert first_word('"open') == ('"open', "")


@pytest.mark.parametrize("typed", ["tags", "settings", "tour", "messages", "history"])
def test_the_end_of_an_id_comes_first(typed: str) -> None:
    (first, *_more) = CommandFinder(for_scope("list")).find(typed)
    assert isinstance(first, Command) and first.id == f"everywhere.{typed}"


async def said(driven: Driven, line: str) -> None:
    await driven.type(":")
    await driven.type(line)
    await driven.press("enter")


async def test_colours_are_chosen_by_name_and_a_wrong_name_is_told_in_place(library: Path) -> None:
    async with opened(library) as driven:
        await said(driven, "theme imk")
        assert "“imk”" in driven.screen_text()
        assert "ink?" in driven.screen_text()
        await driven.press("backspace", "backspace", "n", "k", "enter")
        await driven.until(lambda: driven.app.theme == "ink")


async def test_a_number_goes_to_an_article_of_the_list(library: Path) -> None:
    async with opened(library) as driven:
        await said(driven, "2")
        await driven.until(lambda: driven.current.key == driven.entries()[1].key)


async def test_an_export_is_written_by_one_line(library: Path, tmp_path: Path) -> None:
    target = tmp_path / "x y.csv"
    async with opened(library) as driven:
        await said(driven, f'export csv "{target}" has:note')
        await driven.until(target.exists)
        assert target.read_bytes().startswith(b"\xef\xbb\xbf")


async def test_what_is_called_nothing_is_said(library: Path) -> None:
    async with opened(library) as driven:
        await said(driven, "qwxyz")
        assert "qwxyz”" in driven.screen_text()
        assert not isinstance(driven.app.screen, ListScreen)
