"""What a change did to a file of notes."""

from dataclasses import dataclass, field
from pathlib import Path

from tui.i18n import _
from tui.notes.file.layout import Row
from tui.notes.file.stamp import Stamp
from tui.notes.store.undo import UndoStep

Rows = dict[str, Row]
"""The rows of a table by document id."""


@dataclass(slots=True)
class Written:
    """What a change did to a file, written down while it is done."""

    source: str = ""
    """Name of the source; empty for the codebook."""
    steps: list[UndoStep] = field(default_factory=list)
    """For the undo journal."""
    notices: list[str] = field(default_factory=list)
    """For the reader."""
    before: Stamp | None = None
    """Version of the file that was changed."""
    quarantined: Path | None = None
    """Where a damaged or older file was set aside."""
    carried: bool = False
    """True when more than what was asked has changed: the annotated text with every anchor, or notes written again."""

    def put(self, rows: Rows, key: str, row: Row | None, text: str = "") -> None:
        """Give a document id a row, or none, and remember the step; `text` is the digest of the annotated text."""
        before = rows.get(key)
        if row is not None:
            rows[key] = row
        elif before is not None:
            del rows[key]
        else:
            return
        self.steps.append(UndoStep(self.source, key, before, row, text))


def named(step: UndoStep) -> str:
    """Return what a step is about, for the reader."""
    row = step.after or step.before or {}
    if "anchor" in row:
        return quoted(row["anchor"].get("quote", ""))
    return _("The tag {name}").format(name=row.get("name", ""))


def quoted(quote: str) -> str:
    """Return a note by the beginning of what it is about, for the reader."""
    line = " ".join(quote.split())
    return _("The note on “{quote}”").format(quote=line if len(line) <= 20 else f"{line[:19]}…")
