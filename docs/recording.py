"""Record a session: pizhu in a real pty, typed at by a script, as an asciicast (version 2) and as a GIF.

Run with `make recording`; needs what `make screenshots` needs.
`asciinema play docs/session.cast` plays it.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from PIL import Image
from pyte.screens import Char

sys.path.insert(0, str(Path(__file__).parent))

from screenshots import HERE, ROOT, Shot, add_notes, colours, draw, environment

from bench.terminal import Terminal

COLUMNS, ROWS = 80, 24
LEAST = 0.6
"""Seconds that pizhu gets to answer a key; the recording may be faster."""
COLOURS = 16
"""Of the GIF; text is no photograph."""
STEPS: tuple[tuple[str, float], ...] = (
    ("", 2.5),
    ("j", 0.6),
    ("\r", 2.5),
    *[("}", 0.7)] * 2,
    ("]", 0.1),
    ("e", 0.9),
    ("]", 0.1),
    ("f", 1.2),
    ("V", 1.2),
    ("t", 1.0),
    *[(key, 0.3) for key in "政策"],
    ("\r", 1.5),
    ("c", 1.0),
    *[(key, 0.25) for key in "与去年公告核对"],
    ("\x1b", 1.8),
    ("A", 2.0),
    ("q", 0.8),
    ("/", 0.8),
    *[(key, 0.3) for key in "航运"],
    ("\r", 1.2),
    ("n", 1.2),
    ("R", 2.2),
    ("\r", 2.5),
    ("A", 2.0),
    ("u", 1.5),
    ("q", 0.6),
    ("q", 0.6),
    ("q", 1.0),
    ("N", 2.5),
    ("q", 1.5),
)
"""What is typed, and the seconds that a spectator looks at it."""


class Frame(NamedTuple):
    """What the terminal shows, and for how long."""

    rows: tuple[tuple[Char, ...], ...]
    picture: Image.Image
    seconds: float


def cast(frames: Sequence[Frame]) -> Iterator[str]:
    """Yield the lines of an asciicast: https://docs.asciinema.org/manual/asciicast/v2/.

    Each frame writes the rows that changed. What pizhu itself wrote would ask the terminal of who looks for colours and
    mouse, and is five times as long.
    """
    head = {"version": 2, "width": COLUMNS, "height": ROWS, "title": "pizhu 批注", "env": {"TERM": "xterm-256color"}}
    yield json.dumps(head, ensure_ascii=False)
    at, before = 0.0, tuple[tuple[Char, ...], ...]()
    for frame in frames:
        changed = [n for n, row in enumerate(frame.rows) if not before or row != before[n]]
        written = "".join(f"\x1b[{n + 1};1H{line(frame.rows[n])}" for n in changed)
        yield json.dumps([round(at, 2), "o", ("" if before else "\x1b[?25l\x1b[2J") + written], ensure_ascii=False)
        at, before = at + frame.seconds, frame.rows
    yield json.dumps([round(at, 2), "o", "\x1b[0m\x1b[?25h\r\n"])


def line(row: Sequence[Char]) -> str:
    """Return a row with its colours as a terminal is told them."""
    return (
        "".join(style(one) + "".join(cell.data for cell in cells) for one, cells in groupby(row, key=_looks))
        + "\x1b[0m"
    )


def _looks(cell: Char) -> Char:
    return cell._replace(data="")


def style(cell: Char) -> str:
    """Return the select-graphic-rendition sequence of a cell."""
    ink, paper = (tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5)) for colour in colours(cell))
    marks = {"1": cell.bold, "3": cell.italics, "4": cell.underscore, "9": cell.strikethrough}
    codes = ["0", *(code for code, there in marks.items() if there)]
    codes += [f"38;2;{';'.join(map(str, ink))}", f"48;2;{';'.join(map(str, paper))}"]
    return f"\x1b[{';'.join(codes)}m"


def record(home: Path, language: str) -> list[Frame]:
    """Type the steps; return what is shown after each."""
    (home / "settings.toml").write_text('theme = "paper"\n', encoding="utf-8")
    shutil.rmtree(home / "STATE", ignore_errors=True)
    env = environment(home, Shot("session", COLUMNS, ROWS, "paper", language=language)) | {"HOME": str(home)}
    frames: list[Frame] = []
    with Terminal.pizhu(str(home / "library"), columns=COLUMNS, rows=ROWS, env=env) as terminal:
        terminal.settle(quiet=2)
        for keys, seconds in STEPS:
            if keys:
                terminal.send(keys)
            end = perf_counter() + max(seconds, LEAST)
            while (left := end - perf_counter()) > 0:
                terminal.read(left)
            screen = terminal.screen
            rows = tuple(tuple(screen.buffer[row][column] for column in range(COLUMNS)) for row in range(ROWS))
            if frames and frames[-1].rows == rows:
                frames[-1] = frames[-1]._replace(seconds=frames[-1].seconds + seconds)
            else:
                frames.append(Frame(rows, draw(screen), seconds))
    return frames


def animate(frames: Sequence[Frame], path: Path) -> None:
    """Write a GIF."""
    palette = frames[len(frames) // 2].picture.quantize(COLOURS)
    first, *rest = (frame.picture.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames)
    durations = [int(frame.seconds * 1000) for frame in frames]
    first.save(path, save_all=True, append_images=rest, duration=durations, loop=0, optimize=True)


def main() -> None:
    """Record the session in both languages."""
    for language, folder in (("en", HERE), ("zh", HERE / "zh")):
        with tempfile.TemporaryDirectory() as name:
            home = Path(name)
            shutil.copytree(ROOT / "seeds", home / "library" / "seeds")
            add_notes(home)
            frames = record(home, language)
        (folder / "session.cast").write_text("".join(f"{one}\n" for one in cast(frames)), encoding="utf-8")
        if folder == HERE:
            animate(frames, folder / "session.gif")


if __name__ == "__main__":
    main()
