"""`pizhu quotes`: who said what in a library."""

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, Any

import click

from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options, path_argument
from tui.cli.output import complain
from tui.cli.progress import progress
from tui.cli.records import say_records
from tui.cli.where import wanted_of, where_option
from tui.i18n import _

if TYPE_CHECKING:
    from tui.language.statements import Statement
    from tui.text.article import Article
    from tui.workspace.review.scope import ReviewScope
    from tui.workspace.session import Session

COLUMNS = ("article", "speaker", "phrase", "verb", "said", "direct", "date", "at", "spans")


@click.command(
    "quotes",
    help=_(
        "List who said what in the library at PATH: speaker, verb, and the words, as a quotation or retold. The screen "
        "shows the same (g Q)."
    ),
)
@path_argument
@where_option(_("Only articles that a filter finds, as in the list."))
@click.option("--speaker", metavar=_("NAME"), default="", help=_("Only what somebody said whose name holds this."))
@format_option()
@library_options
def command(*, path: str, where: str, speaker: str, form: str, annotations: str | None, encoding: str | None) -> None:
    """List the statements."""
    from tui.text.search import fold

    session = open_session(path, annotations, encoding)
    wanted_of(session, where)
    wanted = fold(speaker)
    numbers = count()
    found = (row for row in _records(session, scope_of(where)) if wanted in fold(f"{row['speaker']}\n{row['phrase']}"))
    head = (_("article"), _("speaker"), _("verb"), _("what is said"), _("date"))
    say_records((row for row, _number in zip(found, numbers, strict=False)), form, COLUMNS, head, _cells, yielding=(3,))
    if next(numbers) == 0:
        nobody = _("nobody whose name holds “{name}” says anything here").format(name=speaker)
        complain(nobody if speaker else _("nobody says anything here"))


def scope_of(where: str) -> "ReviewScope":
    """Return the articles of a filter; the library for an empty one."""
    from tui.workspace.review.scope import Reach, ReviewScope

    return ReviewScope(Reach.WHERE, where=where) if where else ReviewScope(Reach.LIBRARY)


def _records(session: "Session", scope: "ReviewScope") -> Iterator[dict[str, Any]]:
    from tui.workspace.statements.gather import quotes

    for article, found in progress(_("reading"), quotes(session, scope)):
        yield from (_record(article, one) for one in found)


def _record(article: "Article", one: "Statement") -> dict[str, Any]:
    """Return a statement as JSON: offsets of the article in code points, the end exclusive."""
    text = article.text
    return {
        "article": article.id,
        "speaker": one.name,
        "phrase": text[slice(*one.speaker)],
        "verb": text[slice(*one.verb)],
        "said": [text[slice(*span)] for span in one.said],
        "direct": one.direct,
        "date": article.date,
        "at": one.span.start,
        "spans": [list(span) for span in one.said],
    }


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    words = " … ".join(row["said"]).replace("\n", " ")
    shown = f"“{words}”" if row["direct"] else words
    return row["article"], row["speaker"] or row["phrase"], row["verb"], shown, row["date"] or ""
