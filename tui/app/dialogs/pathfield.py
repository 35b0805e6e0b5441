"""A line for a path that Tab completes."""

import asyncio
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.widgets.field import LineField
from tui.text.visible import visible_line

SHOWN: Final = 12
"""Names offered at once."""


class PathField(Vertical):
    """An input and, when Tab finds several, the names that fit; `~` is the home folder.

    A path that is typed or pasted behind the one that stands there takes its place, as in the line of Emacs: `//` and
    `/~/` begin anew.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False, priority=True)]

    def __init__(self, value: str = "") -> None:
        super().__init__()
        self._completed = ""
        self.input = LineField(value)
        """The line that is typed."""

    def compose(self) -> ComposeResult:
        """Yield input and offers."""
        yield self.input
        yield Static(classes="offers")

    @property
    def path(self) -> Path:
        """What is typed, the home folder filled in."""
        with suppress(RuntimeError):
            return Path(self.input.value.strip()).expanduser()
        return Path(self.input.value.strip())

    def write(self, value: str) -> None:
        """Put a path into the line."""
        self.input.value = value
        self.input.cursor_position = len(value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Take the offers away when something is typed; the dialog hears of it too."""
        if (anew := begun_anew(event.value)) != event.value:
            self.write(anew)
            return
        if event.value != self._completed:
            self.show(())

    async def action_complete(self) -> None:
        """Type on as far as every fitting name goes; show the names when there are several."""
        typed = self.input.value
        fitting = await asyncio.to_thread(completions, typed)
        if self.input.value == typed and fitting:
            common = shared(fitting)
            self._completed = common if len(common) > len(typed) else typed
            self.write(self._completed)
        self.show(fitting if len(fitting) > 1 else ())

    def show(self, fitting: Iterable[str]) -> None:
        """Show names that fit, the first of many."""
        names = [visible_line(name.rstrip("/").rpartition("/")[2] + "/" * name.endswith("/")) for name in fitting]
        offers = self.query_one(".offers", Static)
        offers.update(Content("  ".join(names[:SHOWN]) + "  …" * (len(names) > SHOWN)))
        offers.display = bool(names)


def begun_anew(typed: str) -> str:
    """Return a path from where it was begun anew: from the last `//` or `/~/` on."""
    at = max(typed.rfind("//"), typed.rfind("/~/"))
    return typed[at + 1 :] if at >= 0 else typed


def completions(typed: str) -> Sequence[str]:
    """Return the paths that begin with what is typed, sorted, folders with a slash; hidden ones when a dot is typed."""
    begun = typed.rpartition("/")[2]
    lead = typed[: len(typed) - len(begun)]
    try:
        with os.scandir(Path(lead or ".").expanduser()) as found:
            every = [(one.name, one.is_dir()) for one in found if one.name.startswith(begun)]
    except (OSError, RuntimeError, ValueError):
        return ()
    shown = (pair for pair in every if begun.startswith(".") or not pair[0].startswith("."))
    return [f"{lead}{name}{'/' if is_folder else ''}" for name, is_folder in sorted(shown)]


def shared(names: Sequence[str]) -> str:
    """Return the longest text that all names begin with."""
    first, last = min(names), max(names)
    same = (place for place, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(same, min(len(first), len(last)))]
