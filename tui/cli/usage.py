"""What click says of a wrong command line, in the reader's language."""

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from tui.i18n import N_, _, language, ngettext

_SAID = (
    N_("Show this message and exit."),
    N_("default: {default}"),
    N_("Aborted!"),
    N_("Usage:"),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing command."),
    N_("Missing parameter: {param_name}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Choose from:\n\t{choices}"),
    N_("Could not open file {filename!r}: {message}"),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a file."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is not readable."),
    N_("Option {name!r} does not take a value."),
    N_("Argument {name!r} takes {nargs} values."),
    N_("Invalid start character for option ({option})"),
)
"""click's own messages, as its source has them."""


def _said_of_some(n: int) -> tuple[str, ...]:
    """Hold click's messages with a plural, for the catalogue."""
    return (
        ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", n),
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", n),
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", n),
        ngettext("{value!r} does not match the format {format}.", "{value!r} does not match the formats {formats}.", n),
        ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", n),
    )


def translate() -> None:
    """Let click look its messages up in our catalogue; it asks gettext for one of its own, which nobody ships."""
    if language() == "en":
        return
    for module in (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types):
        for name, ours in (("_", _), ("ngettext", ngettext)):
            if hasattr(module, name):
                setattr(module, name, ours)
    click.Context.formatter_class = _Formatter


class _Formatter(click.formatting.HelpFormatter):
    """Help whose headings end as the language ends them."""

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.write(f"{'':>{self.current_indent}}" + _("{heading}:").format(heading=heading) + "\n")


def said_of(command: click.Command) -> click.Command:
    """Return a command whose usage is in the reader's language; click writes these words without gettext."""
    command.options_metavar = _("[OPTIONS]")
    if isinstance(command, click.Group):
        command.subcommand_metavar = _("COMMAND [ARGS]...")
        for one in command.commands.values():
            said_of(one)
    return command
