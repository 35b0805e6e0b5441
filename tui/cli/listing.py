"""`pizhu list`: all articles of all sources."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options, path_argument
from tui.cli.output import complain
from tui.cli.records import say_records
from tui.cli.where import wanted_of, where_option
from tui.i18n import _
from tui.text.article import Article, Page
from tui.text.source import Unreadable
from tui.workspace.articles.catalog import Entry
from tui.workspace.articles.pagerows import entries
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.workspace.filter import Filter

COLUMNS = (
    "id",
    "file",
    "encoding",
    "kind",
    "title",
    "label",
    "authors",
    "date",
    "page",
    "characters",
    "state",
    "star",
    "tags",
    "notes",
    "check",
    "error",
)
"""Fields of an article; of a file that cannot be read, `file` and `error` only."""


@click.command("list", help=_("List all articles of the library at PATH: id, title, authors, length, state, notes."))
@path_argument
@format_option()
@where_option(_("Only articles for which this filter holds, in its order: author:吕丽 sort:-figures"))
@library_options
def command(path: str, form: str, where: str, annotations: str | None, encoding: str | None) -> None:
    """List all articles."""
    session = open_session(path, annotations, encoding)
    rows = _found(session, wanted_of(session, where)) if where else _rows(session)
    head = (_("id"), _("title"), _("authors"), _("characters"), _("state"), _("notes"))
    say_records(rows if where else _noticed(rows, path), form, COLUMNS, head, _cells, yielding=(1, 2))


def _noticed(rows: Iterator[dict[str, Any]], path: str) -> Iterator[dict[str, Any]]:
    """Yield the rows, and say on standard error where there are none."""
    empty = True
    for row in rows:
        empty = False
        yield row
    if empty:
        complain(_("no texts in {path}: .txt, .md, .html, .docx, .epub and .pdf files are read").format(path=path))


def _rows(session: Session) -> Iterator[dict[str, Any]]:
    places = session.places
    for page in session.pages.all():
        if isinstance(page, Unreadable):
            yield {"file": page.name, "error": page.reason}
            continue
        notebook = session.notes.of(page.source)
        titles = {article.number: article.title or "" for article in page.articles}
        listed = entries(page, notebook.annotations, places.of(page.source.name, titles))
        for article, entry in zip(page.articles, listed, strict=True):
            yield _row(page, article, entry)


def _found(session: Session, wanted: "Filter") -> Iterator[dict[str, Any]]:
    """Yield the rows of the articles that a filter finds, in its order."""
    from tui.workspace.filter import matcher, ranker
    from tui.workspace.filter.asking import article_subjects

    holds, found, rows = matcher(wanted), [], dict[int, dict[str, Any]]()
    for page in session.pages.all():
        if isinstance(page, Page):
            subjects = article_subjects(session, page)
            for article in page.articles:
                if holds(subject := subjects[article.number]):
                    found.append(subject)
                    rows[id(subject)] = _row(page, article, subject.entry)
    yield from (rows[id(subject)] for subject in ranker(wanted)(found))


def _row(page: Page, article: Article, entry: Entry) -> dict[str, Any]:
    return {
        "id": article.id,
        "file": page.source.name,
        "encoding": page.source.encoding,
        "kind": page.kind,
        "title": article.title,
        "label": article.label,
        "authors": list(article.authors),
        "date": article.date,
        "page": article.page,
        "characters": entry.length,
        "state": entry.state,
        "star": entry.star,
        "tags": list(entry.tags),
        "notes": entry.notes,
        "check": entry.check,
    }


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    if "error" in row:
        return (row["file"], row["error"], "", "", "", "")
    state = f"{row['state']} *" if row["star"] else row["state"]
    notes = str(row["notes"] or "")
    return (row["id"], row["label"], " ".join(row["authors"]), str(row["characters"]), state, notes)
