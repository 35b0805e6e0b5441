"""Make annotations: a random id, an anchor with quote and context, times."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from tui.notes.model.annotation import Anchor, Annotation
from tui.text.source import Source, Span

CONTEXT = 32
"""Code points of source text kept before and after the quote (W3C Web Annotation TextQuoteSelector leaves it open)."""


def create(source: Source, spans: Sequence[tuple[int, int]], **said: Any) -> Annotation:
    """Return a new annotation on source spans; `said` sets fields of Annotation such as `tags`, `note`, `author`."""
    time = now()
    fresh = Annotation(secrets.token_hex(16), source.name, anchor(source.text, spans), created=time, modified=time)
    return replace(fresh, **said)


def anchor(text: str, spans: Sequence[tuple[int, int]]) -> Anchor:
    """Return the anchor of spans in a source text; raises ValueError for no span or one outside the text."""
    found = tuple(Span(*span) for span in spans)
    if not found or any(not 0 <= s.start < s.end <= len(text) for s in found):
        raise ValueError(f"spans {spans!r} do not lie in a text of {len(text)} characters")
    first, last = found[0].start, found[-1].end
    quote = "".join(text[s.start : s.end] for s in found)
    return Anchor(found, quote, text[max(0, first - CONTEXT) : first], text[last : last + CONTEXT])


def now() -> str:
    """Return the local time as ISO 8601 with time zone, to the second."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
