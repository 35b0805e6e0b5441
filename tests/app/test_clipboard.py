"""Copying by both roads."""

from pathlib import Path

import pyperclip
import pytest

from tests.app.driving import opened
from tui.app import clipboard


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


async def test_what_no_terminal_takes_is_refused_in_words(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_text: str) -> None:
        raise pyperclip.PyperclipException("no clipboard")

    monkeypatch.setattr(pyperclip, "copy", missing)
    async with opened(library) as driven:
        said = await clipboard.copy(driven.app, "字" * clipboard.OSC52_BYTES)
        assert "Not copied" in said
        assert driven.app.clipboard == ""
        assert "Copied" in await clipboard.copy(driven.app, "字" * 100)


async def test_a_clipboard_that_hangs_is_not_waited_for(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Event

    free = Event()
    monkeypatch.setattr(pyperclip, "copy", lambda _text: free.wait(10))
    monkeypatch.setattr(clipboard, "PATIENCE", 0.01)
    async with opened(library) as driven:
        assert "Copied" in await clipboard.copy(driven.app, "题")
        free.set()
