"""Sources from strings, and what the tests ask of a page."""

from pathlib import Path

from tui.text.article import Page
from tui.text.source import Source
from tui.text.structure import Override, split


def source_of(text: str, name: str = "page.txt") -> Source:
    return Source(Path(name), name, text, "utf-8", "")


def page_of(text: str, overrides: tuple[Override, ...] = (), name: str = "page.txt") -> Page:
    page = split(source_of(text, name), overrides)
    assert page.trouble is None, page.trouble
    return page


def blocks_of(page: Page) -> list[tuple[str, str]]:
    """Role and text of every block, articles in order, then what belongs to none."""
    text = page.source.text
    every = [block for article in page.articles for block in article.blocks] + list(page.other)
    return [(str(block.role), "".join(text[span.start : span.end] for span in block.spans)) for block in every]


def roles_by_line(page: Page) -> dict[str, str]:
    """The role of every line that is not blank, by its text."""
    found = {}
    for block in [b for article in page.articles for b in article.blocks] + list(page.other):
        for span in block.spans:
            for line in page.source.text[span.start : span.end].split("\n"):
                if line.strip():
                    found[line.strip()] = str(block.role)
    return found


def paragraphs_of(page: Page) -> list[str]:
    return [text for role, text in blocks_of(page) if role == "paragraph"]
