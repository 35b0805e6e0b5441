"""A page as bytes: where its articles and their blocks lie, without the text, which the source has."""

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from tui.text.article import Article, Page
from tui.text.block import Block, Link, Role, Style, TableRow
from tui.text.kind import DocumentKind
from tui.text.source import Source, Span

_Spans = tuple[Span, ...]
_ROLES: Final = tuple(Role)
_STYLES: Final = tuple(Style)
_PLAIN: Final = (0, None, (), 0, 0, 0, "", 0, None, ())
"""What a block has behind its role and spans when it is a plain paragraph; see `_Block`."""


class _Row(msgspec.Struct, array_like=True):
    """A `TableRow`."""

    table: int
    number: int
    cells: _Spans
    header: bool
    align: tuple[str, ...]


class _Block(msgspec.Struct, array_like=True, gc=False):
    """A `Block`; what is as in a plain paragraph may be missing at the end. Role and style are told by number."""

    role: int
    spans: _Spans
    level: int = 0
    repeats: Span | None = None
    hidden: _Spans = ()
    style: int = 0
    depth: int = 0
    marker: int = 0
    sign: str = ""
    indent: int = 0
    row: _Row | None = None
    links: tuple[tuple[Span, str], ...] = ()


class _Article(msgspec.Struct, array_like=True):
    """An `Article`; its number is its place among them."""

    title: str | None
    authors: tuple[str, ...]
    date: str | None
    page: str | None
    origin: str | None
    tags: tuple[str, ...]
    blocks: list[_Block]


class _Page(msgspec.Struct, array_like=True):
    """A `Page` whose structure could be read."""

    kind: DocumentKind
    evidence: tuple[str, ...]
    articles: list[_Article]
    other: list[_Block]


_ENCODE: Final = msgspec.msgpack.Encoder().encode
_DECODE: Final = msgspec.msgpack.Decoder(_Page).decode


def pack(page: Page) -> bytes:
    """Return a page as bytes. Its articles are numbered from 1, as `split` numbers them."""
    articles = [
        (one.title, one.authors, one.date, one.page, one.origin, one.tags, _packed(one.blocks)) for one in page.articles
    ]
    return _ENCODE((page.kind, page.evidence, articles, _packed(page.other)))


def unpack(data: bytes, source: Source) -> Page:
    """Return the page of a source. Raises msgspec.DecodeError, IndexError for bytes that are none."""
    kept = _DECODE(data)
    articles = tuple(
        Article(source, number, one.title, one.authors, _unpacked(one.blocks), one.date, one.page, one.origin, one.tags)
        for number, one in enumerate(kept.articles, 1)
    )
    return Page(source, articles, _unpacked(kept.other), kept.kind, kept.evidence)


def _packed(blocks: Iterable[Block]) -> list[tuple[Any, ...]]:
    return [_block(one) for one in blocks]


def _block(one: Block) -> tuple[Any, ...]:
    row = one.row and (one.row.table, one.row.number, one.row.cells, one.row.header, one.row.align)
    links = tuple((link.span, link.target) for link in one.links)
    style = _STYLES.index(one.style)
    more = (one.level, one.repeats, one.hidden, style, one.depth, one.marker, one.sign, one.indent, row, links)
    size = len(more)
    while size and more[size - 1] == _PLAIN[size - 1]:
        size -= 1
    return (_ROLES.index(one.role), one.spans, *more[:size])


def _unpacked(blocks: Iterable[_Block]) -> tuple[Block, ...]:
    return tuple(
        Block(
            _ROLES[one.role],
            one.spans,
            one.level,
            one.repeats,
            one.hidden,
            _STYLES[one.style],
            one.depth,
            one.marker,
            one.sign,
            one.indent,
            _row(one.row) if one.row else None,
            tuple(Link(span, target) for span, target in one.links) if one.links else (),
        )
        for one in blocks
    )


def _row(one: _Row) -> TableRow:
    return TableRow(one.table, one.number, one.cells, one.header, one.align)
