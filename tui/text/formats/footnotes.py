"""Notes at the foot of printed pages: small print that begins with a number or a sign; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tui.text.formats.printedpart import Line, PrintedTable, joined

_SMALL: Final = 0.93
"""Size of notes in that of the text, at most."""
_SHARE: Final = 0.5
"""Share of the lines of a page that are notes, at most."""
_HIGH = re.compile(r"[⁰¹²³⁴-⁹]")
_SIGN = re.compile(
    r"([①-⑳⑴-⒇]|[⁰¹²³⁴-⁹]{1,3}|\d{1,3}(?![\d.．、，,：:)）%％/-])|\*{1,3}|[†‡])\s*(?=[^\W\d_]|[《“\"(（\[])"
)
RAISED: Final = dict(zip(map(ord, "0123456789"), "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
"""Digits and how they look when they are raised."""
_REFERENCE = re.compile(r"[\[［〔][⁰¹²³⁴-⁹,，\-–—~\s]+[\]］〕]")
"""A raised reference to a list of books, which looks so by its brackets."""
_LOWERED: Final = {ord(high): low for low, high in zip("0123456789", RAISED.values(), strict=True)}

Part = Line | PrintedTable


@dataclass(slots=True)
class NoteCounter:
    """Counts the notes of a document: on many pages they begin with 1."""

    count: int = 0

    def next(self) -> str:
        """Return the mark of the next note."""
        self.count += 1
        return f"[^{self.count}]"


def lowered(words: str) -> str:
    """Return words whose raised references in brackets are set as the rest: `[3]`."""
    return _REFERENCE.sub(lambda found: found[0].translate(_LOWERED), words)


def without_notes(page: Sequence[Part], body: float, counter: NoteCounter) -> tuple[list[Part], list[tuple[str, str]]]:
    """Return a page without the notes at its foot, and these: mark and words. Signs in its text become the marks.

    `body` is the size of the text of the document.
    """
    begin = _begin(page, body)
    notes: list[tuple[str, str]] = []
    text, before = list(page[:begin]), ""
    for line in (part for part in page[begin:] if isinstance(part, Line)):
        if (sign := _SIGN.match(line.text)) and _follows(before, sign[1]):
            mark, before = counter.next(), sign[1]
            text = _referring(text, sign[1], mark)
            notes.append((mark, line.text[sign.end() :]))
        else:
            notes[-1] = (notes[-1][0], joined(notes[-1][1], line.text))
    return text, notes


def _begin(page: Sequence[Part], body: float) -> int:
    """Return where the notes at the foot of a page begin; its length where there are none."""
    at = len(page)
    while at and isinstance(part := page[at - 1], Line) and (part.size <= _SMALL * body or _HIGH.match(part.text)):
        at -= 1
    for begin in range(at, len(page)):
        head = page[begin]
        if isinstance(head, Line) and _SIGN.match(head.text):
            above = [one for one in page[:begin] if isinstance(one, Line)]
            lowest = all(one.y0 > head.y0 for one in above) and len(page) - begin <= _SHARE * len(page)
            return begin if lowest and any(one.size > _SMALL * body for one in above) else len(page)
    return len(page)


def _follows(before: str, sign: str) -> bool:
    """Tell whether a sign may be that of the note after the one with the sign before: numbers go on by one."""
    last, now = before.translate(_LOWERED), sign.translate(_LOWERED)
    return not (last.isascii() and last.isdecimal()) or (now.isdecimal() and int(now) == int(last) + 1)


def _referring(text: list[Part], sign: str, mark: str) -> list[Part]:
    """Return a page whose first sign of a note is its mark."""
    raised = sign.translate(RAISED)
    for at, part in enumerate(text):
        if isinstance(part, Line) and (
            found := re.search(rf"(?<![⁰¹²³⁴-⁹]){re.escape(raised)}(?![⁰¹²³⁴-⁹])", part.text)
        ):
            text[at] = replace(part, text=part.text[: found.start()] + mark + part.text[found.end() :])
            break
    return text
