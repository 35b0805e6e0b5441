"""`pizhu serve`: the reader in a browser on this machine."""

import socket
from importlib.util import find_spec
from pathlib import Path

import click

from tui.cli.completing import PATH
from tui.cli.opening import open_library
from tui.cli.options import library_options
from tui.cli.output import Failed
from tui.i18n import _


@click.command(
    "serve",
    help=_("Show the reader in a browser on this machine; the address that is printed holds good once."),
)
@click.argument("path", default=".", metavar="[PATH]", type=PATH)
@click.option("--port", default=8017, show_default=True, type=click.IntRange(1, 65535), help=_("Port of this machine."))
@library_options
def command(path: str, port: int, annotations: str | None, encoding: str | None) -> None:
    """Serve the reader until Ctrl+C."""
    if find_spec("textual_serve") is None:
        raise Failed(_("the browser needs a package more: {command}").format(command="pip install 'pizhu[serve]'"))
    open_library(path, annotations, encoding)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            told = _("port {port} cannot be used: {why}")
            raise Failed(told.format(port=port, why=error.strerror or error)) from error
    from tui.cli.web.server import GuardedServer

    args = [str(Path(path).absolute())]
    args += ["--annotations", str(Path(annotations).absolute())] if annotations else []
    args += ["--encoding", encoding] if encoding else []
    GuardedServer(args, port, _tell).serve()


def _tell(address: str) -> None:
    click.echo(
        _("Open this address in a browser of this machine; it holds good once. Ctrl+C ends.\n{address}").format(
            address=address
        )
    )
