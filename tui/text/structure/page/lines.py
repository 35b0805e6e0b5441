"""The lines of a source that hold something, with their markup and indent; blank lines are no evidence of anything."""

from msgspec import Struct

from tui.text import lazy
from tui.text.markup.row import EMPTY, INVISIBLE
from tui.text.source import Span

_LINE = lazy.pattern(r"[^\n]+")
_BOLD = lazy.pattern(r"(\*\*|__)(?=\S)(.+)(?<=\S)\1$")
_INDENT = lazy.pattern(r"(?<=[。！？!?…”’）)」』])\s*\u3000{2,}(?=\S)")
_ITEM = lazy.pattern(r"[-*+•]\s+\S")
_HASHES = lazy.pattern(r"#{1,6}(?:\s+|(?=[^\s#]))")


class SourceLine(Struct, frozen=True, gc=False):
    """One line that is not blank."""

    start: int
    """Source offset of its first character that is not white space."""
    end: int
    """Source offset after its last character that is not white space."""
    text: str
    """What stands there, without surrounding white space, Markdown `#` marks and `**` around the whole."""
    hashes: int
    """Number of Markdown `#` marks, 0 when there are none."""
    indented: bool
    """True when white space precedes the text."""
    markup: int = 0
    """Code points of Markdown marks, and of signs that take no room, before the text."""
    item: bool = False
    """True for an item of a Markdown list."""
    closed: bool = False
    """True when its text was broken off by a repeated passage: nothing completes it."""

    @property
    def span(self) -> Span:
        """The source span, markup included."""
        return Span(self.start, self.end)


def read_lines(text: str) -> list[SourceLine]:
    r"""Return the lines of `text` that are not blank, in order; `\n` ends a line.

    So does, after the end of a sentence, the indent of a new paragraph, two ideographic spaces, inside a line.
    """
    lines = []
    for match in _LINE.finditer(text):
        raw = match.group()
        body = raw.strip()
        if not body:
            continue
        start = match.start() + raw.index(body[0])
        indented = raw[0].isspace()
        if "\u3000\u3000" in body:
            at = 0
            for indent in _INDENT.finditer(body):
                lines.append(_line(start + at, body[at : indent.start()], indented))
                at, indented = indent.end(), True
            start, body = start + at, body[at:]
        lines.append(_line(start, body, indented))
    return lines


def _line(start: int, body: str, indented: bool) -> SourceLine:
    """Return a line from its offset and what stands there, without surrounding white space."""
    end = start + len(body)
    hashes = markup = 0
    if (body[0] in INVISIBLE or body[-1] in INVISIBLE) and (seen := body.strip(EMPTY)):
        markup, body = body.index(seen), seen
    first = body[0]
    if first == "#" and (mark := _HASHES.match(body)):
        hashes = mark.group().count("#")
        markup += mark.end()
        body = body[mark.end() :].rstrip("# ") or body[mark.end() :]
    if first in "#*_" and (bold := _BOLD.match(body)):
        markup += 2
        body = bold.group(2)
    item = first in "-*+•" and bool(_ITEM.match(body))
    return SourceLine(start, end, body, hashes, indented, markup, item)
