"""Vectors: what unlabelled text says about words and pairs of characters, for the names' network.

Words that stand between the same words have like vectors: a firm never annotated lies beside firms that were.
`training/vectors.py` makes them.
"""

from collections.abc import Sequence
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


class Vectors(NamedTuple):
    """Small vectors, and the weights with which they are added to the network's characters."""

    words: dict[str, int]
    """Words of two characters and more -> their row."""
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
        known = self.words.get
        for place, sentence in enumerate(words):
            rows: list[int] = []
            for word, _ in sentence:
                rows += [known(word, 0)] * len(word)
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
