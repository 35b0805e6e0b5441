"""Moving the cursor: characters, words, sentences, paragraphs, rows, pages, and the list of jumps."""

from collections.abc import Sequence
from typing import Final

from tui.app.reader.state import Key
from tui.app.reader.watching import Watching
from tui.i18n import _
from tui.text import graphemes, motions
from tui.text.source import Span
from tui.typeset.rows import Kind

BY_CHARACTER: Final = frozenset({"character_back", "character_next", "word_end", "bracket"})
"""Motions after which the cursor is one character, not a word."""
BY_ROW: Final = ("row_up", "row_down", "page_", "half_")
"""Beginnings of the motions that keep to a column."""
FAR: Final = frozenset({"top", "bottom", "bracket"})
"""Motions that ctrl+o goes back over."""
JUMPS_KEPT: Final = 100


class Moving(Watching):
    """Actions that move the cursor through the text."""

    def action_move(self, count: int | None = None, argument: str = "") -> None:
        """Carry out a motion by its name, such as `word_next`."""
        if self.reading is None:
            return
        if argument in FAR:
            self.remember_jump()
        offset = self._target(argument, count)
        if offset is None:
            return
        if not argument.startswith(BY_ROW):
            self._column = None
            self.go(offset, one_character=argument in BY_CHARACTER)
            return
        # Of a word broken over rows only this row's part: from its beginning the next step would come back here.
        word = self.reading.word_at(offset)
        row = self.page.layout_now.row(self.page.layout_now.row_of(offset))
        assert self.view is not None
        self.view.put_cursor(Span(max(word.start, row.start), word.end), column=self._column)

    def go(self, offset: int, *, one_character: bool = False) -> None:
        """Put the cursor at an offset: on the word there, or on one character."""
        assert self.reading is not None
        offset = max(0, min(offset, motions.last(self.reading.text)))
        if one_character:
            self.put_cursor(Span(offset, graphemes.next_start(self.reading.text, offset)))
        else:
            self.put_cursor(self.reading.word_at(offset))

    def _target(self, name: str, count: int | None) -> int | None:
        """Return where a motion leads."""
        assert self.reading is not None
        kind, direction = name.rpartition("_")[::2]
        step = (count or 1) * (-1 if direction in ("back", "up") else 1)
        text, cursor = self.reading.text, self.cursor
        match kind:
            case "character":
                return motions.character(text, cursor.end - 1 if step > 0 else cursor.start, step)
            case "word" if direction == "end":
                return motions.word_end(
                    text, self.words_around(cursor.end, step), max(cursor.start, cursor.end - 1), step
                )
            case "word":
                return motions.word(text, self.words_around(cursor.start, step), cursor.start, step)
            case "sentence":
                return motions.sentence(text, cursor.start, step)
            case "paragraph":
                return motions.paragraph(self.reading.article.block_spans, cursor.start, step)
            case "row" if direction in ("up", "down"):
                return self._rows_on(step)
            case "row":
                row = self.page.layout_now.row(self.page.layout_now.row_of(cursor.start))
                return row.start if direction == "start" else motions.character(text, row.end, -1)
            case "page":
                return self._scroll(step * max(1, self.page.size.height - 2))
            case "half":
                return self._scroll(step * max(1, self.page.size.height // 2))
            case _:
                return self._far(name, count)

    def _far(self, name: str, count: int | None) -> int | None:
        assert self.reading is not None
        text = self.reading.text
        if name == "bracket":
            return motions.percent(text, count) if count else motions.matching(text, self.cursor.start)
        if count:
            return self.page.layout_now.row(min(count, self.page.layout_now.height) - 1).start
        return 0 if name == "top" else motions.last(text)

    def words_around(self, offset: int, step: int) -> Sequence[Span]:
        """Return words that reach far enough for `step` words from an offset: all of them when they are known."""
        assert self.reading is not None
        if self.reading.marks.words:
            return self.reading.marks.words
        reach, size = 512 + 16 * abs(step), len(self.reading.text)
        while True:
            low, high = max(0, offset - reach), min(size, offset + reach)
            words = list(self.reading.words(low, high))
            beyond = [word for word in words if (word.start > offset if step > 0 else word.end <= offset)]
            if len(beyond) > abs(step) or (low == 0 if step < 0 else high == size):
                return words
            reach *= 4

    # Rows

    def _rows_on(self, step: int) -> int:
        """Return the offset so many text rows further, in the column that row motions keep to."""
        layout, start = self.page.layout_now, self.cursor.start
        if self._column is None:
            self._column = layout.cell_of(start)
        return layout.beside(start, step, self._column)

    def _scroll(self, rows: int) -> int:
        """Scroll by rows and return where the cursor lands: as far from the top as before."""
        page, layout = self.page, self.page.layout_now
        if self._column is None:
            self._column = layout.cell_of(page.cursor.start)
        before = page.scroll_offset.y
        above = layout.row_of(page.cursor.start) - before
        page.scroll_row(before + rows)
        if page.scroll_offset.y != before:
            context = page.context
            row = page.scroll_offset.y + min(max(above, context), max(context, page.size.height - 1 - context))
        else:
            row = before + above + rows
        row = max(0, min(row, layout.height - 1))
        while row + 1 < layout.height and layout.row(row).kind is Kind.BLANK:
            row += 1
        return layout.offset_at(row, self._column)

    def action_recentre(self, _count: int | None = None, argument: str = "") -> None:
        """Put the row of the cursor at the top, in the middle or at the bottom."""
        self.page.reveal(self.cursor.start, argument)

    # The list of jumps

    def remember_jump(self) -> None:
        """Remember where the cursor stands, before it goes far away."""
        here = (self.key, self.cursor.start)
        jumps = self.session.jumps
        if not jumps or jumps[-1] != here:
            jumps.append(here)
        del jumps[:-JUMPS_KEPT]
        self.session.jump_place = len(jumps)

    def action_jump_back(self, _count: int | None = None, _argument: str = "") -> None:
        """Go back to where the cursor stood before the last jump."""
        jumps, place = self.session.jumps, self.session.jump_place
        if place == len(jumps):
            self.remember_jump()
            place = len(jumps) - 1
        if place <= 0:
            self.say(_("This is the first place."))
            return
        self._to_jump(place - 1)

    def action_jump_forward(self, _count: int | None = None, _argument: str = "") -> None:
        """Go forward again."""
        if self.session.jump_place + 1 >= len(self.session.jumps):
            self.say(_("This is the last place."))
            return
        self._to_jump(self.session.jump_place + 1)

    def _to_jump(self, place: int) -> None:
        self.session.jump_place = place
        key, offset = self.session.jumps[place]
        self.go_to(key, offset)

    def go_to(self, key: Key, offset: int) -> None:
        """Go to a place in this or in another article."""
        if key == self.key:
            self.go(offset)
        else:
            self.open_other(key, offset)

    def action_article(self, _count: int | None = None, argument: str = "1") -> None:
        """Open the next or previous article of the list."""
        other = self.session.neighbour(*self.key, int(argument))
        if other is None:
            self.say(_("This is the last article.") if int(argument) > 0 else _("This is the first article."))
            return
        self.remember_jump()
        self.open_other(other)

    # Marks

    def action_set_mark(self, _count: int | None = None, argument: str = "") -> None:
        """Remember this place by a letter."""
        self.session.letters[argument] = (self.key, self.cursor.start)
        self.say(_("Place {letter} is remembered.").format(letter=argument))

    def action_go_mark(self, _count: int | None = None, argument: str = "") -> None:
        """Go to the place remembered by a letter; `'` goes back to where the last jump began."""
        if argument == "'":
            self.action_jump_back()
            return
        if argument not in self.session.letters:
            self.say(_("No place is remembered by {letter}.").format(letter=argument))
            return
        self.remember_jump()
        self.go_to(*self.session.letters[argument])
