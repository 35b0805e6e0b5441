"""What stands behind a title and is none of it."""

from collections.abc import Sequence

from tui.text import lazy
from tui.text.block import Role
from tui.text.structure.documents.part import Part

_NOTE_MARK = lazy.pattern(r"\s*\[\^[^\[\]\s]{1,40}\]$")
_OFFERED = lazy.pattern(
    r"[\s\u3000(（【\[]*(?:(?:电子书|電子書|[tT][xX][tT]|全集|全文|免费|免費){1,3}下[载載])[)）】\]]?$"
)
"""What a site of downloads adds to the name of a book: `山河记txt全集下载`."""


def unmark_titles(parts: Sequence[Part]) -> None:
    """Leave out of a title the mark of a note behind it, and that a site offers it: `渡口考[^1]`."""
    for part in parts:
        if part.role is not Role.TITLE or part.tail:
            continue
        for pattern in (_NOTE_MARK, _OFFERED):
            if mark := pattern.search(part.text, part.cut + 2):
                part.tail = len(part.text) - mark.start()
                break
