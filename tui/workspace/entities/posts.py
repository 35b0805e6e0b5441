"""The post of a person as the text gives it directly before the name: 市委副书记、市长."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from tui.language.analysis import Entity, EntityType
from tui.language.entities.lexicon import lexicon

_BINDS: Final = "、兼原"
"""What stands between two posts, or before one that was left."""


def post(text: str, start: int, entities: Iterable[Entity]) -> str:
    """Return the posts that end where a name starts, with the bodies and places they belong to; empty for none."""
    bodies = {entity.end: entity.start for entity in entities if entity.type in (EntityType.ORG, EntityType.LOC)}
    at, posts = start, False
    while at > 0:
        if size := _title(text, at):
            at, posts = at - size, True
        elif posts and at in bodies:
            at = bodies[at]
        elif posts and text[at - 1] in _BINDS:
            at -= 1
        else:
            break
    return text[at:start].lstrip(_BINDS[0]) if posts else ""


def _title(text: str, end: int) -> int:
    """Return the length of the longest post that ends at an offset; 0 for none."""
    titles, longest = _titles()
    return next((size for size in range(min(longest, end), 1, -1) if text[end - size : end] in titles), 0)


@cache
def _titles() -> tuple[frozenset[str], int]:
    titles = lexicon().titles
    return titles, max(map(len, titles))
