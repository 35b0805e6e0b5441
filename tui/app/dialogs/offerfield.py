"""A line of a form in which Tab puts what fits: tags, or the next part of a filter."""

from collections.abc import Callable
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.widgets.field import LineField
from tui.text.visible import visible_line
from tui.workspace.filter.complete import Offers

SHOWN: Final = 8
"""Offers on the screen."""
FindOffers = Callable[[str, int], Offers]
"""What is typed and where the cursor stands -> what can stand there. On each key: fast, no disk."""


class OfferField(Vertical):
    """An input with a line of offers below; the first is what Tab takes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "take", show=False, priority=True)]

    def __init__(self, find: FindOffers, value: str = "", *, name_id: str) -> None:
        super().__init__(id=name_id)
        self._find, self._value = find, value

    def compose(self) -> ComposeResult:
        """Yield input and offers."""
        yield LineField(self._value)
        yield Static(classes="offers")

    @property
    def value(self) -> str:
        """What is typed."""
        return self.query_one(Input).value.strip()

    def put(self, value: str, find: FindOffers) -> None:
        """Show another text, and offer other things from now on."""
        self._find = find
        field = self.query_one(Input)
        field.value, field.cursor_position = value, len(value)
        self._offer()

    @on(Input.Changed)
    def _typed(self) -> None:
        """Offer what fits; the form hears of it too."""
        self._offer()

    def _offer(self) -> None:
        field = self.query_one(Input)
        found = self._find(field.value, field.cursor_position).found
        names = [visible_line(one.text) for one in found[:SHOWN]]
        line = self.query_one(".offers", Static)
        line.update(Content("  ".join(names)))
        line.display = bool(names)

    def action_take(self) -> None:
        """Put the first offer into the line."""
        field = self.query_one(Input)
        offers = self._find(field.value, field.cursor_position)
        if offers.found:
            field.value, cursor = offers.put(field.value, 0)
            field.cursor_position = cursor
