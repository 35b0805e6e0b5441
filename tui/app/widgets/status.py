"""The bottom line: keys begun, a message, or what is under the cursor."""

from typing import ClassVar, Final

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

GAP: Final = "   "
"""Between the parts of a hint."""


class StatusLine(Widget):
    """One line; a message stays until the next key, the context stays until it is replaced."""

    DEFAULT_CSS = """
    StatusLine {
        height: 1; dock: bottom; padding: 0 1; background: $panel; color: $foreground; text-wrap: nowrap;
        text-overflow: ellipsis;
        & .status--hint { color: $quiet; }
        &:nocolor { background: $background; & .status--hint { text-style: dim; } }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--hint"}

    pending: reactive[str] = reactive("")
    """Keys typed so far, as shown."""
    message: reactive[str] = reactive("")
    """What the last key had to say."""
    context: reactive[str] = reactive("")
    """What is true until it changes: place, object under the cursor, progress."""

    hint: reactive[str] = reactive("")
    """Keys that fit the context, quieter."""

    def begin(self, context: str, hint: str) -> None:
        """Take the first context and its keys, before the line is on the screen."""
        self.set_reactive(StatusLine.context, context)
        self.set_reactive(StatusLine.hint, hint)

    def show(self, text: str) -> None:
        """Show a message in the place of the context."""
        self.message = text

    def clear(self) -> None:
        """Take message and pending keys away."""
        self.pending = self.message = ""

    def render(self) -> Content:
        """Return the line; control codes in names are stopped by the app's line filter."""
        parts = []
        if self.pending:
            parts += [Content.styled(f" {self.pending} ", "reverse"), Content(" ")]
        room = self.size.width - sum(part.cell_length for part in parts)
        parts.append(Content(self.message or readable(self.context, room)))
        if self.hint and not self.message:
            room = self.size.width - sum(part.cell_length for part in parts) - len(GAP)
            if hint := fitting(self.hint, room):
                parts += [Content(GAP), Content.styled(hint, self.get_visual_style("status--hint", partial=True))]
        return Content("").join(parts)


def readable(text: str, room: int) -> str:
    """Return what names an object, for so many cells: a value that would lose digits is left out."""
    head, equals, rest = text.partition(" = ")
    whole = cell_len(head + equals + rest.partition(" · ")[0])
    return f"{head} …" if equals and cell_len(text) > room and whole >= room else text


def fitting(hint: str, room: int) -> str:
    """Return a hint in so many cells: whole parts only, the last one, which leads to all keys, before the others.

    Empty where not even that one has room.
    """
    parts = hint.split(GAP)
    while len(parts) > 1 and cell_len(GAP.join(parts)) > room:
        del parts[-2]
    fits = cell_len(GAP.join(parts)) <= room
    return GAP.join(parts) if fits else ""
