"""The list of articles: sources with their articles, what is known of each before its title."""

from collections.abc import Callable, Container
from typing import ClassVar, Final
from unicodedata import east_asian_width

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from tui.app.widgets.rows import RowList
from tui.i18n import _
from tui.text.visible import visible_line
from tui.workspace.catalog import Entry, Heading, Line, State

NARROW: Final = 60
"""Cells; below, only state and title are shown."""


class ArticleList(RowList):
    """Rows of the library. Columns stand before the title: nothing must align to the right of running text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"articles--{name}" for name in ("heading", "unread", "read", "dim", "star", "tag", "trouble")
    }

    def __init__(self, ambiguous: int = 1) -> None:
        """Take the cells that the terminal gives to characters of ambiguous width, 0 if it is not known."""
        super().__init__()
        self.lines: list[Line] = []
        self.selected: set[tuple[str, int]] = set()
        self.hits: Container[tuple[str, int]] | None = None
        """Articles that a search found; None when there is none."""
        self._ambiguous = ambiguous or 1
        self._words = {
            State.UNREAD: _("new"),
            State.READING: _("begun"),
            State.READ: _("read"),
            State.DONE: _("done"),
        }
        self._columns = ((_("chars"), 7), (_("marks"), 5), (_("notes"), 5))
        self._state_width = max(map(cell_len, [*self._words.values(), _("state")]))

    def total(self) -> int:
        """Return the number of rows."""
        return len(self.lines)

    def selectable(self, row: int) -> bool:
        """Let the cursor pass over headings."""
        return not isinstance(self.lines[row], Heading)

    @property
    def current(self) -> Line | None:
        """The row of the cursor."""
        return self.lines[self.cursor] if self.lines else None

    def find(self, wanted: Callable[[Line], bool], after: int, step: int = 1) -> int | None:
        """Return the next row from `after` on in a direction that is wanted, round the end; None when none is."""
        total = len(self.lines)
        for distance in range(1, total + 1):
            row = (after + step * distance) % total
            if wanted(self.lines[row]):
                return row
        return None

    def header(self, width: int) -> str:
        """Return the names of the columns over the rows."""
        state, title = _right(_("state"), self._state_width, left=True), _("title")
        if width < NARROW:
            return f"   {state}  {title}"
        columns = " ".join(_right(name, cells) for name, cells in self._columns)
        return f"   {state} {columns}  {title}"

    def paint(self, row: int, width: int, cursor: bool) -> list[Segment]:
        """Return the segments of a row."""
        style = (lambda name: Style.null()) if cursor else self._style
        line = self.lines[row]
        if isinstance(line, Heading):
            return self._cut(
                [(visible_line(line.source), style("heading")), (f"  {line.about}", style("trouble"))], width
            )
        if isinstance(line, Entry):
            return self._entry(line, width, style)
        return self._cut(
            [
                ("   ! ", style("trouble")),
                (visible_line(line.source), Style.null()),
                (f"  {line.reason}", style("trouble")),
            ],
            width,
        )

    def _entry(self, entry: Entry, width: int, style: Callable[[str], Style]) -> list[Segment]:
        unread = entry.state is State.UNREAD
        signs = ("+" if entry.key in self.selected else ">" if self.hits and entry.key in self.hits else " ") + (
            "*" if entry.star else " "
        )
        parts = [
            (signs + " ", style("star")),
            (_right(self._words[entry.state], self._state_width, left=True), style("unread" if unread else "dim")),
        ]
        if width >= NARROW:
            counts = (f"{entry.length:,}", _number(entry.marks), _number(entry.notes or None))
            columns = (_right(text, cells) for text, (_name, cells) in zip(counts, self._columns, strict=True))
            parts.append((" " + " ".join(columns), style("dim")))
        parts.append(("  ", Style.null()))
        parts.append((entry.title, style("unread") if unread else style("read")))
        if entry.check:
            parts.append(("  !" + str(entry.check), style("trouble")))
        if entry.authors:
            parts.append(("  " + " ".join(entry.authors), style("dim")))
        parts += [(f" #{visible_line(tag)}", style("tag")) for tag in entry.tags]
        return self._cut(parts, width)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"articles--{name}", partial=True)

    def _cut(self, parts: list[tuple[str, Style]], width: int) -> list[Segment]:
        """Return the parts that fit a width, the last one cut."""
        segments, room = [], width
        for text, style in parts:
            if room <= 0:
                break
            shown = text if self._cells(text) <= room else self._fitting(text, room)
            segments.append(Segment(shown, style))
            room -= self._cells(shown)
        return segments

    def _fitting(self, text: str, room: int) -> str:
        if self._ambiguous == 1:
            return set_cell_size(text, room)
        at = 0
        while at < len(text) and (room := room - self._cells(text[at])) >= 0:
            at += 1
        return text[:at]

    def _cells(self, text: str) -> int:
        wide = sum(east_asian_width(character) == "A" for character in text) if self._ambiguous == 2 else 0
        return cell_len(text) + wide


def _right(text: str, cells: int, *, left: bool = False) -> str:
    """Return the text filled with blanks to a width, on its left unless told otherwise."""
    blanks = " " * max(0, cells - cell_len(text))
    return text + blanks if left else blanks + text


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}"
