"""How long it takes to carry anchors over a changed source, and how many land right."""

import random
from collections.abc import Iterator

from bench.report import Line, best_of
from tests.notes.edits import edited, seeds
from tui.notes.anchors.reanchor import anchor_at, reanchor
from tui.notes.model.annotation import Annotation
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
