"""What `--where` stands for: a filter, in which `@name` is a saved one of the library."""

from typing import TYPE_CHECKING

import click

from tui.cli.completing import WHERE
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tui.workspace.filter import Filter
    from tui.workspace.session import Session


def where_option(help_text: str) -> "Callable[[Callable[..., Any]], Callable[..., Any]]":
    """Add `--where`."""
    return click.option("--where", metavar=_("FILTER"), default="", type=WHERE, help=help_text)


def wanted_of(session: "Session", where: str) -> "Filter":
    """Return what a filter says. Raises UsageError that points at what is wrong."""
    from tui.workspace.filter import FilterError
    from tui.workspace.filter.saved import wanted

    try:
        return wanted(session, where)
    except FilterError as error:
        raise click.UsageError(error.pointing(where)) from None
