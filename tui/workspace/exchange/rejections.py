"""Passages that a language model pointed at and a person rejected, as exports say them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tui.export.rejected import Rejected
from tui.text.article import Page
from tui.workspace.pointing.suggesting import kept_suggestions

if TYPE_CHECKING:
    from tui.workspace.pointing.kept import Suggestion
    from tui.workspace.session import Session

Rejections = Mapping[str, "list[Suggestion]"]
"""Name of a source -> what was rejected in it."""


def rejections(session: "Session") -> Rejections:
    """Return what was rejected in the library."""
    found: dict[str, list[Suggestion]] = {}
    for one in kept_suggestions(session).read():
        if one.rejected:
            found.setdefault(one.source, []).append(one)
    return found


def refused(page: Page, known: "Iterable[Suggestion]") -> Mapping[int, tuple[Rejected, ...]]:
    """Return what was rejected in a page by the numbers of its articles; what is no longer there is left out."""
    from tui.workspace.pointing.kept import placed

    found: dict[int, list[Rejected]] = {}
    for one in known:
        if place := placed(page, one):
            article, span = place
            said = Rejected(*span, tag=one.tag, maker=one.origin, by=one.by, at=one.decided)
            found.setdefault(article.number, []).append(said)
    return {number: tuple(some) for number, some in found.items()}
