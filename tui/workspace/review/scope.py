"""Where a review goes: one article, its source, what a filter finds, or the whole library."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from tui.i18n import N_, _, ngettext
from tui.text.article import Page
from tui.workspace.review.item import Key

if TYPE_CHECKING:
    from tui.workspace.session import Session


class Reach(StrEnum):
    """How far a scope reaches."""

    ARTICLE = "article"
    SOURCE = "source"
    CHOSEN = "chosen"
    """The articles selected or left by what narrows the list."""
    WHERE = "where"
    """The articles for which a filter holds."""
    LIBRARY = "library"


REACH_TITLES: Final[Mapping[Reach, str]] = {
    Reach.ARTICLE: N_("this article"),
    Reach.SOURCE: N_("this source"),
    Reach.WHERE: N_("articles with {filter}"),
    Reach.LIBRARY: N_("whole library"),
}


@dataclass(frozen=True, slots=True)
class ReviewScope:
    """Which articles are reviewed."""

    reach: Reach
    chosen: tuple[Key, ...] = ()
    """The articles of a reach that names them; for a source, one of its articles."""
    where: str = ""
    """The filter, as it was typed."""

    @property
    def title(self) -> str:
        """What it is called."""
        if self.reach is Reach.CHOSEN:
            n = len(self.chosen)
            return ngettext("{n} article of the list", "{n} articles of the list", n).format(n=f"{n:,}")
        return _(REACH_TITLES[self.reach]).format(filter=self.where)


def scopes(here: Sequence[Key], chosen: Sequence[Key] = ()) -> tuple[ReviewScope, ...]:
    """Return what to offer from one article, if any, and from articles chosen: the narrowest first."""
    near = (ReviewScope(Reach.ARTICLE, tuple(here[:1])), ReviewScope(Reach.SOURCE, tuple(here[:1]))) if here else ()
    some = (ReviewScope(Reach.CHOSEN, tuple(chosen)),) if chosen else ()
    return (*some, *near, ReviewScope(Reach.LIBRARY))


def pages(session: "Session", scope: ReviewScope) -> Iterator[tuple[Page, frozenset[int]]]:
    """Yield the pages that can be read in a scope, each with the numbers of the articles wanted. Raises FilterError."""
    wanted: dict[str, set[int]] = {}
    for name, number in scope.chosen:
        wanted.setdefault(name, set()).add(number)
    everywhere = scope.reach in (Reach.WHERE, Reach.LIBRARY)
    fits = _fitting(session, scope.where) if scope.reach is Reach.WHERE else None
    for name in session.library.names() if everywhere else tuple(wanted):
        page = session.pages.page(name)
        if isinstance(page, Page):
            numbers = frozenset(article.number for article in page.articles)
            if fits is not None:
                numbers = fits(page)
            elif scope.reach in (Reach.ARTICLE, Reach.CHOSEN):
                numbers &= wanted[name]
            yield page, numbers


def _fitting(session: "Session", where: str) -> Callable[[Page], frozenset[int]]:
    """Return what tells which articles of a page a filter holds for."""
    from tui.workspace.filter import matcher
    from tui.workspace.filter.asking import article_subjects
    from tui.workspace.filter.saved import wanted

    holds = matcher(wanted(session, where))

    def fitting(page: Page) -> frozenset[int]:
        subjects = article_subjects(session, page)
        return frozenset(number for number, subject in subjects.items() if holds(subject))

    return fitting
