"""Every payload in every argument and file of every command: the terminal gets what pizhu writes."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.running import PIZHU, ROOT, on_a_terminal
from tests.torture.evil_places import MARKUP, SEQUENCES, evil_library, evil_settings, name_of
from tests.torture.raw import foreign
from tui.cli.commands import COMMANDS
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
BYTE_FOR_BYTE = {"export", "merge"}
"""Commands that write files into a pipe."""
PATIENCE = 300
"""Seconds that a command may take on a busy machine."""
STAYING = {"serve": 5.0, "read": 5.0}
"""Commands that run until they are stopped, and seconds of silence after which they are."""


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


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """Return a library and settings in which every payload stands in every place."""
    evil_settings(Path(os.environ["XDG_CONFIG_HOME"]) / "pizhu" / "settings.toml")
    return evil_library(tmp_path / "lib")


NAMES = [name for name, _command in commands() if name not in WITHOUT]


@pytest.mark.torture
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_no_command_lets_a_payload_through(
    evil: Path, name: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIZHU_LANG", language)
    for line in lines(name, dict(commands())[name]):
        if language == "en" or PAYLOAD in line:
            words = [word.format(root=evil) if "{root}" in word else word for word in line]
            shown = on_a_terminal(words, cwd=evil.parent, stopped_after=STAYING.get(name, 0))
            assert "Traceback" not in shown, (line, shown)
            bold = shown.replace("\x1b[1m", "").replace("\x1b[0m", "")
            assert foreign(bold.replace("\t", "").encode(errors="surrogateescape")) == {}, line


@pytest.mark.torture
@pytest.mark.parametrize("name", [name for name in NAMES if name not in STAYING])
def test_nothing_steers_in_a_pipe_either(evil: Path, name: str) -> None:
    for line in list(lines(name, dict(commands())[name]))[:4]:
        words = [word.format(root=evil) if "{root}" in word else word for word in line]
        env = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "80"}
        done = subprocess.run(
            [*PIZHU, *words], cwd=evil.parent, env=env, capture_output=True, timeout=PATIENCE, check=False
        )
        assert b"Traceback" not in done.stderr, (line, done.stderr)
        assert foreign(done.stderr) == {}, line
        assert foreign(done.stdout.replace(b"\t", b""), invisible=False) == {} or name in BYTE_FOR_BYTE, line
