"""Which elements of a page lie in which: those that part a page, as `<div>` and `<td>`, and those named captions."""

import re

from tui.text import lazy

_BOXES = frozenset("body div section article main td ul ol dl center form blockquote".split())  # noqa: SIM905
_LOOKED_FOR = 60
"""Open elements among which the one that a tag closes is looked for."""
CAPTION_MOST = 120
"""Code points of the longest caption of a picture that only the class of its element names."""
_CAPTIONS = frozenset("p div span em small i".split())  # noqa: SIM905
_NAMED_CAPTION = lazy.pattern(
    r"""\bclass\s*=\s*(?:"[^"]*|'[^']*)(?<![A-Za-z])(?:(?:image|img|photo|pic|fig|wp)[-_]?)?caption(?![A-Za-z])""",
    re.IGNORECASE,
)


class Boxes:
    """The elements that part a page, numbered in the order of their beginnings; 0 is the page."""

    def __init__(self) -> None:
        self.parents = [0]
        """Of each element the number of the one around it."""
        self._open = [("", 0)]

    @property
    def inner(self) -> int:
        """The number of the innermost open element."""
        return self._open[-1][1]

    def open(self, name: str) -> None:
        """An element begins."""
        if name not in _BOXES:
            return
        if name == "td" == self._open[-1][0]:
            self._open.pop()
        self.parents.append(self.inner)
        self._open.append((name, len(self.parents) - 1))

    def close(self, name: str) -> None:
        """An element ends, and with it those inside that nobody closed; an end without a beginning is passed over."""
        if name not in _BOXES:
            return
        for at in range(len(self._open) - 1, max(0, len(self._open) - 1 - _LOOKED_FOR), -1):
            if self._open[at][0] == name:
                del self._open[at:]
                return


class Captions:
    """Whether the present place lies in an element whose class calls it a caption: `<p class="caption">`."""

    def __init__(self) -> None:
        self.around = ""
        """The name of that element."""

    def open(self, name: str, tag: str) -> None:
        """An element begins with a tag."""
        if "aption" in tag and not self.around and name in _CAPTIONS and _NAMED_CAPTION.search(tag):
            self.around = name

    def close(self, name: str) -> None:
        """An element ends."""
        if name == self.around:
            self.around = ""


class TableCounter:
    """Counts the tables of a page."""

    def __init__(self) -> None:
        self.count = 0
