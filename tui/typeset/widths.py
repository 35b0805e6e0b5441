"""How many cells text takes in the terminal, and what is drawn for characters that draw nothing themselves.

Widths are Rich's, because Textual places everything that it draws by them; ambiguous characters (East Asian
Width A, UAX #11) count two where the reader's terminal shows them so.
"""

import re
import unicodedata
from functools import cache

from rich.cells import cell_len

from tui.text.visible import JOINED_FIRST, JOINED_SECOND, visible

JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"
"""Variation selector 16: asks for the picture, two cells wide, of the character before it."""
_LONE_JOINER = re.compile(rf"(?<![{JOINED_FIRST}\ufe0f\U0001f3fb-\U0001f3ff])\u200d|\u200d(?![{JOINED_SECOND}])")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_LINKER = (
    "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d\u1039\u17d2\u1a60\u1b44\u1bab\u1cf5\u1cf6\ua9c0\uaaf6"
    "\U00010a3f\U00011133\U0001193e\U00011a3a\U00011a47\U00011a99"
)
"""Indic_Conjunct_Break=Linker: joins the consonants around it (UAX #29 GB9c)."""
_BEFORE = (
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2\U000111c3\U000113d1"
    "\U0001193f\U00011941\U00011a84-\U00011a89\U00011d46\U00011f02"
)
"""Grapheme_Cluster_Break=Prepend: belongs to the character after it (GB9b)."""
_JAMO = "\u1100-\u115f\ua960-\ua97c"
"""Leading consonants of Korean syllables, which join the syllable after them (GB6)."""
_LEADS = re.compile(f"[{_LINKER}{_BEFORE}]")
_KOREAN = re.compile(f"[{_JAMO}][{_JAMO}\uac00-\ud7a3]")
_SPECIAL = re.compile(f"[\u200d\ufe0f\U0001f1e6-\U0001f1ff{_LINKER}{_BEFORE}{_JAMO}]")


def drawn(text: str) -> str:
    """Return text as it may be drawn: one character for each, with the width that this module gives.

    Control characters become visible signs, as `tui.text.visible` says; a joiner that joins no emoji becomes U+200C,
    because Rich takes the character after any joiner for a part of the one before it.
    """
    if JOINER in text:
        text = _LONE_JOINER.sub("\u200c", text)
    return visible(text)


@cache
def character_cells(character: str, ambiguous: int = 1) -> int:
    """Return the cells of one character as `drawn` shows it, 0, 1 or 2; a newline has none."""
    if character == "\n":
        return 0
    width = cell_len(visible(character))
    if width == 1 and ambiguous == 2 and unicodedata.east_asian_width(character) == "A":
        return 2
    return width


@cache
def _widened(character: str) -> bool:
    """Tell whether variation selector 16 makes a character wider."""
    return cell_len(character + EMOJI_STYLE) > cell_len(character)


def is_special(text: str) -> bool:
    """Tell whether a text holds joiners, emoji styles or flags, whose width is not that of their characters."""
    return _SPECIAL.search(text) is not None


def measure(text: str, ambiguous: int = 1) -> tuple[bytearray, list[int]]:
    """Return the cells of every character, and the offsets before which UAX #29 GB6 and GB9 to GB13 forbid a break.

    What hangs together has the cells that Rich gives it; zero-width characters in general are the caller's.
    """
    text = drawn(text)
    widths = bytearray(character_cells(character, ambiguous) for character in text)
    if not is_special(text):
        return widths, []
    joined = [found.start() + 1 for found in _KOREAN.finditer(text)]
    last, flags, leads = -1, 0, False
    place = 0
    while place < len(text):
        character, width = text[place], widths[place]
        if character == "\n":
            last, leads = -1, False
        elif leads and width:
            joined.append(place)
        flag = _FLAG.match(character) is not None
        if flag and flags:
            joined.append(place)
        flags = 1 - flags if flag else 0
        if character == JOINER and place + 1 < len(text):
            joined += [place, place + 1]
            widths[place + 1] = 0
            place += 1
        elif character == EMOJI_STYLE:
            joined.append(place)
            if last >= 0 and _widened(text[last]):
                widths[last] = 2
            last = -1
        elif width:
            last = place
        leads = character != "\n" and (_LEADS.match(character) is not None or (leads and not width))
        place += 1
    return widths, joined


def cells(text: str, ambiguous: int = 1) -> int:
    """Return the cells of a text that begins and ends between grapheme clusters."""
    if text.isascii() and text.isprintable():
        return len(text)
    if is_special(text):
        return sum(measure(text, ambiguous)[0])
    return sum([character_cells(character, ambiguous) for character in text])


def clipped(text: str, room: int, ambiguous: int = 1) -> str:
    """Return a text of the program's own, cut to so many cells; two dots stand for what is cut."""
    if cells(text, ambiguous) <= room:
        return text
    while text and cells(text, ambiguous) > room - 2:
        text = text[:-1]
    return text + ".."[:room]
