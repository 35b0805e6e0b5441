"""`pizhu analyse`: find words, names and figures of a whole library ahead."""

import os
from time import monotonic

import click

from tui.cli.opening import open_session
from tui.cli.options import library_options, path_argument
from tui.cli.output import complain
from tui.cli.progress import progress
from tui.i18n import _, ngettext


@click.command(
    "analyse",
    help=_(
        "Find the names and figures of the library at PATH ahead, so that nothing waits for them later. What is known "
        "is passed over: a run that was interrupted goes on where it was."
    ),
)
@path_argument
@click.option(
    "--workers", type=click.IntRange(1, 256), metavar="N", help=_("So many processes; one for each core if not given.")
)
@click.option(
    "--scheduler",
    metavar="tcp://…",
    help=_("Let the workers of a Dask cluster do it, which open the same PATH: a shared folder."),
)
@library_options
def command(
    *, path: str, workers: int | None, scheduler: str | None, annotations: str | None, encoding: str | None
) -> None:
    """Analyse a library."""
    from tui.workspace.analysis.ahead import analyse_ahead
    from tui.workspace.analysis.cluster import ClusterError, analyse_on_cluster

    session = open_session(path, annotations, encoding)
    names = list(session.library.names())
    begun, done, known, characters, failed = monotonic(), 0, 0, 0, 0
    answers = (
        analyse_on_cluster(session, scheduler) if scheduler else analyse_ahead(session, workers or os.cpu_count() or 1)
    )
    try:
        for one in progress(_("analysed"), answers, len(names)):
            if one.problem:
                failed += 1
                complain(f"{one.name}: {one.problem}")
            else:
                done, known = done + 1, known + one.known
                characters += 0 if one.known else one.characters
    except ClusterError as error:
        raise click.ClickException(str(error)) from None
    took = max(monotonic() - begun, 0.001)
    click.echo(
        ngettext("{n} source analysed", "{n} sources analysed", done).format(n=done)
        + _(", {known} of them before; {characters} characters in {seconds} s").format(
            known=known, characters=f"{characters:,}", seconds=f"{took:.1f}"
        )
    )
    if failed:
        click.get_current_context().exit(1)
