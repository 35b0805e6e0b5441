"""Facts kept in the user's cache folder by all that they were read from: safe to delete, bounded, checked when read."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from tui.language.cache import Cache, rules
from tui.language.figures.units import DATA
from tui.language.ledger import Fact, IndicatorLexicon
from tui.text.article import Article

LIMIT = 256 * 1024 * 1024
"""Bytes kept; a fact takes 330, an article of a newspaper 3,000."""

Dated = Sequence[tuple[Article, date | None]]
"""Articles of one page with their days of issue."""


class KeptFacts:
    """One folder of entries, each the facts of one page by article number, before the reader's decisions."""

    def __init__(self, folder: Path, lexicon: IndicatorLexicon) -> None:
        """Take a folder, which need not exist, and the lexicon that the facts are read with."""
        self._cache: Cache[dict[int, list[Fact]]] = Cache(folder, LIMIT, dict[int, list[Fact]], ".facts")
        shipped = (DATA / "indicators.toml").read_bytes()
        self._rules = f"{rules()} {hashlib.sha256(shipped).hexdigest()} {_digest(_said(lexicon))}"

    def key(self, around: str, articles: Dated) -> str:
        """Return all that the facts of a page depend on; `around` is its whole text."""
        said = (f"{article.number} {day} {article.title} {_shape(article)}" for article, day in articles)
        return "\n".join((self._rules, _digest(around), *said))

    def read(self, key: str) -> Mapping[int, Sequence[Fact]] | None:
        """Return the facts of a page by article number, None where they are not kept."""
        return self._cache.read(key)

    def write(self, key: str, facts: Mapping[int, Sequence[Fact]]) -> None:
        """Keep the facts of a page."""
        self._cache.write(key, {number: list(found) for number, found in facts.items()})


def _said(lexicon: IndicatorLexicon) -> str:
    """Return what a lexicon says, the same in every process: sets have no order."""
    names = "\n".join(f"{name} {meant}" for name, meant in lexicon.names.items())
    return names + "\n".join(
        f"{one.name} {one.units} {sorted(one.kinds)} {one.rate} {one.stock} {one.real} {one.owned}"
        for one in lexicon.indicators.values()
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _shape(article: Article) -> str:
    """Return a digest of what reading an article depends on: its text, and where its blocks, rows and cells are."""
    parts = [
        f"{block.role} {span} {block.row}" for block, span in zip(article.blocks, article.block_spans, strict=True)
    ]
    return _digest("\n".join((article.text, *parts)))
