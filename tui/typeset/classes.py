"""What each character is to a row: its width, and whether a row may break beside it.

Classes after UAX #14 and the W3C note on Chinese layout (CLREQ, "Prohibition Rules for Line Start and Line End",
the strict level: GB/T 15834-2011 and no dash or ellipsis at the start), kept to those that matter to Chinese pages.
The half-width marks that OCR leaves in Chinese text obey the rules of their full-width twins.
"""

import unicodedata
from functools import cache

from tui.typeset.widths import character_cells

ID, AL, NU, OP, CL, QU, SP, BK, IN, PR, HY, CM, GL, ZW, HG, BL, SL = range(17)
"""Ideograph and all else that breaks on both sides; letter; digit; opener; closer or stop; straight quote; space;
newline; ellipsis or dash; prefix sign; hyphen or wave, which stays with what is before it;
what belongs to the character before it; glue; zero-width space; stop that may hang; bullet; slash."""

_HANG = set(",.\uff0c\uff0e\u3001\u3002\uff61\uff64")
"""CSS Text 4 `hanging-punctuation: allow-end`, the stops and commas."""
_CLOSE = set(
    ";:?!%)]}\uff1b\uff1a\uff1f\uff01\uff05\u203c\u2047\u2048\u2049\u2030\u2031\u00b0\u2103\u2109\u2032\u2033\u2034"
    "\u00b7\u2022\u2027\u30fb\uff65\u2024\u2025\u30a0\u30fc\uff70\u3005\u303b\u309d\u309e\u30fd\u30fe"
)
_DASH = set("\u2026\u22ef\u2014\u2015\u2e3a\u2e3b\ufe31\ufe19")
_HYPHEN = set("-\u2010\u2013\uff0d\u2212\u00ad\uff5e\u301c")
_PREFIX = set("$\u00a3\u00a5\u20ac\u20a9\uff04\uffe5\uffe1\u2116\u00b1")
_GLUE = set("\u00a0\u202f\u2007\u2060\ufeff")
_BULLET = set("\u25cf\u25a0\u25c6\u25b2\u2605\u203b\u25cb\u25a1\u25b3\u25c7\u25b6\u25ba")
SPACES = " \t\n\u3000\u1680\u2028\u2029" + "".join(chr(code) for code in range(0x2000, 0x200B) if code != 0x2007)
"""What hangs past the end of a row, unseen."""


def class_of(character: str) -> int:
    """Return the class of one character."""
    if character == "\n":
        return BK
    for members, kind in _TABLE:
        if character in members:
            return kind
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Mc"} or character in "\u0e33\u0eb3\uff9e\uff9f":
        return CM
    if category in {"Ps", "Pi"}:
        return OP
    if category in {"Pe", "Pf"}:
        return CL
    if character_cells(character) == 0:
        return CM
    if category == "Nd":
        return NU
    if category[0] == "L" and unicodedata.east_asian_width(character) not in "WFH":
        return AL
    if "\uff21" <= character <= "\uff5a" and category[0] == "L":
        return AL
    return AL if category[0] in "PS" and character.isascii() else ID


_TABLE = (
    (_HANG, HG),
    (_CLOSE, CL),
    (_DASH, IN),
    (_HYPHEN, HY),
    (_PREFIX, PR),
    (_GLUE, GL),
    (_BULLET, BL),
    (set(SPACES), SP),
    (set("/\uff0f"), SL),
    (set("\"'"), QU),
    (set("\u200b"), ZW),
    (set("+~=<>|&@#*^_`"), ID),
)


class ClassTable(dict[int, str]):
    """A table for `str.translate`: each character becomes `chr(class * 4 + cells)`, looked up once."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self._ambiguous = ambiguous

    def __missing__(self, code: int) -> str:
        """Work out the code of a character seen for the first time."""
        character = chr(code)
        value = self[code] = chr(class_of(character) * 4 + character_cells(character, self._ambiguous))
        return value


@cache
def codes(ambiguous: int) -> ClassTable:
    """Return the table for one width of ambiguous characters."""
    return ClassTable(ambiguous)


TO_CLASS = bytes(code >> 2 & 31 for code in range(256))
TO_CELLS = bytes(code & 3 for code in range(256))


def _pair(before: int, after: int) -> int:
    """Return the penalty of a break between two classes; see `tui.typeset.breaks` for the penalties."""
    if after == CM:
        return 5
    if after in {SP, ZW, BK}:
        return 4
    if GL in {before, after} or after in {CL, HG, IN}:
        return 4
    if before == ZW:
        return 0
    if before == OP:
        return 4
    if before in {BL, SL} or (after in {HY, SL} and before != SP):
        return 2
    if before == SP:
        return 0
    if QU in {before, after}:
        return 1
    if before in {AL, NU} and after in {AL, NU}:
        return 3
    if before == PR and after == NU:
        return 3
    return 0


PAIRS = bytes(_pair(before, after) for before in range(32) for after in range(32))
"""Level of the break between classes, at `before * 32 + after`; 0 where a row may break."""
