"""What the index takes in of a source."""

import msgspec

from tui.text.article import Page
from tui.workspace.search.recipes import ENCODE, recipe
from tui.workspace.search.tokens import tokens


class TakenSource(msgspec.Struct, frozen=True, array_like=True):
    """A source that was read and waits to be written: nobody else can write meanwhile, so that has to be quick."""

    digest: str
    articles: list[tuple[bytes, str]]
    """Of each article its recipe and its words as the index takes them; empty where it takes none."""
    size: int
    """Characters of all articles."""


UNREADABLE = TakenSource("", [], 0)
"""What is taken of a source that cannot be read."""


def take(page: Page, *, words: bool) -> TakenSource:
    """Return what the index takes in of a page, with the words of its articles or without."""
    articles = [(ENCODE(recipe(one)), tokens(one.text) if words else "") for one in page.articles]
    return TakenSource(page.source.digest, articles, sum(len(one.text) for one in page.articles))
