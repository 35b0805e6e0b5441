"""What a program may write to a terminal: its own sequences, and characters that are seen."""

import re
import unicodedata
from collections import Counter

_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"  # OSC, DCS, SOS, PM, APC
    r"|\x1b[ -/]*[0-~]"
)
OWN = re.compile(
    r"\x1b\[[\d;:]*m"  # colours
    r"|\x1b\[\d+;\d+H|\x1b\[[HJK]|\x1b\[\d*[ABCDGJK]"  # the cursor
    r"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2031|2048)[hl]"  # modes
    r"|\x1b\[\?(?:2026|2048)\$p|\x1b\[<u|\x1b\[>\d+u|\x1b\[\?996n|\x1b\[6n|\x1b\[c"  # questions
    r"|\x1b\]22;(?:default|text|pointer)\x07"  # the form of the mouse pointer
    r"|\x1b\]52;c;[A-Za-z0-9+/=]*(?:\x07|\x1b\\)"  # the clipboard, when the reader copies
)
"""The sequences that pizhu itself writes, some by way of Textual."""
_JOINED = re.compile("(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])")
"""What makes one picture of several."""
_FORM = re.compile(
    "(?<=[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\ufe00-\ufe02\U000e0100-\U000e01ef]"
)
"""What selects the form of a Han character (UTS #37); names show it as a sign (`tests/app/test_guard.py`)."""
INVISIBLE = frozenset(
    map(
        chr,
        (
            *(0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFEFF, 0xFFA0),
            *range(0x180B, 0x1810),
            *range(0x200B, 0x2010),
            *range(0x2028, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFFF0, 0xFFFC),
            *range(0xE0000, 0xE1000),
        ),
    )
)


def foreign(data: bytes, *, invisible: bool = True) -> Counter[str]:
    """Return what in the bytes written to a terminal the program does not write of itself, with how often.

    With `invisible`, also characters that nobody sees and by which two names can look alike.
    """
    text = data.decode("utf-8", "surrogateescape")
    found = Counter(match[0] for match in _SEQUENCE.finditer(text) if not OWN.fullmatch(match[0]))
    plain = _FORM.sub("", _JOINED.sub("", _SEQUENCE.sub("", text)))
    found.update(
        char
        for char in plain
        if (unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} and char not in "\r\n")
        or (invisible and char in INVISIBLE)
    )
    return found
