"""Whether a printed line goes on the paragraph or heading of the one before; pure.

Where a line ends at the right edge and the next one begins at the left edge, the paragraph goes on: this says more
than any wording does.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from tui.text.formats.printedpart import Line

_FULL: Final = 2.2
"""Characters by which a full line may end before the right edge: no line begins with a stop."""
_INDENT: Final = 1.4
"""Characters by which the first line of a paragraph is set in, at least."""
_GAP: Final = 1.6
"""Distance of two lines, in usual ones of the page, from which a paragraph ends."""
_POINT = re.compile(r"[•●◆■·□☐☑☒√➢▪]\s*\S")
"""What begins a paragraph of its own after any line."""
_POINTS: Final = 4
"""Points within which lines end at one edge."""
_COMMON: Final = 0.08
"""Share of the lines that end at the edge of a column, at least."""
_LEADERS = re.compile(r"[.．…·—─_]{4,}\s*\d*$")
"""How a line of a table of contents ends."""
_STOPS = "。！？!?；;：:”’」』）)."
_OPENING = re.compile(
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．)）]\s*\D|\d{1,2}(?:[.．]\d{1,2}){1,3}[.、．]?\s+\D|[一二三四五六七八九十]{1,3}、|第.{1,5}[章节条编卷篇部]|[•●◆■·]"
)
_CONTENTS = re.compile(r"目\s*[录錄次]$")


_HANGING: Final = 4.0
"""Characters by which the lines of an item may be set in behind its number, at most."""
_BRACKETS = (("（", "）"), ("《", "》"))
_OPEN_MOST: Final = 200
"""Characters within which a bracket is closed."""


class Beginning(NamedTuple):
    """How the paragraph that is being read began."""

    line: Line
    """Its first line."""
    words: str
    """What it says so far."""

    @property
    def item(self) -> bool:
        """Whether it is an item of a list."""
        return bool(_OPENING.match(self.line.text) or _POINT.match(self.line.text))

    @property
    def bracketed(self) -> bool:
        """Whether a bracket is open where it breaks off."""
        last = self.words[-_OPEN_MOST:]
        return any(last.count(begin) > last.count(end) for begin, end in _BRACKETS)


class FlowRules:
    """Where the lines of one page begin, end and how far apart they are."""

    def __init__(self, page: Sequence[Line], ends: Sequence[float] = ()) -> None:
        self._page, self._ends = page, ends
        steps = [step for a, b in pairwise(page) if 0 < (step := a.y0 - b.y0) < 6 * a.size]
        self._usual = median(steps) if steps else 0.0
        self._known: dict[Line, tuple[float, float]] = {}
        self.sides = (min((one.x0 for one in page), default=0.0), max((one.x1 for one in page), default=0.0))
        """Left and right edge of all that is printed."""

    def _column(self, line: Line) -> tuple[float, float]:
        """Return the left and right edge of the lines that stand above and below a line."""
        if line not in self._known:
            middle = (line.x0 + line.x1) / 2
            same = [
                one
                for one in self._page
                if one.x0 <= middle <= one.x1 and abs(one.size - line.size) < 0.2 * line.size and one.edge == line.edge
            ]
            self._known[line] = (
                min((one.x0 for one in same), default=line.x0),
                max((one.x1 for one in same), default=line.x1),
            )
        return self._known[line]

    def _end(self, line: Line) -> float:
        """Return the right edge that a line would reach if its paragraph went on."""
        if line.edge:
            return line.edge
        return max(self._column(line)[1], next((end for end in self._ends if end >= line.x1 - _POINTS), 0.0))

    def goes_on(self, before: Line, line: Line, level: int, first: bool, begun: Beginning) -> bool:
        """Tell whether a line, `first` of a page, goes on what was `begun`; `before` is the last line of that."""
        if abs(before.size - line.size) > 0.08 * before.size or _LEADERS.search(before.text):
            return False
        fall = before.y0 - line.y0
        over = first or fall < 0
        if _POINT.match(line.text):
            return False
        if level:
            return not over and 0 < fall < 2.4 * before.size and self._one_heading(before, line)
        if not over and (fall > _GAP * max(self._usual, before.size) or fall < 0.5 * before.size):
            return False
        left, right = self._column(line)
        if not over and begun.bracketed and not _OPENING.match(line.text):
            return True
        if not over and self._end(before) - before.x1 > _FULL * before.size:
            return False
        if begun.item and self._hangs(before, line, begun.line):
            return not (before.text[-1] in _STOPS and (before is begun.line or _OPENING.match(line.text)))
        if over and abs((right - left) - (before.x1 - before.x0)) > (_FULL + 3) * before.size:
            return False
        if line.x0 - left >= _INDENT * line.size and abs(line.x0 - before.x0) > 0.5 * line.size:
            return False
        closed = before.text[-1] in _STOPS
        return not (closed and (over or _OPENING.match(line.text) or line.x0 - left >= _INDENT * line.size))

    def _hangs(self, before: Line, line: Line, head: Line) -> bool:
        """Tell whether a line is set in behind the number of the item that `head` begins."""
        inset = line.x0 - head.x0
        beside = before is head or abs(line.x0 - before.x0) < 0.5 * line.size
        return 0.5 * line.size < inset <= _HANGING * line.size and beside

    def _one_heading(self, before: Line, line: Line) -> bool:
        """Tell whether two lines of one size are one heading: both are centred, or the first one is full."""
        if _OPENING.match(line.text) or _CONTENTS.match(before.text):
            return False
        left, right = self.sides
        set_in = min(before.x0, line.x0) - left > line.size
        centred = set_in and abs(before.x0 + before.x1 - line.x0 - line.x1) < 3 * line.size
        return centred or right - before.x1 <= (_FULL + 2) * before.size


def ends_of(pages: Sequence[Sequence[Line]]) -> tuple[float, ...]:
    """Return where many lines end, left to right: the right edges of the columns that text is set in."""
    seen = Counter(round(line.x1 / _POINTS) for page in pages for line in page)
    least = max(3, _COMMON * seen.total())
    return tuple(sorted(end * _POINTS for end, count in seen.items() if count >= least))
