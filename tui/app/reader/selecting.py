"""Selecting: by keys and by mouse, one and the same selection."""

from textual import on
from textual.geometry import Offset
from textual.widget import Widget

from tui.app.reader.jumping import Jumping
from tui.app.widgets.page import PageView
from tui.i18n import _
from tui.text import objects
from tui.text.source import Span


class Selecting(Jumping):
    """Actions that select text."""

    def action_select(self, _count: int | None = None, argument: str = "word") -> None:
        """Begin to select from this word or sentence; the same key again ends it."""
        if self.reading is None:
            return
        if self._held is not None and argument == "word":
            self.deselect()
            return
        span = self.cursor
        if argument == "sentence":
            span = objects.sentence(self.reading.text, span.start) or span
        self.hold(span)

    def hold(self, span: Span) -> None:
        """Select a span; motions extend it from there."""
        assert self.view is not None
        self.view.select(span)

    def deselect(self) -> None:
        """Select nothing."""
        if self.view is not None:
            self.view.deselect()

    def action_other_end(self, _count: int | None = None, _argument: str = "") -> None:
        """Put the cursor at the other end of the selection."""
        selection, held, cursor = self.selection, self._held, self.cursor
        if selection is None or self.reading is None:
            self.say(_("Nothing is selected: v selects from this word."))
            return
        at_start = cursor.start <= selection.start
        self._held = cursor if held != cursor and held is not None else self.reading.word_at(selection.start)
        target = selection.end - 1 if at_start else selection.start
        near = self.reading.word_at(target)
        self.cursor = Span(max(near.start, selection.start), min(near.end, selection.end))
        self.page.reveal(self.cursor.start)

    def action_select_object(self, _count: int | None = None, argument: str = "") -> None:
        """Select the object around the cursor, such as the sentence or what stands in quotation marks."""
        if self.reading is None:
            return
        at, text = self.cursor.start, self.reading.text
        match argument:
            case "word":
                span: Span | None = self.reading.word_at(at)
            case "sentence":
                span = objects.sentence(text, at)
            case "paragraph":
                span = objects.paragraph(text, self.reading.article.block_spans, at)
            case "entity":
                span = objects.covering(self.reading.entities.at(at), at)
            case "figure":
                span = objects.covering(self.reading.figures.at(at), at)
            case _:
                span = next((found for key in _keys(argument) if (found := objects.pair(text, at, key))), None)
        if span is None or span.start >= span.end:
            self.say(_("There is none around the cursor."))
            return
        self.cursor = self.reading.word_at(span.end - 1)
        self.hold(span)
        self.page.reveal(span.start)

    @property
    def target(self) -> Span:
        """What is talked about: the selection, else the object under the cursor."""
        return self.selection or Span(self.thing.start, self.thing.end)

    # The mouse

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Tell Textual's mouse selection which character of the article lies at a cell."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        if isinstance(widget, PageView) and widget.ready:
            region = widget.content_region
            return widget, widget.point(x - region.x, y - region.y)
        return widget, offset

    def get_selected_text(self) -> str | None:
        """Return what ctrl+c copies: the selection of the page, however it was made."""
        if self.reading is not None and (selection := self.selection):
            return self.reading.text[selection.start : selection.end]
        return super().get_selected_text()

    @on(PageView.Selected)
    def _mouse_selected(self, message: PageView.Selected) -> None:
        if self.reading is None:
            return
        if message.span is None:
            self.deselect()
            return
        assert self.view is not None
        self.page.selection = message.span
        cursor = self.reading.word_at(message.span.end - 1)
        self.view.update(held=message.span, selection=message.span, cursor=cursor)

    @on(PageView.Pressed)
    def _mouse_pressed(self, message: PageView.Pressed) -> None:
        if self.reading is None:
            return
        self._column = None
        if message.chain == 1:
            self._held = None
            self.put_cursor(self.reading.word_at(message.offset))
        elif message.chain == 2:
            self.cursor = self.reading.word_at(message.offset)
            self.hold(self.cursor)
        else:
            span = objects.sentence(self.reading.text, message.offset)
            self.hold(span or self.cursor)


def _keys(name: str) -> str:
    return {"quotation": "\"'", "title": "<", "bracket": "([{"}[name]
