"""The analyser: everything found in the articles of a page, with names agreed over the whole source."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from threading import Lock

from tui.language import brackets, dates, figures, model
from tui.language.analysis import Analysis, Entity, EntityType, Figure
from tui.language.cache import Cache, rules
from tui.language.dictionary import DictionaryTagger, dictionary
from tui.language.entities import steps
from tui.language.entities.lexicon import lexicon
from tui.language.entities.scene import Dictionary, Name, Scene
from tui.language.merge import merge
from tui.language.model import Lac, Tagger, Token
from tui.language.pace import Cancelled, Pace
from tui.language.pieces import pieces
from tui.language.words import Segmenter, UserWord
from tui.text.article import Article, Page
from tui.text.block import Role
from tui.text.source import Span

NAMED = frozenset({Role.BYLINE, Role.CREDIT, Role.AUTHOR_NOTE})
"""Roles of blocks that name people."""


class Analyser:
    """Analyse pages; loads the model (0.3 s) at the first page that is not in the cache. Safe to share by threads."""

    def __init__(self, cache_dir: Path | None = None, user_words: Iterable[UserWord] = ()) -> None:
        """Take the user's cache folder, None to keep nothing, and the words the reader joined or split everywhere."""
        self._cache = Cache(cache_dir / "marks") if cache_dir else None
        self._segmenter = Segmenter(user_words)
        self._dictionary: Dictionary | None = None
        self._tagger: Tagger | None = None
        self._loading = Lock()
        self.degraded = False
        """True once the entity model was found missing: names then come from rules over jieba alone."""

    def analyse(self, page: Page, cancelled: Callable[[], bool] | None = None) -> dict[int, Analysis] | None:
        """Return the analysis of each article by its number, or None when the work was cancelled."""
        self.degraded = self.degraded or not model.available()
        key = self._key(page)
        if self._cache and (found := self._cache.read(key)) is not None:
            return found
        try:
            found = self._find(page, Pace(cancelled))
        except Cancelled:
            return None
        if self._cache and key == self._key(page):
            self._cache.write(key, found)
        return found

    def _key(self, page: Page) -> str:
        """Return all that an analysis depends on: rules, model, words, and the text as the structure has it."""
        parts = [rules(), DictionaryTagger.identity if self.degraded else Lac.identity]
        parts += ["|".join(word.parts) for word in self._segmenter.user_words]
        for article in page.articles:
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
                except model.ModelMissing:
                    self._tagger, self.degraded = DictionaryTagger(), True
                self._dictionary = dictionary()
            return self._tagger

    def _find(self, page: Page, pace: Pace) -> dict[int, Analysis]:
        tagger = self.load()
        cuts = [pieces(article.text) for article in page.articles]
        sentences = [article.text[a:b] for article, spans in zip(page.articles, cuts, strict=True) for a, b in spans]
        tagged = iter(tagger.tag(sentences, pace))
        scenes = [
            Scene(article.text, _placed(spans, tagged), lexicon(), tuple(_named(article)), self._dictionary)
            for article, spans in zip(page.articles, cuts, strict=True)
        ]
        names = steps.find(scenes, pace)
        return {
            article.number: self._analysis(article.text, found, pace)
            for article, found in zip(page.articles, names, strict=True)
        }

    def _analysis(self, text: str, names: Sequence[Name], pace: Pace) -> Analysis:
        times = dates.find(text)
        pace()
        counted = figures.find(text, times)
        pace()
        entities = [Entity(name.start, name.end, EntityType(name.type)) for name in names]
        marks = merge([*brackets.find(text), *times, *counted, *entities])
        pace()
        return Analysis(
            words=tuple(self._words(text, [Span(mark.start, mark.end) for mark in marks], pace)),
            entities=tuple(mark for mark in marks if isinstance(mark, Entity)),
            figures=tuple(mark for mark in marks if isinstance(mark, Figure)),
            complete=True,
        )

    def _words(self, text: str, keep: Sequence[Span], pace: Pace) -> Iterator[Span]:
        """Yield the words of a text, some sentences at a time, so that the screen's thread can run between."""
        at, first = 0, 0
        for end in _ends(text):
            last = first
            while last < len(keep) and keep[last].end <= end:
                last += 1
            if last < len(keep) and keep[last].start < end:
                continue
            inside = [Span(span.start - at, span.end - at) for span in keep[first:last]]
            for start, stop in self._segmenter.words(text[at:end], inside):
                yield Span(start + at, stop + at)
            pace()
            at, first = end, last


def _ends(text: str) -> Iterator[int]:
    """Yield places after sentence ends, some 200 characters apart or more, and the end of the text."""
    at = 0
    while at < len(text):
        stops = [place for sign in "。\n" if (place := text.find(sign, at + 200)) >= 0]
        at = min(stops) + 1 if stops else len(text)
        yield at


def _placed(spans: Sequence[Span], tagged: Iterator[list[Token]]) -> list[Token]:
    """Return the tokens of an article's pieces in article offsets."""
    return [
        Token(token.start + span.start, token.end + span.start, token.tag, token.sure)
        for span in spans
        for token in next(tagged)
    ]


def _named(article: Article) -> Iterator[Span]:
    """Yield the article spans of the blocks that name people."""
    for block, span in zip(article.blocks, article.block_spans, strict=True):
        if block.role in NAMED:
            yield span
