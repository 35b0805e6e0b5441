"""Copying by both roads."""

from functools import partial
from pathlib import Path

import pyperclip
import pytest
from textual.widgets import Input

from tests.app.driving import opened
from tui.app import clipboard
from tui.app.dialogs.path import PathDialog


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand in for the desktop's clipboard."""
    copied: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", copied.append)
    return copied


async def test_a_title_is_copied_to_terminal_and_desktop(library: Path, desktop: list[str]) -> None:
    async with opened(library) as driven:
        await driven.press("y")
        await driven.until(lambda: "Copied" in driven.bottom)
        assert desktop == [driven.current.title] == [driven.app.clipboard]


async def test_a_reference_names_author_and_title(library: Path, desktop: list[str]) -> None:
    async with opened(library) as driven:
        await driven.press("j", "v", "v", "Y")
        await driven.until(lambda: desktop)
        lines = desktop[0].split("\n")
        assert len(lines) == 2
        for entry, line in zip(driven.entries()[1:3], lines, strict=True):
            assert entry.title in line
            assert entry.authors[0] in line


def missing(_text: str) -> None:
    raise pyperclip.PyperclipException("no clipboard")


async def test_what_no_terminal_takes_is_refused_and_goes_into_a_file(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyperclip, "copy", missing)
    long = "字" * clipboard.OSC52_BYTES
    async with opened(library) as driven:
        driven.home.beside(partial(driven.app.services.copy, long))
        await driven.until(lambda: isinstance(driven.app.screen, PathDialog))
        await driven.settle()
        assert "Not copied: 224,982 bytes" in driven.screen_text()
        assert driven.app.clipboard == ""
        driven.app.screen.query_one(Input).value = str(tmp_path / "long.txt")
        await driven.press("enter")
        await driven.until(lambda: "Written" in driven.bottom)
        assert "Copied" in await clipboard.copy(driven.app, "字" * 100)
    assert (tmp_path / "long.txt").read_text(encoding="utf-8") == long


def test_tmux_hands_a_sequence_on_with_its_escapes_doubled() -> None:
    assert clipboard.passed_through("题") == "\x1bPtmux;\x1b\x1b]52;c;6aKY\a\x1b\\"


async def test_a_clipboard_that_hangs_is_not_waited_for(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Event

    free = Event()
    monkeypatch.setattr(pyperclip, "copy", lambda _text: free.wait(10))
    monkeypatch.setattr(clipboard, "PATIENCE", 0.01)
    async with opened(library) as driven:
        assert "Copied" in await clipboard.copy(driven.app, "题")
        free.set()
