"""Keys become commands: counts, sequences, typed arguments, full-width twins, hints."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.commands import COMMANDS, Command, for_scope
from tui.app.keys import TWINS, Fire, Hint, KeyReader, PendingKeys, spell, token


def command(name: str, *keys: str, counted: bool = False, parameter: str = "") -> Command:
    return Command(f"reader.{name}", "reader", keys, name, counted=counted, parameter=parameter)


TABLE = (
    command("down", "j", "down", counted=True),
    command("first", "g g"),
    command("start", "0"),
    command("mark", "m <char>"),
    command("tag", "<digit>"),
    command("inside", "i <", parameter="title"),
    command("search", "/"),
    command("next", "] e", counted=True),
    command("page", "space", "ctrl+f"),
)


def press(keys: str, table: tuple[Command, ...] = TABLE) -> list[object]:
    """Press characters or, in `<...>`, named keys; return what came of each."""
    reader, outcomes = KeyReader(table), []
    while keys:
        if keys[0] == "<" and ">" in keys:
            name, keys = keys[1:].split(">", 1)
            outcomes.append(reader.feed(name, None))
        else:
            outcomes.append(reader.feed(keys[0], keys[0]))
            keys = keys[1:]
    return outcomes


def fired(keys: str) -> tuple[str, int | None, str]:
    outcome = press(keys)[-1]
    assert isinstance(outcome, Fire)
    return outcome.command.title, outcome.count, outcome.argument


@pytest.mark.parametrize(
    ("keys", "action", "count", "argument"),
    [
        ("j", "down", None, ""),
        ("5j", "down", 5, ""),
        ("10j", "down", 10, ""),
        ("gg", "first", None, ""),
        ("0", "start", None, ""),
        ("ma", "mark", None, "a"),
        ("mａ", "mark", None, "a"),
        ("m5", "mark", None, "5"),
        ("i《", "inside", None, "title"),
        ("、", "search", None, ""),
        ("／", "search", None, ""),
        ("3】e", "next", 3, ""),
        ("５ｊ", "down", 5, ""),
        ("\u3000", "page", None, ""),
        ("<ctrl+f>", "page", None, ""),
        ("gx" + "j", "down", None, ""),
        ("99999999j", "down", 999999, ""),
    ],
)
def test_keys_mean_a_command(keys: str, action: str, count: int | None, argument: str) -> None:
    assert fired(keys) == (action, count, argument)


def test_what_is_begun_is_shown_and_escape_takes_it_back() -> None:
    assert press("12g") == [
        PendingKeys("1", Fire(TABLE[4], None, "1")),
        PendingKeys("12"),
        PendingKeys("12g"),
    ]
    assert press("g<escape>") == [PendingKeys("g"), PendingKeys("")]
    assert press("<escape>") == [None]


def test_a_wrong_second_key_is_said() -> None:
    outcome = press("gx")[-1]
    assert isinstance(outcome, Hint)
    assert "gx" in outcome.text


def test_a_key_that_no_command_wants_is_left_to_others() -> None:
    assert press("~") == [None]
    assert press("<f9>") == [None]


@pytest.mark.parametrize("letter", ["你", "の", "ㄅ", "한", "é", "𠮷"])
def test_a_letter_from_an_input_method_gets_one_line(letter: str) -> None:
    for keys in (letter, "g" + letter, "3" + letter, "m" + letter):
        outcome = press(keys)[-1]
        assert isinstance(outcome, Hint)
        assert letter in outcome.text
        assert "\n" not in outcome.text


def test_a_digit_alone_is_a_tag_once_nothing_follows() -> None:
    reader = KeyReader(TABLE)
    reader.feed("3", "3")
    waiting = reader.expire()
    assert waiting is not None
    assert (waiting.command.title, waiting.argument) == ("tag", "3")
    assert reader.expire() is None
    reader.feed("1", "1")
    reader.feed("2", "2")
    assert reader.expire() is None


def test_a_digit_before_an_uncounted_command_is_a_tag_first() -> None:
    outcome = press("3gg")[-1]
    assert isinstance(outcome, Fire)
    assert outcome.command.title == "first"
    assert outcome.before is not None
    assert (outcome.before.command.title, outcome.before.argument) == ("tag", "3")


def test_digits_tag_at_once_when_the_screen_says_so() -> None:
    reader = KeyReader(TABLE)
    reader.digits_fire = True
    outcome = reader.feed("3", "3")
    assert isinstance(outcome, Fire)
    assert outcome.argument == "3"


def test_digits_tag_at_once_where_nothing_is_counted() -> None:
    outcome = KeyReader((command("tag", "<digit>"),)).feed("7", "7")
    assert isinstance(outcome, Fire)
    assert outcome.argument == "7"


@pytest.mark.parametrize(
    ("sequence", "shown"),
    [("g g", "gg"), ("] e", "]e"), ("ctrl+f", "Ctrl+F"), ("space", "Space"), ("m <char>", "m_"), ("<digit>", "1-9")],
)
def test_sequences_are_printed_as_hands_know_them(sequence: str, shown: str) -> None:
    assert spell(sequence) == shown


def twins_of(name: str) -> list[str]:
    return [wide for wide, plain in TWINS.items() if plain == name]


@pytest.mark.parametrize("scope", ["list", "reader", "queue", "tags"])
def test_every_command_answers_to_its_keys_and_their_full_width_twins(scope: str) -> None:
    table = for_scope(scope)
    for wanted in table:
        for sequence in wanted.keys:
            plain = [{"<char>": "a", "<digit>": "4"}.get(name, name) for name in sequence.split(" ")]
            versions = [plain]
            for place, name in enumerate(plain):
                versions += [[*plain[:place], wide, *plain[place + 1 :]] for wide in twins_of(name)]
            for keys in versions:
                reader = KeyReader(table)
                reader.digits_fire = True
                outcomes = [reader.feed(name, name if len(name) == 1 else None) for name in keys]
                last = outcomes[-1]
                assert isinstance(last, Fire), (wanted.id, keys)
                assert last.command == wanted, (wanted.id, keys)


@given(st.lists(st.sampled_from([*string.printable, *TWINS, "你", "escape", "f1", "ctrl+f", "\u3000"]), max_size=30))
def test_any_typing_leaves_the_engine_ready(typed: list[str]) -> None:
    reader = KeyReader(for_scope("reader"))
    for key in typed:
        reader.feed(key, key if len(key) == 1 else None)
    reader.feed("escape", None)
    assert not reader.pending
    outcome = reader.feed("question_mark", "?")
    assert isinstance(outcome, Fire)
    assert outcome.command.id == "everywhere.help"


def test_control_characters_are_named_by_their_key() -> None:
    assert token("enter", "\r") == "enter"
    assert token("tab", "\t") == "tab"
    assert token("backspace", "\x7f") == "backspace"
    assert token("question_mark", "?") == "?"


def test_no_two_commands_of_a_screen_want_the_same_key() -> None:
    from tui.app.keymap import clashes

    assert clashes(COMMANDS) == ()


def test_enter_typed_before_the_program_has_the_terminal_is_enter() -> None:
    assert token("ctrl+j", "\n") == "enter"
