"""`pizhu [PATH]` with options."""

import click

from tui.cli.options import library_options


@click.command("open", add_help_option=False)
@click.argument("path", required=False, metavar="[PATH]")
@library_options
def command(path: str | None, annotations: str | None, encoding: str | None) -> None:
    """Open a library in the reader."""
    from tui.cli.reader import open_reader

    raise SystemExit(open_reader(path, annotations, encoding))
