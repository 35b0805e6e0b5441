"""From a stretch of text and the markup in it to a row."""

from bisect import bisect_left, bisect_right

from tui.text.block import Link
from tui.text.markup.row import EMPTY, Mark, MarkupRow
from tui.text.source import Span


def trimmed(text: str, start: int, end: int, hidden: tuple[Span, ...] = ()) -> Span:
    """Return a span without the blanks and the hidden stretches at its ends."""
    begin = start
    first = bisect_right(hidden, start, key=lambda veil: veil.end)
    veils = hidden[first : bisect_left(hidden, end, first, key=lambda veil: veil.start)]
    for veil in veils:
        while begin < min(end, veil.start) and text[begin] in EMPTY:
            begin += 1
        if begin < veil.start:
            break
        begin = max(begin, veil.end)
    while begin < end and text[begin] in EMPTY:
        begin += 1
    for veil in reversed(veils):
        while end > max(begin, veil.end) and text[end - 1] in EMPTY:
            end -= 1
        if end > veil.end:
            break
        end = min(end, veil.start)
    while end > begin and text[end - 1] in EMPTY:
        end -= 1
    return Span(begin, end) if begin < end else Span(min(start, end), min(start, end))


def make_row(text: str, start: int, end: int, hidden: list[Span], links: list[Link]) -> MarkupRow:
    """Return a row from its span and the markup in it; blanks beside hidden ends are hidden too."""
    inner = trimmed(
        text, start, end, tuple(veils := merged([veil for veil in hidden if veil.end > start and veil.start < end]))
    )
    if inner.end <= inner.start:
        return MarkupRow(start, end, "", Mark.SILENT, (Span(start, end),))
    if inner != (start, end):
        veils = merged([*veils, Span(start, inner.start), Span(inner.end, end)])
    parts, at = [], start
    for veil in veils:
        if veil.start > at:
            parts.append(text[at : veil.start])
        at = max(at, veil.end)
    parts.append(text[at:end])
    return MarkupRow(start, end, "".join(parts), hidden=tuple(veils), links=tuple(links))


def outermost(links: list[Link]) -> list[Link]:
    """Return links in order without those that begin inside another: an address that is the words of a link."""
    found: list[Link] = []
    for link in sorted(links, key=lambda link: (link.span.start, -link.span.end)):
        if not found or link.span.start >= found[-1].span.end:
            found.append(link)
    return found


def merged(spans: list[Span]) -> list[Span]:
    """Return spans in order, those that touch made one, empty ones left out."""
    found: list[Span] = []
    for span in sorted(spans):
        if span.start >= span.end:
            continue
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
