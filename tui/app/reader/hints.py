"""What the bottom line says beside the object under the cursor: the keys that fit it, and the pinned tags."""

from typing import Final

from tui.app.reader.state import ReaderState
from tui.i18n import N_, _
from tui.language.analysis import Entity, Figure
from tui.text.visible import visible_line
from tui.workspace.reading import PlacedAnnotation
from tui.workspace.wording import describe

WORD: Final = N_("t tag   c note   v select   f jump   ? keys")
NAME: Final = N_("t tag   gt type   x not a name   ]E again   ? keys")
FIGURE: Final = N_("t tag   L ledger   x not a figure   ]f next   ? keys")
NOTE: Final = N_("c note   t tags   x remove   < > edges   ? keys")
SELECTION: Final = N_("t tag   c note   y copy   Esc leave")
LINK: Final = N_("Enter copies it")
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
