"""References to notes and the notes that they lead to, by the mark that both bear: `[^1]`, `[1]`, `〔1〕`, `(1)`, `①`.

A note is a block that begins with its mark; a reference is the same mark anywhere else. Numbers begin anew on every
page or in every chapter, so a reference leads to the nearest note below it, and a note to the nearest reference above.
"""

from collections.abc import Sequence
from typing import Final

from tui.text import lazy
from tui.text.source import Span

_MARK = lazy.pattern(r"\[\^[^\[\]\s]{1,40}\]|[\[［〔【(](?:注(?:释|釋)?)?\s?\d{1,4}[\]］〕】)]|[①-⑳⓪㉑-㉟㊱-㊿]")
_REACH: Final = 50
"""Characters of the longest mark, and a few."""


def mark_at(text: str, offset: int) -> Span | None:
    """Return the mark of a note that holds an offset, or None."""
    for found in _MARK.finditer(text, max(0, offset - _REACH), offset + _REACH):
        if found.start() <= offset < found.end():
            return Span(*found.span())
    return None


def other_end(text: str, blocks: Sequence[Span], mark: Span) -> Span | None:
    """Return where a mark leads in the same text: from a reference to its note, from a note to its reference.

    `blocks` are the article spans of the blocks, in order. None when there is no such place.
    """
    sign = text[mark.start : mark.end]
    if is_note(blocks, mark):
        return reference_of(text, blocks, sign, mark.start)
    return note_of(text, blocks, sign, mark.end) or note_of(text, blocks, sign)


def is_note(blocks: Sequence[Span], mark: Span) -> bool:
    """Tell whether a mark begins a note, rather than refers to one."""
    return any(span.start == mark.start for span in blocks)


def note_of(text: str, blocks: Sequence[Span], sign: str, start: int = 0) -> Span | None:
    """Return the first note after `start` that begins with a mark: the whole block."""
    return next((span for span in blocks if span.start >= start and text.startswith(sign, span.start)), None)


def reference_of(text: str, blocks: Sequence[Span], sign: str, end: int | None = None) -> Span | None:
    """Return the last reference with a mark before `end`, or None."""
    heads = {span.start for span in blocks}
    at = text.rfind(sign, 0, end)
    while at >= 0 and at in heads:
        at = text.rfind(sign, 0, at)
    return Span(at, at + len(sign)) if at >= 0 else None
