"""`pizhu suggest`: let the language model of the settings point at passages; they wait in the review."""

from typing import TYPE_CHECKING

import click

from tui.cli.opening import open_session
from tui.cli.options import library_options, path_argument
from tui.cli.output import Failed, complain, say
from tui.cli.progress import progress
from tui.cli.quotes import scope_of
from tui.cli.where import wanted_of, where_option
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from tui.workspace.pointing.suggesting import Inquiry


@click.command(
    "suggest",
    help=_(
        "Let the language model of the settings (model.address, model.name) point at passages of the library at PATH "
        "that fit tags of the codebook. What it points at waits in the review (pizhu review model). It is asked once "
        "more before anything leaves this machine."
    ),
)
@path_argument
@where_option(_("Only articles that a filter finds, as in the list."))
@click.option("--dry-run", is_flag=True, help=_("Say what would be sent and to whom; send nothing."))
@library_options
def command(*, path: str, where: str, dry_run: bool, annotations: str | None, encoding: str | None) -> None:
    """Ask about every article of a library, or those of a filter."""
    from tui.workspace.pointing.endpoint import PointingError
    from tui.workspace.pointing.suggesting import Answered, ask, inquiry
    from tui.workspace.review.scope import pages

    session = open_session(path, annotations, encoding)
    wanted_of(session, where)
    articles = [
        one for page, numbers in pages(session, scope_of(where)) for one in page.articles if one.number in numbers
    ]
    try:
        wanted = inquiry(session, articles)
    except PointingError as error:
        raise Failed(str(error)) from error
    if dry_run:
        say(_told(wanted))
        return
    _agreed(wanted)
    found = Answered()
    try:
        for one in progress(_("asked"), ask(session, wanted, lambda: False), len(wanted.parts)):
            found.add(one)
    except OSError as error:
        raise Failed(_("suggestions cannot be kept: {why}").format(why=error.strerror or error)) from error
    for problem in dict.fromkeys(found.problems):
        complain(problem)
    failed, found.problems = bool(found.problems), []
    say(found.told)
    if wanted.left_out:
        complain(_("{n} characters were not sent").format(n=f"{wanted.left_out:,}"))
    if failed:
        raise SystemExit(1)


def _told(wanted: "Inquiry") -> str:
    requests = sum(len(bodies) for _article, bodies in wanted.parts)
    line = ngettext(
        "{n} characters in {requests} request to {origin}",
        "{n} characters in {requests} requests to {origin}",
        requests,
    )
    return line.format(n=f"{wanted.characters:,}", requests=f"{requests:,}", origin=wanted.endpoint.origin)


def _agreed(wanted: "Inquiry") -> None:
    """Ask on the terminal before text leaves this machine. Raises Failed where nobody agrees or can be asked."""
    import sys

    if not wanted.endpoint.leaves:
        return
    if not sys.stdin.isatty():
        raise Failed(_("{question} Nobody is at the terminal to be asked.").format(question=wanted.question))
    if not click.confirm(wanted.question, default=False, err=True, prompt_suffix=" "):
        raise Failed(_("Nothing was sent."))
