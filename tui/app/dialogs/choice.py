"""Ask for one of several things."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.app.dialogs.base import Dialog
from tui.app.keys import token
from tui.i18n import _
from tui.text.visible import visible_line


class ChoiceDialog(Dialog[str]):
    """A list of choices; `j k`, arrows, Enter, or the digit before a choice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("q", "cancel", show=False),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[tuple[str, str]],
        now: str | None = None,
        about: str = "",
        then: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Take (answer, label) pairs; `now` is the answer to begin at.

        With `then` a second choice follows in the same dialog, and the answer is both, with a newline between them.
        """
        super().__init__(title, _("Enter choose   Esc cancel"), about)
        self._choices, self._now, self._then = choices, now, then
        self._first = ""

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield OptionList()

    def on_mount(self) -> None:
        """Begin at the choice that holds now."""
        self._offer()
        answers = [answer for answer, _label in self._choices]
        self.query_one(OptionList).highlighted = answers.index(self._now) if self._now in answers else 0

    def _offer(self) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        for place, (_answer, label) in enumerate(self._choices, 1):
            options.add_option(Option(Content(f"{place if place < 10 else ' '} {visible_line(label)}")))
        options.highlighted = 0

    def _choose(self, place: int) -> None:
        answer = self._choices[place][0]
        if self._then:
            self._first, self._choices, self._then = f"{answer}\n", self._then, ()
            self._offer()
        else:
            self.dismiss(self._first + answer)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(event.option_index)

    def on_key(self, event: events.Key) -> None:
        """Choose by digit."""
        name = token(event.key, event.character)
        if name in tuple("123456789") and int(name) <= len(self._choices):
            event.stop()
            self._choose(int(name) - 1)

    def action_move(self, step: int) -> None:
        """Go to the next or previous choice."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()
