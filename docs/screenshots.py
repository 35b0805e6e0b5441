"""Take the screenshots of the README: pizhu in a real pty, its cells drawn on a strict grid with a CJK font.

SVG screenshots squeeze Chinese text, so the cells are painted one by one. Run with `make screenshots`; needs
fontconfig, a monospaced font with Chinese characters, such as Debian's fonts-noto-cjk, and fonts-dejavu-core.
PIZHU_FONT names another family.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import sleep

import pyte
from PIL import Image, ImageDraw, ImageFont
from pyte.screens import Char

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.terminal import Terminal  # noqa: E402

HERE = Path(__file__).parent
CELL, LINE, SIZE = 10, 24, 19
"""Width and height of a cell and of a glyph, pixels: two cells hold one square Han character."""
COLOURS = 96
"""Of a picture; text is no photograph."""
WIDE = "Noto Sans Mono CJK SC,Sarasa Mono SC,Source Han Mono SC,WenQuanYi Zen Hei Mono,monospace:lang=zh-cn"
"""Families for Chinese, the best first."""
NARROW = "DejaVu Sans Mono,monospace"
"""For what is one cell wide here and a full square in fonts for Chinese, such as curly quotes."""
NAMED = dict(
    zip(
        ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white"),
        ("000000", "cd3131", "0dbc79", "949800", "2472c8", "bc3fbc", "11a8cd", "e5e5e5"),
        strict=True,
    )
)
"""The eight colours of the palette, as pyte calls them; their bright twins are drawn alike."""


@dataclass(frozen=True)
class Shot:
    """One picture: what to type before it is taken."""

    name: str
    columns: int
    rows: int
    theme: str
    keys: tuple[str, ...] = ()
    language: str = "en"


OPEN = ("j", "\r", "}", "}", "w", "w")
SHOTS = (
    Shot("list-light", 120, 40, "paper"),
    Shot("reader-light", 120, 40, "paper", OPEN),
    Shot("reader-dark", 120, 40, "ink", OPEN, "zh"),
    Shot("reader-80x24", 80, 24, "paper", ("j", "\r", "}", "}"), "zh"),
    Shot("reader-200x60", 200, 60, "ink", ("j", "\r", "}", "}"), "zh"),
    Shot("facts", 120, 36, "paper", ("j", "\r", "A", "G")),
    Shot("review", 120, 36, "ink", ("j", "\r", "R", "\r"), "zh"),
    Shot("ledger", 120, 30, "paper", ("L", "\r")),
    Shot("settings", 120, 36, "paper", ("j", "\r", "\x1bOQ", "j")),
)


def main(names: list[str]) -> None:
    """Take the pictures named on the command line, or all."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        shutil.copytree(ROOT / "seeds", home / "library" / "seeds")
        add_notes(home)
        for shot in SHOTS:
            if not names or shot.name in names:
                draw(screen_of(shot, home)).quantize(COLOURS).save(HERE / f"{shot.name}.png", optimize=True)


def environment(home: Path, shot: Shot | None = None) -> dict[str, str]:
    """Return the variables that keep a run away from the user's own folders."""
    folders = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "CACHE", "STATE", "DATA")}
    return {**folders, "PIZHU_LANG": shot.language if shot else "en", "PIZHU_SETTINGS": str(home / "settings.toml")}


def add_notes(home: Path) -> None:
    """Say a few things about the second article, so that the margin has something to show."""
    source = home / "library" / "seeds" / "000_b576d2323f779f1e.txt"
    text = source.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "tui", "note", "add", str(source)]
    for quote, tag, note in (
        ("总投资3亿元", "数据/投资", "与2023年公告的数字核对"),
        ("东北海陆大通道", "政策", ""),
        ("吕大强", "人物", "辽渔集团党委书记、董事长"),
    ):
        start = text.index(quote)
        subprocess.run(
            [*command, "--start", str(start), "--end", str(start + len(quote)), "--tag", tag, "--text", note],
            check=True,
            env={**os.environ, **environment(home)},
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )


def screen_of(shot: Shot, home: Path) -> pyte.Screen:
    """Run pizhu, type the keys, and return what it shows once all marks are there."""
    (home / "settings.toml").write_text(f'theme = "{shot.theme}"\n', encoding="utf-8")
    shutil.rmtree(home / "STATE", ignore_errors=True)
    with Terminal.pizhu(
        str(home / "library"), columns=shot.columns, rows=shot.rows, env=environment(home, shot)
    ) as terminal:
        terminal.settle(quiet=2)
        for key in shot.keys:
            terminal.send(key)
            terminal.settle(quiet=0.5)
        sleep(3)
        terminal.settle(quiet=1)
        return terminal.screen


def draw(screen: pyte.Screen) -> Image.Image:
    """Return the picture of a screen: backgrounds first, then each glyph in its own cells."""
    wide = [font(os.environ.get("PIZHU_FONT") or WIDE, SIZE, bold=bold) for bold in (False, True)]
    narrow = [font(NARROW, SIZE - 3, bold=bold) for bold in (False, True)]
    picture = Image.new("RGB", (screen.columns * CELL, screen.lines * LINE), "#000000")
    pen = ImageDraw.Draw(picture)
    for row in range(screen.lines):
        cells = [screen.buffer[row][column] for column in range(screen.columns)]
        for column, cell in enumerate(cells):
            x, y = column * CELL, row * LINE
            pen.rectangle((x, y, x + CELL - 1, y + LINE - 1), fill=colours(cell)[1])
        for column, cell in enumerate(cells):
            if not cell.data:
                continue
            x, y = column * CELL, row * LINE
            width = CELL * (2 if column + 1 < len(cells) and cells[column + 1].data == "" else 1)
            ink = colours(cell)[0]
            foreign = width == CELL and not cell.data.isascii()
            face = (narrow if foreign else wide)[cell.bold]
            pen.text((x, y + 2 if foreign else y - 3), cell.data, font=face, fill=ink)
            if cell.underscore:
                pen.line((x, y + LINE - 2, x + width - 1, y + LINE - 2), fill=ink)
            if cell.strikethrough:
                pen.line((x, y + LINE // 2, x + width - 1, y + LINE // 2), fill=ink)
    return picture


@cache
def font(families: str, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    """Return the first font of some families that is installed; of a collection, the face that fontconfig names."""
    pattern = f"{families}:weight={'bold' if bold else 'regular'}"
    found = subprocess.run(["fc-match", "-f", "%{file}\n%{index}", pattern], check=True, capture_output=True, text=True)
    file, number = found.stdout.splitlines()
    return ImageFont.truetype(file, size, index=int(number) & 0xFFFF)


def colours(cell: Char) -> tuple[str, str]:
    """Return ink and paper of a cell, reversed where the cell is."""
    ink, paper = (
        "#" + (other if name == "default" else NAMED.get(name.removeprefix("bright").removeprefix("bfight"), name))
        for name, other in ((cell.fg, "d0d0d0"), (cell.bg, "101010"))
    )
    return (paper, ink) if cell.reverse else (ink, paper)


if __name__ == "__main__":
    main(sys.argv[1:])
