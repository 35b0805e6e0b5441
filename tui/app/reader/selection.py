"""Selecting: by keys and by mouse, one and the same selection."""

from typing import Final

from tui.app.commands.reader import OBJECTS
from tui.app.handling import handles, ids
from tui.app.reader.state import ReaderState
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import _
from tui.text import objects
from tui.text.source import Span
from tui.workspace.session import Session

PAIRS: Final = {"quotation": "\"'", "title": "<", "bracket": "([{"}
"""Object -> the keys of its pairs, as `tui.text.objects` knows them."""


class Selecting:
    """Selects text."""

    def __init__(self, view: ReaderView, session: Session, services: Services) -> None:
        self._view, self._services = view, services

    @handles("reader.select", "reader.select_sentence")
    def select(self, _count: int | None, unit: str) -> None:
        """Begin to select from this word or sentence; the same key again ends it."""
        state = self._view.state
        if state.held is not None and unit == "word":
            self._view.deselect()
            return
        sentence = objects.sentence(state.text, state.cursor.start) if unit == "sentence" else None
        self._view.select(sentence or state.cursor, unit if sentence else "")

    @handles("reader.other_end")
    def other_end(self, _count: int | None, _argument: str) -> None:
        """Put the cursor at the other end of the selection."""
        state = self._view.state
        selection, held, cursor = state.selection, state.held, state.cursor
        if selection is None:
            self._services.status(_("Nothing is selected: v selects from this word."))
            return
        word_at = state.reading.word_at
        near = word_at(selection.end - 1 if cursor.start <= selection.start else selection.start)
        held = cursor if held != cursor and held is not None else word_at(selection.start)
        cursor = Span(max(near.start, selection.start), min(near.end, selection.end))
        self._view.update(held=held, cursor=cursor)
        self._view.page.reveal(cursor.start)

    @handles(*ids(OBJECTS))
    def select_object(self, _count: int | None, name: str) -> None:
        """Select the object around the cursor, such as the sentence or what stands in quotation marks."""
        span = object_at(self._view.state, name)
        if span is None or span.start >= span.end:
            self._services.status(_("There is none around the cursor."))
            return
        self._view.update(cursor=self._view.state.reading.word_at(span.end - 1))
        self._view.select(span, name)
        self._view.page.reveal(span.start)

    def cancel(self) -> bool:
        """Select nothing any more; False when nothing is selected."""
        if self._view.state.selection is None:
            return False
        self._view.deselect()
        return True

    # The mouse

    def dragged(self, span: Span | None) -> None:
        """Take what the mouse has selected, or None when it let go."""
        if span is None:
            self._view.deselect()
            return
        self._view.page.selection = span
        self._view.update(cursor=self._view.state.reading.word_at(span.end - 1))
        self._view.select(span)

    def pressed(self, offset: int, chain: int) -> None:
        """Take a click: one puts the cursor there, two select the word, three the sentence."""
        state = self._view.state
        word = state.reading.word_at(offset)
        if chain == 1:
            self._view.update(held=None)
            self._view.put_cursor(word)
        elif chain == 2:
            self._view.update(cursor=word, column=None)
            self._view.select(word)
        else:
            self._view.select(objects.sentence(state.text, offset) or state.cursor)


def object_at(state: ReaderState, name: str) -> Span | None:
    """Return the object of a name around the cursor; None when there is none."""
    at, text, reading = state.cursor.start, state.text, state.reading
    match name:
        case "word":
            return reading.word_at(at)
        case "sentence":
            return objects.sentence(text, at)
        case "paragraph":
            return objects.paragraph(text, reading.article.block_spans, at)
        case "entity":
            return objects.covering(reading.entities.at(at), at)
        case "cell":
            cell = reading.cell_at(at)
            return cell.span if cell else None
        case "figure":
            return objects.covering(reading.figures.at(at), at)
        case _:
            return next((found for key in PAIRS[name] if (found := objects.pair(text, at, key))), None)
