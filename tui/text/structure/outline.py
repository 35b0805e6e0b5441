"""The outline of an article: its headings, also those that begin a paragraph."""

from typing import NamedTuple

from tui.text import lazy
from tui.text.article import Article
from tui.text.block import Role
from tui.text.source import Span

_STOP = lazy.pattern(r"[。！？!?：:]")


class OutlineEntry(NamedTuple):
    """One heading."""

    level: int
    """Depth, 1 the highest."""
    title: str
    """Text of the heading, without Markdown marks; of a paragraph with a numbered heading the part up to its stop."""
    span: Span
    """Article span of the block."""


def outline(article: Article) -> list[OutlineEntry]:
    """Return the headings of an article in reading order; empty when it has none."""
    text, entries = article.text, []
    for block, span in zip(article.blocks, article.block_spans, strict=True):
        if not block.level or block.role is Role.DUPLICATE:
            continue
        title = text[span.start : span.end]
        if block.role is Role.PARAGRAPH:
            stop = _STOP.search(title)
            title = title[: stop.start()] if stop else title
        entries.append(OutlineEntry(block.level, " ".join(title.split()), span))
    return entries
