"""What a row of the list says of an article that a search has found: how many hits, and the first in its words."""

from typing import Final

import msgspec

from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.search.concordance import context
from tui.workspace.search.finder import Fitting

BEFORE: Final = 6
"""Characters before the hit: it stands at the beginning of a short text, so that it is always to be seen."""
AFTER: Final = 60
"""Characters behind it, as many as a wide row shows."""


class FirstHit(msgspec.Struct, frozen=True, gc=False):
    """The hits in one article; small, for a frequent word has a hundred thousand of them."""

    hits: int
    left: str = ""
    text: str = ""
    """The first hit that the title does not show; empty where there is none."""
    right: str = ""


def first_hit(found: Fitting) -> FirstHit:
    """Return what the row of an article says of its hits."""
    span = next((span for span in found.spans if not _in_title(found, span)), None)
    if span is None:
        return FirstHit(len(found.spans))
    left, text, right = context(found.text, span, AFTER)
    begin = "…" if len(left) > BEFORE else ""
    return FirstHit(len(found.spans), begin + visible_line(left[-BEFORE:]), visible_line(text), visible_line(right))


def _in_title(found: Fitting, span: Span) -> bool:
    """Tell whether a hit lies in a line of the article's headline."""
    start, end = found.text.rfind("\n", 0, span.start) + 1, found.text.find("\n", span.end)
    line = found.text[start : end if end >= 0 else None].strip()
    return line in found.recipe.title
