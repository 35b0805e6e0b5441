"""What the bottom line says beside the object under the cursor: the keys that fit it, and the pinned tags."""

from typing import Final

from tui.app.reader.state import ReaderState
from tui.i18n import N_, _
from tui.language.analysis import Entity, Figure
from tui.text.visible import visible_line
from tui.workspace.reading.article import PlacedAnnotation
from tui.workspace.reading.wording import describe

WORD: Final = N_("t tag   c note   v select   f jump   ? keys")
NAME: Final = N_("t tag   gt type   x not a name   ]E again   ? keys")
FIGURE: Final = N_("t tag   L ledger   x not a figure   ]f next   ? keys")
NOTE: Final = N_("c note   t tags   x remove   < > edges   ? keys")
SELECTION: Final = N_("t tag   c note   y copy   Esc leave")
LINK: Final = N_("Enter copies it")
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
    return describe(state.thing, state.reading)


def hint(state: ReaderState) -> str:
    """Return the keys that fit what the bottom line names, the pinned digits with their tags first."""
    pinned = "  ".join(f"{digit} {visible_line(tag)}" for digit, tag in state.pinned[:PINNED])
    return "   ".join(part for part in (pinned, _(_keys(state))) if part)


def _keys(state: ReaderState) -> str:
    if state.selection is not None:
        return SELECTION
    if state.reading.links.at(state.cursor.start):
        return LINK
    match state.thing:
        case PlacedAnnotation():
            return NOTE
        case Entity():
            return NAME
        case Figure():
            return FIGURE
        case _:
            return WORD


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
