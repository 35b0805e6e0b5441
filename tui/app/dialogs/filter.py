"""Ask for a filter on the bottom line: what fits next above it, what is wrong below its place, how much it finds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from tui.app.dialogs.history import LineHistory
from tui.app.widgets.field import LineField
from tui.i18n import _, ngettext
from tui.text.visible import visible_line
from tui.workspace.codebook.completion import KnownTag
from tui.workspace.filter import Filter, FilterError, parse
from tui.workspace.filter.complete import Offers, offers

SHOWN: Final = 8
"""Offers on the screen."""
LABEL: Final = 24
"""Cells of an offer before what it means."""
Count = Callable[[Filter, Callable[[], bool]], int | None]
"""Counts what a filter finds; None when cancelled, or when it takes too long for every key. For a thread."""


class FilterDialog(ModalScreen[str | None]):
    """One line with completion; the answer is a filter that can be read, as it was typed.

    Tab takes an offer, Ctrl+N and Ctrl+P choose another, Up and Down walk through what was asked before.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("tab", "take", show=False, priority=True),
        Binding("ctrl+n", "choose(1)", show=False, priority=True),
        Binding("ctrl+p", "choose(-1)", show=False, priority=True),
        Binding("up", "history(-1)", show=False),
        Binding("down", "history(1)", show=False),
    ]

    def __init__(
        self,
        prompt: str,
        value: str,
        *,
        values: Mapping[str, Iterable[KnownTag]],
        saved: Mapping[str, str],
        count: Count | None = None,
        history: Sequence[str] = (),
    ) -> None:
        """Take the values that the library knows by key, saved filters by name, and what counts."""
        super().__init__()
        self._prompt, self._value = prompt, value
        self._values, self._saved, self._count = values, saved, count
        self._history = LineHistory([one for one in history if one != value], value)
        self._offers, self._at = Offers(0, 0, ()), 0

    def compose(self) -> ComposeResult:
        """Lay out offers, what is wrong, and the line."""
        with Vertical():
            yield Static(classes="offers")
            yield Static(classes="told")
            with Horizontal():
                yield Static(Content(visible_line(self._prompt) + " "))
                yield LineField(self._value, select_on_focus=False)

    def on_mount(self) -> None:
        """Offer what can come first."""
        field = self.query_one(Input)
        field.cursor_position = len(field.value)
        self._look()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._look()

    def _look(self) -> None:
        """Show what can be typed next, what is wrong, or how much is found."""
        field = self.query_one(Input)
        self._offers, self._at = offers(field.value, field.cursor_position, self._known, self._saved), 0
        self._show_offers()
        self.workers.cancel_group(self, "count")
        try:
            wanted = parse(field.value, self._saved)
        except FilterError as error:
            self._tell(error)
            return
        self._say("")
        if self._count is not None and field.value.strip():
            self.run_worker(lambda: self._counted(wanted), group="count", thread=True, exclusive=True)

    def _known(self, key: str) -> Iterable[KnownTag]:
        return self._values.get(key, ())

    def _counted(self, wanted: Filter) -> None:
        worker = get_current_worker()
        assert self._count is not None
        found = self._count(wanted, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._say_count, found)

    def _say_count(self, found: int | None) -> None:
        texts = _("Texts and marks are looked through after Enter.")
        self._say(texts if found is None else ngettext("{n} found", "{n} found", found).format(n=f"{found:,}"))

    def _say(self, text: str) -> None:
        for line in self.query(".told").results(Static):
            line.update(Content(text))

    def _tell(self, error: FilterError) -> None:
        """Point at the column with what was expected there."""
        field = self.query_one(Input)
        at = cell_len(visible_line(self._prompt)) + 1 + cell_len(field.value[: error.column])
        text, room = visible_line(str(error)), self.size.width - 2
        if at + 2 + cell_len(text) <= room:
            self._say(" " * at + "^ " + text)
        else:
            self._say(text + " ^" if cell_len(text) + 2 <= at else text)

    def _show_offers(self) -> None:
        first = max(0, self._at - SHOWN + 1)
        rows = []
        for number, offer in enumerate(self._offers.found[first : first + SHOWN], first):
            sign = "▸ " if number == self._at else "  "
            name = visible_line(offer.text)
            rows.append(f"{sign}{name}{' ' * max(1, LABEL - cell_len(name))}{visible_line(offer.label)}".rstrip())
        pane = self.query_one(".offers", Static)
        pane.display = bool(rows)
        pane.update(Content("\n".join(rows)))

    # Keys

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            parse(event.value, self._saved)
        except FilterError as error:
            self._tell(error)
            event.input.cursor_position = min(error.column, len(event.value))
            return
        self.dismiss(event.value)

    def action_take(self) -> None:
        """Put the chosen offer into the line."""
        if self._offers.found:
            field = self.query_one(Input)
            value, cursor = self._offers.put(field.value, self._at)
            field.value = value
            field.cursor_position = cursor
            self._look()

    def action_choose(self, step: int) -> None:
        """Choose another offer."""
        if self._offers.found:
            self._at = (self._at + step) % len(self._offers.found)
            self._show_offers()

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def action_history(self, step: int) -> None:
        """Show the line asked before or after."""
        self._history.step(self.query_one(Input), step)
