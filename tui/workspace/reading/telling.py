"""What is told of whole articles and of what was done to them, as lines of text."""

from collections import Counter
from collections.abc import Iterable

from tui.i18n import _, ngettext
from tui.notes.model.annotation import AnchorState, Kind
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
def to_check(session: Session) -> str:
    """Return one line that counts the notes whose text moved, changed or went; empty where none did."""
    books = [book for name in session.notes.store.names() if (book := session.notes.known(name))]
    held = Counter(one.anchor.hold for book in books for one in book.annotations if one.kind is Kind.NOTE)
    moved, changed, lost = held[AnchorState.MOVED], held[AnchorState.CHANGED], held[AnchorState.LOST]
    told = [
        ngettext("{n} moved", "{n} moved", moved).format(n=moved) if moved else "",
        ngettext("{n} changed", "{n} changed", changed).format(n=changed) if changed else "",
        ngettext("{n} lost", "{n} lost", lost).format(n=lost) if lost else "",
    ]
    what = _(", ").join(part for part in told if part)
    return _("Notes whose text is another one now: {what}. R, then 3, shows both.").format(what=what) if what else ""


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
        annotation = about(article, session.notes.of(article.source).annotations, Kind.NOTE)
        return annotation.note if annotation else ""
    return ""
