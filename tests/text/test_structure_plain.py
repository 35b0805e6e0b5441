"""Plain texts of every kind, as strangers wrote them: what every line is, read by hand.

A file in `plain/` holds a line of text a line, after what it is and a tab; blank lines stand as they are. What it is: T
title, S subtitle, K kicker, H heading, B byline, p paragraph, c caption, C credit, N note on the source, L furniture, D
repeat, with `+` before it when the line goes on with the block of the line above. Every article begins with a `T`.
"""

from pathlib import Path

import pytest

from tests.text.pages import page_of

MARKED = sorted((Path(__file__).parent / "plain").glob("*.*"))
SIGNS = {
    "title": "T",
    "subtitle": "S",
    "kicker": "K",
    "heading": "H",
    "byline": "B",
    "paragraph": "p",
    "caption": "c",
    "credit": "C",
    "source-note": "N",
    "section-label": "L",
    "duplicate": "D",
    "author-note": "A",
    "continued-from": "F",
}


def read(marked: str) -> tuple[str, list[str]]:
    """Return the text, and each line that is not blank after what it is."""
    rows = [row.partition("\t") for row in marked.split("\n")]
    return "\n".join(text for _, _, text in rows), [f"{sign}\t{text.strip()}" for sign, _, text in rows if sign]


def said(text: str, name: str) -> list[str]:
    """Return what the program reads, in the same form."""
    page = page_of(text, name=name)
    every = [block for article in page.articles for block in article.blocks] + list(page.other)
    rows = [
        (span.start, f"{'+' * (number > 0)}{SIGNS[str(block.role)]}\t{text[span.start : span.end].strip()}")
        for block in every
        for number, span in enumerate(block.spans)
    ]
    return [row for _, row in sorted(rows)]


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_every_line_is_read_as_its_writer_meant_it(path: Path) -> None:
    text, expected = read(path.read_text(encoding="utf-8"))
    assert said(text, path.name) == expected
    assert len(page_of(text, name=path.name).articles) == max(1, sum(row.startswith("T") for row in expected))
