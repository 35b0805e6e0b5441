"""Words: jieba's segmentation, by rjieba where it can be imported, with what the reader joined or split."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tui.text.source import Span

BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")
r"""What jieba 0.42.1 hands to its dictionary (`re_han_default`); outside, characters are tokens, but `\r\n` is one."""
ASCII = re.compile(r"[+#&._%\-]")
"""Signs inside a block at which jieba and rjieba may part ways."""
RUN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
"""How jieba divides a stretch without Han characters (`finalseg.re_skip`)."""

Cut = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class UserWord:
    """Characters that the reader joined into one word, or split, in the whole library."""

    parts: tuple[str, ...]
    """The words as the reader wants them: one when joined, several when split."""

    @property
    def text(self) -> str:
        """The characters concerned."""
        return "".join(self.parts)


class Segmenter:
    """Divide text into words; loads a dictionary (70 ms) at the first call."""

    def __init__(self, user_words: Iterable[UserWord] = ()) -> None:
        self.user_words = tuple(word for word in user_words if word.text)
        self._joined = tuple(word.text for word in self.user_words if len(word.parts) == 1)
        self._split = {word.text: word.parts for word in self.user_words if len(word.parts) > 1}
        self._cut: Cut | None = None

    def tokens(self, text: str) -> Iterator[str]:
        """Yield what `jieba.cut(text)` would with the reader's words added; the tokens put end to end are the text."""
        cut = self._cut = self._cut or _load(self._joined)
        for token in _pieces(text, cut):
            yield from self._split.get(token, (token,))

    def words(self, text: str, keep: Sequence[Span] = (), checkpoint: Callable[[], None] | None = None) -> list[Span]:
        """Return the words of a text in order, without white space and punctuation.

        `keep` holds sorted spans that never overlap (marks): each is one word, and the text between them is divided
        by itself, so that no word crosses the edge of a mark. `checkpoint` is called now and then.
        """
        found: list[Span] = []
        at, turn = 0, 0
        for span in (*keep, Span(len(text), len(text))):
            for token in self.tokens(text[at : span.start]):
                end = at + len(token)
                if token.isalnum() or any(map(str.isalnum, token)):
                    found.append(Span(at, end))
                at = end
                turn += 1
                if checkpoint and turn % 256 == 0:
                    checkpoint()
            if span.end > span.start:
                found.append(Span(span.start, span.end))
            at = span.end
        return found


def words(text: str, keep: Sequence[Span] = ()) -> list[Span]:
    """Return the words of a text by jieba's own dictionary; see `Segmenter.words`."""
    return _plain().words(text, keep)


@cache
def _plain() -> Segmenter:
    return Segmenter()


def _pieces(text: str, cut: Cut) -> Iterator[str]:
    r"""Yield the tokens of each block, and what lies between blocks one by one, as jieba does (`\r\n` is one)."""
    at = 0
    for block in BLOCK.finditer(text):
        yield from _between(text[at : block.start()])
        yield from cut(block[0])
        at = block.end()
    yield from _between(text[at:])


def _between(text: str) -> Iterable[str]:
    return re.findall(r"\r\n|[\s\S]", text) if "\r\n" in text else text


def _load(joined: Sequence[str]) -> Cut:
    """Return a cutter with the joined words added: rjieba, or jieba when rjieba cannot be imported."""
    try:
        import rjieba
    except ImportError:
        return _load_jieba(joined)
    # The package keeps one dictionary loaded; a second one (some 30 MB) only when it must learn words.
    engine = rjieba.Jieba() if joined else rjieba
    for word in joined:
        engine.add_word(word, None, None)

    def cut(block: str) -> list[str]:
        tokens = engine.cut(block)
        return list(_redivide(tokens, engine.has_word)) if ASCII.search(block) else tokens

    return cut


def _redivide(tokens: Iterable[str], known: Callable[[str], bool]) -> Iterator[str]:
    """Divide stretches without Han characters as jieba does, where jieba-rs takes `.` for any sign (`5-4`, `1.2.3`)."""
    run = ""
    for token in tokens:
        if token.isascii() and not (len(token) > 1 and known(token)):
            run += token
            continue
        yield from filter(None, RUN.split(run))
        run = ""
        yield token
    yield from filter(None, RUN.split(run))


def _load_jieba(joined: Sequence[str]) -> Cut:
    """Return jieba itself as the cutter, silent, with its cache in pizhu's folder instead of /tmp."""
    import logging

    import jieba

    from tui.folders import folders

    logging.getLogger("jieba").setLevel(logging.CRITICAL)
    engine = jieba.Tokenizer()
    cache_dir = folders().cache
    cache_dir.mkdir(parents=True, exist_ok=True)
    engine.tmp_dir = str(cache_dir)
    for word in joined:
        engine.add_word(word)
    return lambda block: list(engine.cut(block))
