"""The lines of a source that hold something, with their markup and indent; blank lines are no evidence of anything."""

import re
from dataclasses import dataclass

from tui.text.source import Span

_LINE = re.compile(r"[^\n]+")
_HASHES = re.compile(r"#{1,6}(?:\s+|(?=[^\s#]))")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    start: int
    """Source offset of its first character that is not white space."""
    end: int
    """Source offset after its last character that is not white space."""
    text: str
    """What stands there, without surrounding white space and without Markdown `#` marks."""
    hashes: int
    """Number of Markdown `#` marks, 0 when there are none."""
    indented: bool
    """True when white space precedes the text."""

    @property
    def span(self) -> Span:
        """The source span, markup included."""
        return Span(self.start, self.end)


def read_lines(text: str) -> list[Line]:
    r"""Return the lines of `text` that are not blank, in order; only `\n` ends a line."""
    lines = []
    for match in _LINE.finditer(text):
        raw = match.group()
        body = raw.strip()
        if not body:
            continue
        start = match.start() + raw.index(body[0])
        end = start + len(body)
        hashes = 0
        if body[0] == "#" and (mark := _HASHES.match(body)):
            hashes = mark.group().count("#")
            body = body[mark.end() :]
        lines.append(Line(start, end, body, hashes, raw[0].isspace()))
    return lines
