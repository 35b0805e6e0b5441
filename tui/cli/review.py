"""`pizhu review`: open what waits for a decision, or list it."""

from typing import TYPE_CHECKING, Any

import click

from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options
from tui.cli.output import say_json_array, say_table
from tui.i18n import _
from tui.workspace.review.item import WHAT_TITLES, What

if TYPE_CHECKING:
    from tui.workspace.review.home import QueueCounts
    from tui.workspace.review.scope import ReviewScope
    from tui.workspace.session import Session


@click.command(
    "review",
    help=_(
        "Open the review of the library at PATH, at once in QUEUE: names, figures, check or notes. With --list, print "
        "every queue with what waits in it."
    ),
)
@click.argument("queue", required=False, default="", metavar="[QUEUE]")
@click.argument("path", required=False, default="", metavar="[PATH]")
@click.option("--where", metavar=_("FILTER"), help=_("Only articles for which this filter holds, as in the list."))
@click.option("--list", "listing", is_flag=True, help=_("Print the queues with their counts; no screen."))
@format_option
@library_options
def command(
    *,
    queue: str,
    path: str,
    where: str | None,
    listing: bool,
    form: str,
    annotations: str | None,
    encoding: str | None,
) -> None:
    """Review."""
    from tui.workspace.filter import FilterError, parse

    names = [what.value for what in What]
    if queue not in names and not path:
        queue, path = "", queue
    if queue and queue not in names:
        raise click.UsageError(_("{name} is no queue; there are {names}").format(name=queue, names=", ".join(names)))
    try:
        parse(where or "")
    except FilterError as error:
        raise click.UsageError(error.pointing(where or "")) from None
    if listing:
        _list(open_session(path or ".", annotations, encoding), queue, _scope(where), form)
        return
    from tui.cli.reader import open_reader

    raise SystemExit(open_reader(path or None, annotations, encoding, review=(queue, where or "")))


def _scope(where: str | None) -> "ReviewScope":
    from tui.workspace.review.scope import Reach, ReviewScope

    return ReviewScope(Reach.WHERE, where=where) if where else ReviewScope(Reach.LIBRARY)


def _list(session: "Session", queue: str, scope: "ReviewScope", form: str) -> None:
    from tui.workspace.review.home import waiting

    *_steps, found = waiting(session, scope, lambda: False)
    rows = [_row(what, found) for what in What if queue in ("", what.value)]
    if form == "json":
        say_json_array(rows)
    else:
        cells = [(row["queue"], str(row["waiting"]), row["about"]) for row in rows]
        say_table((_("queue"), _("waiting"), _("what")), cells)


def _row(what: What, found: "QueueCounts") -> dict[str, Any]:
    return {"queue": what.value, "waiting": found.counts[what], "about": _(WHAT_TITLES[what])}
