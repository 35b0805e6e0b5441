"""Where a motion leads: from the state and the rows of the page to an offset."""

from typing import Final

from tui.app.reader.state import ReaderState
from tui.app.reader.words_around import words_around
from tui.text import motions
from tui.typeset.layout import Layout

BY_CHARACTER: Final = frozenset({"character_back", "character_next", "word_end", "bracket"})
"""Motions after which the cursor is one character, not a word."""
BY_ROW: Final = ("row_up", "row_down", "page_", "half_")
"""Beginnings of the motions that keep to a column."""
FAR: Final = frozenset({"top", "bottom", "bracket"})
"""Motions that ctrl+o goes back over."""


def through_text(state: ReaderState, name: str, count: int | None) -> int | None:
    """Return where a motion that needs no rows leads; None for one that does."""
    kind, direction = name.rpartition("_")[::2]
    step = (count or 1) * (-1 if direction == "back" else 1)
    text, cursor = state.text, state.cursor
    match kind:
        case "character":
            return motions.character(text, cursor.end - 1 if step > 0 else cursor.start, step)
        case "word" if direction == "end":
            words = words_around(state, cursor.end, step)
            return motions.word_end(text, words, max(cursor.start, cursor.end - 1), step)
        case "word":
            return motions.word(text, words_around(state, cursor.start, step), cursor.start, step)
        case "sentence":
            return motions.sentence(text, cursor.start, step)
        case "paragraph":
            return motions.paragraph(state.reading.article.block_spans, cursor.start, step)
    if name == "bracket":
        return motions.percent(text, count) if count else motions.matching(text, cursor.start)
    return None


def through_rows(state: ReaderState, layout: Layout, name: str, count: int | None) -> int:
    """Return where a motion within the row, or to a row by its number, leads."""
    if name in ("row_start", "row_end"):
        row = layout.row(layout.row_of(state.cursor.start))
        return row.start if name == "row_start" else motions.character(state.text, row.end, -1)
    if count:
        return layout.row(min(count, layout.height) - 1).start
    return 0 if name == "top" else motions.last(state.text)
