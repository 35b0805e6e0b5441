"""Stretches in quotation marks, and which of them are speech."""

from bisect import bisect_right
from typing import Final

from tui.text.pairs import FAMILIES
from tui.text.source import Span

_OPEN, _CLOSE = FAMILIES['"']
_ENDS: Final = "。！？…!?；，,"
_SHORT: Final = 8
"""Characters up to which what is quoted may be a name or a term."""


class Quotations:
    """The outermost quotations of a text, marks included; none crosses a newline.

    One that goes on in the next paragraph, which then begins with a mark too, ends without a mark.
    """

    def __init__(self, text: str) -> None:
        self._text, self._spans = text, list[Span]()
        opened: list[int] = []
        for at, sign in enumerate(text):
            if sign == "\n":
                if opened and text[at:].lstrip()[:1] in _OPEN:
                    self._spans.append(Span(opened[0], at))
                opened.clear()
            elif sign in _OPEN:
                opened.append(at)
            elif sign in _CLOSE and opened:
                start = opened.pop()
                if not opened:
                    self._spans.append(Span(start, at + 1))
        self._starts = [one.start for one in self._spans]

    def around(self, offset: int) -> Span | None:
        """Return the quotation that an offset lies in."""
        place = bisect_right(self._starts, offset) - 1
        return self._spans[place] if place >= 0 and offset < self._spans[place].end else None

    def starting(self, offset: int) -> Span | None:
        """Return the quotation that begins at an offset."""
        found = self.around(offset)
        return found if found and found.start == offset else None

    def ending(self, offset: int) -> Span | None:
        """Return the quotation of speech that ends at an offset."""
        found = self.around(offset - 1) if offset else None
        return found if found and found.end == offset and self.is_speech(found) else None

    def is_speech(self, quote: Span) -> bool:
        """Tell whether a quotation holds a clause, and is no name or term."""
        text = self._text
        before, after = text[quote.start - 1 : quote.start], text[quote.end : quote.end + 1]
        if text[quote.end - 2] in _ENDS or text[quote.end - 1] in _ENDS:
            return True
        begins = not before or before in "。！？\n：:，”」"
        return begins and quote.end - quote.start > _SHORT and bool(after) and after in "，,。"

    def inside(self, said: Span) -> Span:
        """Return what a quotation holds, for a span that is one; else the span."""
        quote = self.starting(said.start)
        if not quote or quote.end < said.end - 1:
            return said
        return Span(quote.start + 1, quote.end - (self._text[quote.end - 1] in _CLOSE))

    def paragraph_behind(self, offset: int) -> Span | None:
        """Return the paragraph behind the one that ends at an offset, where it is nothing but one quotation."""
        text = self._text
        if text[offset : offset + 1] != "\n":
            return None
        start = offset + len(text[offset:]) - len(text[offset:].lstrip())
        quote = self.starting(start)
        end = quote.end if quote else -1
        return quote if quote and text[end : end + 1] in ("", "\n") else None
