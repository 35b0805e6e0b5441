"""The margin: what the reader said, beside the rows it is about."""

from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.looks import TAG_LOOKS, Look, tag_look
from tui.i18n import _
from tui.notes.model.annotation import AnchorState
from tui.text.block import Role
from tui.text.source import Span
from tui.text.visible import visible, visible_line
from tui.typeset.layout import Layout
from tui.typeset.setting import Setting
from tui.workspace.reading.article import PlacedAnnotation
from tui.workspace.reading.wording import ANCHOR_STATES

ROWS: Final = 6
"""Rows that one annotation may take; the one under the cursor may take all it needs."""


class Beside(NamedTuple):
    """An annotation and the screen line it belongs to."""

    placed: PlacedAnnotation
    line: int
    """Line of the screen, from 0."""
    unsaved: bool
    related: tuple[str, ...] = ()
    """Its relations, a line each."""


class _Line(NamedTuple):
    text: str
    component: str
    placed: PlacedAnnotation | None


class Margin(Widget):
    """Annotations in text order, each at its row or as near below it as there is room."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "margin--tag",
        "margin--note",
        "margin--current",
        "margin--alarm",
        "margin--bar",
        *(f"margin--bar-{number}" for number in range(1, len(TAG_LOOKS) + 1)),
    }

    class Chosen(Message):
        """An annotation was clicked."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    def __init__(self) -> None:
        super().__init__()
        self._beside: Sequence[Beside] = ()
        self._current: str | None = None
        self._lines: list[_Line | None] | None = None

    def show(self, beside: Sequence[Beside], current: str | None) -> None:
        """Show annotations; `current` is the id of the one under the cursor."""
        if beside != self._beside or current != self._current:
            self._beside, self._current, self._lines = beside, current, None
            self.refresh()

    def on_resize(self) -> None:
        """Set the notes for the new width."""
        self._lines = None
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Lead to the annotation that was clicked."""
        lines = self._placed()
        line = lines[event.y] if event.y < len(lines) else None
        if line and line.placed:
            self.post_message(self.Chosen(line.placed.span))

    def _placed(self) -> list[_Line | None]:
        """Return the lines from the top of the screen; None where nothing stands."""
        if self._lines is None:
            lines: list[_Line | None] = []
            for beside in self._beside:
                lines.extend([None] * (beside.line - len(lines)))
                lines.extend(self._set(beside))
            self._lines = lines
        return self._lines

    def _set(self, beside: Beside) -> list[_Line]:
        placed, annotation = beside.placed, beside.placed.annotation
        current = annotation.id == self._current
        lines = []
        if beside.unsaved:
            lines.append(_Line(_("not saved"), "margin--alarm", placed))
        if annotation.anchor.hold is not AnchorState.OK:
            lines += [
                _Line(text, "margin--alarm", placed) for text in self._wrap(_(ANCHOR_STATES[annotation.anchor.hold]))
            ]
        if annotation.tags:
            tags = " ".join(f"#{visible_line(tag)}" for tag in annotation.tags)
            lines += [_Line(text, "margin--current" if current else "margin--tag", placed) for text in self._wrap(tags)]
        if annotation.note:
            note = visible(annotation.note.strip())
            lines += [
                _Line(text, "margin--current" if current else "margin--note", placed) for text in self._wrap(note)
            ]
        lines += [
            _Line(text, "margin--tag", placed) for line in beside.related for text in self._wrap(visible_line(line))
        ]
        if not current and len(lines) > ROWS:
            lines = [*lines[: ROWS - 1], _Line("...", "margin--note", placed)]
        return lines

    def _wrap(self, text: str) -> list[str]:
        measure = max(2, self.size.width - 4)
        setting = Setting(measure=measure, indent=0, hang=False)
        layout = Layout(text[:2000], (), lambda _block: Role.PARAGRAPH, setting)
        return [text[row.start : row.end] for row in layout.rows(0, 200)]

    def render_line(self, y: int) -> Strip:
        """Return one screen line."""
        base, lines = self.rich_style, self._placed()
        line = lines[y] if y < len(lines) else None
        if line is None:
            return Strip.blank(self.size.width, base)
        style = base + self._style(line.component)
        current = line.placed is not None and line.placed.annotation.id == self._current
        bar = Segment("||" if current else "|", base + self._bar(line.placed))
        return Strip([bar, Segment(" " * (3 - len(bar.text)), base), Segment(line.text, style)]).adjust_cell_length(
            self.size.width, base
        )

    def _bar(self, placed: PlacedAnnotation | None) -> Style:
        """Return the style of the bar beside a note: in the colour that its passage has."""
        look = tag_look(placed.annotation.tags) if placed else Look.NOTE
        number = TAG_LOOKS.index(look) + 1 if look in TAG_LOOKS else 0
        return self._style(f"margin--bar-{number}" if number else "margin--bar")

    def _style(self, component: str) -> Style:
        return self.get_component_rich_style(component, partial=True)
