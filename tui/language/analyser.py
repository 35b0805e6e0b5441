"""The analyser: everything found in the articles of a page, with names agreed over the whole source."""

import gc
import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from msgspec import structs

from tui.language import brackets, dates, figures, model
from tui.language.analysis import Analysis, Entity, EntityType, Figure, Mark
from tui.language.cache import PER_CHARACTER, Cache, rules
from tui.language.checkpoint import Cancelled, Checkpoint
from tui.language.dictionary import DictionaryTagger, dictionary
from tui.language.entities import steps
from tui.language.entities.explain import NameChange, explain
from tui.language.entities.lexicon import lexicon
from tui.language.entities.tagged import Dictionary, Name, TaggedText
from tui.language.heap import give_back
from tui.language.merge import merge
from tui.language.pieces import parts, pieces
from tui.language.tagging import ModelMissing, Tagger, Token
from tui.language.words import Segmenter, UserWord
from tui.text import lazy
from tui.text.article import Article, Page
from tui.text.block import Block, Role
from tui.text.source import Span

_KEY = lazy.pattern(r"[A-Za-z_][\w-]*:\s*")
"""A key of front matter."""
NAMED = frozenset({Role.BYLINE, Role.CREDIT, Role.AUTHOR_NOTE})
"""Roles of blocks that name people."""
PART = 600
"""Characters that are read at once: a step over them holds the interpreter for less than a millisecond."""


class Analyser:
    """Analyse pages; loads the model (0.3 s) at the first page that is not in the cache. Safe to share by threads."""

    def __init__(
        self, cache_dir: Path | None = None, user_words: Iterable[UserWord] = (), known: Mapping[str, str] | None = None
    ) -> None:
        """Take the user's cache folder, None to keep nothing, and what the reader joined or split everywhere.

        `known` are names that the reader accepted, surface -> type: evidence, which the text may contradict.
        """
        self._known = dict(known or {})
        self._cache: Cache[dict[int, Analysis]] | None = Cache(cache_dir / "marks") if cache_dir else None
        self._segmenter = Segmenter(user_words)
        self._dictionary: Dictionary | None = None
        self._tagger: Tagger | None = None
        self._loading = Lock()
        self._running = 0
        """Analyses under way."""
        self._collected = False
        """Whether the cycle collector was on before the first of them."""
        self.degraded = False
        """True once the entity model was found missing: names then come from rules over jieba alone."""

    def analyse(self, page: Page, cancelled: Callable[[], bool] | None = None) -> dict[int, Analysis] | None:
        """Return the analysis of each article by its number, or None when the work was cancelled.

        What lies outside the articles has the number of `outside`, when there is any. Give `cancelled` when a screen
        runs in another thread: only then does the work rest now and then.
        """
        self.degraded = self.degraded or not model.available()
        key = self._key(page)
        if self._cache and (found := self._cache.read(key)) is not None:
            return found
        try:
            with self._uncollected():
                found = self._find(page, Checkpoint(cancelled))
        except Cancelled:
            return None
        if self._cache and key == self._key(page):
            self._cache.write(key, found)
        return found

    def kept(self, page: Page) -> bool:
        """Tell whether the analysis of a page is in the cache."""
        self.degraded = self.degraded or not model.available()
        return self._cache is not None and self._cache.has(self._key(page))

    def entry(self, page: Page) -> tuple[str, dict[int, Analysis] | None]:
        """Return the key of a page in the cache, and its analysis where it is there."""
        key = self._key(page)
        return key, self._cache.read(key) if self._cache else None

    def keep(self, key: str, found: dict[int, Analysis]) -> None:
        """Put an analysis into the cache by a key that `entry` gave, perhaps on another machine."""
        if self._cache:
            self._cache.write(key, found)

    def make_room(self, characters: int) -> None:
        """Let the cache hold the analyses of so many characters."""
        if self._cache:
            self._cache.make_room(characters * PER_CHARACTER)

    @contextmanager
    def _uncollected(self) -> Iterator[None]:
        """Keep Python's cycle collector from running meanwhile.

        An analysis makes no cycles, but so many small objects that the collector would walk all of the program's,
        with every thread standing still (measured: 10 to 50 ms, twice in five pages).
        """
        with self._loading:
            self._running += 1
            self._collected = self._collected or gc.isenabled()
            gc.disable()
        try:
            yield
        finally:
            with self._loading:
                self._running -= 1
                if not self._running:
                    give_back()
                    if self._collected:
                        self._collected = False
                        gc.enable()

    def _key(self, page: Page) -> str:
        """Return all that an analysis depends on: rules, model, words, and the text as the structure has it."""
        parts = [rules(), DictionaryTagger.identity if self.degraded else model.name()]
        parts += [f"{name} {kind}" for name, kind in sorted(self._known.items())]
        parts += ["|".join(word.parts) for word in self._segmenter.user_words]
        for article in _read(page):
            named = [(*span,) for span in _named(article)]
            parts.append(
                f"{article.number} {named} {hashlib.sha256(article.text.encode(errors='surrogatepass')).hexdigest()}"
            )
        return "\n".join(parts)

    def load(self) -> Tagger:
        """Load the model, or what stands in for it, if that was not done yet."""
        with self._loading:
            if self._tagger is None:
                try:
                    self._tagger = model.load()
                except ModelMissing:
                    self._tagger, self.degraded = DictionaryTagger(), True
                self._dictionary = dictionary()
            return self._tagger

    def explain(self, text: str) -> list[NameChange]:
        """Return what each entity step did to the names of a text."""
        tagger = self.load()
        spans = pieces(text)
        answers = iter(tagger.tag([text[start:end] for start, end in spans], Checkpoint()))
        return explain(TaggedText(text, _placed(spans, answers), lexicon(), (), self._dictionary, tagger.bare))

    def _find(self, page: Page, checkpoint: Checkpoint) -> dict[int, Analysis]:
        tagger = self.load()
        places = [(article, part) for article in _read(page) for part in parts(article.text, PART)]
        texts, cuts, sentences = [], [], []
        for article, part in places:
            checkpoint()
            texts.append(article.text[part.start : part.end])
            cuts.append(pieces(texts[-1]))
            sentences += [texts[-1][start:end] for start, end in cuts[-1]]
        answers = iter(tagger.tag(sentences, checkpoint))
        bylines = {article.number: _named(article) for article in _read(page)}
        tagged = []
        for (article, part), text, spans in zip(places, texts, cuts, strict=True):
            checkpoint()
            clipped = _clipped(bylines[article.number], part)
            tokens = _placed(spans, answers)
            tagged.append(TaggedText(text, tokens, lexicon(), clipped, self._dictionary, tagger.bare))
        marks: dict[int, list[Mark]] = {article.number: [] for article in _read(page)}
        for (article, part), view, names in zip(
            places, tagged, steps.find(tagged, checkpoint, known=self._known), strict=True
        ):
            marks[article.number] += _moved(marks_of(view.text, names, checkpoint), part.start)
        return {
            article.number: self._analysis(article.text, marks[article.number], checkpoint) for article in _read(page)
        }

    def _analysis(self, text: str, found: Sequence[Mark], checkpoint: Checkpoint) -> Analysis:
        marks = merge([*brackets.find(text), *found], checkpoint)
        checkpoint()
        return Analysis(
            words=tuple(self._segmenter.words(text, [Span(mark.start, mark.end) for mark in marks], checkpoint)),
            entities=tuple(mark for mark in marks if isinstance(mark, Entity)),
            figures=tuple(mark for mark in marks if isinstance(mark, Figure)),
            complete=True,
        )


