"""A linear chain over seven states: no name, and begin and inside of a person, an organisation, a place."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int64]

STATES = ("O", "PER-B", "PER-I", "ORG-B", "ORG-I", "LOC-B", "LOC-I")


class Chain(NamedTuple):
    """What it is worth to begin with a state, and to move from one (row) to another (column)."""

    begin: "Floats"
    moves: "Floats"

    def best(self, scores: "Floats") -> "Integers":
        """Return the most likely states, sentences x characters, for scores of sentences x characters x states."""
        import numpy

        sentences, size, _ = scores.shape
        total = scores[:, 0] + self.begin
        back = numpy.empty((size, sentences, len(STATES)), numpy.int64)
        for place in range(1, size):
            every = total[:, :, None] + self.moves
            back[place] = every.argmax(axis=1)
            total = every.max(axis=1) + scores[:, place]
        path = numpy.empty((sentences, size), numpy.int64)
        path[:, -1] = total.argmax(axis=1)
        rows = numpy.arange(sentences)
        for place in range(size - 1, 0, -1):
            path[:, place - 1] = back[place, rows, path[:, place]]
        return path

    def chances(self, scores: "Floats") -> "Floats":
        """Return the probability of every state at every character, all paths counted."""
        import numpy

        size = scores.shape[1]
        ahead, behind = numpy.empty_like(scores), numpy.empty_like(scores)
        ahead[:, 0] = _shares(scores[:, 0] + self.begin)
        weights = numpy.exp(self.moves)
        local = _shares(scores)
        for place in range(1, size):
            step = (ahead[:, place - 1] @ weights) * local[:, place]
            ahead[:, place] = step / step.sum(axis=1, keepdims=True)
        behind[:, -1] = 1
        for place in range(size - 2, -1, -1):
            step = (local[:, place + 1] * behind[:, place + 1]) @ weights.T
            behind[:, place] = step / step.sum(axis=1, keepdims=True)
        both = ahead * behind
        found: Floats = both / both.sum(axis=2, keepdims=True)
        return found


def _shares(scores: "Floats") -> "Floats":
    """Return scores as shares of one over the last axis."""
    import numpy

    found: Floats = numpy.exp(scores - scores.max(axis=-1, keepdims=True))
    found /= found.sum(axis=-1, keepdims=True)
    return found
