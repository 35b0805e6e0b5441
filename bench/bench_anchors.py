"""How long it takes to carry anchors over a changed source, and how many land right."""

import random
from collections.abc import Iterator

from bench.report import Line, best_of
from tests.notes.edits import EDITS, Edited, edited, seeds
from tests.notes.test_reanchor import around, solid
from tui.notes.anchors.reanchor import anchor_at, reanchor
from tui.notes.model.annotation import AnchorState, Annotation
from tui.text.source import Span


def run() -> Iterator[Line]:
    """Carry 1,000 anchors over 300,000 characters, for a text that repeats itself and one that does not."""
    pages = "".join(seeds())
    rng = random.Random(1)
    sentences = pages.split("。")
    varied = "。\n".join(rng.choice(sentences) + str(rng.random()) for _ in range(9000))
    for label, text in (("pages repeated", (pages * 9)[:300_000]), ("sentences mixed", varied[:300_000])):
        notes = [Annotation("", "x", anchor_at(text, (Span(i, i + 6),))) for i in range(0, 299_000, 299)]
        for kind in ("OCR fixes 2 %", "deleted sentences", "reordered paragraphs"):
            new = edited(kind, 1, text).new
            seconds = best_of(3, lambda text=text, new=new, notes=notes: reanchor(text, new, notes))  # type: ignore[misc]
            yield Line(f"carry 1,000 anchors, {label}, {kind}", seconds, "s", aim="0.5 s")
    yield from scored()


def scored() -> Iterator[Line]:
    """Score 100 notes on every shipped page after every kind of edit: how many stand right, how many silently wrong."""
    right = wrong = total = 0
    for name in EDITS:
        rng = random.Random(name)
        for number, text in enumerate(seeds()):
            edit = edited(name, number + 100, text)
            starts = [rng.randrange(len(text) - 20) for _ in range(100)]
            spans = [Span(start, start + rng.choice([2, 4, 8, 20])) for start in starts]
            notes = [Annotation("", "x", anchor_at(text, (span,))) for span in spans if text[slice(*span)].strip()]
            for old, new in zip(notes, reanchor(text, edit.new, notes), strict=True):
                stands = _stands(text, edit, old.anchor.spans[0], new)
                total += stands is not None
                right += stands is True
                wrong += stands is False and new.anchor.hold is AnchorState.OK
    yield Line(
        f"anchors right after {len(EDITS)} kinds of edit, {total:,} notes", 100 * right / total, "%", aim="99.5 %"
    )
    yield Line("anchors silently wrong", 100 * wrong / total, "%", aim="0.02 %")


def _stands(text: str, edit: Edited, span: Span, new: Annotation) -> bool | None:
    """Tell whether a note stands where its characters went; None where they were torn apart or partly deleted."""
    signs = [at for at in range(*span) if not text[at].isspace()]
    images = [edit.image[at] for at in signs if at in edit.image]
    if not images:
        return new.anchor.hold is AnchorState.LOST
    if len(images) < len(signs) or max(images) - min(images) >= 2 * (span.end - span.start) + 8:
        return None
    return around(edit.new, *solid(edit.new, new.anchor.spans[0])) == around(edit.new, min(images), max(images) + 1)
