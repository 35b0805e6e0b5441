"""Options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

from tui.cli.completing import PATH, TAG
from tui.cli.records import FORMS
from tui.i18n import _

Function = Callable[..., Any]


def library_options(function: Function) -> Function:
    """Add `--annotations` and `--encoding`."""
    for name, metavar, text in (
        ("--encoding", _("NAME"), _("Encoding of the files, such as gb18030; found out for each when not given.")),
        ("--annotations", _("DIR"), _("Folder of the annotations, instead of the one beside the sources.")),
    ):
        kind = PATH if name == "--annotations" else click.STRING
        function = click.option(name, metavar=metavar, help=text, type=kind)(function)
    return function


def path_argument(function: Function) -> Function:
    """Add the optional PATH of a library."""
    return click.argument("path", required=False, default=".", metavar="[PATH]", type=PATH)(function)


def under_tag_option(function: Function) -> Function:
    """Add `--tag`, which may be repeated: only what has one of these tags, or one below it."""
    text = _("Only those with this tag, or one below it.")
    return click.option("--tag", "tags", multiple=True, metavar=_("TAG"), type=TAG, help=text)(function)


def format_option(*more: str, default: str = "table") -> Callable[[Function], Function]:
    """Add `--format`: a table, JSON, JSON Lines or CSV, and what only this command has."""
    text = _("A table (tab-separated in a pipe), JSON, a line of JSON each, or CSV; the fields are in docs/schemas.")
    forms = click.Choice([*FORMS, *more])
    return click.option("--format", "form", type=forms, default=default, show_default=True, help=text)
