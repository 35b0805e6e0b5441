"""The one table of commands: it feeds keys, palette, help, footer and the reader's own key map."""

from tui.app.commands.cards import CARDS
from tui.app.commands.command import Command
from tui.app.commands.everywhere import EVERYWHERE
from tui.app.commands.list import LIST
from tui.app.commands.queue import QUEUE
from tui.app.commands.reader import READER
from tui.app.commands.review import REVIEW
from tui.app.commands.settings import SETTING_KEYS
from tui.app.commands.table import TABLE
from tui.app.commands.tags import TAGS

__all__ = ["COMMANDS", "Command", "for_scope"]

COMMANDS: tuple[Command, ...] = (*EVERYWHERE, *LIST, *READER, *QUEUE, *CARDS, *REVIEW, *TAGS, *TABLE, *SETTING_KEYS)


def for_scope(scope: str, commands: tuple[Command, ...] = COMMANDS) -> tuple[Command, ...]:
    """Return what can be asked for on a screen: its own commands, then those of everywhere."""
    return tuple(command for wanted in (scope, "everywhere") for command in commands if command.scope == wanted)
