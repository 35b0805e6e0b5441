"""The anchor: a Textual app that shows a file's lines in an OptionList, and nothing else."""

import os
import sys
from pathlib import Path

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

CELLS = 38
"""Characters of a line: a full row of Chinese at 76 cells."""


class BareList(App[None]):
    """One list, moved by j, k and space."""

    BINDINGS = [  # noqa: RUF012
        Binding("j", "down"),
        Binding("space", "page"),
        Binding("b", "page_back"),
    ]

    def compose(self) -> ComposeResult:
        """Show the list."""
        text = Path(sys.argv[1]).read_text(encoding="utf-8")[: int(sys.argv[2])].replace("\n", "")
        lines = [text[at : at + CELLS] for at in range(0, len(text), CELLS)]
        yield OptionList(*(Option(Content(line)) for line in lines))

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
