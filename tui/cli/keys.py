"""`pizhu keys`: every command of the reader with its keys, as the settings make them."""

import click

from tui.cli.opening import load_settings
from tui.cli.options import format_option
from tui.cli.output import complain, say_json_array, say_table
from tui.i18n import _


@click.command("keys", help=_("List the commands of every screen with their keys, for the settings and for reading."))
@format_option
def command(form: str) -> None:
    """List the keys."""
    from tui.app.commands import COMMANDS
    from tui.app.keymap import remap

    commands, problems = remap(COMMANDS, load_settings().keys)
    for problem in problems:
        complain(problem)
    if form == "json":
        say_json_array({"command": one.id, "keys": list(one.keys), "title": _(one.title)} for one in commands)
    else:
        rows = ((one.id, "  ".join(one.keys), _(one.title)) for one in commands)
        say_table((_("command"), _("keys"), _("title")), rows, yielding=(2,))
