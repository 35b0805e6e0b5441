"""The drafts of a library as rows: notes that were begun and not kept."""

from collections.abc import Iterator
from typing import Final

from tui.i18n import N_
from tui.notes.store.drafts import Draft
from tui.text.visible import visible_line
from tui.workspace.lines.line import TableLine
from tui.workspace.session import Session
from tui.workspace.slow import slow

ORDERS: Final = (N_("newest first"), N_("by article"))


@slow
def draft_lines(session: Session) -> Iterator[list[TableLine]]:
    """Yield the drafts, the newest first."""
    yield [_line(one) for one in sorted(session.drafts.all(), key=lambda one: one.when, reverse=True)]


def _line(draft: Draft) -> TableLine:
    words = " ".join(draft.text.split())
    cells = (draft.when[:16].replace("T", " "), words, draft.quote, draft.source)
    newest = tuple(-ord(char) for char in draft.when)
    details = (*draft.text.splitlines(), draft.quote)
    return TableLine(
        f"{draft.source}\0{draft.about}",
        tuple(map(visible_line, cells)),
        ((newest, draft.source), (draft.source, newest)),
        details=tuple(visible_line(line) for line in details if line),
        draft=draft,
    )
