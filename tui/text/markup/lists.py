"""The lists of HTML: which sign a browser draws before an item."""

import re

from tui.text import lazy

_NUMBER = lazy.pattern(r"\b(?:start|value)\s*=\s*[\"']?(\d{1,6})", re.IGNORECASE)
_BULLET = "•"


class ItemSigns:
    """The open lists of a page, each with the number of its last item; 0 for one without numbers."""

    def __init__(self) -> None:
        self._open: list[int | None] = []
        self._fresh = ""

    def open(self, name: str, tag: str) -> None:
        """A list or an item begins; `tag` is its tag."""
        said = _NUMBER.search(tag)
        if name in ("ul", "ol"):
            start = int(said[1]) - 1 if said else 0
            self._open.append(start if name == "ol" else None)
        elif name == "li":
            last = self._open[-1] if self._open else None
            if last is None:
                self._fresh = _BULLET
                return
            number = int(said[1]) if said else last + 1
            self._open[-1] = number
            self._fresh = f"{number}."

    def close(self, name: str) -> None:
        """A list or an item ends."""
        if name in ("ul", "ol") and self._open:
            self._open.pop()
        if name == "li":
            self._fresh = ""

    def take(self) -> str:
        """Return the sign of an item when this is its first row, else an empty text."""
        sign, self._fresh = self._fresh, ""
        return sign
