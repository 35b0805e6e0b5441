"""Structure: megabytes a second on large folders, beside reading the lines alone, and how many lines are read right."""

import json
from collections.abc import Iterator
from pathlib import Path

from bench.report import Line, best_of
from tests.text import kinds
from tests.text.layouts import make
from tests.text.pages import page_of, source_of
from tests.text.structure_score import Score, add
from tui.text.source import Source
from tui.text.structure import split
from tui.text.structure.page.lines import read_lines

_ROOT = Path(__file__).parent.parent
_HELD_OUT = range(90_000, 90_200)
"""Seeds of layouts that no threshold was chosen by."""


def run() -> Iterator[Line]:
    """Split folders of pages of 1 and 10 MB and one file of 10 MB, then score pages with known structure."""
    pages = [path.read_text(encoding="utf-8") for path in sorted((_ROOT / "seeds").glob("*.txt"))]
    layouts = [make(seed).text.replace("\r\n", "\n") for seed in range(80)]
    for label, texts in (("shipped pages", pages), ("layouts with repeats", layouts)):
        for size in (1, 10):
            folder = list(_folder(texts, size * 1_000_000))
            yield _speed(f"split a folder of {size} MB, {label}", folder)
    yield _speed("split one file of 10 MB", [source_of("\n".join(s.text for s in _folder(layouts, 10_000_000)))])
    for label, suffix, texts in _of_kinds():
        folder = [source_of(text, f"{number}{suffix}") for number, text in enumerate(texts)]
        yield _speed(f"split {label}", folder, "over 5 MB/s" if label == "plain text" else "over 2 MB/s")
    yield from _scores("shipped pages", _shipped())
    yield from _scores(f"{len(_HELD_OUT)} unseen layouts", _unseen())


def _folder(texts: list[str], size: int) -> Iterator[Source]:
    at = 0
    while size > 0:
        text = texts[at % len(texts)]
        yield source_of(text)
        size -= len(text.encode())
        at += 1


def _of_kinds() -> Iterator[tuple[str, str, list[str]]]:
    """Yield files of 10 to 30 kB of several kinds: what they are, how their names end, their texts."""
    for label, kind, suffix in (
        ("plain text", "novel.txt", ".txt"),
        ("laws", "law.txt", ".txt"),
        ("Markdown", "markdown.md", ".md"),
    ):
        yield label, suffix, [kinds.make(kind, seed).text * 8 for seed in range(12)]
    lines = [(kinds.make("speech.txt", seed).text * 8).split("\n") for seed in range(12)]
    pages = ["\n".join(f'<p class="text">{line}</p>' for line in page if line) for page in lines]
    yield "HTML", ".html", [f"<html><body>\n{page}\n</body></html>" for page in pages]


def _speed(name: str, folder: list[Source], aim: str = "over 5 MB/s") -> Line:
    size = sum(len(source.text.encode()) for source in folder) / 1e6
    times = 1 if size > 5 else 3
    seconds = best_of(times, lambda: [split(source) for source in folder])
    anchor = best_of(times, lambda: [read_lines(source.text) for source in folder])
    return Line(name, size / seconds, "MB/s", "reading its lines", size / anchor, aim)


def _shipped() -> Iterator[Score]:
    for path in sorted((_ROOT / "tests/reference/structure").glob("*.json")):
        reference = json.loads(path.read_text(encoding="utf-8"))
        score = Score()
        add(score, page_of((_ROOT / "seeds" / reference["file"]).read_text(encoding="utf-8")), reference)
        yield score


def _unseen() -> Iterator[Score]:
    for seed in _HELD_OUT:
        layout = make(seed)
        score = Score()
        add(score, page_of(layout.text.replace("\r\n", "\n")), layout.reference)
        yield score


def _scores(name: str, scores: Iterator[Score]) -> Iterator[Line]:
    every = Score()
    for score in scores:
        every.counts.update(score.counts)
    for what, aim in (("articles", "0.95"), ("joins", "0.95"), ("duplicates", "0.97")):
        yield Line(f"{what}, {name}", every.f1(what), "F1", aim=aim)
    for what, aim in (("titles", "0.97"), ("authors", "0.97"), ("roles", "0.98")):
        yield Line(f"{what}, {name}", every.share(what), "share", aim=aim)
