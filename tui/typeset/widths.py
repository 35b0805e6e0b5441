"""How many cells text takes in the terminal, and what is drawn for characters that draw nothing themselves.

Widths are Rich's, because Textual places everything that it draws by them; ambiguous characters (East Asian
Width A, UAX #11) count two where the reader's terminal shows them so.
"""

import re
import unicodedata
from functools import cache

from rich.cells import cell_len

JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"
"""Variation selector 16: asks for the picture, two cells wide, of the character before it."""
_EMOJI = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_LONE_JOINER = re.compile(rf"(?<![{_EMOJI}\ufe0f\U0001f3fb-\U0001f3ff])\u200d|\u200d(?![{_EMOJI}])")
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ud800-\udfff]"
)
_SPECIAL = re.compile("[\u200d\ufe0f\U0001f1e6-\U0001f1ff]")


def drawn(text: str) -> str:
    """Return text as it may be drawn: one character for each, none of which moves the cursor or turns the direction.

    Control characters become their pictures (U+2400 block), tabs and line separators a space, direction marks and
    joiners that join no emoji an invisible U+200B or U+200C, lone surrogates U+FFFD. Newlines stay.
    """
    if JOINER in text:
        text = _LONE_JOINER.sub("\u200c", text)
    return _UNSEEN.sub(_stand_in, text)


def _stand_in(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code in {0x09, 0x2028, 0x2029}:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code < 0xA0 or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return "\u200b"


@cache
def character_cells(character: str, ambiguous: int = 1) -> int:
    """Return the cells of one character as `drawn` shows it, 0, 1 or 2; a newline has none."""
    if character == "\n":
        return 0
    width = cell_len(_UNSEEN.sub(_stand_in, character))
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
    """Return the cells of every character, and where characters hang together because of joiners and flags.

    The first character of what hangs together has all its cells. The offsets returned are those before which
    nothing may be broken (UAX #29 GB11 to GB13; GB9 for zero-width characters is the caller's).
    """
    text = drawn(text)
    widths = bytearray(character_cells(character, ambiguous) for character in text)
    if not is_special(text):
        return widths, []
    joined: list[int] = []
    last, flags, place = -1, 0, 0
    while place < len(text):
        character = text[place]
        if character == JOINER and place + 1 < len(text):
            joined += [place, place + 1]
            widths[place + 1] = 0
            place += 1
        elif character == EMOJI_STYLE:
            joined.append(place)
            if last >= 0 and _widened(text[last]):
                widths[last] = 2
            last = -1
        elif character == "\n":
            last = -1
        elif "\U0001f1e6" <= character <= "\U0001f1ff":
            if flags:
                joined.append(place)
            flags, last = 1 - flags, place
            place += 1
            continue
        elif widths[place]:
            last = place
        flags = 0
        place += 1
    return widths, joined


def cells(text: str, ambiguous: int = 1) -> int:
    """Return the cells of a text that begins and ends between grapheme clusters."""
    if text.isascii() and text.isprintable():
        return len(text)
    if is_special(text):
        return sum(measure(text, ambiguous)[0])
    return sum([character_cells(character, ambiguous) for character in text])
