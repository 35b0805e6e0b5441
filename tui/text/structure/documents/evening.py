"""Numbered lines of one run are of one kind: all headings, or all items."""

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
