"""`--date`: when articles were issued that do not say it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from tui.i18n import _

_YEAR = 4
"""Digits of a year alone, which stands for its first day."""


def issue_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--date`, which hands over the day as `day`, None where it is not given."""
    text = _("Day of issue of articles that do not say it, such as 2025-01-20 or 2025年1月20日.")
    return click.option("--date", "day", metavar=_("DATE"), help=text, callback=_day)(function)


def _day(_context: click.Context, _parameter: click.Parameter, said: str | None) -> date | None:
    if said is None:
        return None
    from tui.language.dates.day import read_day

    year = len(said.strip()) == _YEAR and said.strip().isdecimal()
    day = read_day(f"{said.strip()}-01-01" if year else said)
    if day is None:
        raise click.UsageError(_("{date} is no date; write it as 2025-01-20").format(date=said))
    return day
