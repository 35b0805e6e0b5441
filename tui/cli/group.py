"""The command line by click: commands by name, and the options of opening a path."""

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from tui.cli.commands import COMMANDS
from tui.cli.output import Failed, complain
from tui.cli.streams import ready_streams
from tui.cli.usage import said_of, translate
from tui.i18n import _


class Pizhu(click.Group):
    """Commands by name; anything else is a path to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order that help shows."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"tui.cli.{COMMANDS[cmd_name][0]}").command
        return said_of(command)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `pizhu [OPTION]... [PATH]` as the command that opens the reader."""
        ready_streams()
        translate()
        named = bool(args) and (args[0] in COMMANDS or args[0] in {"--help", "-h", "--version"})
        if not named and not ctx.resilient_parsing:
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer commands, and a path to open where none fits."""
        return super().shell_complete(ctx, incomplete) or [CompletionItem(incomplete, type="file")]

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the command line; what cannot be written, be it help, is one line on standard error."""
        try:
            return super().main(*args, **options)
        except OSError as error:
            _give_up(error)
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a failure is one line on standard error, a closed pipe (`| head`) is none."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except Failed as error:
            complain(str(error))
            ctx.exit(1)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            ctx.exit(141)
        except (KeyboardInterrupt, click.Abort):
            ctx.exit(130)
        except OSError as error:
            _give_up(error)
            ctx.exit(1)
        return result

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write both ways to call the program."""
        head = _("Usage: ")
        formatter.write_usage("pizhu", _("[OPTION]... [PATH]"), head)
        # A Han character takes two cells.
        below = "".join("  " if ord(char) > 0x2E7F else " " for char in head)
        formatter.write_usage("pizhu", _("COMMAND [ARGUMENT]..."), below)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, those of opening a path among them, and the commands without importing them."""
        params = [*_opener().get_params(ctx), *self.get_params(ctx)]
        records = {
            record for param in params if isinstance(param, click.Option) and (record := param.get_help_record(ctx))
        }
        with formatter.section(_("Options")):
            formatter.write_dl(sorted(records))
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, (_module, text) in COMMANDS.items()])


def _give_up(error: OSError) -> None:
    """Say what could not be done: an error about a file names it, one about standard output names none.

    Where standard error is gone too, as with the window of a terminal, there is nobody to tell.
    """
    why = error.strerror or str(error)
    named = error.filename is not None
    with suppress(OSError):
        complain(f"{os.fsdecode(error.filename)}: {why}" if named else _("cannot write: {why}").format(why=why))
    if named:
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _opener() -> click.Command:
    from tui.cli.open import command

    return command


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        from tui.cli.about import about

        click.echo("\n".join(about()))
        ctx.exit()


pizhu = Pizhu(
    "pizhu",
    help=_(
        "Read and annotate Chinese newspaper pages and government reports. PATH is a folder of texts (.txt .md .html "
        ".docx .epub .pdf) or one file; a folder with the name of a command is opened as ./NAME."
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help=_("Print the versions, the terminal and the folders: what a report of an error needs."),
        )
    ],
)
"""The whole command line."""
