"""Carry annotations from one version of a source to the next.

Alignment first, because position alone and quotes alone go wrong where a text repeats itself; what it cannot place is
sought by quote and context in the text that is new, and then shown to the reader as moved. A change inside the
annotated text, or one that touches its border and could belong to a number or a name, is never passed over in silence.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from tui.notes.anchors.alignment import Alignment, Compact, compact
from tui.notes.model.annotation import Anchor, AnchorState, Annotation
from tui.text.source import Span

CONTEXT = 32
"""Characters of context kept before and after (the W3C Web Annotation model leaves the length open)."""
ENOUGH = 0.5
"""Least share of an annotated text that must be found again for its place to be believed."""
LONG = 12
"""A quote of so many characters is its own evidence; a shorter one needs its context."""
TOUCH = 3
"""An insertion of at most so many characters at a border may lengthen a name."""

_NUMERIC = frozenset("0123456789零〇一二两三四五六七八九十百千万亿")


def reanchor(old: str | None, new: str, annotations: Iterable[Annotation]) -> list[Annotation]:
    """Return the annotations with their anchors in the new text; offsets are source offsets.

    `old` is the text that the anchors speak of, None when it is not known any more. Order is kept.
    """
    annotations = list(annotations)
    after = compact(new)
    if old == new:
        return annotations
    alignment = Alignment(compact(old), after) if old is not None else Alignment(compact(""), after)
    taken = set(alignment.image)
    carried = []
    for annotation in annotations:
        anchor = annotation.anchor
        placed = None
        if old is not None and anchor.hold is not AnchorState.LOST:
            placed = _carried(anchor, old, new, alignment)
        placed = placed or _sought(anchor, new, after, taken) or _lost(anchor, alignment)
        carried.append(replace(annotation, anchor=placed))
    return carried


def anchor_at(text: str, spans: tuple[Span, ...]) -> Anchor:
    """Return a fresh anchor on spans of a source text, with quote and context."""
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    quote = "".join(text[s.start : s.end] for s in spans)
    return Anchor(spans, quote, text[max(0, first - CONTEXT) : first], text[last : last + CONTEXT])


def accepted(annotation: Annotation, text: str) -> Annotation:
    """Return the annotation as the reader accepts it where it now stands: what the text says there is its quote."""
    return replace(annotation, anchor=anchor_at(text, annotation.anchor.spans))


def _carried(anchor: Anchor, old: str, new: str, alignment: Alignment) -> Anchor | None:
    holds, spans = [anchor.hold], []
    for span in anchor.spans:
        found = _carried_span(span, alignment)
        if found is None:
            holds.append(AnchorState.CHANGED)
            continue
        spans.append(_with_blanks(span, found[0], old, new))
        holds.append(found[1])
    if not spans:
        return None
    hold = max(holds, key=list(AnchorState).index)
    fresh = anchor_at(new, tuple(spans))
    return fresh if hold is AnchorState.OK else replace(anchor, spans=fresh.spans, hold=hold)


def _carried_span(span: Span, alignment: Alignment) -> tuple[Span, AnchorState] | None:
    """Return where a source span went and how sure that is, or None when the alignment cannot say."""
    old, new, image = alignment.old, alignment.new, alignment.image
    start, end = bisect_left(old.place, span.start), bisect_left(old.place, span.end)
    images = [image[i] for i in range(start, end) if image[i] >= 0]
    if not images:
        return None
    same = sum(alignment.same(i) for i in range(start, end))
    low, high = min(images), max(images) + 1
    if high - low > 2 * (end - start) + 8:
        return None
    if same < ENOUGH * (end - start) and not (end - start < LONG and _flanked(start, end, low, high, alignment)):
        return None
    intact = same == end - start == high - low
    place = Span(new.place[low], new.place[high - 1] + 1)
    if not intact or _touched(start, end, low, high, alignment):
        return place, AnchorState.CHANGED
    return place, AnchorState.MOVED if alignment.was_moved(start, end) else AnchorState.OK


def _with_blanks(before: Span, after: Span, old: str, new: str) -> Span:
    """Return a carried span with those blanks at its ends that the old one had and the new text still has there."""
    said = old[before.start : before.end]
    lead, trail = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
    while lead and not new.endswith(lead, 0, after.start):
        lead = lead[1:]
    while trail and not new.startswith(trail, after.end):
        trail = trail[:-1]
    return Span(after.start - len(lead), after.end + len(trail))


def _flanked(start: int, end: int, low: int, high: int, alignment: Alignment) -> bool:
    """Tell whether most neighbours on both sides stayed: then a short text that became another is the same place."""
    image = alignment.image
    left = [alignment.same(start - k) and image[start - k] == low - k for k in range(1, min(start, 4) + 1)]
    right = [alignment.same(end + k) and image[end + k] == high + k for k in range(min(len(image) - end, 4))]
    return 4 * sum(left) >= 3 * len(left) and 4 * sum(right) >= 3 * len(right)


def _touched(start: int, end: int, low: int, high: int, alignment: Alignment) -> bool:
    """Tell whether new text at a border may belong to the annotated number or name: 3亿元 in what is now 13亿元."""
    image, old, new = alignment.image, alignment.old.text, alignment.new.text
    before = image[start - 1] if start else -1
    after = image[end] if end < len(image) else len(new)
    if low and not (start and before == low - 1 and alignment.same(start - 1)):
        inserted = low - 1 - before if before >= 0 else low
        if old[start] in _NUMERIC and _of_number(new, low - 1, -1):
            return True
        if start and 0 < inserted <= TOUCH and alignment.same(start - 1) and new[low - 1].isalnum():
            return True
    if high < len(new) and not (end < len(image) and after == high and alignment.same(end)):
        inserted = after - high if after >= 0 else 0
        if old[end - 1] in _NUMERIC and _of_number(new, high, 1):
            return True
        if end < len(image) and 0 < inserted <= TOUCH and alignment.same(end) and new[high].isalnum():
            return True
    return False


def _of_number(text: str, index: int, step: int) -> bool:
    """Tell whether a character beside a number belongs to it: a numeral, a sign, or a point with a numeral beyond."""
    beyond = text[index + step] if 0 <= index + step < len(text) else ""
    return text[index] in _NUMERIC or text[index] in "%-+" or (text[index] in ".," and beyond in _NUMERIC)


def _sought(anchor: Anchor, text: str, new: Compact, taken: set[int]) -> Anchor | None:
    """Look for the quote in text that nothing old became; short quotes must bring their context along."""
    quote = compact(anchor.quote).text
    if not quote:
        return None
    before, after = compact(anchor.before).text[-8:], compact(anchor.after).text[:8]
    best, at = 0, -1
    place = new.text.find(quote)
    while place >= 0:
        end = place + len(quote)
        if not any(j in taken for j in range(place, end)):
            score = bool(before) * new.text.endswith(before, 0, place) + bool(after) * new.text.startswith(after, end)
            score += len(quote) >= LONG
            if score == best:
                at = -1
            elif score > best:
                best, at = score, place
        place = new.text.find(quote, place + 1)
    if at < 0:
        return None
    span = Span(new.place[at], new.place[at + len(quote) - 1] + 1)
    return replace(anchor, spans=(span,), hold=AnchorState.MOVED)


def _lost(anchor: Anchor, alignment: Alignment) -> Anchor:
    """Return the anchor without text, at the nearest place that still stands, so that order and quote stay."""
    start = bisect_left(alignment.old.place, anchor.spans[0].start) if anchor.spans else 0
    near = next(
        (alignment.image[i] for i in range(min(start, len(alignment.image)) - 1, -1, -1) if alignment.image[i] >= 0), -1
    )
    at = alignment.new.place[near] + 1 if near >= 0 else 0
    return replace(anchor, spans=(Span(at, at),), hold=AnchorState.LOST)
