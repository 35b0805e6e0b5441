"""What the words on the command line stand for: libraries, files, settings."""

from typing import TYPE_CHECKING

from tui.cli.output import Failed, complain
from tui.i18n import _
from tui.text.library import Library, LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.settings import Settings
    from tui.workspace.session import Session


def open_library(path: str, annotations: str | None, encoding: str | None) -> Library:
    """Return where a library lies, or fail with its message."""
    try:
        return Library.open(path, annotations, encoding)
    except LibraryError as error:
        raise Failed(str(error)) from error


def open_session(path: str, annotations: str | None, encoding: str | None) -> "Session":
    """Open a library for one command, with the reader's settings where none are given.

    What is wrong with the settings or with the notes is complained of. Raises Failed.
    """
    return _session(open_library(path, annotations, encoding))


def open_file(
    path: str, annotations: str | None = None, encoding: str | None = None, settings: "Settings | None" = None
) -> "tuple[Session, str]":
    """Open the library around a file; return it with the file's name in it. Raises Failed."""
    library = open_library(path, annotations, encoding)
    if library.only is None:
        raise Failed(_("{path} is a folder, not a file").format(path=path))
    return _session(library, settings), library.only


def _session(library: Library, settings: "Settings | None" = None) -> "Session":
    import click

    from tui.workspace.session import Session

    session = Session(library, settings or load_settings(library=library), notify=_once(complain))
    if context := click.get_current_context(silent=True):
        context.find_root().call_on_close(session.close)
    return session


def _once(tell: "Callable[[str], None]") -> "Callable[[str], None]":
    """Return what tells each line once: an export reads sources several times, and an empty one stays empty."""
    known: set[str] = set()

    def telling(line: str) -> None:
        if line not in known:
            known.add(line)
            tell(line)

    return telling


def load_settings(
    tell: "Callable[[str], None]" = complain, library: Library | None = None, said: "Sequence[str]" = ()
) -> "Settings":
    """Load what can be used of the settings, of those of a library and of what is said, and say what cannot.

    A file that cannot be read means the defaults. Raises Failed for the command line.
    """
    from tui import settingsfile
    from tui.settings import Settings

    if not said and not settingsfile.said(library.sources if library else None):
        return Settings()
    from tui.layers import layered

    try:
        settingsfile.load()
    except settingsfile.SettingsError as error:
        tell(str(error))
        return Settings()
    try:
        found = layered(library.sources if library else None, said)
    except settingsfile.SettingsError as error:
        raise Failed(str(error)) from error
    for problem in found.problems:
        tell(problem)
    return found.settings
