"""Find in a text: literally but for case, width and script, or by regular expression; offsets are those of the text.

`ＡＩ` finds `AI`, `,` finds `，`, `台湾` finds `臺灣`, a straight quote finds the curly ones, a blank finds any white
space and the newline between blocks. A regular expression runs in the `regex` package, which can stop one that would
run for ever.
"""

import re
from array import array
from bisect import bisect_right
from functools import cache

from tui.i18n import _
from tui.text.script import simplified, variants
from tui.text.source import Span

TIME_LIMIT = 2.0
"""Seconds that a regular expression may take."""
LONGEST_PATTERN = 1000
_PUNCTUATION = {
    '"': "“”„‟″〝〞",
    "'": "‘’‚‛′",
    "-": "‐‑‒–—―−",
    ".": "．",
    "·": "•‧・･",
    "。": "｡",
    "、": "､",
    "「": "｢",
    "」": "｣",
    " ": "\n\t\u00a0\u3000\u2002\u2003\u2009",
    "~": "〜",
}
"""What stands for a character besides its full-width form."""


class SearchError(Exception):
    """The search cannot be carried out; the message says why, in the reader's language."""


def find(text: str, needle: str, regex: bool = False, limit: int | None = None) -> list[Span]:
    """Return every hit in order, none overlapping another; at most `limit` when it is given.

    Raises SearchError when a regular expression is wrong, or takes too long.
    """
    if not needle:
        return []
    return _find_pattern(text, needle, limit) if regex else _find_literal(text, needle, limit)


def _find_literal(text: str, needle: str, limit: int | None) -> list[Span]:
    wanted = fold(needle)
    if not wanted:
        return []
    folded, offsets = _folded(text, wanted)
    found: list[Span] = []
    at = folded.find(wanted)
    while at >= 0 and (limit is None or len(found) < limit):
        end = at + len(wanted)
        if offsets is None:
            found.append(Span(at, end))
        else:
            start, stop = offsets.original(at), offsets.original(end)
            if start is None or stop is None:
                at = folded.find(wanted, at + 1)
                continue
            found.append(Span(start, stop))
        at = folded.find(wanted, end)
    return found


def _find_pattern(text: str, needle: str, limit: int | None) -> list[Span]:
    import regex

    if len(needle) > LONGEST_PATTERN:
        raise SearchError(_("The expression is too long: {limit} characters at most.").format(limit=LONGEST_PATTERN))
    try:
        pattern = regex.compile(needle, regex.IGNORECASE | regex.MULTILINE)
    except regex.error as error:
        raise SearchError(_("Not a regular expression: {reason}").format(reason=error)) from error
    except (RecursionError, OverflowError, MemoryError) as error:
        raise SearchError(_("Not a regular expression: {reason}").format(reason=_("too deep or too large"))) from error
    found: list[Span] = []
    try:
        # `concurrent` lets the screen go on while the pattern runs in a worker.
        for hit in pattern.finditer(text, timeout=TIME_LIMIT, concurrent=True):
            if hit.end() > hit.start():
                found.append(Span(*hit.span()))
                if limit is not None and len(found) >= limit:
                    break
    except TimeoutError as error:
        raise SearchError(_("The expression takes too long on this text; make it simpler.")) from error
    return found


def fold(text: str) -> str:
    """Return a text as searches compare it: simplified, without case, full-width forms and curly quotes.

    It may grow longer, as ß does.
    """
    return simplified(text.translate(_canon())).replace("İ", "i").casefold()


def _folded(text: str, wanted: str) -> tuple[str, "_Offsets | None"]:
    """Return the text with all that equals a character of `wanted` made so, and the way back where lengths changed."""
    cased = wanted.upper() != wanted
    folded = text.replace("İ", "i").casefold() if cased else text
    offsets = _Offsets(text) if len(folded) != len(text) else None
    for character in set(wanted):
        wide = chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else ""
        for variant in wide + _PUNCTUATION.get(character, "") + variants().get(character, ""):
            folded = folded.replace(variant, character)
    return folded, offsets


class _Offsets:
    """The way back from a casefolded text to the text itself; only characters that grow are remembered."""

    def __init__(self, text: str) -> None:
        self._places, self._folded, self._sizes = array("I"), array("I"), bytearray()
        grown = 0
        for found in _growing().finditer(text):
            size = len(found[0].casefold())
            self._places.append(found.start())
            self._folded.append(found.start() + grown)
            self._sizes.append(size)
            grown += size - 1

    def original(self, offset: int) -> int | None:
        """Return the offset in the text, or None inside what one character grew to."""
        index = bisect_right(self._folded, offset) - 1
        if index < 0:
            return offset
        inside = offset - self._folded[index]
        if inside and inside < self._sizes[index]:
            return None
        return self._places[index] + (inside - self._sizes[index] + 1 if inside else 0)


@cache
def _growing() -> re.Pattern[str]:
    """Return a pattern of the characters whose casefold is longer than one (Unicode CaseFolding.txt, status F)."""
    ranges = (
        (0xDF, 0xE0),
        (0x149, 0x14A),
        (0x1F0, 0x1F1),
        (0x390, 0x3B1),
        (0x587, 0x588),
        (0x1E96, 0x2000),
        (0xFB00, 0xFB18),
    )
    found = [chr(code) for low, high in ranges for code in range(low, high) if len(chr(code).casefold()) > 1]
    return re.compile(f"[{''.join(found)}]")


@cache
def _canon() -> dict[int, str]:
    table = {0xFF01 + code: chr(0x21 + code) for code in range(0x5E)}
    for character, others in _PUNCTUATION.items():
        table |= {ord(other): character for other in others}
    return table
