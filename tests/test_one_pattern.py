"""Time grows with the length of a text, not with its square, on inputs that are one pattern again and again.

Timed, in processor seconds, so only `make torture` runs it: four times the text may take eight times as long.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.one_pattern import PATTERNS
from tui.export.markdown import escape
from tui.language.quick import quick
from tui.notes.anchors.reanchor import reanchor
from tui.notes.file import content, mend
from tui.notes.model.create import create
from tui.settings import Typesetting
from tui.text import decode
from tui.text.sentences import sentences
from tui.text.source import Source, Span
from tui.text.structure import split
from tui.typeset.layout import Layout
from tui.typeset.setting import Setting
from tui.workspace.ledger.gather import FactSource as Read
from tui.workspace.ledger.gather import of_pages

SIZE = 20_000
NOISE = 0.3
"""Processor seconds that do not count: importing, the garbage collector, a busy machine."""


def page(text: str, name: str = "x.txt") -> Source:
    return Source(Path(name), name, text, "utf-8", "")


def read_bytes(text: str) -> None:
    with suppress(decode.NotText):
        decode.decode(text.encode())


def find_articles(text: str) -> None:
    split(page(text))


def find_articles_of_markdown(text: str) -> None:
    split(page(text, "x.md"))


def find_articles_of_a_web_page(text: str) -> None:
    split(page(text, "x.html"))


def read_figures(text: str) -> None:
    ledger = of_pages([Read(split(page(text)))])
    assert ledger.table is not None


def set_rows(text: str) -> None:
    for article in split(page(text)).articles[:3]:
        words = [Span(at, at + 1) for at in range(len(article.text))]
        layout = Layout.of(article, Setting.fit(Typesetting(), 80), words=words)
        while layout.lay_out_more(1000):
            pass


def read_notes(text: str) -> None:
    content.read(text.encode(), mend.take)


def read_broken_notes(text: str) -> None:
    content.read(f'{{"pizhu": {{"1": {{"format": 1}}}}, "_default": {{"1": {{"note": {text}'.encode(), mend.take)


def follow_an_edit(text: str) -> None:
    middle = len(text) // 3
    reanchor(text, f"x{text[:middle]}新{text[middle:]}", [create(page(text), [(middle, middle + 3)])])


NOTES = (
    '"1":{',
    '"1":{"a":{',
    '"1":{"a":[',
    '"1":{"note":"',
    '{"',
    "\\",
    "<<<<<<< a\n",
    '"1":{},',
    "[",
    '"1":{"a":"\\u',
)
"""Patterns that files of notes are made of."""
WORK: list[tuple[Callable[[str], object], tuple[str, ...]]] = [
    (read_bytes, PATTERNS),
    (sentences, PATTERNS),
    (quick, PATTERNS),
    (find_articles, PATTERNS),
    (find_articles_of_markdown, PATTERNS),
    (find_articles_of_a_web_page, PATTERNS),
    (read_figures, PATTERNS),
    (set_rows, PATTERNS),
    (escape, PATTERNS),
    (follow_an_edit, PATTERNS),
    (read_notes, PATTERNS + NOTES),
    (read_broken_notes, PATTERNS + NOTES),
]


def seconds(work: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    work(text)
    return time.process_time() - begin


@pytest.mark.torture
@pytest.mark.parametrize(("work", "pattern"), [(work, pattern) for work, some in WORK for pattern in some])
def test_four_times_the_text_takes_at_most_eight_times_as_long(work: Callable[[str], object], pattern: str) -> None:
    text = pattern * (SIZE // len(pattern))
    short = seconds(work, text)
    assert seconds(work, text * 4) <= 8 * short + NOISE


@pytest.mark.parametrize(("work", "pattern"), [(work, pattern) for work, some in WORK for pattern in some[::9]])
def test_no_pattern_stops_an_analysis(work: Callable[[str], object], pattern: str) -> None:
    work(pattern * (2_000 // len(pattern)))
