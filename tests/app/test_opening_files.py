"""`pizhu FILE` opens its article where there is one only; `pizhu FOLDER NAME` opens what is called so."""

from pathlib import Path

import pytest

from tests.app.driving import PATIENCE
from tests.running import pizhu
from tests.terminal import Terminal

STORY = "海关开通热线\n\n　　大连海关昨日开通热线。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "two.txt").write_text(STORY.replace("热线", "窗口"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", [("one.txt",), (".", "one"), (".", "one.txt"), (".", "one#1"), (".", "one#1@3")])
def test_the_article_is_on_the_screen(folder: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIZHU_TOUR", "0")
    monkeypatch.chdir(folder)
    terminal = Terminal(*words)
    try:
        terminal.until("大连海关".encode(), PATIENCE)
    finally:
        terminal.close()


def test_a_name_that_is_none_is_told(folder: Path) -> None:
    result = pizhu("open", folder, "three")
    assert result.exit_code == 1 and "no source is called three" in result.stderr


def test_plain_takes_a_name_too(folder: Path) -> None:
    result = pizhu("open", "--plain", folder, "two", said="q\n")
    assert result.stdout.startswith("海关开通窗口, 2 paragraphs")
