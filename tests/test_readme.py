"""What the READMEs promise exists: commands, options, keys, files."""

import re

import pytest

from tests.running import ROOT, pizhu
from tui.app.commands import COMMANDS as KEYS

READMES = ["README.md", "README.zh.md"]


def blocks(name: str) -> list[str]:
    """Return the lines of code blocks in a README."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


@pytest.mark.parametrize("name", READMES)
def test_every_command_and_option_exists(name: str) -> None:
    lines = [line for line in blocks(name) if line.startswith("pizhu ")]
    assert len(lines) >= 9
    for line in lines:
        words = line.partition("  #")[0].split()[1:]
        command = words[:2] if words[0] == "note" else words[:1]
        shown = pizhu(*command, "--help")
        assert shown.exit_code == 0, line
        for option in re.findall(r"(?<= )--?[a-z-]+", line):
            assert option in shown.stdout, line


@pytest.mark.parametrize("name", READMES)
def test_the_make_targets_exist(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = [line.split()[1] for line in blocks(name) if line.startswith("make ")]
    assert targets == ["run", "test"]
    assert all(f"\n{target}:" in makefile for target in targets)


@pytest.mark.parametrize("name", READMES)
def test_the_files_it_links_to_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert links
    assert all((ROOT / link).exists() for link in links)


@pytest.mark.parametrize("name", READMES)
def test_the_keys_are_keys(name: str) -> None:
    known = {key.replace(" ", "") for command in KEYS for key in command.keys}
    known |= {"iw", "is", "ip", "ie", "if", 'i"', "i《", "5w", "1", "9", "PATH", "ctrl+b"}
    text = (ROOT / name).read_text(encoding="utf-8")
    table = text[text.index("| move |" if name == READMES[0] else "| 移动 |") :].partition("\n\n")[0]
    for shown in re.findall(r"`([^`]+)`", table):
        for key in shown.split():
            assert key in known, key
