"""What the words on the command line stand for: libraries, files, settings."""

from typing import TYPE_CHECKING

from tui.cli.output import Failed
from tui.i18n import _
from tui.text.library import Library, LibraryError

if TYPE_CHECKING:
    from tui.settings import Settings


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
