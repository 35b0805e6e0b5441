"""Vectors: what unlabelled text says about words and pairs of characters, for the names' network.

Words that stand between the same words have like vectors: a firm never annotated lies beside firms that were.
`training/vectors.py` makes them.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int64]

WIDTH = 48
"""Numbers of a vector."""
SLOTS = 3
"""Vectors of one character: its word, and the pairs that end and begin with it; row 0 where one is unknown."""


class WordRows:
    """Words and their rows, 1 and up in the order given, by their hashes: 1 MB, where a dictionary takes 9."""

    def __init__(self, words: Iterable[str]) -> None:
        import numpy

        hashes = numpy.fromiter(map(hash, words), numpy.int64)
        self._rows = numpy.argsort(hashes, kind="stable").astype(numpy.int32)
        self._hashes = hashes[self._rows]
        self._rows += 1

    def rows(self, words: Sequence[str]) -> "Integers":
        """Return the row of each character of some words: that of its word, 0 where the word is unknown."""
        import numpy

        if not len(self._hashes):
            return numpy.zeros(sum(map(len, words)), numpy.int64)
        hashes = numpy.fromiter(map(hash, words), numpy.int64, len(words))
        places = numpy.minimum(numpy.searchsorted(self._hashes, hashes), len(self._hashes) - 1)
        rows = numpy.where(self._hashes[places] == hashes, self._rows[places], 0)
        found: Integers = numpy.repeat(rows, numpy.fromiter(map(len, words), numpy.int64, len(words)))
        return found


class Vectors(NamedTuple):
    """Small vectors, and the weights with which they are added to the network's characters."""

    words: "WordRows"
    """Words of two characters and more."""
    pairs: "Integers"
    """Keys of pairs of characters in order; the row of each is its place and one."""
    word_rows: "NDArray[np.int8]"
    pair_rows: "NDArray[np.int8]"
    weights: "Floats"
    """SLOTS WIDTH x what the network counts a character by."""

    def rows(self, signs: "NDArray[np.uint32]", words: Sequence[Sequence[tuple[str, str]]]) -> "Integers":
        """Return SLOTS x sentences x characters for code points and the words of each sentence."""
        import numpy

        found = numpy.zeros((SLOTS, *signs.shape), numpy.int64)
        for place, sentence in enumerate(words):
            rows = self.words.rows([word for word, _ in sentence])
            found[0, place, : len(rows)] = rows
        if len(self.pairs):
            keys = key(signs[:, :-1], signs[:, 1:])
            places = numpy.minimum(numpy.searchsorted(self.pairs, keys), len(self.pairs) - 1)
            found[1, :, 1:] = found[2, :, :-1] = numpy.where(self.pairs[places] == keys, places + 1, 0)
        return found

    def added(self, rows: "Integers") -> "Floats":
        """Return what the vectors add to each character, for `rows` as they come from `rows`."""
        import numpy

        parts = [self.word_rows[rows[0]], self.pair_rows[rows[1]], self.pair_rows[rows[2]]]
        found: Floats = numpy.concatenate(parts, axis=-1, dtype=numpy.float32) @ self.weights
        return found


def key(first: Any, second: Any) -> Any:
    """Return the number of a pair of code points, for arrays of them too."""
    return first.astype("int64") << 21 | second
