"""Change the notes of many articles, article by article, as one action."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tui.notes.model.annotation import Annotation
from tui.notes.store.notebook import Change
from tui.text.article import Article
from tui.text.source import Source

if TYPE_CHECKING:
    from tui.workspace.session import Session


def change_each(
    session: "Session",
    label: str,
    keys: Iterable[tuple[str, int]],
    make: Callable[[Article, tuple[Annotation, ...]], Change],
) -> list[str]:
    """Store what `make` returns for each article as one action; return the names of the sources that changed.

    Articles are (source name, number) pairs; `make` takes one and all notes of its source. Raises StoreError.
    """
    changes: dict[str, tuple[Source, Change]] = {}
    for article in session.pages.articles(keys):
        name = article.source.name
        before = changes[name][1] if name in changes else Change(label)
        new = make(article, session.notes.of(article.source).annotations)
        if new.put or new.drop:
            changes[name] = (article.source, Change(label, before.put + new.put, before.drop + new.drop))
    return session.notes.apply_all(label, dict(changes.values()), keep=True)
