"""Settings in layers: the reader's own file, over it the `pizhu.toml` of a library, over that the command line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tui import regular
from tui.i18n import _
from tui.preferences import fit, names, read, value_of, with_value
from tui.settings import Settings
from tui.settingsfile import LARGEST, SettingsError, library_file, load, where


@dataclass(frozen=True, slots=True)
class LayeredSettings:
    """The settings that hold, and who set each."""

    settings: Settings
    set_by: Mapping[str, str]
    """Name of a setting -> the file that set it, or `--set`; those at their default are missing."""
    problems: tuple[str, ...]


def layered(sources: Path | None = None, said: Sequence[str] = ()) -> LayeredSettings:
    """Return the settings for a library and what the command line says (`NAME=VALUE`); what cannot be used is told.

    Raises SettingsError for the command line, and when the reader's own file cannot be read.
    """
    settings, problems = load()
    file, default = str(where()), Settings()
    set_by = {name: file for name in names() if value_of(settings, name) != value_of(default, name)}
    if sources is not None:
        shared, more = of_library(library_file(sources))
        problems += more
        for name, value in shared.items():
            settings = with_value(settings, name, value)
            set_by[name] = str(library_file(sources))
    for one in said:
        name, sign, typed = one.partition("=")
        if not sign or name not in names():
            raise SettingsError(
                _("--set {said}: expected NAME=VALUE with one of {known}").format(said=one, known=", ".join(names()))
            )
        settings = with_value(settings, name, read(name, typed))
        set_by[name] = "--set"
    return LayeredSettings(settings, set_by, tuple(problems))


def of_library(file: Path) -> tuple[dict[str, str | int | bool], list[str]]:
    """Return what the settings of a library may set and do, and what is wrong with the rest; no file sets nothing."""
    from tui.mending import parsed
    from tui.settingtable import SETTINGS

    try:
        tables, problems = parsed(regular.read(file, LARGEST).decode("utf-8-sig").replace("\r\n", "\n"))
    except (FileNotFoundError, NotADirectoryError):
        return {}, []
    except (OSError, UnicodeDecodeError) as error:
        return {}, [f"{file}: {getattr(error, 'strerror', None) or error}"]
    shared, good = [row.name for row in SETTINGS if row.shared], dict[str, str | int | bool]()
    for name, value in _flat(tables):
        if name in shared:
            try:
                good[name] = fit(name, value)
            except SettingsError as error:
                problems.append(str(error))
        else:
            near = get_close_matches(name, shared, 1, 0.7)
            hint = _("did you mean {near}?").format(near=near[0]) if near else ", ".join(shared)
            problems.append(_("{name}: not for a library to set; {hint}").format(name=name, hint=hint))
    return good, [f"{file}: {problem}" for problem in problems]


def _flat(tables: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{within}{key}.")
        else:
            yield f"{within}{key}", value
