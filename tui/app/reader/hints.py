"""What the bottom line says beside the object under the cursor: the keys that fit it, and the pinned tags."""

from collections.abc import Iterator
from typing import Final

from tui.app.reader.state import ReaderState
from tui.i18n import N_, _
from tui.language.analysis import Entity, Figure
from tui.text.cells import TableCell
from tui.text.footnotes import mark_at, other_end
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.reading.article import PlacedAnnotation
from tui.workspace.reading.wording import describe, short

WORD: Final = N_("t tag   c note   v select   f jump   ? keys")
NEW_WORD: Final = N_("d meaning   + keep   - I know it   ]u next   ? keys")
NAME: Final = N_("t tag   gt type   x not a name   ]E again   ? keys")
FIGURE: Final = N_("t tag   L ledger   x not a figure   ]f next   ? keys")
NOTE: Final = N_("c note   t tags   x remove   < > edges   ? keys")
SELECTION: Final = N_("t tag   c note   y copy   Esc leave")
LINK: Final = N_("Enter opens or copies it")
MARK: Final = N_("Enter goes there, ctrl+o back")
CELL: Final = N_("]c next cell   ]C below   y copy   c note   ? keys")
_SAY: Final = ("reader.tag", "reader.note", "reader.copy")
_NAME: Final = (*_SAY, "reader.retype", "reader.remove", "reader.same_next", "reader.propagate", "reader.concordance")
_FIGURE: Final = (*_SAY, "reader.remove", "reader.ledger", "reader.figure_next")
_NOTE: Final = ("reader.note", "reader.tag", "reader.remove", "reader.note_next", "reader.propagate")
_WORD: Final = (*_SAY, "reader.select", "reader.look_up", "reader.same_words")
PINNED: Final = 9
"""Pinned tags that are shown."""


def context(state: ReaderState) -> str:
    """Return what the bottom line says as long as there is no message: the selection, or what is under the cursor."""
    if state.selection is not None:
        count = f"{state.selection.end - state.selection.start:,}"
        return _("selected: {count} characters").format(count=count)
    if links := state.reading.links.at(state.cursor.start):
        return _("link to {target}").format(target=visible_line(links[0].target))
    if mark := mark_at(state.text, state.cursor.start):
        return _note(state, mark)
    words = describe(state.thing, state.reading)
    return " · ".join([*_heads(state, state.cell), words]) if state.cell else words


def _heads(state: ReaderState, cell: TableCell) -> Iterator[str]:
    """Yield what the row and the column of a cell are about."""
    for head in (cell.row_head, cell.column_head):
        if head and head.end > head.start and head != cell.span:
            yield short(state.text[head.start : head.end])


def _note(state: ReaderState, mark: Span) -> str:
    """Return what the mark of a note is about: the words of its note, or the passage that refers to it."""
    blocks = state.reading.article.block_spans
    found = other_end(state.text, blocks, mark)
    if found is None:
        return describe(state.thing, state.reading)
    block = state.reading.block_at(found.start)
    return short(state.text[slice(*block[0])] if block else state.text[slice(*found)])


def hint(state: ReaderState) -> str:
    """Return the keys that fit what the bottom line names, the pinned digits with their tags first."""
    pinned = "  ".join(f"{digit} {visible_line(tag)}" for digit, tag in state.pinned[:PINNED])
    return "   ".join(part for part in (pinned, _(_keys(state))) if part)


def _keys(state: ReaderState) -> str:
    if state.selection is not None:
        return SELECTION
    if state.reading.links.at(state.cursor.start):
        return LINK
    mark = mark_at(state.text, state.cursor.start)
    if mark and other_end(state.text, state.reading.article.block_spans, mark):
        return MARK
    if state.cell and state.cell.span == state.cursor:
        return CELL
    match state.thing:
        case PlacedAnnotation():
            return NOTE
        case Entity():
            return NAME
        case Figure():
            return FIGURE
        case _:
            return NEW_WORD if state.unknown.at(state.cursor.start) else WORD


def here(state: ReaderState) -> tuple[str, ...]:
    """Return the ids of the commands that fit the selection, or what is under the cursor, for the help."""
    if state.selection is not None:
        return (*_SAY, "reader.other_end")
    match state.thing:
        case PlacedAnnotation():
            return _NOTE
        case Entity():
            return _NAME
        case Figure():
            return _FIGURE
        case _:
            return _WORD
