"""Subtitles of a film: a number and a stretch of time above what is said."""

from collections.abc import Sequence

from tui.text import lazy
from tui.text.structure.documents import words
from tui.text.structure.documents.part import Part, RowType

_TIMES = lazy.pattern(r"(?:\d{1,2}:)?\d{1,2}:\d{2}[,.:]\d{1,3}\s*--?>\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[,.:]\d{1,3}")
_LYRIC = lazy.pattern(r"(?:\[\d{1,2}:\d{2}(?:[.:]\d{1,3})?\]\s*)+")
_TAG = lazy.pattern(r"\[(?:ti|ar|al|by|offset|re|ve|length|au)\s*:[^\]]*\]$")
_LEAST = 3
"""Stretches of time in the shortest file of subtitles."""


def find_lyrics(parts: Sequence[Part]) -> None:
    """Make verse of the lines of a song that begin with their time, and furniture of what says who sings it."""
    lines = [part for part in parts if part.text[:1] == "[" and _LYRIC.match(part.text)]
    if len(lines) < _LEAST:
        return
    for part in parts:
        if part.text[:1] == "[" and (_TAG.match(part.text) or _LYRIC.fullmatch(part.text)):
            part.row_type = RowType.CHROME
    for part in lines:
        if part.row_type is not RowType.CHROME:
            part.row_type, part.verse = RowType.BODY, True


def find_subtitles(parts: Sequence[Part]) -> None:
    """Make furniture of the times of subtitles and the numbers above them, and text of what is said."""
    times = [at for at, part in enumerate(parts) if "->" in part.text[:30] and _TIMES.match(part.text)]
    if len(times) < _LEAST:
        return
    for part in parts[times[0] :]:
        if part.row_type not in (RowType.SILENT, RowType.CELLS):
            part.row_type = RowType.BODY
    for at in times:
        parts[at].row_type = RowType.CHROME
        if at and words.NUMBER_ALONE.match(parts[at - 1].text):
            parts[at - 1].row_type = RowType.CHROME
