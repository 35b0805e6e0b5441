"""Commands of the review queue."""

from tui.app.commands.command import Command

QUEUE: tuple[Command, ...] = ()
