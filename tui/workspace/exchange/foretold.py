"""What an import would do, in words: for the command line and the screen."""

from collections.abc import Collection, Iterator
from typing import Final

from tui.i18n import _
from tui.workspace.exchange.importplan import TITLES, ImportPlan, Outcome, Proposal

TOLD: Final = frozenset({Outcome.NEW, Outcome.CHANGED, Outcome.REMOVED, Outcome.CONFLICT, Outcome.NOT_FOUND})
"""What a reader wants to see one by one; the rest is counted."""
Row = tuple[str, str, str, str, str]
"""Outcome, text, tags, note, why not."""


def counted_line(wanted: ImportPlan) -> str:
    """Return how many things have which outcome: `3 new, 1 changed`."""
    counted = wanted.counted()
    parts = (f"{counted[outcome]} {_(title)}" for outcome, title in TITLES.items() if counted[outcome])
    return _(", ").join(parts) or _("no notes")


def rows(wanted: ImportPlan, outcomes: Collection[Outcome] = TOLD) -> Iterator[Row]:
    """Yield a row for each thing with one of these outcomes."""
    return (_row(one) for one in wanted.proposals if one.outcome in outcomes)


def lines(wanted: ImportPlan, outcome: Outcome) -> list[str]:
    """Return a line for each thing with one outcome, without saying the outcome."""
    return ["  ".join(filter(None, row[1:])) for row in rows(wanted, {outcome})]


def _row(one: Proposal) -> Row:
    said, shown = one.incoming, one.after or one.before
    quote = shown.anchor.quote if shown else said.quote
    tags = shown.tags if shown else said.tags or ()
    note = shown.note if shown else said.note or ""
    if one.outcome is Outcome.REMOVED and said.labels:
        tags, note = said.tags or (said.mark,), "" if one.after else note
    return _(TITLES[one.outcome]), quote, " ".join(tags), note, one.why
