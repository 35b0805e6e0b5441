"""What the commands print: tables, JSON lines and errors; nothing that steers a terminal."""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from tui.text.lazy import pattern
from tui.text.visible import visible, visible_line

_HIDDEN = pattern("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff]")


_NARROWEST = 8
"""Cells that a column of a table keeps in the narrowest window."""


class Failed(Exception):
    """Something could not be done; the message is for the reader."""


def on_terminal() -> bool:
    """Tell whether people, not programs, read standard output."""
    return sys.stdout.isatty()


def say(text: str, *, bold: bool = False) -> None:
    """Print text; control characters become visible. Bold shows on a terminal only, and not under NO_COLOR."""
    text = visible(text)
    if bold and on_terminal() and not os.environ.get("NO_COLOR"):
        terminal = getattr(sys.stdout, "uncleaned", sys.stdout)
        terminal.write(f"\x1b[1m{text}\x1b[0m\n")
    else:
        sys.stdout.write(text + "\n")


def complain(text: str) -> None:
    """Print one line on standard error."""
    sys.stderr.write(f"pizhu: {visible_line(text)}\n")


def to_json(value: Any) -> str:
    """Return one line of JSON; characters that would steer a terminal are escaped, others are as they are."""
    import json

    return _HIDDEN.sub(_escape, json.dumps(value, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def say_json(value: Any) -> None:
    """Print one line of JSON."""
    sys.stdout.write(to_json(value) + "\n")


def say_json_array(values: Iterable[Any]) -> None:
    """Print a JSON array with a value a line, each as soon as it is known."""
    head = "["
    for value in values:
        sys.stdout.write(f"{head}\n{to_json(value)}")
        head = ","
    sys.stdout.write("[]\n" if head == "[" else "\n]\n")


def say_table(head: Sequence[str], rows: Iterable[Sequence[str]], *, yielding: Sequence[int] = ()) -> None:
    """Print rows: tab-separated and whole into a pipe, in columns and cut to the window on a terminal.

    The columns `yielding` give way before the others when the window is narrow.
    """
    if not on_terminal():
        for row in rows:
            sys.stdout.write("\t".join(visible_line(cell) for cell in row) + "\n")
        return
    import shutil

    from rich.cells import cell_len

    table = [list(head), *([visible_line(cell) for cell in row] for row in rows)]
    widths = [max(cell_len(row[column]) for row in table) for column in range(len(head))]
    room = shutil.get_terminal_size().columns - 1 - 2 * (len(head) - 1)
    for columns in (yielding, range(len(head))):
        while sum(widths) > room and any(widths[column] > _NARROWEST for column in columns):
            widths[max(columns, key=lambda column: widths[column])] -= 1
    for row in table:
        cells = [fit(cell, width) for cell, width in zip(row, widths, strict=True)]
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def fit(text: str, width: int) -> str:
    """Cut or fill a text to a number of terminal cells."""
    from rich.cells import cell_len, set_cell_size

    return set_cell_size(text, width) if cell_len(text) <= width else set_cell_size(text, width - 2) + ".."
