"""One line of a form: a name and the choice that holds; Left and Right, or a first letter, choose another."""

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import set_cell_size
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.text.visible import visible_line

NAMED: Final = 9
"""Cells of the name of a line."""


def row_name(name: str) -> str:
    """Return the name of a line of a form, as wide as all others."""
    return set_cell_size(visible_line(name), NAMED) + " "


class ChoiceRow(Static, can_focus=True):
    """A line with one of several choices."""

    DEFAULT_CSS = """
    ChoiceRow { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ChoiceRow:focus { background: $primary; color: $background; }
    ChoiceRow:nocolor:focus { text-style: reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right,space", "step(1)", show=False),
    ]

    class Chosen(Message):
        """Another choice holds now."""

        def __init__(self, row: "ChoiceRow") -> None:
            super().__init__()
            self.row = row

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], now: str = "", *, name_id: str) -> None:
        """Take (value, label) pairs and the value to begin with, the first where there is no such."""
        super().__init__(id=name_id)
        self._title, self._choices = name, choices
        values = [value for value, _label in choices]
        self._at = values.index(now) if now in values else 0

    @property
    def value(self) -> str:
        """The value of the choice that holds."""
        return self._choices[self._at][0]

    def on_mount(self) -> None:
        """Show the choice to begin with."""
        self._draw()

    def put(self, value: str) -> None:
        """Let a choice hold; nobody is told."""
        values = [one for one, _label in self._choices]
        self._at = values.index(value) if value in values else 0
        self._draw()

    def action_step(self, step: int) -> None:
        """Go to the next or previous choice."""
        self._choose((self._at + step) % len(self._choices))

    def on_key(self, event: events.Key) -> None:
        """Go to the next choice whose value or label begins with a letter."""
        typed = event.character or ""
        if not typed.isprintable() or not typed.strip():
            return
        event.stop()
        places = [*range(self._at + 1, len(self._choices)), *range(self._at)]
        for place in places:
            if any(text.casefold().startswith(typed.casefold()) for text in self._choices[place]):
                self._choose(place)
                return

    def on_click(self) -> None:
        """Go to the next choice."""
        self.action_step(1)

    def _choose(self, place: int) -> None:
        if place != self._at:
            self._at = place
            self._draw()
            self.post_message(self.Chosen(self))

    def _draw(self) -> None:
        label = visible_line(self._choices[self._at][1])
        arrows = ("< ", " >") if len(self._choices) > 1 else ("", "")
        self.update(Content(f"{row_name(self._title)}{arrows[0]}{label}{arrows[1]}"))
