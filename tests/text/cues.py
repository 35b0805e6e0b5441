"""Cues left out one at a time: what is read wrong without each, and a page that shows it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, NamedTuple

from tests.text.layouts import make
from tests.text.pages import page_of
from tests.text.structure_score import Score, add
from tui.text.structure.cues import captions, continuation, headlines, starts


class Family(NamedTuple):
    """Cues that add up to one decision."""

    name: str
    module: ModuleType
    table: str
    """Name of the tuple in the module."""

    @property
    def cues(self) -> tuple[Callable[..., float], ...]:
        """The cues."""
        found: tuple[Callable[..., float], ...] = getattr(self.module, self.table)
        return found


FAMILIES = (
    Family("goes on", continuation, "CONTINUATION_CUES"),
    Family("is a headline", headlines, "HEADLINE_CUES"),
    Family("begins an article", starts, "START_CUES"),
    Family("is a caption", captions, "CAPTION_CUES"),
)


@contextmanager
def without(family: Family, cue: str) -> Iterator[None]:
    """Read pages as if a cue did not exist."""
    every: Any = family.cues
    setattr(family.module, family.table, tuple(one for one in every if one.__name__ != cue))
    try:
        yield
    finally:
        setattr(family.module, family.table, every)


def errors_of(seed: int) -> int:
    """Return how many things are read wrong on the layout with a seed."""
    layout = make(seed)
    score = Score()
    add(score, page_of(layout.text.replace("\r\n", "\n")), layout.reference)
    return len(score.errors)
