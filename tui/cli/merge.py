"""`pizhu merge`: bring two branches' versions of a file of notes together; git's merge driver."""

from pathlib import Path

import click

from tui.cli.output import Failed, complain
from tui.i18n import _


@click.command(
    "merge",
    help=_(
        "Bring two versions of a file of notes together, note by note, and write the result to OURS. BASE is the "
        "version that both began with, PATH the name of the file in the repository. git calls this after `pizhu "
        "git-setup`; the exit code is 1 where somebody has to look."
    ),
)
@click.argument("base", metavar="BASE")
@click.argument("ours", metavar="OURS")
@click.argument("theirs", metavar="THEIRS")
@click.argument("path", required=False, default="", metavar="[PATH]")
def command(base: str, ours: str, theirs: str, path: str) -> None:
    """Merge three versions."""
    from tui import durable
    from tui.notes.file.threeway import merge

    if Path(ours).is_symlink():
        raise Failed(_("{path} is a link: what it leads to is left as it is").format(path=ours))
    merged = merge(_bytes(base, missing=True), _bytes(ours), _bytes(theirs), path or ours)
    try:
        durable.replace(Path(ours), merged.data)
    except OSError as error:
        raise Failed(_("cannot write {path}: {why}").format(path=ours, why=error.strerror or error)) from error
    if merged.problem:
        complain(f"{path or ours}: {merged.problem}")
        raise SystemExit(1)


def _bytes(path: str, *, missing: bool = False) -> bytes:
    from tui import regular

    try:
        return regular.read(Path(path))
    except FileNotFoundError as error:
        if missing:
            return b""
        raise Failed(_("no such file or folder: {path}").format(path=path)) from error
    except OSError as error:
        raise Failed(f"{path}: {error.strerror or error}") from error
