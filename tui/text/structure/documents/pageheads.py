"""Heads of pages in a scanned book: a name with the number of the page before it or behind."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tui.text import lazy
from tui.text.markup import Mark
from tui.text.structure.documents.part import Part, RowType

_NUMBER = r"[—–\-·•.\[(（]*\s*(?P<{n}>\d{{1,4}})\s*[—–\-·•.\])）]*"
_HEAD = lazy.pattern(
    rf"^(?:{_NUMBER.format(n='left')}[\s\u3000]+(?P<below>\S[^。！？，]{{1,24}}?)|(?P<above>\S[^。！？，]{{1,24}}?)[\s\u3000]+{_NUMBER.format(n='right')})$"
)
_LEAST = 3
"""Pages of the smallest file whose heads are known by their numbers."""
_STEP_MOST = 40
"""Pages from one head to the next of the same name, at most."""
_MAY = (RowType.SHORT, RowType.BODY, RowType.NUMBERED, RowType.CELLS)


def find_page_heads(parts: Sequence[Part]) -> None:
    """Make lines page numbers that hold the same name with numbers that grow from one to the next."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, part in enumerate(parts):
        text = part.text
        if len(text) > 36 or part.row_type not in _MAY or part.row.mark is not Mark.TEXT:
            continue
        if (text[0].isdecimal() or text[-1].isdecimal() or text[0] in "—–-·" or text[-1] in "—–-·") and (
            match := _HEAD.match(text)
        ):
            name = "".join((match["below"] or match["above"]).split())
            found[name].append((at, int(match["left"] or match["right"])))
    for heads in found.values():
        grows = all(0 < b - a <= _STEP_MOST for (_, a), (_, b) in pairwise(heads))
        apart = all(b - a > 1 for (a, _), (b, _) in pairwise(heads))
        if len(heads) >= _LEAST and grows and apart:
            for at, _ in heads:
                parts[at].row_type = RowType.PAGE
