"""One row of the page as a strip: text with its looks, labels, the sign in the margin, blanks up to the edge."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from tui.app.looks import Layer, Look
from tui.app.overlay import Overlay
from tui.app.widgets.painting import Palette, apart, labelled, mask, one_line, segments, written_lead
from tui.text.source import Span
from tui.typeset.layout import Layout
from tui.typeset.rows import Row, RowKind
from tui.typeset.widths import cells, clipped, drawn


@dataclass(frozen=True, slots=True)
class Pointed:
    """What of a row the reader points at."""

    cursor: Span | None
    selected: Span | None
    under: tuple[Span, ...]
    """Marks and annotations under the cursor that the row shows a part of."""

    @classmethod
    def on(cls, row: Row, cursor: Span, selection: Span | None, under: tuple[Span, ...]) -> "Pointed":
        """Return what of these a row shows."""
        seen = tuple(span for span in under if span.start < row.end and row.start < span.end)
        return cls(_part(cursor, row), _part(selection, row), seen)


@dataclass(frozen=True, slots=True)
class RowPainter:
    """Paints rows of one layout."""

    layout: Layout
    text: str
    written: str
    """The text in the script that is shown, as long as `text`."""
    overlay: Overlay | None
    labels: Mapping[int, str]
    """Letters to draw over the text, by article offset."""
    palette: Palette
    left: int
    """Cells left of the text."""
    width: int
    """Cells of a screen line."""

    def strip(self, row: Row, pointed: Pointed) -> Strip:
        """Return a row as it is drawn."""
        if row.kind is RowKind.BLANK:
            return self._filled(self._between(row))
        text, looks = self._looks(row, pointed)
        begin, text, looks = self._labelled(row, text, looks)
        if "\n" in text:
            text, looks = one_line(text, looks)
        painted = self._before(row)
        if begin:
            room = self.left + row.indent - len(begin)
            kept = Strip(painted).crop(0, max(0, room))
            painted = [*kept, Segment(begin[max(0, -room) :], self.palette.style(int(Look.LABEL)))]
        painted.extend(segments(text, looks, self.palette))
        return self._filled(painted)

    def _looks(self, row: Row, pointed: Pointed) -> tuple[str, list[int]]:
        """Return the characters of a row and the looks of each."""
        overlay, setting = self.overlay, self.layout.setting
        if row.kind is RowKind.FOLD:
            text = drawn(overlay.fold(row)) if overlay else ""
            text = clipped(text, setting.measure - row.indent, setting.ambiguous)
            looks = [int(Look.DUPLICATE | (Look.CURSOR if pointed.cursor else 0))] * len(text)
        else:
            layers = list(overlay.layers(row, pointed.under)) if overlay else []
            if selected := pointed.selected:
                layers.append(Layer(selected.start, selected.end, Look.SELECTION))
            if cursor := pointed.cursor:
                layers.append(Layer(cursor.start, cursor.end, Look.CURSOR))
            text, looks = drawn(self.written[row.start : row.end]), mask(row.start, row.end, layers)
        if pointed.cursor and not text:
            return " ", [int(Look.CURSOR)]
        return text, looks

    def _labelled(self, row: Row, text: str, looks: list[int]) -> tuple[str, str, list[int]]:
        """Return the label that stands before the row, and the row with its gaps and the other labels."""
        gaps = [at - row.start for at in self.layout.cells.gaps(row)]
        if gaps:
            text, looks = apart(text, looks, gaps, columns=row.kind is RowKind.CELLS)
        if not self.labels or row.kind not in (RowKind.TEXT, RowKind.CELLS):
            return "", text, looks
        inside = ((at - row.start, name) for at, name in self.labels.items() if row.start <= at < row.end)
        labels = {at + bisect_right(gaps, at): name for at, name in inside}
        begin = labels.pop(0, "")
        if labels:
            text, looks = labelled(text, looks, labels, cell_len)
        return begin, text, looks

    def _before(self, row: Row) -> list[Segment]:
        """Return what is drawn left of the text: the sign of an annotation, a lead, blanks."""
        base, left = self.palette.style(0), self.left
        sign = self.overlay.sign(row)[:left] if self.overlay else ""
        painted = [Segment(" " * (left - len(sign)), base)] if left > len(sign) else []
        if sign:
            painted.append(Segment(sign, self.palette.named("page--sign")))
        if row.lead:
            lead = written_lead(row, self.text, self.written)
            painted.append(Segment(lead, self.palette.style(int(Look.LEAD))))
        if free := row.indent - cells(row.lead, self.layout.setting.ambiguous):
            painted.append(Segment(" " * free, base))
        return painted

    def _between(self, row: Row) -> list[Segment]:
        """Return a row without text: the rule over a heading, what is said of the article under its headline."""
        palette, setting, overlay = self.palette, self.layout.setting, self.overlay
        base = palette.style(0)
        painted = [Segment(" " * self.left, base)]
        if overlay and (told := overlay.about(row)):
            text = clipped(drawn(told), setting.measure, setting.ambiguous)
            blank = max(0, setting.measure - cells(text, setting.ambiguous)) // 2
            painted += [Segment(" " * blank, base), Segment(text, palette.named("page--about"))]
        elif overlay and overlay.over_heading(row):
            painted.append(Segment(" " * setting.measure, palette.named("page--rule")))
        return painted

    def _filled(self, painted: list[Segment]) -> Strip:
        """Fill a row up with blanks, counted as the terminal counts.

        Rich takes ambiguous characters for one cell, and measures a cluster wrong whose parts look different.
        """
        base = self.palette.style(0)
        taken = cells("".join(segment.text for segment in painted), self.layout.setting.ambiguous)
        if taken > self.width:
            return Strip(painted).adjust_cell_length(self.width, base)
        return Strip([*painted, Segment(" " * (self.width - taken), base)], self.width)


def _part(span: Span | None, row: Row) -> Span | None:
    """Return what of a span a row shows; an empty span counts where it stands."""
    if span is None or row.kind is RowKind.BLANK:
        return None
    low, high = max(span.start, row.start), min(span.end, row.end)
    if low < high:
        return Span(low, high)
    return Span(low, low) if row.start == row.end <= span.start < max(row.next, row.start + 1) else None
