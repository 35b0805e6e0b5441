"""How much of the words of an article the reader knows: worked out behind, and kept by the contents of its source."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.text.article import Page
from tui.workspace.learn import is_learner, percent
from tui.workspace.learn.vocabulary import unknown_words
from tui.workspace.reading.article import Reading
from tui.workspace.reading.marks import Marks
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.workspace.session import Session


@slow
def known_shares(session: "Session", page: Page) -> Mapping[int, int]:
    """Return how many percent of its words are known in each article of a page that was analysed, by its number.

    Empty where there is no dictionary, for a reader who is no learner, and as long as the page is not analysed.
    """
    try:
        if not is_learner(session) or session.learner.glossary() is None:
            return {}
        made_of = (session.settings.learn.level, session.learner.vocabulary.said())
        knows = session.learner.knowing()
    except OSError:  # zk tells why the words that are known cannot be read
        return {}
    kept, shares = session.learner.shares.get(page.source.digest, (None, {}))
    if kept == made_of:
        return shares
    found = session.findings.analyses.kept(page)[1] or {}
    shares = {
        article.number: percent(unknown_words(Reading(article, Marks(article.text, found[article.number])), knows)[1])
        for article in page.articles
        if article.number in found
    }
    session.learner.shares[page.source.digest] = (made_of, shares)
    return shares
