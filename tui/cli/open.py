"""`pizhu [PATH]`: open the reader."""

import sys
from pathlib import Path

import click

from tui.cli.options import library_options, load_settings, open_library
from tui.cli.output import Failed
from tui.i18n import _
from tui.text.library import SUFFIXES


@click.command("open", add_help_option=False)
@click.argument("path", required=False, metavar="[PATH]")
@library_options
def command(path: str | None, annotations: str | None, encoding: str | None) -> None:
    """Open a library in the reader; without a path the current folder, or the sample pages when it holds no text."""
    if path is None and not _holds_text(Path()):
        path = _offer_sample()
    library = open_library(path or ".", annotations, encoding)
    settings = load_settings()
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise Failed(_("the reader needs a terminal; `pizhu list`, `show` and `export` do not"))
    from tui.app.app import PizhuApp

    app = PizhuApp(library, settings)
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)


def _holds_text(folder: Path) -> bool:
    """Tell whether a folder is worth opening unasked: a library root, or texts in the folder itself."""
    if (folder / "seeds").is_dir():
        return True
    try:
        return any(path.suffix.lower() in SUFFIXES and not path.name.startswith(".") for path in folder.iterdir())
    except OSError:
        return False


def _offer_sample() -> str:
    """Ask whether to open the sample library; return its path, or fail with what to do instead."""
    from tui.cli.sample import sample_library
    from tui.settings import folders

    target = folders().data / "sample"
    if not sys.stdin.isatty():
        raise Failed(_("no text files here; say which folder to open: pizhu PATH"))
    click.echo(_("There are no .txt or .md files in this folder."))
    if not target.exists() and not click.confirm(
        _("Open the sample pages (they are copied to {folder})?").format(folder=target), default=True
    ):
        raise SystemExit(0)
    return str(sample_library(target))
