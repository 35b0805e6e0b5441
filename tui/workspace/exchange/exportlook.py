"""What an export would write and leave behind, found out before anything is written."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from time import monotonic
from typing import Final, NamedTuple

from tui.export.document import Choice, documents
from tui.export.format import Feature, File, Format, Options
from tui.export.losses import Losses, lost_of, things
from tui.export.marked import Marked
from tui.i18n import _, ngettext
from tui.workspace.exchange.exporting import ExportScope, gathered, never, options_for
from tui.workspace.session import Session
from tui.workspace.slow import slow

SOURCES: Final = 3
"""Sources of which the first lines are made."""
LINES: Final = 40
WIDTH: Final = 300
"""Code points of a line that are shown."""
PATIENCE: Final = 2.0
"""Seconds in which marks are counted; to find those of a large library takes longer than anybody waits for a form."""


@dataclass(frozen=True, slots=True)
class ExportLook:
    """How much is meant, and what a format has no place for."""

    notes: int = 0
    marks: int | None = 0
    """None where they are not counted: not yet, or because that takes too long."""
    losses: Losses = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the numbers on one line."""
        parts = [ngettext("{n} note", "{n} notes", self.notes).format(n=f"{self.notes:,}")]
        if self.marks is None:
            parts.append(_("names and figures are counted while they are written"))
        elif self.marks:
            parts.append(ngettext("{n} mark", "{n} marks", self.marks).format(n=f"{self.marks:,}"))
        return "   ".join(parts)


class FirstLines(NamedTuple):
    """How a file begins."""

    lines: list[str]
    binary: bool = False
    """Whether it is no text."""


@slow
def look(
    session: Session, scope: ExportScope, form: Format, options: Options, cancelled: Callable[[], bool] = never
) -> Iterator[ExportLook]:
    """Yield what is known at once, the notes, and then the same with the marks; nothing more when cancelled."""
    said = _counted(session, scope, form, replace(options, marks=Choice.NONE), cancelled)
    if cancelled():
        return
    if options.marks is Choice.NONE:
        yield said
        return
    yield replace(said, marks=None)
    end = monotonic() + PATIENCE
    every = _counted(session, scope, form, options, lambda: cancelled() or monotonic() > end)
    if monotonic() <= end and not cancelled():
        yield every


def _counted(
    session: Session, scope: ExportScope, form: Format, options: Options, cancelled: Callable[[], bool]
) -> ExportLook:
    found, lost = [0, 0], Counter[Feature]()
    for material in gathered(session, scope, form, options, cancelled):
        for document in documents(material, options.marks):
            for thing in things(document):
                found[isinstance(thing.value, Marked)] += 1
                lost.update(lost_of(thing, form.holds))
    return ExportLook(found[0], found[1], lost)


@slow
def first_lines(
    session: Session, scope: ExportScope, form: Format, options: Options, cancelled: Callable[[], bool] = never
) -> FirstLines:
    """Return how the file begins, made of the first sources that have something."""
    chosen = options_for(session, form, options)
    holding = (
        one for one in gathered(session, scope, form, chosen, cancelled) if next(documents(one, chosen.marks), None)
    )
    some = list(islice(holding, SOURCES))
    if not some or cancelled():
        return FirstLines([])
    data = _first(list(form.write(some, chosen)), form)
    if data.startswith(b"PK"):
        return FirstLines([], binary=True)
    lines = data.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    return FirstLines([line[:WIDTH] for line in lines[:LINES]])


def _first(files: list[File], form: Format) -> bytes:
    """Return the file that people look at: none beside it, and in a folder one with the format's ending."""
    own = [file for file in files if file.name.endswith(form.suffix)] or files
    return own[0].data if own else b""
