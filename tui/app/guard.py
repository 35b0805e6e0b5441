"""The last stop before the terminal: no widget's text reaches it as a control code."""

import re
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]"
)


class ControlFilter(LineFilter):
    """Take control and bidirectional codes out of every line.

    They have no width to Textual, so a line keeps its length without them. Texts are made visible where they enter
    (`tui.text.visible`); this filter holds for what slips through, in any widget, border, toast or tooltip.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without control characters in their text."""
        if not any(_CONTROL.search(segment.text) for segment in segments):
            return segments
        return [Segment(_CONTROL.sub("", text), style, control) for text, style, control in segments]
