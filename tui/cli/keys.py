"""`pizhu keys`: every command of the reader with its keys, as the settings make them."""

from typing import Any

import click

from tui.cli.opening import load_settings
from tui.cli.options import format_option
from tui.cli.output import complain
from tui.cli.records import say_records
from tui.i18n import _


@click.command("keys", help=_("List the commands of every screen with their keys, for the settings and for reading."))
@format_option()
def command(form: str) -> None:
    """List the keys."""
    from tui.app.commands import COMMANDS
    from tui.app.keymap import remap

    commands, problems = remap(COMMANDS, load_settings().keys)
    for problem in problems:
        complain(problem)
    rows = ({"command": one.id, "keys": list(one.keys), "title": _(one.title)} for one in commands)
    head = (_("command"), _("keys"), _("title"))
    say_records(rows, form, ("command", "keys", "title"), head, _cells, yielding=(2,))


def _cells(one: dict[str, Any]) -> tuple[str, ...]:
    return one["command"], "  ".join(one["keys"]), one["title"]
