"""The seam of the entity models: sentences in, tagged tokens out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from tui.language.checkpoint import Checkpoint

BATCH = 512
"""Characters, padding included, that the model is given at once: about 10 ms of work, and 10 MB of memory."""
STOPS = 2
"""Full stops added after the longest sentence of a batch."""


class Token(NamedTuple):
    """A stretch of a sentence with the model's tag."""

    start: int
    end: int
    tag: str
    """PER, ORG, LOC, TIME, or a part of speech in LAC's spelling, such as n, nz, nw, v, m, q, w."""
    sure: float
    """The model's probability of the tag, 0 to 1: that of the least likely of its characters."""


class ModelMissing(Exception):
    """The model cannot be loaded here; the message says why."""


class Tagger(Protocol):
    """What a model must do."""

    bare: bool
    """Whether it never saw this project's annotation: the entity steps then do more."""
    identity: str
    """Changes whenever its answers may; part of the cache's key."""

    def tag(self, sentences: Sequence[str], checkpoint: Checkpoint) -> list[list[Token]]:
        """Return the tokens of each sentence in order; together they cover it. `checkpoint` may raise Cancelled."""


def batches(lengths: Sequence[int], most: int = BATCH) -> Iterator[list[int]]:
    """Yield the numbers of sentences to run together: alike in length, padded to at most so many characters."""
    batch: list[int] = []
    for number in sorted((n for n, length in enumerate(lengths) if length), key=lambda n: lengths[n]):
        if batch and (lengths[number] + STOPS) * (len(batch) + 1) > most:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def tokens(path: Sequence[int], sures: Sequence[float], labels: Sequence[str], inside: Sequence[bool]) -> list[Token]:
    """Return the tokens of a path of tags: a tag that is not inside its word begins one."""
    starts = [place for place, tag in enumerate(path) if not place or not inside[tag]]
    ends = [*starts[1:], len(path)]
    return [
        Token(start, end, labels[path[start]], min(sures[start:end])) for start, end in zip(starts, ends, strict=True)
    ]