def outside(page: Page) -> Article | None:
    """Return what lies outside the articles of a page (section labels, source notes) as an article numbered 0."""
    if not page.other:
        return None
    front = page.source.text.startswith("---\n")
    blocks = tuple(_without_key(page.source.text, block) if front else block for block in page.other)
    return Article(page.source, 0, None, (), blocks)


def _without_key(text: str, block: Block) -> Block:
    """Return a line of front matter whose key, which is no name, is hidden."""
    span = block.spans[0]
    key = _KEY.match(text, span.start, span.end) if block.role is Role.SOURCE_NOTE else None
    return structs.replace(block, hidden=(Span(*key.span()), *block.hidden)) if key else block


def _read(page: Page) -> tuple[Article, ...]:
    rest = outside(page)
    return (*page.articles, rest) if rest else page.articles


def marks_of(text: str, names: Sequence[Name], checkpoint: Checkpoint) -> list[Mark]:
    """Return the marks of a part in its own offsets: names, dates, figures.

    Of two equally long that overlap a name goes first (同|日本), but where both are the same span the grammar knows.
    """
    times = dates.find(text)
    checkpoint()
    counted = figures.find(text, times)
    checkpoint()
    grammar: list[Mark] = [*times, *counted]
    known = {(mark.start, mark.end) for mark in grammar}
    called = [name for name in names if (name.start, name.end) not in known]
    return [*(Entity(name.start, name.end, EntityType(name.type)) for name in called), *grammar]


def _moved(marks: Sequence[Mark], by: int) -> Iterator[Mark]:
    """Yield marks with every offset moved."""
    for mark in marks:
        start, end = mark.start + by, mark.end + by
        if isinstance(mark, Entity):
            yield Entity(start, end, mark.type)
        else:
            said = [span and Span(span.start + by, span.end + by) for span in (mark.measured, mark.change, mark.period)]
            yield structs.replace(mark, start=start, end=end, measured=said[0], change=said[1], period=said[2])


def _placed(spans: Sequence[Span], answers: Iterator[list[Token]]) -> list[Token]:
    """Return the tokens of a part's pieces in the part's offsets."""
    return [
        Token(token.start + span.start, token.end + span.start, token.tag, token.sure)
        for span in spans
        for token in next(answers)
    ]


def _named(article: Article) -> list[Span]:
    """Return the article spans of the blocks that name people."""
    blocks = zip(article.blocks, article.block_spans, strict=True)
    return [span for block, span in blocks if block.role in NAMED and span.start < span.end]


def _clipped(spans: Sequence[Span], part: Span) -> tuple[Span, ...]:
    """Return what lies in a part of some sorted spans, in the part's offsets."""
    first = bisect_right(spans, part.start, key=lambda span: span.end)
    last = bisect_left(spans, part.end, key=lambda span: span.start)
    return tuple(
        Span(max(span.start, part.start) - part.start, min(span.end, part.end) - part.start)
        for span in spans[first:last]
    )
