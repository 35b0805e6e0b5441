"""jieba's dictionary with its parts of speech, by rjieba; and the tagger that stands in where the model is missing."""

from collections.abc import Sequence
from functools import lru_cache

from tui.language.checkpoint import Checkpoint
from tui.language.entities.lexicon import lexicon
from tui.language.tagging import Token

NAMES = {"nr": ("PER", 0.1), "nrt": ("PER", 0.1), "ns": ("LOC", 0.4), "nt": ("ORG", 0.5)}
"""Part of speech -> type and how sure: the dictionary has 高新区 and 庄河 as persons, and 大连 as an adverb."""


class JiebaDictionary:
    """Parts of speech as jieba's dictionary has them; what it calls a name is often none (大连 is an adverb there)."""

    def __init__(self) -> None:
        import rjieba

        self._rjieba = rjieba
        self._tag = lru_cache(maxsize=20_000)(self._look_up)

    def tag(self, word: str) -> str | None:
        """Return the part of speech of a word, None when it is not in the dictionary."""
        return self._tag(word)

    def _look_up(self, word: str) -> str | None:
        if len(word) > 16 or not self._rjieba.has_word(word):
            return None
        words = self._rjieba.tag(word)
        return str(words[0][1]) if len(words) == 1 else None

    def words_of(self, text: str) -> list[tuple[str, str]]:
        """Divide a text into words with their parts of speech; x for a word that is not in the dictionary."""
        known = self._rjieba.has_word
        return [(word, tag if len(word) == 1 or known(word) else "x") for word, tag in self._rjieba.tag(text)]


def dictionary() -> JiebaDictionary | None:
    """Return the dictionary, or None when rjieba cannot be imported."""
    try:
        return JiebaDictionary()
    except ImportError:
        return None


class DictionaryTagger:
    """Stands in for the model: jieba's words, and as names only what its dictionary and the word lists agree about."""

    bare = True
    identity = "jieba 0.42.1"

    def tag(self, sentences: Sequence[str], checkpoint: Checkpoint) -> list[list[Token]]:
        """Return the words of each sentence; how sure a name is leaves it to the entity steps to believe in it."""
        words, lists = dictionary(), lexicon()
        found = []
        for sentence in sentences:
            checkpoint()
            at, tokens = 0, []
            for word, tag in words.words_of(sentence) if words else ((sentence, "n"),):
                kind, sure = NAMES.get(tag, (tag, 1.0))
                if lists.is_place(word):
                    kind, sure = "LOC", 0.9
                tokens.append(Token(at, at + len(word), "n" if len(word) == 1 and sure < 1 else kind, sure))
                at += len(word)
            found.append(tokens)
        return found
