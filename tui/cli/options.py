"""Options that several commands share, and the values they stand for."""

from collections.abc import Callable
from getpass import getuser
from typing import TYPE_CHECKING, Any

import click

from tui.cli.output import Failed
from tui.i18n import _
from tui.text.library import Library, LibraryError

if TYPE_CHECKING:
    from tui.settings import Settings

Function = Callable[..., Any]


def library_options(function: Function) -> Function:
    """Add `--annotations` and `--encoding`."""
    for name, metavar, text in (
        ("--encoding", _("NAME"), _("Encoding of the files, such as gb18030; found out for each when not given.")),
        ("--annotations", _("DIR"), _("Folder of the annotations, instead of the one beside the sources.")),
    ):
        function = click.option(name, metavar=metavar, help=text)(function)
    return function


def path_argument(function: Function) -> Function:
    """Add the optional PATH of a library."""
    return click.argument("path", required=False, default=".", metavar="[PATH]")(function)


def open_library(path: str, annotations: str | None, encoding: str | None) -> Library:
    """Open a library or fail with its message."""
    try:
        return Library.open(path, annotations, encoding)
    except LibraryError as error:
        raise Failed(str(error)) from error


def open_file(path: str, annotations: str | None = None, encoding: str | None = None) -> tuple[Library, str]:
    """Open the library around a file; return it with the file's name in it."""
    library = open_library(path, annotations, encoding)
    if library.only is None:
        raise Failed(_("{path} is a folder, not a file").format(path=path))
    return library, library.only


def load_settings() -> "Settings":
    """Load the settings or fail with their message."""
    from tui import settings

    try:
        return settings.load()
    except settings.SettingsError as error:
        raise Failed(str(error)) from error


def author(settings: "Settings") -> str:
    """Return the name for new annotations: the setting, else the login name."""
    if settings.author:
        return settings.author
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return ""
