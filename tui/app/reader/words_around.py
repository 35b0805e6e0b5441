"""Words near a place, as far as a motion needs them."""

from collections.abc import Sequence

from tui.app.reader.state import ReaderState
from tui.text.source import Span


def words_around(state: ReaderState, offset: int, step: int) -> Sequence[Span]:
    """Return words that reach far enough for `step` words from an offset: all of them when they are known."""
    if state.reading.marks.words:
        return state.reading.marks.words
    reach, size = 512 + 16 * abs(step), len(state.text)
    while True:
        low, high = max(0, offset - reach), min(size, offset + reach)
        words = list(state.reading.words(low, high))
        beyond = [word for word in words if (word.start > offset if step > 0 else word.end <= offset)]
        if len(beyond) > abs(step) or (low == 0 if step < 0 else high == size):
            return words
        reach *= 4
