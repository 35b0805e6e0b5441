"""Text for XML 1.0, which cannot say every character."""

import re

from tui.text.visible import UNNAMED

_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return text in which each character that XML forbids is a visible sign; the length never changes."""
    return _FORBIDDEN.sub(UNNAMED, text)
