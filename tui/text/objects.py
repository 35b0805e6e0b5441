"""Text objects: what a name such as `sentence` or `(` means at the cursor.

`inside` leaves out the brackets, quotes or trailing white space that `around` takes in.
"""

from collections.abc import Sequence

from tui.text.motions import word_at
from tui.text.pairs import FAMILIES, enclosing
from tui.text.sentences import sentence_at
from tui.text.source import HasSpan, Span

_NAMES = {key: name for name, (openers, closers) in FAMILIES.items() for key in (name, *openers, *closers)} | {
    ")": "(",
    "]": "[",
    "}": "{",
    ">": "<",
    "b": "(",
    "q": '"',
    "＂": '"',
}


def pair(text: str, offset: int, key: str, around: bool = False, count: int = 1) -> Span | None:
    """Return the `count`-th pair of brackets, quotes or 《》 around an offset; None when there is none.

    `key` is any bracket or quote of the family, full-width or not. Without quotes around, `'` looks for the
    double ones too.
    """
    name = _NAMES.get(key)
    if name is None:
        return None
    found = enclosing(text, offset, name)
    if not found and name == "'":
        found = enclosing(text, offset, '"')
    if count > len(found):
        return None
    start, end = found[count - 1]
    return Span(start, end) if around else Span(start + 1, end - 1)


def word(text: str, words: Sequence[tuple[int, int]], offset: int, around: bool = False) -> Span | None:
    """Return the word at an offset; `around` takes the white space after it."""
    found = word_at(words, offset)
    return _with_space(text, found) if around else found


def sentence(text: str, offset: int, around: bool = False) -> Span | None:
    """Return the sentence at an offset; `around` takes the white space after it."""
    found = sentence_at(text, offset)
    return _with_space(text, found) if around else found


def paragraph(text: str, blocks: Sequence[tuple[int, int]], offset: int, around: bool = False) -> Span | None:
    """Return the block at an offset; `around` takes the newline after it."""
    found = word_at(blocks, offset)
    if found is None or not around:
        return found
    return Span(found.start, min(len(text), found.end + 1))


def covering(places: Sequence[HasSpan], offset: int) -> Span | None:
    """Return the smallest of some sorted things (entities, figures) that covers an offset, or None."""
    found = [place for place in places if place.start <= offset < place.end]
    if not found:
        return None
    best = min(found, key=lambda place: place.end - place.start)
    return Span(best.start, best.end)


def _with_space(text: str, span: Span | None) -> Span | None:
    if span is None:
        return None
    end = span.end
    while end < len(text) and text[end] != "\n" and text[end].isspace():
        end += 1
    return Span(span.start, end)
