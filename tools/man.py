"""Print the manual page pizhu(1), made of the help of the commands: `make man`."""

import re
from collections.abc import Iterator
from importlib.metadata import version

import click

from tui.cli.group import pizhu


def main() -> None:
    """Print the page, roff with the man macros."""
    print("\n".join(page()))


def page() -> Iterator[str]:
    """Yield the lines of the page; one section a command."""
    top = click.Context(pizhu, info_name="pizhu")
    yield f'.TH PIZHU 1 "" "pizhu {version("pizhu")}" "User Commands"'
    yield from (".SH NAME", "pizhu \\- read and annotate Chinese texts in the terminal", ".SH SYNOPSIS")
    yield from (".B pizhu", "[OPTION]... [PATH]", ".br", ".B pizhu", "COMMAND [ARGUMENT]...")
    yield from (".SH DESCRIPTION", escaped(pizhu.help or ""))
    for command in pizhu.list_commands(top):
        yield from _command(pizhu.get_command(top, command), click.Context(pizhu, info_name="pizhu"), command)
    yield from (".SH EXIT STATUS", "0 done; 1 something could not be done, with the reason on standard error;")
    yield "2 the command line is wrong; 130 interrupted; 141 nobody reads the output any more."


def _command(command: click.Command | None, parent: click.Context, name: str) -> Iterator[str]:
    assert command is not None
    context = click.Context(command, parent=parent, info_name=name)
    yield f".SH {escaped(context.command_path.upper())}"
    yield from (f".B {escaped(context.command_path)}", escaped(" ".join(command.collect_usage_pieces(context))))
    yield from (".PP", escaped(command.help or ""))
    records = (param.get_help_record(context) for param in command.get_params(context))
    for option, told in (record for record in records if record and record[1]):
        yield from (".TP", f".B {escaped(option)}", escaped(told))
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            yield from _command(command.get_command(context, below), context, below)


def escaped(text: str) -> str:
    """Return text as roff shows it: one line, no character that begins a request."""
    line = re.sub(r"\s+", " ", text).strip().replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{line}" if line[:1] in {".", "'"} else line


if __name__ == "__main__":
    main()
