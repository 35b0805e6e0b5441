"""The captions of pictures: short lines beside a picture or above its credit."""

import re
from collections.abc import Sequence

from tui.text.markup import Mark
from tui.text.structure.documents import words
from tui.text.structure.documents.part import Part, Shape
from tui.text.structure.seams import is_open

_MOST = 90
"""Code points of the longest caption above a credit."""
_BELOW_MOST = 60
"""Code points of the longest line below a picture that is its caption."""
_BARE_MOST = 30
"""Code points of the longest caption without a stop."""
_COMMA = re.compile(r"[，,、；;：:]")
_STOP = re.compile(r"[。！？!?]")
_POINTS = "▲△▼▽↑↓←→"


def find_captions(parts: Sequence[Part]) -> None:
    """Give captions their shape."""
    told = False
    for at, part in enumerate(parts):
        if (
            part.shape not in (Shape.BODY, Shape.SHORT)
            or part.row.mark is not Mark.TEXT
            or words.OUTLINE.match(part.text)
        ):
            told = told or part.shape in (Shape.BODY, Shape.LEAD)
            continue
        credited = (
            (told or not is_open(part.text))
            and at + 1 < len(parts)
            and parts[at + 1].shape is Shape.CREDIT
            and len(part.text) <= _MOST
        )
        pictured = (
            at > 0 and parts[at - 1].shape is Shape.PICTURE and len(part.text) <= _BELOW_MOST and part.row.gap <= 1
        )
        if (
            credited
            and len(_STOP.findall(part.text)) <= 2
            and (not is_open(part.text) or (len(part.text) <= _BARE_MOST and not _COMMA.search(part.text)))
        ) or (pictured and not part.row.bold and (part.shape is Shape.SHORT or part.text[0] in _POINTS)):
            part.shape = Shape.CAPTION
        told = told or part.shape in (Shape.BODY, Shape.LEAD)
