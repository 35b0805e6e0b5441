"""The last stop before the terminal: no widget's text reaches it as a control code, or as what nobody sees."""

import re
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.text.visible import SUSPECT, seen

_CONTROL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff]"
)
_SOFT_HYPHEN: Final = "\u00ad"


class ControlFilter(LineFilter):
    """Take control codes, bidirectional codes and invisible characters out of every line.

    A line keeps its length: what has a width to Textual is replaced by as many blanks, a soft hyphen by a hyphen. Names
    are made visible where they enter (`tui.text.visible`); this filter holds for running text, which is not full of
    signs for the sake of a zero-width space, and for what slips through in any widget, border, toast or tooltip.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without such characters in their text."""
        if not any(SUSPECT.search(segment.text) for segment in segments):
            return segments
        return [Segment(_harmless(text), style, control) for text, style, control in segments]


def _harmless(text: str) -> str:
    shown, room = seen(_CONTROL.sub("", text), _instead), cell_len(text)
    return shown if cell_len(shown) == room else set_cell_size(shown, room)


def _instead(character: str) -> str:
    return "-" if character == _SOFT_HYPHEN else " " * cell_len(character)
