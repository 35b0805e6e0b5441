"""What stands above verse: the title of a poem and its poet."""

from collections.abc import Sequence

from tui.text.structure.documents.part import Part, RowType

_HEAD_LINES = 2
"""Lines above a poem that are its head, at most: its title and its poet."""


def heads_of_verse(parts: Sequence[Part]) -> int:
    """Count the short lines right above verse that are its title and its poet: one or two above each poem."""
    above = (parts[max(0, at - _HEAD_LINES) : at] for at, part in enumerate(parts) if part.verse and at)
    runs = [lines for lines in above if lines and not lines[-1].verse]
    return sum(part.row_type is RowType.SHORT for lines in runs for part in lines) if len(runs) > 1 else 0
