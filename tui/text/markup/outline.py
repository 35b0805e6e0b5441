"""Texts that an outliner wrote, each paragraph an item of one list: what they are without its marks."""

from collections.abc import Sequence

from tui.text.markup.row import Mark, MarkupRow
from tui.text.markup.shaping import make_row
from tui.text.source import Span

_SHARE, _LEAST = 0.9, 6
"""Share of rows that are items of the outermost list, at least, and rows of the shortest such file."""
_MEAN = 30
"""Mean code points of the items of a text, at least; those of a list say less."""
_PROSE_LEAST, _PROSE_SHARE, _SAMPLE = 200, 0.6, 4_000
"""Code points of the shortest text that is prose, the share of Chinese in it, and how much is looked at."""
_HELD = (Mark.SILENT, Mark.PICTURE, Mark.FIELD)


def unlist(text: str, rows: list[MarkupRow]) -> None:
    """Make the items of a file that is one list of paragraphs rows of text, in place."""
    texts = [row for row in rows if row.mark not in _HELD and row.text]
    items = [row for row in texts if row.mark is Mark.ITEM and row.depth == 1 and row.marker and not row.ordered]
    headed = any(row.mark is Mark.HEADING and text[row.start] in "-*+" for row in texts)
    if len(texts) < _LEAST or len(items) + headed < _SHARE * len(texts) or any(row.ordered for row in texts):
        return
    if not headed and sum(len(row.text) for row in items) < _MEAN * len(items):
        return
    ours = {id(row) for row in items}
    rows[:] = [_bare(text, row) if id(row) in ours else row for row in rows]


def _bare(text: str, row: MarkupRow) -> MarkupRow:
    if row.hidden and row.hidden[0].start < row.start + row.marker:
        return row
    made = make_row(text, row.start, row.end, [*row.hidden, Span(row.start, row.start + row.marker)], list(row.links))
    made.gap, made.indent, made.quote, made.bold = row.gap, row.indent, row.quote, row.bold
    return made


def is_prose(rows: Sequence[MarkupRow]) -> bool:
    """Tell whether rows that keep their lines apart hold Chinese sentences, and no code."""
    inside = "".join(row.text for row in rows)
    han = sum("\u4e00" <= sign <= "\u9fff" for sign in inside[:_SAMPLE])
    return len(inside) >= _PROSE_LEAST and "。" in inside and han >= _PROSE_SHARE * min(len(inside), _SAMPLE)
