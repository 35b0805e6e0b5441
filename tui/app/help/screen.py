"""The keys of a screen, from the command table."""

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.commands.command import Command
from tui.app.dialogs.finder import CommandFinder
from tui.app.dialogs.palette import row
from tui.app.keys import spell
from tui.app.widgets.field import LineField
from tui.i18n import N_, _

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
    HelpScreen Input, HelpScreen Input:focus { height: 1; border: none; background: $panel; padding: 0 1; }
    HelpScreen .bottom { dock: bottom; height: 1; background: $panel; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("f1", "dismiss", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown,ctrl+f", "scroll(20)", show=False),
        Binding("pageup,ctrl+b", "scroll(-20)", show=False),
    ]

    def __init__(self, table: Sequence[Command], here: Sequence[str] = ()) -> None:
        """Take the commands of a screen; `here` are the ids of those that fit what the cursor is on."""
        super().__init__()
        self._table, self._here = table, here
        self._finder = CommandFinder(table)

    def compose(self) -> ComposeResult:
        """Lay out the box that filters, the keys, and the bottom line."""
        yield LineField(placeholder=_("what do you want to do?"))
        yield VerticalScroll(Static())
        yield Static(Content(_("type to filter     Up Down PgUp PgDn: scroll     Esc: back")), classes="bottom")

    def on_resize(self) -> None:
        """Set the columns anew."""
        self._show(self.query_one(Input).value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Filter; a question mark, full-width or not, closes, and so does `q` alone."""
        event.stop()
        if event.value == "q" or event.value.endswith(("?", "？")):
            self.dismiss()
        else:
            self._show(event.value)

    def _show(self, typed: str) -> None:
        """Show the commands that fit what is typed; with nothing typed all, those for here first."""
        found = [one for one in self._finder.find(typed) if isinstance(one, Command)]
        table = found if typed.strip() else self._table
        here = [] if typed.strip() else [command for name in self._here for command in table if command.id == name]
        lines = columns(blocks(table, here), self.size.width - 3) if table else [Content(_("nothing is called so"))]
        self.query_one(VerticalScroll).query_one(Static).update(Content("\n").join(lines))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_leave(self) -> None:
        """Take back what is typed; where nothing is, close."""
        field = self.query_one(Input)
        if field.value:
            field.value = ""
        else:
            self.dismiss()

    def action_scroll(self, step: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)


def blocks(table: Sequence[Command], here: Sequence[Command] = ()) -> list[list[Content]]:
    """Return the lines of each group of commands: a heading, its commands, a blank line; first those for here."""
    groups: dict[str, list[Command]] = {N_("Here"): [*here]} if here else {}
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
