"""Ask for some of several things."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.app.dialogs.base import Dialog
from tui.i18n import _
from tui.text.visible import visible_line


class PickDialog(Dialog[tuple[int, ...]]):
    """A list with a sign before each line; Space picks, Enter ends. The answer is the places of the picked lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", show=False, priority=True),
        Binding("enter", "end", show=False, priority=True),
        Binding("a", "all", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[str], about: str = "") -> None:
        super().__init__(title, _("Space pick   a all   Enter end   Esc cancel"), about)
        self._lines = [visible_line(line) for line in lines]
        self._picked: set[int] = set()

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield OptionList(*(Option(self._label(place)) for place in range(len(self._lines))))

    def _label(self, place: int) -> Content:
        return Content(f"{'+' if place in self._picked else ' '} {self._lines[place]}")

    def action_pick(self) -> None:
        """Pick the line, or let it go, and go on to the next."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self._picked ^= {options.highlighted}
            options.replace_option_prompt_at_index(options.highlighted, self._label(options.highlighted))
            options.action_cursor_down()

    def action_all(self) -> None:
        """Pick every line."""
        self._picked = set(range(len(self._lines)))
        for place in self._picked:
            self.query_one(OptionList).replace_option_prompt_at_index(place, self._label(place))

    def action_end(self) -> None:
        """Close with what is picked."""
        self.dismiss(tuple(sorted(self._picked)))

    def action_move(self, step: int) -> None:
        """Go to the next or previous line."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()
