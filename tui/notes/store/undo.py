"""Take an action back field by field, so that what anybody wrote since stays."""

from dataclasses import dataclass
from typing import Any

from tui.notes.file.layout import Row

_TIMES = frozenset({"rev", "modified"})


class ChangedSinceError(Exception):
    """The row was changed since the action; taking it back would destroy that."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """What one action did to one row of one file."""

    source: str
    """Name of the source; empty for the codebook."""
    key: str
    """TinyDB document id."""
    before: Row | None
    """None when the action created the row."""
    after: Row | None
    """None when the action removed it."""
    text: str = ""
    """Digest of the text that the anchors speak of."""

    def reversed(self) -> "UndoStep":
        """Return the step that redoes what taking this one back undid."""
        return UndoStep(self.source, self.key, self.after, self.before, self.text)


def taken_back(step: UndoStep, current: Row | None) -> Row | None:
    """Return the row as it is once `step` is taken back; None means no row.

    Only fields that the step changed go back, and only if they still hold what it wrote. Raises ChangedSinceError.
    """
    if step.before is None:
        if current is not None and _said(current) != _said(step.after or {}):
            raise ChangedSinceError
        return None
    if step.after is None:
        if current is None:
            return step.before | {"rev": step.before.get("rev", 0) + 1}
        if _said(current) != _said(step.before):
            raise ChangedSinceError
        return current
    if current is None:
        raise ChangedSinceError
    return _fields_back(step.before, step.after, current)


def _fields_back(before: Row, after: Row, current: Row) -> Row:
    result: dict[str, Any] = dict(current)
    for name in (before.keys() | after.keys()) - _TIMES:
        was, became, now = before.get(name), after.get(name), current.get(name)
        if was in (became, now):
            continue
        if now != became:
            raise ChangedSinceError
        if was is None:
            del result[name]
        else:
            result[name] = was
    return result if result == current else result | {"rev": current.get("rev", 0) + 1}


def _said(row: Row) -> Row:
    """Return what the reader said in a row: not the times, not where the text has moved to since."""
    said = {name: value for name, value in row.items() if name not in _TIMES and name != "anchor"}
    return said | {"quote": row["anchor"].get("quote")} if "anchor" in row else said
