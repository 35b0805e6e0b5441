"""The pages by task say what is true: their commands run, their keys are keys, both languages say the same."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.running import pizhu
from tui.app.commands import COMMANDS
from tui.notes.file.codebook import Defining, Tag
from tui.workspace.session import Session

PAGES = ("read", "learn", "code", "ner", "obsidian", "terminal", "input", "fonts", "suggest", "plain")
SCREENS = ("pizhu .", "pizhu open", "pizhu --set", "ssh", "pip ", "pizhu read")
"""Beginnings of lines that open a screen."""
KEYS = {key.replace(" ", "") for command in COMMANDS for key in command.keys}


def page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    """The commands of a page, without what is said about them."""
    lines = [line for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.splitlines()]
    return [re.sub(r"\s+# .*", "", line) for line in lines]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with a note, as the current folder."""
    (tmp_path / "seeds").mkdir()
    text = "天气\n\n本报讯(记者张三)大连海关昨日开通热线,总投资3亿元。\n"
    for name in ("000_a", "a"):
        (tmp_path / "seeds" / f"{name}.txt").write_text(f"{text}\n第{name}篇。\n", encoding="utf-8")
    with Session.open(tmp_path) as session:
        article = next(session.articles())
        session.notes.store.apply_all("tags", {}, tags=Defining((Tag("政策"),)))
        session.add_note(article, article.text.index("大连"), article.text.index("昨日"), note="核对", tags=["政策"])
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", PAGES)
def test_the_commands_run_one_after_the_other(name: str, corpus: Path) -> None:
    for line in commands(page(name)):
        if line.startswith(SCREENS):
            continue
        line = line.replace("000#2", "000#1")
        done = pizhu(*shlex.split(line)[1:])
        assert done.exit_code == 0, (line, done.output, done.stderr)


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_have_the_same_commands_and_keys(name: str) -> None:
    english, chinese = page(name), page(f"zh/{name}")
    assert commands(english) == commands(chinese)
    said = [set(re.findall(r"`([^`\n]+)`", text)) & KEYS for text in (english, chinese)]
    assert said[0] == said[1]
