"""Write a note: several lines, kept as a draft while it is typed."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from time import monotonic_ns
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from tui.app.dialogs.base import Dialog
from tui.app.widgets.field import TextField
from tui.i18n import _

DRAFT_SECONDS: Final = 1.0
"""Oldest age of a draft on disk, plus the time that one write takes."""


class NoteDialog(Dialog[str]):
    """A text area; Esc keeps the note (`u` undoes it), Ctrl+X leaves it as it was.

    The answer is the text, possibly empty, or None when nothing was changed or it was thrown away.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "keep", show=False),
        Binding("ctrl+x", "cancel", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        text: str = "",
        quote: str = "",
        draft: Callable[[str | None, int], None] | None = None,
        typed: str | None = None,
        *,
        answered: Callable[[str], object] | None = None,
    ) -> None:
        """Take the note's text and the text it is about.

        `draft` is called in a worker thread with the text and the `monotonic_ns` of its typing, at most every second
        while it changes, and with None when the note was thrown away or not changed. `typed` is shown in place of
        `text` at first.
        `answered` hears of the note before the dialog is closed with it.
        """
        super().__init__(title, _("Esc keep the note   Ctrl+X leave it as it was"), quote[:400])
        self._before, self._draft, self._typed = text, draft, text if typed is None else typed
        self._answered = answered
        self._timer: Timer | None = None

    def body(self) -> Iterable[Widget]:
        """Yield the text area."""
        area = TextField(self._typed, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        area.move_cursor(area.document.end)
        yield area

    @on(TextArea.Changed)
    def _begin_draft(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._draft and self._timer is None and event.text_area.text != self._before:
            self._timer = self.set_timer(DRAFT_SECONDS, self._keep_draft)

    def _keep_draft(self) -> None:
        self._timer = None
        self._write_draft(self.query_one(TextArea).text)

    def _write_draft(self, text: str | None) -> None:
        if draft := self._draft:
            work = partial(draft, text, monotonic_ns())
            self.app.run_worker(work, thread=True, group="draft", exit_on_error=False)

    def keep_draft_now(self) -> None:
        """Keep what is typed before the program ends; a draft that cannot be kept stops nothing."""
        for area in self.query(TextArea):  # none before the dialog is laid out
            if self._draft and area.text != self._before:
                with suppress(OSError, RuntimeError):
                    self._draft(area.text, monotonic_ns())

    def action_keep(self) -> None:
        """Close with the text, if it was changed."""
        text = self.query_one(TextArea).text.strip()
        if text == self._before.strip():
            self.action_cancel()
        else:
            if self._answered:
                self._answered(text)
            self.dismiss(text)

    def action_cancel(self) -> None:
        """Close and throw away what was typed."""
        self._write_draft(None)
        self.dismiss(None)
