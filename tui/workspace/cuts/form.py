"""A page as bytes: where its articles and their blocks lie, without the text, which the source has."""

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from tui.text.article import Article, Page
from tui.text.block import Block
from tui.text.kind import DocumentKind
from tui.text.source import Source

_FIELDS: Final = tuple(field.default for field in msgspec.structs.fields(Block))
"""What each field of a block is unless it is said."""


class _Article(msgspec.Struct, array_like=True):
    """An `Article`; its number is its place among them."""

    title: str | None
    authors: tuple[str, ...]
    date: str | None
    page: str | None
    origin: str | None
    tags: tuple[str, ...]
    blocks: tuple[Block, ...]


class _Page(msgspec.Struct, array_like=True):
    """A `Page` whose structure could be read."""

    kind: DocumentKind
    evidence: tuple[str, ...]
    articles: list[_Article]
    other: tuple[Block, ...]


_ENCODE: Final = msgspec.msgpack.Encoder().encode
_DECODE: Final = msgspec.msgpack.Decoder(_Page).decode


def pack(page: Page) -> bytes:
    """Return a page as bytes. Its articles are numbered from 1, as `split` numbers them."""
    articles = [
        (one.title, one.authors, one.date, one.page, one.origin, one.tags, _packed(one.blocks)) for one in page.articles
    ]
    return _ENCODE((page.kind, page.evidence, articles, _packed(page.other)))


def unpack(data: bytes, source: Source) -> Page:
    """Return the page of a source. Raises msgspec.DecodeError for bytes that are none."""
    kept = _DECODE(data)
    articles = tuple(
        Article(source, number, one.title, one.authors, one.blocks, one.date, one.page, one.origin, one.tags)
        for number, one in enumerate(kept.articles, 1)
    )
    return Page(source, articles, kept.other, kept.kind, kept.evidence)


def _packed(blocks: Iterable[Block]) -> list[tuple[Any, ...]]:
    """Return the fields of blocks, without those at the end that are not said."""
    return [_said(msgspec.structs.astuple(one)) for one in blocks]


def _said(fields: tuple[Any, ...]) -> tuple[Any, ...]:
    size = len(fields)
    while fields[size - 1] == _FIELDS[size - 1]:
        size -= 1
    return fields[:size]
