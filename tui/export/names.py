"""File names made from titles: they never leave their folder and exist on every system."""

import re

from tui.text.visible import visible_line

_FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]]')
"""What Windows forbids in names, and what breaks a link in Obsidian."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_LONGEST = 180
"""Bytes of UTF-8; common file systems allow 255, and an ending has to fit."""


def safe_name(title: str, fallback: str) -> str:
    """Return a bare file name without ending, made from a title; `fallback` for one that leaves nothing."""
    name = _FORBIDDEN.sub(" ", visible_line(title))
    name = re.sub(r"\s+", " ", name).strip(" .")
    name = name.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").strip(" .")
    if not name:
        return fallback
    return f"_{name}" if _RESERVED.match(name) else name
