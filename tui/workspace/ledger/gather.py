"""Gather the facts of pages: read each article once, date it, and let the reader's decisions have the last word."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from tui import regular
from tui.language.ledger import Fact, FactKey, Finding, IndicatorLexicon, Located, compare, grouped, shipped, sums
from tui.language.ledger.home import home
from tui.language.ledger.lexicon import parse
from tui.language.ledger.reading import read
from tui.language.ledger.table import LedgerTable, table
from tui.language.plain import plain
from tui.language.quick import quick
from tui.notes.model.annotation import Annotation
from tui.text.article import Article, Page
from tui.workspace.ledger.bare import filled
from tui.workspace.ledger.decisions import APART, decided, issued
from tui.workspace.ledger.kept import Dated, KeptFacts
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.workspace.session import Session

Keys = Sequence[tuple[str, int]]
"""Articles: (source name, number)."""
_STORY = 12
"""Bytes by which articles are told to be copies of one: the texts of a large library are not held."""
LEXICON = "indicators.toml"
"""The reader's own indicators, in the folder of annotations."""


class FactSource(NamedTuple):
    """A page with the annotations that decide about its facts."""

    page: Page
    annotations: tuple[Annotation, ...] = ()
    numbers: frozenset[int] | None = None
    """The articles that are meant; None for all."""


@dataclass(frozen=True)
class Ledger:
    """The facts of some articles, and what they say of one another."""

    facts: tuple[Located, ...]
    """In order of file and offset."""
    lexicon: IndicatorLexicon
    undated: tuple[tuple[str, int], ...] = ()
    """Articles that say 去年 or the like and do not say when they were issued: (source name, number)."""

    @cached_property
    def groups(self) -> dict[FactKey, list[Located]]:
        """Comparable facts together."""
        return grouped(self.facts, self.lexicon)

    @cached_property
    def findings(self) -> list[Finding]:
        """Everything that does not agree: conflicts, broken bounds, sums, and what is unsure."""
        return [*compare(self.groups), *sums.check(self.groups, self.lexicon)]

    @cached_property
    def table(self) -> LedgerTable:
        """Rows of indicator and place, columns of periods, cells with the tightest value, its state and sentences."""
        order = {name: place for place, name in enumerate(self.lexicon.indicators)}
        return table(self.groups, self.findings, order)


def of_pages(
    sources: Iterable[FactSource],
    lexicon: IndicatorLexicon | None = None,
    issue: date | None = None,
    kept: KeptFacts | None = None,
) -> Ledger:
    """Return the ledger of pages; `issue` dates the articles that do not say when they were issued.

    Facts that `kept` has are not read again.
    """
    lexicon = lexicon or shipped()
    facts: list[Located] = []
    undated: list[tuple[str, int]] = []
    for source in sources:
        found = list(_located(source, lexicon, issue, undated, kept))
        facts += (_known(one, lexicon) for one in decided(found, source.annotations))
    facts.sort(key=lambda one: (one.file, one.start))
    return Ledger(tuple(facts), lexicon, tuple(undated))


@slow
def of_session(session: "Session", keys: Keys | None = None, cancelled: Callable[[], bool] = lambda: False) -> Ledger:
    """Return the ledger of some articles, or for None of the whole library.

    The reader's `indicators.toml` in the annotations folder comes before the shipped lexicon.
    """
    lexicon = own_lexicon(session)[0]
    return of_pages(sources_of(session, keys, cancelled), lexicon, kept=kept_facts(session, lexicon))


def kept_facts(session: "Session", lexicon: IndicatorLexicon) -> KeptFacts:
    """Return the cache of the facts of a library that are read with a lexicon."""
    return KeptFacts(session.folders.cache / "facts", lexicon)


def own_lexicon(session: "Session") -> tuple[IndicatorLexicon, list[tuple[int, str]]]:
    """Return the lexicon of a library, with the lines of its own that are wrong, as number and reason."""
    path = session.library.annotations / LEXICON
    try:
        own, wrong = parse(regular.read(path).decode("utf-8-sig"))
    except FileNotFoundError:
        return shipped(), []
    except (OSError, UnicodeDecodeError) as error:
        return shipped(), [(0, getattr(error, "strerror", None) or str(error))]
    return own.over(shipped()), wrong


def sources_of(
    session: "Session", keys: Keys | None = None, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[FactSource]:
    """Yield the pages of some articles, or for None of the library, with their annotations."""
    names = dict.fromkeys(name for name, _ in keys) if keys is not None else session.library.names()
    for name in names:
        if cancelled():
            return
        page = session.pages.page(name)
        if isinstance(page, Page):
            numbers = frozenset(number for source, number in keys if source == name) if keys is not None else None
            yield FactSource(page, session.notes.annotations_of(page.source), numbers)


def _known(one: Located, lexicon: IndicatorLexicon) -> Located:
    """Return a fact under the canonical name of its indicator, where the reader named a known one."""
    indicator = lexicon.find(plain(one.fact.indicator)) if not one.fact.known and one.fact.indicator else None
    if indicator is None or (one.fact.scope or "").startswith(APART):
        return one
    return one._replace(fact=replace(one.fact, indicator=indicator.name, known=True))


def _located(
    source: FactSource,
    lexicon: IndicatorLexicon,
    issue: date | None,
    undated: list[tuple[str, int]],
    kept: KeptFacts | None,
) -> Iterator[Located]:
    page = source.page
    wanted = [one for one in page.articles if source.numbers is None or one.number in source.numbers]
    dated = [(one, issued(one, source.annotations) or issue_of(one, page) or issue) for one in wanted]
    for article, day in dated:
        if day is None and _needs_date().search(article.text):
            undated.append((page.source.name, article.number))
    known = _facts(page, dated, lexicon, kept)
    for article, day in dated:
        text, facts = article.text, list[Located]()
        story = blake2b(text.encode(errors="surrogatepass"), digest_size=_STORY).hexdigest()
        for fact in known[article.number]:
            spans = article.to_source(fact.start, fact.end)
            if spans:
                start, end = min(span.start for span in spans), max(span.end for span in spans)
                sentence = text[slice(*fact.sentence)].strip()
                facts.append(Located(page.source.name, article.number, start, end, fact, sentence, story, day))
        yield from facts
        yield from filled(article, facts, source.annotations)


def _facts(page: Page, dated: Dated, lexicon: IndicatorLexicon, kept: KeptFacts | None) -> Mapping[int, Sequence[Fact]]:
    """Return the facts of some articles of a page by number, from the cache where they are there."""
    key = kept.key(page.source.text, dated) if kept else ""
    if kept and (found := kept.read(key)) is not None:
        return found
    around = home(plain(page.source.text))
    facts = {article.number: read(article, quick(article.text), lexicon, day, around) for article, day in dated}
    if kept:
        kept.write(key, facts)
    return facts


def issue_of(article: Article, page: Page) -> date | None:
    """Return when an article was issued: as it says, as another one of its page says, or by the name of its file."""
    for said in (article.date, *(other.date for other in page.articles)):
        if said and (day := _iso(said)):
            return day
    return _iso(_named(PurePosixPath(page.source.name).stem))


def _named(stem: str) -> str:
    found = re.search(
        r"(?<![0-9])((?:19|20)[0-9]{2})[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12][0-9]|3[01])(?![0-9])", stem
    )
    return "-".join(found.groups()) if found else ""


def _iso(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


@cache
def _needs_date() -> re.Pattern[str]:
    return re.compile("今年|去年|上年|前三季度|上半年|一季度|本月|全年")
