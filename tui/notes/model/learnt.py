"""Words that are kept to learn: a note with a tag, which begins with how the word is read."""

import re
from typing import Final

LEARNT: Final = "生词"
"""The tag of such words: what a Chinese textbook calls them."""
BETWEEN: Final = "  "
"""What stands between pinyin and meaning."""
_PINYIN: Final = re.compile(r"[A-Za-z\u00fc\u00dc\u0101-\u01dc\u0300-\u030c\u00e0-\u00fa\u1e3f'’· -]{1,80}")


def divided(note: str) -> tuple[str, str]:
    """Return the pinyin that the note on a word begins with, empty where it does not, and what it says further."""
    pinyin, between, meaning = note.partition(BETWEEN)
    return (pinyin, meaning) if between and _PINYIN.fullmatch(pinyin) else ("", note)
