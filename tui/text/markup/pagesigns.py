"""Signs that a whole file is HTML."""

import re

from tui.text import lazy
from tui.text.suffixes import DOCUMENTS

_HTML = lazy.pattern(r"\s*(?:<!doctype html|<html|<head|<body|<\?xml)", re.IGNORECASE)
_DENSE = lazy.pattern(r"</(?:p|div|td|li|h[1-6]|span|a)>", re.IGNORECASE)
PAGES = (".html", ".htm", ".xhtml")
"""How files end that are pages."""


def looks_like_html(text: str, name: str) -> bool:
    """Tell whether a whole file is HTML: by its ending, how it begins, or how many elements it closes."""
    if name.lower().endswith(PAGES) or _HTML.match(text[:500]):
        return True
    if name.lower().endswith((".md", ".markdown", *DOCUMENTS)) or "</" not in text:
        return False
    closed = sum(1 for _ in _DENSE.finditer(text[:50_000]))
    return closed >= 5 and closed * 150 >= min(len(text), 50_000)
