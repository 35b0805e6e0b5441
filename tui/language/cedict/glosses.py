"""Meanings as CC-CEDICT writes them, made readable: `CL:個|个[ge4]` is `classifier 个 gè`."""

import re
from typing import Final

from tui.language.cedict.tones import spelled

_REFERENCE: Final = re.compile(r"(?:[^\s|,;:()\[\]/]+\|)?([^\s|,;:()\[\]/]+)\[([^\]]+)\]")
_PAIR: Final = re.compile(r"[^\s|,;:()\[\]/]+\|([^\s|,;:()\[\]/]+)")
_CLASSIFIER: Final = re.compile(r"^CL:")


def readable(gloss: str) -> str:
    """Return a meaning with its references in simplified characters and pinyin with tone marks."""
    text = _REFERENCE.sub(lambda found: f"{found[1]} {spelled(found[2])}", gloss)
    return _CLASSIFIER.sub("classifier ", _PAIR.sub(r"\1", text)).replace(",", ", ").replace(",  ", ", ")
