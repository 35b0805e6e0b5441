"""`pizhu config`: what is set, where, and changing it."""

from difflib import get_close_matches
from typing import Final

import click
import msgspec

from tui.cli.opening import load_settings
from tui.cli.output import Failed, complain, say, say_table
from tui.i18n import N_, _

MEANS: Final = {
    "theme": N_("Name of the colours; `:theme` lists them."),
    "author": N_("Name stored with new annotations; empty means the login name."),
    "typesetting.measure": N_("Widest text row in cells, 40 to 100."),
    "typesetting.indent": N_("First-line indent of a paragraph in cells, 0 to 12."),
    "typesetting.spacing": N_("Blank rows between paragraphs, 0 to 3."),
    "typesetting.hang": N_("Whether closing punctuation may hang past the measure."),
    "typesetting.ambiguous": N_("Cells of “ ” … — in this terminal, 1 or 2; 0 asks the terminal."),
    "typesetting.keep_words": N_("Whether rows break between words where they stay full enough."),
}


@click.group("config", help=_("Show, explain, change or edit the settings."))
def command() -> None:
    """Settings."""


def _known(name: str) -> str:
    from tui.preferences import names

    if name in names():
        return name
    near = get_close_matches(name, names(), 1, 0.5)
    if near:
        raise Failed(_("There is no setting {name}; did you mean {near}?").format(name=name, near=near[0]))
    raise Failed(_("There is no setting {name}; there are {known}").format(name=name, known=", ".join(names())))


def _value(settings: object, name: str) -> str:
    for part in name.split("."):
        settings = getattr(settings, part)
    return msgspec.json.encode(settings).decode()


@command.command("show", help=_("Print every setting, its value, and whether the settings file or nobody set it."))
def show() -> None:
    """Print the settings."""
    from tui.preferences import names
    from tui.settings import Settings, where

    found, default = load_settings(), Settings()
    file = str(where())
    rows = []
    for name in names():
        now = _value(found, name)
        rows.append((name, now, file if now != _value(default, name) else _("default")))
    rows += [(f"keys.{name}", keys, file) for name, keys in found.keys.items()]
    say_table((_("setting"), _("value"), _("set by")), rows, yielding=(2,))


@command.command("set", help=_("Set NAME, such as theme or typesetting.measure, to VALUE in the settings file."))
@click.argument("name")
@click.argument("value")
def put(name: str, value: str) -> None:
    """Set one."""
    from tui.preferences import put, read
    from tui.settings import SettingsError

    try:
        path = put(_known(name), read(name, value))
    except SettingsError as error:
        raise Failed(str(error)) from error
    complain(_("written: {path}").format(path=path))


@command.command("explain", help=_("Say what NAME means, what it is and what it is when nobody sets it."))
@click.argument("name")
def explain(name: str) -> None:
    """Explain one."""
    from tui.settings import Settings

    _known(name)
    rows = ((_("value"), _value(load_settings(), name)), (_("default"), _value(Settings(), name)))
    say_table((_("setting"), name), [*rows, (_("means"), _(MEANS[name]))], yielding=(1,))


@command.command("edit", help=_("Open the settings file in the editor that VISUAL or EDITOR names."))
def edit() -> None:
    """Edit the file."""
    from tui.settings import where

    path = where()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    click.edit(filename=str(path))
    load_settings()
    say(str(path))
