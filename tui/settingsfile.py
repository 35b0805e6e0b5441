"""The files of settings: where they lie, and what of them can be used."""

import os
from pathlib import Path
from typing import Final

from tui import regular
from tui.folders import folders
from tui.settings import Settings

LIBRARY_FILE: Final = "pizhu.toml"
LARGEST: Final = 1_000_000
"""Bytes of the settings file."""


class SettingsError(Exception):
    """The settings file cannot be used; the message says where and why."""


def where() -> Path:
    """Return the settings file of this user."""
    return Path(os.environ.get("PIZHU_SETTINGS") or folders().config / "settings.toml")


def library_file(sources: Path) -> Path:
    """Return where the settings of a library lie, given the folder of its sources: beside `seeds/`, else in it."""
    return (sources.parent if sources.name == "seeds" else sources) / LIBRARY_FILE


def said(sources: Path | None = None) -> bool:
    """Tell whether the reader, or the library with this folder of sources, has a file of settings."""
    files = (where(), library_file(sources)) if sources else (where(),)
    return any(os.path.lexists(file) for file in files)


def load(path: Path | None = None) -> tuple[Settings, list[str]]:
    """Return what of the settings file can be used, and what is wrong with the rest; a missing file means the defaults.

    Raises SettingsError when the file cannot be read or is no text.
    """
    path = path or where()
    try:
        text = regular.read(path, LARGEST).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: {error}") from error
    from tui.mending import fitting, parsed

    tables, broken = parsed(text.replace("\r\n", "\n"))
    settings, unfit = fitting(tables, Settings, text)
    return settings, [f"{path}: {problem}" for problem in broken + unfit]
