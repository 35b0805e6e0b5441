"""The page without a screen: rule breaks, speed, and how little a long article costs."""

import contextlib
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from bench.report import Line, best_of
from tests.typeset.violations import violations
from tui.text.block import Role
from tui.text.search import find
from tui.text.sentences import sentences
from tui.text.source import Span
from tui.typeset.layout import Layout
from tui.typeset.setting import Setting

SEEDS = Path(__file__).parent.parent / "seeds"
MEASURES = range(40, 121, 8)
BIG = 3_500_000
"""Characters of a 10 MB article."""
SMALL = 3_500
SCREEN = 50


def run() -> Iterator[Line]:
    """Yield the lines of this benchmark."""
    yield from _rules()
    yield from _speed()
    yield from _long_texts()


def _lines(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def _role(_block: int) -> Role:
    return Role.PARAGRAPH


def _layout(text: str, spans: list[Span], measure: int = 76) -> Layout:
    return Layout(text, spans, _role, Setting(measure=measure))


def _pages() -> list[str]:
    return [path.read_text(encoding="utf-8").strip() for path in sorted(SEEDS.glob("*.txt"))]


# Rules


def _rules() -> Iterator[Line]:
    """Count the rows that break a rule which they could keep, in the five pages at eleven measures."""
    counts = dict.fromkeys(("pizhu", "Textual Static", "Rich", "hard wrap, as less"), 0)
    rows = 0
    for text in _pages():
        spans = _lines(text)
        for measure in MEASURES:
            layout = _layout(text, spans, measure)
            while layout.lay_out_more(10_000):
                pass
            starts = [row.start for row in layout.rows(0, layout.height)]
            rows += len(starts)
            counts["pizhu"] += _count(text, starts)
            counts["Textual Static"] += _count(text, _textual(text, measure))
            counts["Rich"] += _count(text, _rich(text, measure))
            counts["hard wrap, as less"] += _count(text, _hard(text, measure))
    yield Line("rows of 5 pages at 11 measures", rows, "rows")
    for name, count in counts.items():
        yield Line(f"of these, rows that break a rule: {name}", count, "rows", aim="0" if name == "pizhu" else "")


def _count(text: str, starts: list[int]) -> int:
    return sum(1 for _ in violations(text, starts))


def _starts(text: str, shown: list[str]) -> list[int]:
    """Return where rows begin, from what a wrapper shows of them (it may drop spaces between rows)."""
    starts, at = [], 0
    for row in shown:
        content = row.strip()
        if content:
            at = text.index(content[:8], at)
            starts.append(at)
            at += len(content) if text.startswith(content, at) else 1
    return starts


def _rich(text: str, measure: int) -> list[int]:
    from rich.console import Console
    from rich.text import Text

    console = Console(width=measure, file=io.StringIO())
    return _starts(text, [line.plain for line in Text(text).wrap(console, measure)])


def _textual(text: str, measure: int) -> list[int]:
    """Wrap as a Static does: through Textual's own visual, without an app."""
    from textual.content import Content

    shown = [line.plain for line in Content(text).wrap(measure)]
    return _starts(text, shown)


def _hard(text: str, measure: int) -> list[int]:
    """Wrap as `less` does: a row ends where the next character does not fit."""
    from rich.cells import cell_len

    starts, at = [], 0
    for line in text.split("\n"):
        room = 0
        for place, character in enumerate(line):
            width = cell_len(character)
            if place == 0 or room + width > measure:
                starts.append(at + place)
                room = 0
            room += width
        at += len(line) + 1
    return starts


# Speed


def _speed() -> Iterator[Line]:
    text = "\n".join(_pages())
    text = (text + "\n") * (1_000_000 // len(text) + 1)
    spans = _lines(text)

    def everything() -> None:
        layout = _layout(text, spans)
        while layout.lay_out_more(1_000_000):
            pass

    yield Line("rows of plain paragraphs", len(text) / best_of(3, everything) / 1e6, "M chars/s", aim="3")
    yield Line("sentences", len(text) / best_of(3, lambda: sentences(text)) / 1e6, "M chars/s", aim="5")
    for name, needle in (("Han", "高质量发展"), ("Latin, every case and width", "ai"), ("a comma", "，")):
        taken = best_of(3, lambda needle=needle: find(text, needle))  # type: ignore[misc]
        yield Line(f"find: {name}", len(text) / taken / 1e6, "M chars/s")
    taken = best_of(2, lambda: find(text, r"\d+年", regex=True))
    yield Line("find: regular expression", len(text) / taken / 1e6, "M chars/s")


# Long texts


def _long_texts() -> Iterator[Line]:
    page = "\n".join(line for text in _pages() for line in text.split("\n") if line)
    big = ((page + "\n") * (BIG // len(page) + 1))[:BIG]
    flat = big.replace("\n", "")
    short = "\n".join(flat[at : at + 8] for at in range(0, 400_000 * 8, 8))
    small = big[:SMALL]
    small_spans = _lines(small)
    base = best_of(9, lambda: _first_screen(small, small_spans))
    yield Line("first screen, 10 kB article", base * 1000, "ms")
    for name, text, spans in (
        ("10 MB article", big, _lines(big)),
        ("10 MB in one paragraph", flat, [Span(0, len(flat))]),
        ("400,000 short lines", short, _lines(short)),
        ("400,000 short lines in one block", short, [Span(0, len(short))]),
    ):
        yield from _long_text(name, text, spans, base)


def _first_screen(text: str, spans: list[Span]) -> Layout:
    layout = _layout(text, spans)
    layout.rows(0, min(SCREEN, layout.height))
    return layout


def _go(layout: Layout, offset: int) -> None:
    number = layout.lay_out(offset, SCREEN, SCREEN)
    layout.rows(max(0, number - SCREEN // 2), number + SCREEN)


def _first_go(text: str, spans: list[Span], offset: int) -> float:
    layout = _first_screen(text, spans)
    return best_of(1, lambda: _go(layout, offset))


def _long_text(name: str, text: str, spans: list[Span], base: float) -> Iterator[Line]:
    taken = best_of(5, lambda: _first_screen(text, spans))
    yield Line(f"{name}: first screen", taken * 1000, "ms", "the 10 kB article", base * 1000, "3 x")
    for key, share in (("G", 1.0), ("50%", 0.5)):
        taken = min(_first_go(text, spans, int(len(text) * share)) for _ in range(3))
        yield Line(f"{name}: {key} for the first time", taken * 1000, "ms", aim="300")
    taken = best_of(3, lambda: _go(_layout(text, spans, 60), len(text) // 2))
    yield Line(f"{name}: another width, in the middle", taken * 1000, "ms")
    layout = _first_screen(text, spans)
    estimate = layout.height
    begin = best_of(1, lambda: _advance(layout))
    yield Line(f"{name}: every row", len(text) / begin / 1e6, "M chars/s")
    yield Line(f"{name}: first estimate of the height", estimate, "rows", "the true one", float(layout.height))
    layout.rows(layout.height // 2, layout.height // 2 + SCREEN)
    taken = best_of(9, lambda: layout.rows(layout.height // 2, layout.height // 2 + SCREEN))
    yield Line(f"{name}: {SCREEN} rows once set", taken * 1000, "ms")
    yield Line(
        f"{name}: memory of all its rows", _memory(text, spans) / 1e6, "MB", "the file", len(text.encode()) / 1e6
    )


def _advance(layout: Layout) -> None:
    while layout.lay_out_more(500):
        pass


def _memory(text: str, spans: list[Span]) -> int:
    """Return the bytes of a layout with every row set, worked out on an eighth of the text."""
    part, part_spans = text[: len(text) // 8], spans[: max(1, len(spans) // 8)]
    with contextlib.ExitStack() as stack:
        tracemalloc.start()
        stack.callback(tracemalloc.stop)
        layout = _layout(part, part_spans)
        _advance(layout)
        return tracemalloc.get_traced_memory()[0] * 8
