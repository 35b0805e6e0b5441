"""One row with the note under the cursor, where a narrow window has no room for a margin."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class NoteStrip(Widget):
    """Shows one note on one row, cut where it ends."""

    tags: reactive[str] = reactive("")
    """Its tags, set off; control characters are already visible ones."""
    note: reactive[str] = reactive("")
    """What follows them."""

    def render(self) -> Content:
        """Return the row."""
        parts = [Content.styled(self.tags, "bold"), Content("  "), Content(self.note)]
        return Content("").join(parts if self.tags else parts[2:])
