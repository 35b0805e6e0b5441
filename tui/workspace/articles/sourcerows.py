"""The rows of a source with what the reader did in it."""

from typing import TYPE_CHECKING

from msgspec import structs

from tui.notes.model.annotation import Kind
from tui.text.source import Unreadable
from tui.workspace.articles.catalog import Line
from tui.workspace.articles.pagerows import entries, heading, trouble
from tui.workspace.learn import is_learner
from tui.workspace.notes import outside

if TYPE_CHECKING:
    from tui.workspace.session import Session


def rows(session: "Session", name: str) -> tuple[Line, ...]:
    """Return the rows of a source: its heading and its articles, or why it cannot be read."""
    page = session.pages.page(name)
    if isinstance(page, Unreadable):
        left = session.notes.store.read(name).annotations if session.library.annotations.is_dir() else ()
        return (trouble(page, outside.told(sum(one.kind is Kind.NOTE for one in left))),)
    notebook = session.notes.of(page.source)
    astray = outside.told(len(outside.outside(page, notebook.annotations)))
    about = "  ".join(part for part in (*notebook.problems, astray) if part)
    titles = {article.number: article.title or "" for article in page.articles}
    places = session.places.of(page.source.name, titles)
    found = entries(page, notebook.annotations, places, session.findings.counts.get(page.source.digest))
    if is_learner(session):
        from tui.workspace.learn.share import known_shares

        shares = known_shares(session, page)
        found = tuple(structs.replace(entry, known=shares.get(entry.number)) for entry in found)
    return (heading(page, about), *found)
