"""The place that a library is about: a city paper names its city so often that marking it says nothing."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from tui.language.analysis import EntityType
from tui.text.article import Page

if TYPE_CHECKING:
    from tui.language.analysis import Analysis

ENOUGH: Final = 8
"""Mentions before a place can be the home."""
SHARE: Final = 0.15
"""Its share of all mentions of places."""
ARTICLES: Final = 3
"""Articles that must name it."""
MASTHEAD: Final = re.compile(r"([\u4e00-\u9fff]{2,3})(?:日报|晚报|晨报|早报|都市报|新闻传媒集团|报业集团)")
SUFFIXES: Final = ("市", "县", "区", "省")


class HomePlace:
    """Counts places page by page; what names the home place is `names`."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[Counter[str], Counter[str]]] = {}
        """Digest of a source -> mentions of each place, articles that name it."""
        self._papers: Counter[str] = Counter()
        """What stands before the name of a paper."""
        self._names: frozenset[str] | None = None

    def learn(self, page: Page, found: "Mapping[int, Analysis]") -> None:
        """Count the places of an analysed page; a page that is known counts once."""
        digest = page.source.digest
        if digest in self._pages:
            return
        mentions: Counter[str] = Counter()
        articles: Counter[str] = Counter()
        for article in page.articles:
            analysis = found.get(article.number)
            here = [e for e in analysis.entities if e.type is EntityType.LOC] if analysis else []
            named = [_bare(article.text[entity.start : entity.end]) for entity in here]
            mentions.update(named)
            articles.update(set(named))
            self._papers.update(set(MASTHEAD.findall(article.text)))
        self._pages[digest], self._names = (mentions, articles), None

    @property
    def names(self) -> frozenset[str]:
        """The home place with and without the word for its rank; empty as long as there is none."""
        if self._names is None:
            home = self._home()
            self._names = frozenset((home, *(home + suffix for suffix in SUFFIXES))) if home else frozenset()
        return self._names

    def _home(self) -> str:
        """Return the most frequent place, if it is frequent enough, or if a paper there is named after it."""
        mentions: Counter[str] = sum((page[0] for page in self._pages.values()), Counter())
        articles: Counter[str] = sum((page[1] for page in self._pages.values()), Counter())
        if not mentions:
            return ""
        place, count = mentions.most_common(1)[0]
        often = count >= ENOUGH and count >= SHARE * mentions.total() and articles[place] >= ARTICLES
        return place if often or (self._papers[place] and articles[place] >= ARTICLES) else ""


def _bare(place: str) -> str:
    return place[:-1] if len(place) > 2 and place.endswith(SUFFIXES) else place
