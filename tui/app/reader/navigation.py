"""Moving the cursor by a motion, and the page under it."""

from tui.app.commands.reader import CENTRING, MOTIONS
from tui.app.handling import handles, ids
from tui.app.reader.motion import BY_CHARACTER, BY_ROW, FAR, through_rows, through_text
from tui.app.reader.view import ReaderView
from tui.app.reader.visits import remember_jump
from tui.app.services import Services
from tui.text import objects
from tui.text.source import Span
from tui.typeset.rows import RowKind
from tui.workspace.session import Session


class Navigation:
    """Moves through the text by words, sentences, rows, pages."""

    def __init__(self, view: ReaderView, session: Session, services: Services) -> None:
        self._view, self._session = view, session

    @handles(*ids(MOTIONS))
    def move(self, count: int | None, motion: str) -> None:
        """Carry out a motion by its name, such as `word_next`."""
        state, page = self._view.state, self._view.page
        if motion in FAR:
            remember_jump(self._session, state)
        if motion.startswith(BY_ROW):
            self._by_rows(motion, count or 1)
            return
        offset = through_text(state, motion, count)
        if offset is None:
            offset = through_rows(state, page.layout_now, motion, count)
        by_sentence = state.unit == "sentence" and motion.startswith("sentence")
        reach = objects.sentence(state.text, offset) if by_sentence else None
        self._view.go(offset, one_character=motion in BY_CHARACTER, reach=reach)

    @handles(*ids(CENTRING))
    def recentre(self, _count: int | None, place: str) -> None:
        """Put the row of the cursor at the top, in the middle or at the bottom."""
        self._view.page.reveal(self._view.state.cursor.start, place)

    # Rows

    def _by_rows(self, motion: str, count: int) -> None:
        """Move by rows or pages, in the column that the first such motion took."""
        page, state = self._view.page, self._view.state
        layout = page.layout_now
        column = state.column if state.column is not None else layout.cell_of(state.cursor.start)
        kind, direction = motion.rpartition("_")[::2]
        step = count if direction == "down" else -count
        if kind == "row":
            offset = layout.beside(state.cursor.start, step, column)
        else:
            rows = page.size.height - 2 if kind == "page" else page.size.height // 2
            offset = self._scroll(step * max(1, rows), column)
        # Of a word broken over rows only this row's part: from its beginning the next step would come back here.
        word, row = state.reading.word_at(offset), layout.row(layout.row_of(offset))
        self._view.put_cursor(Span(max(word.start, row.start), word.end), column=column)

    def _scroll(self, rows: int, column: int) -> int:
        """Scroll by rows and return where the cursor lands: as far from the top as before."""
        page, layout = self._view.page, self._view.page.layout_now
        before = page.scroll_offset.y
        above = layout.row_of(self._view.state.cursor.start) - before
        page.scroll_row(before + rows)
        if page.scroll_offset.y != before:
            context = page.context
            row = page.scroll_offset.y + min(max(above, context), max(context, page.size.height - 1 - context))
        else:
            row = before + above + rows
        row = max(0, min(row, layout.height - 1))
        while row + 1 < layout.height and layout.row(row).kind is RowKind.BLANK:
            row += 1
        return layout.offset_at(row, column)

    def keep_cursor_in_sight(self) -> None:
        """Take the cursor along when the mouse has scrolled the page."""
        page, state, layout = self._view.page, self._view.state, self._view.page.layout_now
        rows, at = page.rows_in_sight, state.cursor.start
        if not rows or rows[0].start <= at < max(rows[-1].next, rows[-1].start + 1):
            return
        ordered = rows if at < rows[0].start else list(reversed(rows))
        row = next((row for row in ordered if row.kind is not RowKind.BLANK), None)
        if row is not None:
            column = state.column if state.column is not None else layout.cell_of(at)
            word = state.reading.word_at(layout.cells.offset_in(row, column))
            self._view.update(cursor=word, column=column)
