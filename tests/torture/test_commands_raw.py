"""Every payload in every argument and file of every command: the terminal gets what pizhu writes."""

import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.running import on_a_terminal
from tests.torture.evil_places import MARKUP, SEQUENCES, evil_library, evil_settings, name_of
from tests.torture.raw import foreign
from tui.cli import COMMANDS
from tui.cli.group import pizhu as pizhu_group

PAYLOAD = name_of("".join((*SEQUENCES[:20], *MARKUP[:3])))
NEEDED = {
    "show": ["all"], "find": ["国务院"], "articles": ["{root}/seeds/all.txt"], "marks": ["{root}/seeds/all.txt"],
    "kind": ["{root}/seeds/all.txt"], "explain": ["{root}/seeds/all.txt:3"], "diff": ["{root}/annotations/all.json"],
    "import": ["{root}/annotations/all.json"], "restore": ["--library", "{root}"], "keys": [],
    "merge": ["{root}/annotations/all.json"] * 3, "note add": ["{root}/seeds/all.txt"], "config show": [],
}  # fmt: skip
WITHOUT = {"open", "config edit"}
"""Commands that take the terminal for themselves."""


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its name."""
    for name in COMMANDS:
        found = pizhu_group.get_command(click.Context(pizhu_group), name)
        if isinstance(found, click.Group):
            yield from ((f"{name} {inner}", one) for inner, one in found.commands.items())
        elif found is not None:
            yield name, found


def lines(name: str, command: click.Command) -> Iterator[list[str]]:
    """Yield the command as it is meant, and with the payload in the place of each thing that it takes."""
    words = name.split()
    plain = NEEDED.get(
        name, ["{root}"] if name not in {"note edit", "note remove", "config set", "config explain"} else []
    )
    if name == "review":
        plain = ["--list", *plain]
    yield [*words, *plain]
    yield [*words, PAYLOAD]
    yield [*words, *plain, PAYLOAD, PAYLOAD, PAYLOAD]
    yield [*words, "{root}/seeds/" + PAYLOAD]
    for param in command.params:
        if isinstance(param, click.Option) and not param.is_flag:
            yield [*words, *plain, param.opts[-1], PAYLOAD]
        if isinstance(param, click.Option) and "--format" in param.opts and isinstance(param.type, click.Choice):
            yield from ([*words, *plain, "--format", str(one)] for one in param.type.choices if one != "table")


@pytest.mark.torture
@pytest.mark.parametrize("name", [name for name, _command in commands() if name not in WITHOUT])
def test_no_command_lets_a_payload_through(tmp_path: Path, name: str) -> None:
    root = evil_library(tmp_path / "lib")
    evil_settings(Path(os.environ["XDG_CONFIG_HOME"]) / "pizhu" / "settings.toml")
    for line in lines(name, dict(commands())[name]):
        shown = on_a_terminal([word.format(root=root) if "{root}" in word else word for word in line], cwd=tmp_path)
        assert "Traceback" not in shown, (line, shown)
        bold = shown.replace("\x1b[1m", "").replace("\x1b[0m", "")
        assert foreign(bold.replace("\t", "").encode(errors="surrogateescape")) == {}, line
