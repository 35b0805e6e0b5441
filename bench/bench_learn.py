"""The learner: the dictionary made and opened, the first card, the next ones, a sentence with pinyin, known words."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from bench.report import Line, best_of
from bench.terminal import ROOT
from tui.folders import Folders
from tui.settings import Learning, Settings
from tui.text.library import Library
from tui.text.sentences import sentences
from tui.workspace.learn.card import word_card
from tui.workspace.learn.ruby import ruby
from tui.workspace.learn.vocabulary import unknown_words
from tui.workspace.reading.article import Reading
from tui.workspace.session import Session


def run() -> Iterator[Line]:
    """Measure in this process; nothing where the extra `learn` is missing."""
    with tempfile.TemporaryDirectory() as home:
        folders = Folders(*(Path(home, name) for name in ("config", "cache", "state", "data")))
        with Session(Library.open(ROOT), Settings(learn=Learning(level=3)), folders) as session:
            begin = perf_counter()
            if session.learner.glossary() is None:
                return
            yield Line("dictionary: made, once", perf_counter() - begin, "s", aim="2 s")
            yield from _cards(session)


def _cards(session: Session) -> Iterator[Line]:
    article = max(session.pages.articles(), key=lambda one: len(one.text))
    reading, glossary = Reading(article, session.marks_of(article)), session.learner.glossary()
    assert glossary is not None
    begin = perf_counter()
    session.learner.warm()
    yield Line("dictionary: made ready behind an open article", perf_counter() - begin, "s")
    words = [word for word in reading.words(0, 4000) if word.end - word.start > 1]
    begin = perf_counter()
    word_card(glossary, reading, words[0])
    yield Line("card of a word: the first once it is ready", 1000 * (perf_counter() - begin), "ms", aim="30 ms")
    each = best_of(3, lambda: [word_card(glossary, reading, word) for word in words[:50]]) / 50
    yield Line("card of a word: the next ones", 1000 * each, "ms", aim="30 ms")
    sentence = next(span for span in sentences(article.text) if span.end - span.start > 40)
    yield Line(
        "a sentence with pinyin over it", 1000 * best_of(3, lambda: list(ruby(glossary, reading, sentence))), "ms"
    )
    taken = best_of(3, lambda: unknown_words(reading, session.learner.knowing()))
    yield Line("words that are known, of an article", len(article.text) / taken, "characters/s")
