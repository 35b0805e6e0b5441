"""What is told of whole articles and of what was done to them, as lines of text."""

from collections.abc import Iterable

from tui.i18n import _, ngettext
from tui.notes.model.annotation import Kind
from tui.workspace.session import Session
from tui.workspace.slow import slow


@slow
def history(session: Session) -> list[str]:
    """Return one line for each action that can be undone or done again, the newest first."""
    lines = []
    for entry in reversed(session.notes.store.history()):
        sources = len(entry.sources)
        where = ngettext("{n} source", "{n} sources", sources).format(n=sources) if sources > 1 else ""
        state = _("undone") if entry.undone else ""
        lines.append("  ".join(part for part in (entry.time[:16], entry.label, where, state) if part))
    return lines


@slow
def titles(session: Session, keys: Iterable[tuple[str, int]], *, reference: bool) -> list[str]:
    """Return titles of articles, or their references after GB/T 7714."""
    from tui.export.citation import reference as cite

    return [cite(article) if reference else article.label for article in session.articles(keys)]


@slow
def article_note(session: Session, key: tuple[str, int]) -> str:
    """Return the note on a whole article; empty when there is none."""
    from tui.notes.store.whole import about

    for article in session.articles([key]):
        said = about(article, session.notes.of(article.source).annotations, Kind.NOTE)
        return said.note if said else ""
    return ""
