"""The anchor: a Textual app that shows a file's lines in an OptionList.

`FILE CHARACTERS` shows nothing else; `FILE CHARACTERS framed` adds what any app needs: a name, a bottom line, a theme
of its own and a style sheet.
"""

import os
import sys
from pathlib import Path

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.theme import Theme
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

CELLS = 38
"""Characters of a line: a full row of Chinese at 76 cells."""


FRAMED = sys.argv[3:] == ["framed"]
"""Whether what any app needs stands around the list."""
SHEET = """
#name, #bottom { height: 1; background: $panel; }
#bottom { dock: bottom; }
OptionList { height: 1fr; border: none; }
"""


class BareList(App[None]):
    """One list, moved by j, k and space."""

    CSS = SHEET if FRAMED else ""

    BINDINGS = [  # noqa: RUF012
        Binding("j", "down"),
        Binding("space", "page"),
        Binding("b", "page_back"),
    ]

    def compose(self) -> ComposeResult:
        """Show the list."""
        text = Path(sys.argv[1]).read_text(encoding="utf-8")[: int(sys.argv[2])].replace("\n", "")
        lines = [text[at : at + CELLS] for at in range(0, len(text), CELLS)]
        if FRAMED:
            yield Static(Content(sys.argv[1]), id="name")
        yield OptionList(*(Option(Content(line)) for line in lines))
        if FRAMED:
            yield Static(Content(f"{len(lines)} lines"), id="bottom")

    def on_load(self) -> None:
        """Take colours of one's own."""
        if FRAMED:
            self.register_theme(Theme(name="own", dark=False, primary="#1f4e79", background="#fbf8f1"))
            self.theme = "own"

    def action_down(self) -> None:
        """Move down."""
        self.query_one(OptionList).action_cursor_down()

    def action_page(self) -> None:
        """Move a page down."""
        self.query_one(OptionList).action_page_down()  # type: ignore[no-untyped-call]

    def action_page_back(self) -> None:
        """Move a page up."""
        self.query_one(OptionList).action_page_up()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    BareList().run()
