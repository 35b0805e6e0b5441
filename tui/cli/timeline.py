"""`pizhu timeline`: what a library says of days and periods."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from tui.cli.issuing import issue_option
from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options, path_argument
from tui.cli.output import complain
from tui.cli.progress import progress
from tui.cli.quotes import scope_of
from tui.cli.records import say_records
from tui.cli.where import wanted_of, where_option
from tui.i18n import _

if TYPE_CHECKING:
    from tui.language.statements import DatedStatement
    from tui.text.article import Article

COLUMNS = ("start", "end", "words", "sentence", "article", "at")
_NAMED = 3
"""Articles without a day of issue that are named; more are counted."""


@click.command(
    "timeline",
    help=_(
        "List what the library at PATH says of days and periods, in order of time. 昨日, 去年 and 5日 are counted from "
        "the day of issue: of the front matter, the page, the file's name, or --date. The screen shows the same (g D)."
    ),
)
@path_argument
@where_option(_("Only articles that a filter finds, as in the list."))
@issue_option
@format_option()
@library_options
def command(
    *, path: str, where: str, day: date | None, form: str, annotations: str | None, encoding: str | None
) -> None:
    """List the dated statements."""
    from tui.workspace.lines.statements import times_left_out
    from tui.workspace.statements.gather import timeline

    session = open_session(path, annotations, encoding)
    wanted_of(session, where)
    rows: list[dict[str, Any]] = []
    wanting: dict[str, int] = {}
    for one in progress(_("reading"), timeline(session, scope_of(where), day)):
        rows += [_record(one.article, statement) for statement in one.dated]
        if one.left_out:
            wanting[one.article.id] = one.left_out
    rows.sort(key=lambda row: (row["start"], row["end"]))
    say_records(rows, form, COLUMNS, (_("when"), _("in its words"), _("sentence"), _("article")), _cells, yielding=(2,))
    if wanting:
        names = " ".join([*wanting][:_NAMED]) + (f" … ({len(wanting)})" if len(wanting) > _NAMED else "")
        complain(_("no day of issue: {names}; give --date to say what 去年 means").format(names=names))
        complain(times_left_out(sum(wanting.values()), len(wanting)))


def _record(article: "Article", one: "DatedStatement") -> dict[str, Any]:
    """Return a statement as JSON: days, both counted; `at` is an article offset in code points."""
    text = article.text
    return {
        "start": one.period.start.isoformat(),
        "end": one.period.end.isoformat(),
        "words": text[slice(*one.time)],
        "sentence": text[slice(*one.sentence)],
        "article": article.id,
        "at": one.time.start,
    }


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    start, end = row["start"], row["end"]
    return (start if start == end else f"{start}..{end}"), row["words"], row["sentence"], row["article"]
