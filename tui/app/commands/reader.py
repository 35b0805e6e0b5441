"""Commands of the reading screen."""

from tui.app.commands.command import Command

READER: tuple[Command, ...] = ()
