"""From lines to articles."""

import re
from collections.abc import Sequence

from tui.text.article import Article, Page
from tui.text.block import Block, Role
from tui.text.source import Source
from tui.text.structure.lines import Line, read_lines

_ENDS_SENTENCE = re.compile(r"[。！？!?…｡；;，,、：][”’」』)）]*$|[)）\]】]$")


def _is_headline(line: Line) -> bool:
    return bool(line.hashes) or (len(line.text) <= 50 and not _ENDS_SENTENCE.search(line.text))


def split(source: Source, overrules: Sequence[object] = ()) -> Page:
    """Return the articles of `source` and the blocks that belong to none."""
    articles: list[Article] = []
    blocks: list[Block] = []
    title: str | None = None

    def close() -> None:
        nonlocal blocks, title
        if blocks:
            articles.append(Article(source, len(articles) + 1, title, (), tuple(blocks)))
        blocks, title = [], None

    for line in read_lines(source.text):
        if _is_headline(line):
            if any(block.role is Role.PARAGRAPH for block in blocks):
                close()
            title = f"{title} {line.text}" if title else line.text
            blocks.append(Block(Role.TITLE, (line.span,)))
        else:
            blocks.append(Block(Role.PARAGRAPH, (line.span,)))
    close()
    return Page(source, tuple(articles))
