"""Find a command by its name, its English name, pinyin or initials of the name, or its key."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.app.commands.command import Command
from tui.app.dialogs.base import Dialog
from tui.app.keys import spell, token
from tui.i18n import _
from tui.workspace.completion import Completer, KnownTag


class PaletteDialog(Dialog[Command]):
    """Every command of a screen that makes sense without keys; the answer is the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(10)", show=False, priority=True),
        Binding("pageup", "move(-10)", show=False, priority=True),
    ]

    def __init__(self, table: Sequence[Command]) -> None:
        """Take the commands of a screen."""
        super().__init__(_("Commands"), _("Type a part of the name, its pinyin or initials. Enter does it, Esc closes"))
        self._table = [command for command in table if command.palette]
        self._finder = CommandFinder(self._table)
        self._offered: list[Command] = []

    def body(self) -> Iterable[Widget]:
        """Yield input and commands."""
        yield Input()
        offers = OptionList()
        offers.can_focus = False
        yield offers

    def on_mount(self) -> None:
        """Offer everything at first."""
        self._offer("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._offer(event.value)

    @on(Input.Submitted)
    def _end(self, event: Input.Submitted) -> None:
        event.stop()
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self.dismiss(self._offered[highlighted])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._offered[event.option_index])

    def action_move(self, step: int) -> None:
        """Highlight another command."""
        offers = self.query_one(OptionList)
        if self._offered:
            here = offers.highlighted or 0
            offers.highlighted = max(0, min(here + step, len(self._offered) - 1))

    def _offer(self, typed: str) -> None:
        self._offered = self._finder.find(typed)
        offers = self.query_one(OptionList)
        offers.clear_options()
        offers.add_options(Option(Content(row(command))) for command in self._offered)
        offers.highlighted = 0 if self._offered else None


class CommandFinder:
    """Finds commands of a table by what is typed."""

    def __init__(self, table: Sequence[Command]) -> None:
        self._table = table
        names = {name: command for command in table for name in (command.title, _(command.title), *command.aliases)}
        self._names = names
        self._completer = Completer(KnownTag(name) for name in names)

    def find(self, typed: str) -> list[Command]:
        """Return the commands with this key, then those whose name holds every word of what is typed."""
        typed = typed.strip()
        key = "".join(token(character, character) for character in typed)
        keyed = [c for c in self._table if key and any(spell(sequence) == key for sequence in c.keys)]
        fitting = None
        for word in typed.split() or [""]:
            found = [self._names[known.name] for known in self._completer.find(word)]
            fitting = found if fitting is None else [command for command in fitting if command in found]
        order = (fitting or []) if typed else self._table
        return list({command.id: command for command in (*keyed, *order)}.values())


def row(command: Command, width: int = 16) -> str:
    """Return a command as palette and help print it: keys, then title."""
    keys = " ".join(spell(sequence) for sequence in command.keys)
    return keys + " " * max(1, width - cell_len(keys)) + _(command.title)
