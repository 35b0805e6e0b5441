"""`pizhu config`: what is set, where, and changing it."""

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click
import msgspec

from tui.cli.opening import load_settings, open_library
from tui.cli.options import path_argument
from tui.cli.output import Failed, complain, say, say_table
from tui.i18n import _

if TYPE_CHECKING:
    from tui.layers import LayeredSettings
    from tui.preferences import Value
    from tui.settings import Settings


@click.group("config", help=_("Show, explain, change or edit the settings."))
def command() -> None:
    """Settings."""


def _known(name: str) -> str:
    from tui.app.commands import COMMANDS
    from tui.preferences import names

    known = [*names(), *(f"keys.{command.id}" for command in COMMANDS)]
    if name in known:
        return name
    near = get_close_matches(name, known, 1, 0.5)
    if near:
        raise Failed(_("There is no setting {name}; did you mean {near}?").format(name=name, near=near[0]))
    raise Failed(_("There is no setting {name}; there are {known}").format(name=name, known=", ".join(names())))


def _value(settings: "Settings", name: str) -> str:
    from tui.preferences import value_of

    value = settings.keys.get(name[5:], "") if name.startswith("keys.") else value_of(settings, name)
    return msgspec.json.encode(value).decode()


def _layers(path: str) -> "LayeredSettings":
    """Return what holds in a library, and complain of what cannot be used."""
    from tui.layers import layered
    from tui.settingsfile import SettingsError

    try:
        found = layered(open_library(path, None, None).sources)
    except SettingsError as error:
        raise Failed(str(error)) from error
    for problem in found.problems:
        complain(problem)
    return found


@command.command("show", help=_("Print every setting, its value, and who set it, for the library at PATH."))
@path_argument
def show(path: str) -> None:
    """Print the settings."""
    from tui.preferences import names
    from tui.settingsfile import where

    found = _layers(path)
    rows = [(name, _value(found.settings, name), found.set_by.get(name, _("default"))) for name in names()]
    rows += [(f"keys.{name}", keys, str(where())) for name, keys in found.settings.keys.items()]
    say_table((_("setting"), _("value"), _("set by")), rows, yielding=(2,))


@command.command(
    "set", help=_("Set NAME, such as theme, typesetting.measure or keys.reader.tag, to VALUE in the settings file.")
)
@click.argument("name")
@click.argument("value")
def put(name: str, value: str) -> None:
    """Set one."""
    from tui.preferences import put, read
    from tui.settingsfile import SettingsError

    _known(name)
    try:
        path = put(name, _keys(name, value) if name.startswith("keys.") else _of_theme(name, read(name, value)))
    except SettingsError as error:
        raise Failed(str(error)) from error
    complain(_("written: {path}").format(path=path))


def _of_theme(name: str, value: "Value") -> "Value":
    """Return the value of a setting; for the colours it has to be the name of some."""
    if name != "theme":
        return value
    from tui.app.themes import theme_names

    known = theme_names()
    if value not in known:
        near = get_close_matches(str(value), known, 1) or [", ".join(known)]
        raise Failed(_("There is no theme “{name}”; {near}?").format(name=value, near=near[0]))
    return value


def _keys(name: str, keys: str) -> str:
    """Return keys for a command; those that they take from others are told. Raises Failed for what is no key."""
    from tui.app.commands import COMMANDS
    from tui.app.keymap import parse, remap

    if bad := [key for key in keys.split() if parse(key) is None]:
        raise Failed(_("“{keys}” is no key").format(keys=" ".join(bad)))
    for problem in remap(COMMANDS, {name[5:]: keys})[1]:
        complain(problem)
    return keys


@command.command("explain", help=_("Say what NAME means, what it is, who set it, and what it is when nobody sets it."))
@click.argument("name")
@path_argument
def explain(name: str, path: str) -> None:
    """Explain one."""
    from tui.settings import Settings
    from tui.settingsfile import where
    from tui.settingtable import BY_NAME

    _known(name)
    found, row = _layers(path), BY_NAME.get(name)
    by = found.set_by.get(name) or (str(where()) if name[5:] in found.settings.keys else _("default"))
    order = _("your settings file, then pizhu.toml of the library, then --set; the later one holds")
    own = _("your settings file, then --set; a library cannot set it")
    rows = [
        (_("value"), _value(found.settings, name)),
        (_("set by"), by),
        (_("default"), _value(Settings(), name)),
        (_("means"), _(row.means) if row else _("Keys of a command, separated by blanks.")),
        (_("order"), order if row and row.shared else own),
    ]
    say_table((_("setting"), name), rows, yielding=(1,))


@command.command("edit", help=_("Open the settings file in the editor that VISUAL or EDITOR names."))
def edit() -> None:
    """Edit the file."""
    from tui.settingsfile import where

    path = where()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    click.edit(filename=str(path))
    load_settings()
    say(str(path))
