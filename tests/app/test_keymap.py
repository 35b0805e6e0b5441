"""The reader's own keys from the settings."""

import pytest

from tui.app.commands import Command
from tui.app.keymap import clashes, parse, remap

TABLE = (
    Command("everywhere.help", "everywhere", ("?", "f1"), "help"),
    Command("list.down", "list", ("j", "down"), "down"),
    Command("list.first", "list", ("g g",), "first"),
    Command("reader.down", "reader", ("j",), "down"),
)


@pytest.mark.parametrize(
    ("spelled", "keys"),
    [
        ("j", ("j",)),
        ("gg", ("g", "g")),
        ("]e", ("]", "e")),
        ("ctrl+f", ("ctrl+f",)),
        ("gctrl+f", ("g", "ctrl+f")),
        ("pagedown", ("pagedown",)),
        ("f1", ("f1",)),
        ("m<char>", ("m", "<char>")),
        ("<", ("<",)),
        ("shift+tab", ("shift+tab",)),
        ("你", None),
        ("", None),
        ("g\x1b", None),
        ("g 《", None),
    ],
)
def test_sequences_are_spelled_as_they_are_typed(spelled: str, keys: tuple[str, ...] | None) -> None:
    assert parse(spelled) == keys


def keys_of(table: tuple[Command, ...], name: str) -> tuple[str, ...]:
    return next(command.keys for command in table if command.id == name)


def test_a_command_gets_other_keys() -> None:
    table, problems = remap(TABLE, {"list.down": "n ctrl+n gg"})
    assert keys_of(table, "list.down") == ("n", "ctrl+n", "g g")
    assert keys_of(table, "reader.down") == ("j",)
    assert keys_of(table, "list.first") == ()
    assert len(problems) == 1


def test_keys_can_be_taken_away() -> None:
    table, problems = remap(TABLE, {"list.down": ""})
    assert keys_of(table, "list.down") == ()
    assert problems == ()


def test_a_clash_is_said_and_the_wish_wins() -> None:
    table, problems = remap(TABLE, {"list.first": "j"})
    assert keys_of(table, "list.first") == ("j",)
    assert keys_of(table, "list.down") == ("down",)
    assert keys_of(table, "reader.down") == ("j",)
    assert len(problems) == 1
    assert "list.down" in problems[0]


def test_a_key_of_everywhere_clashes_on_every_screen() -> None:
    table, problems = remap(TABLE, {"everywhere.help": "j"})
    assert keys_of(table, "list.down") == ("down",)
    assert keys_of(table, "reader.down") == ()
    assert len(problems) == 2


def test_two_wishes_for_one_key_leave_the_first() -> None:
    table, problems = remap(TABLE, {"list.first": "x", "list.down": "x"})
    assert keys_of(table, "list.first") == ("x",)
    assert keys_of(table, "list.down") == ()
    assert len(problems) == 1


def test_a_sequence_that_begins_another_is_a_clash() -> None:
    _table, problems = remap(TABLE, {"list.down": "g"})
    assert len(problems) == 1


def test_unknown_commands_and_keys_are_said() -> None:
    table, problems = remap(TABLE, {"list.fly": "j", "list.down": "j 你好"})
    assert keys_of(table, "list.down") == ("j",)
    assert ["list.fly" in problems[0], "你好" in problems[1]] == [True, True]


def test_the_built_in_table_has_unique_ids() -> None:
    from tui.app.commands import COMMANDS

    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert clashes(COMMANDS) == ()
