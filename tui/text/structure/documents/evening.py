"""Lines formed alike are of one kind: numbered ones of one run, and headings with the same marks."""

from collections.abc import Sequence

from tui.text import lazy
from tui.text.block import Role
from tui.text.structure.documents import words
from tui.text.structure.documents.part import Part, RowType

_FIRST = lazy.pattern(r"[（(]?\s*(?:1(?!\d)|一(?![一二三四五六七八九十])|[①⑴❶])")
"""How the first line of a run begins."""
_LEVELS = ("l1", "l2", "l3", "l4")
_LEAST = 3
"""Lines of the shortest run that is made even."""
_MARKS = lazy.pattern(r"[，,、：:；;？?！!——“”《》]")
_COMMAS = lazy.pattern(r"[，,、]+")


def make_even(parts: Sequence[Part]) -> None:
    """Give the numbered short lines of a run, from its first number on, the role that more of them have."""
    open_runs: list[list[Part]] = [[] for _ in _LEVELS]
    for part in parts:
        if part.row_type is not RowType.NUMBERED or part.forced:
            continue
        found = words.OUTLINE.match(part.text)
        level = next((at for at, name in enumerate(_LEVELS) if found and found[name]), None)
        if level is None:
            continue
        if _FIRST.match(part.text):
            _settle(open_runs[level])
            open_runs[level] = []
        for deeper in range(level + 1, len(_LEVELS)):
            _settle(open_runs[deeper])
            open_runs[deeper] = []
        open_runs[level].append(part)
    for run in open_runs:
        _settle(run)


def _settle(run: Sequence[Part]) -> None:
    headings = sum(part.role is Role.HEADING for part in run)
    if len(run) < _LEAST or headings in (0, len(run)):
        return
    for part in run:
        part.role = Role.HEADING if 2 * headings > len(run) else Role.PARAGRAPH


def is_like_headings(parts: Sequence[Part], first: Part) -> bool:
    """Tell whether a line is formed as the headings below it are: with the same marks in the same order.

    Clauses that commas part may be more in one than in another.
    """
    marks = _form(first.text)
    return len(marks) >= 2 and any(
        part.role is Role.HEADING and part is not first and _form(part.text) == marks for part in parts
    )


def _form(text: str) -> str:
    return _COMMAS.sub("，", "".join(_MARKS.findall(text)))
