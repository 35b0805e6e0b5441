"""The keys of a screen, from the command table."""

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.commands.command import Command
from tui.app.dialogs.palette import row
from tui.app.keys import spell, token
from tui.i18n import _

KEYS: Final = 24
"""Most cells for the keys before a title."""
COLUMN: Final = 58
"""Widest column where there are several; longer lines are folded."""
INDENT: Final = 4
GAP: Final = 2
"""Cells between columns."""


class HelpScreen(ModalScreen[None]):
    """All commands by group, in as many columns as the width has room for."""

    DEFAULT_CSS = """
    HelpScreen { background: $background; }
    HelpScreen VerticalScroll { background: $background; padding: 0 1; scrollbar-size-vertical: 1; }
    HelpScreen Static { width: 100%; height: auto; color: $foreground; }
    HelpScreen .bottom { dock: bottom; height: 1; background: $panel; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f1,question_mark", "dismiss", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("space,pagedown,ctrl+f", "scroll(20)", show=False),
        Binding("pageup,ctrl+b", "scroll(-20)", show=False),
        Binding("g,home", "scroll(-9999)", show=False),
        Binding("G,end", "scroll(9999)", show=False),
    ]

    def __init__(self, table: Sequence[Command]) -> None:
        super().__init__()
        self._table = table

    def compose(self) -> ComposeResult:
        """Lay out the keys over the bottom line."""
        yield VerticalScroll(Static())
        yield Static(
            Content(_("j k Space: scroll     Esc: back     Ctrl+P there finds a command by name")), classes="bottom"
        )

    def on_resize(self, event: events.Resize) -> None:
        """Set the columns anew."""
        lines = columns(blocks(self._table), event.size.width - 3)
        self.query_one(VerticalScroll).query_one(Static).update(Content("\n").join(lines))

    def on_key(self, event: events.Key) -> None:
        """Close on the full-width question mark too."""
        if token(event.key, event.character) == "?":
            event.stop()
            self.dismiss()

    def action_scroll(self, step: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)


def blocks(table: Sequence[Command]) -> list[list[Content]]:
    """Return the lines of each group of commands: a heading, its commands, a blank line."""
    groups: dict[str, list[Command]] = {}
    for command in table:
        groups.setdefault(command.group, []).append(command)
    widths = [cell_len(" ".join(map(spell, command.keys))) for command in table]
    keys = min(KEYS, max(widths, default=0) + 2)
    found = [
        [Content.styled(_(group), "bold"), *(Content(row(command, keys)) for command in commands), Content("")]
        for group, commands in groups.items()
    ]
    notes = [
        _("Full-width signs of an input method work as keys."),
        _("Click puts the cursor, a double click opens."),
        _("settings.toml gives other keys: [keys] in it."),
    ]
    return [*found, [Content.styled(_("Good to know"), "bold"), *map(Content, notes)]]


def columns(groups: Sequence[Sequence[Content]], width: int) -> list[Content]:
    """Return the groups side by side in as many columns as a width has room for, of about equal height.

    Groups are never torn apart and keep their order.
    """
    column = min(COLUMN, max(cell_len(line.plain) for group in groups for line in group) + GAP)
    count = max(1, (width + GAP) // column)
    if count > 1:
        groups = [[part for line in group for part in _folded(line, column - GAP)] for group in groups]
    height = max(-(-sum(map(len, groups)) // count), *map(len, groups))
    sides: list[list[Content]] = [[]]
    for group in groups:
        if sides[-1] and len(sides[-1]) + len(group) > height and len(sides) < count:
            sides.append([])
        sides[-1].extend(group)
    rows = []
    for at in range(max(map(len, sides))):
        cells = [side[at] if at < len(side) else Content("") for side in sides]
        rows.append(
            Content("").join([cell.pad_right(column - cell_len(cell.plain)) for cell in cells[:-1]] + cells[-1:])
        )
    return rows


def _folded(line: Content, width: int) -> list[Content]:
    """Return a line that is too wide as two or more, broken at blanks, those after the first set in."""
    if cell_len(line.plain) <= width or " " not in line.plain.strip():
        return [line]
    head, _blank, rest = line.plain[: width + 1].rpartition(" ")
    rest += line.plain[width + 1 :]
    return [Content(head.rstrip()), *_folded(Content(" " * INDENT + rest.strip()), width)] if head.strip() else [line]
