"""Changing one value of the settings file; comments, order and everything else in it stay."""

import os
from pathlib import Path
from typing import Any

import msgspec

from tui import regular
from tui.settings import LARGEST, Settings, SettingsError, where


def names() -> dict[str, type[msgspec.Struct]]:
    """Return the settings that have one value each, `theme` or `typesetting.measure`, and the table each is in."""
    found: dict[str, type[msgspec.Struct]] = {}
    for field in msgspec.structs.fields(Settings):
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            found |= {f"{field.name}.{inner.name}": field.type for inner in msgspec.structs.fields(field.type)}
        elif field.name != "keys":
            found[field.name] = Settings
    return found


def read(name: str, typed: str) -> str | int | bool:
    """Read a value as it is typed for a setting. Raises SettingsError, with what fits."""
    table, key = names()[name], name.rpartition(".")[2]
    words: dict[str, Any] = {"true": True, "false": False}
    try:
        value = words.get(typed.lower(), typed)
        return getattr(msgspec.convert({key: value}, table, strict=False), key)  # type: ignore[no-any-return]
    except msgspec.ValidationError as error:
        raise SettingsError(f"{name}: {error}") from error


def put(name: str, value: str | int | bool, path: Path | None = None) -> Path:
    """Write one setting, `theme` or `typesetting.measure`; return the file. Raises SettingsError."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    from tui.notes.file.durable import replace

    path = path or where()
    try:
        try:
            document = tomlkit.parse(regular.read(path, LARGEST).decode("utf-8-sig"))
        except FileNotFoundError:
            document = tomlkit.document()
        *tables, key = name.split(".")
        place: Any = document
        for table in tables:
            place = place.setdefault(table, tomlkit.table())
        place[key] = value
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(Path(os.path.realpath(path)), tomlkit.dumps(document).encode())
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror or error}") from error
    return path
