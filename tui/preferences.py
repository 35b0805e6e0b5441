"""Changing one value of the settings file; comments, order and everything else in it stay."""

import os
from pathlib import Path
from typing import Any

import msgspec

from tui import regular
from tui.i18n import _
from tui.settings import Settings
from tui.settingsfile import LARGEST, SettingsError, where

Value = str | int | bool


def names() -> dict[str, type[msgspec.Struct]]:
    """Return the settings that have one value each, `theme` or `typesetting.measure`, and the table each is in."""
    found: dict[str, type[msgspec.Struct]] = {}
    for field in msgspec.structs.fields(Settings):
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            found |= {f"{field.name}.{inner.name}": field.type for inner in msgspec.structs.fields(field.type)}
        elif field.name != "keys":
            found[field.name] = Settings
    return found


def read(name: str, typed: str) -> Value:
    """Read a value as it is typed for a setting. Raises SettingsError, with what fits."""
    words: dict[str, Any] = {"true": True, "false": False}
    return fit(name, words.get(typed.lower(), typed), strict=False)


def fit(name: str, value: object, *, strict: bool = True) -> Value:
    """Return a value if it is one of a setting. Raises SettingsError, with what fits."""
    if isinstance(value, str) and value != value.encode("utf-8", "replace").decode():
        raise SettingsError(_("{name}: the value is not valid UTF-8").format(name=name))
    table, key = names()[name], name.rpartition(".")[2]
    try:
        return getattr(msgspec.convert({key: value}, table, strict=strict), key)  # type: ignore[no-any-return]
    except msgspec.ValidationError as error:
        from tui.mending import expected

        raise SettingsError(f"{name}: {expected(error)}") from error


def value_of(settings: Settings, name: str) -> Value:
    """Return the value of one setting."""
    found: Any = settings
    for part in name.split("."):
        found = getattr(found, part)
    return found  # type: ignore[no-any-return]


def with_value(settings: Settings, name: str, value: Value) -> Settings:
    """Return the settings with another value for one of them."""
    table, _dot, key = name.rpartition(".")
    if not table:
        return msgspec.structs.replace(settings, **{key: value})
    inner = msgspec.structs.replace(getattr(settings, table), **{key: value})
    return msgspec.structs.replace(settings, **{table: inner})


def put(name: str, value: Value | None, path: Path | None = None) -> Path:
    """Write one setting, `theme`, `typesetting.measure` or `keys.reader.tag`; None takes it out. Return the file.

    Comments, order and what is not known here stay. Raises SettingsError.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    from tui.durable import replace

    path = path or where()
    try:
        try:
            document = tomlkit.parse(regular.read(path, LARGEST).decode("utf-8-sig"))
        except FileNotFoundError:
            document = tomlkit.document()
        table, _dot, key = name.partition(".") if "." in name else ("", "", name)
        place: Any = document.setdefault(table, tomlkit.table()) if table else document
        if value is not None:
            place[key] = value
        elif key in place:
            del place[key]
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(Path(os.path.realpath(path)), tomlkit.dumps(document).encode())
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror or error}") from error
    return path
