"""From a source to its articles: markup first, then the kind of document, then its structure."""

from collections.abc import Sequence

from tui.i18n import _
from tui.text.article import Article, Page
from tui.text.block import Block, Role
from tui.text.kind import DocumentKind
from tui.text.markup import read_markup
from tui.text.source import Source, Span
from tui.text.structure.documents import read_document
from tui.text.structure.documents.evidence import weigh
from tui.text.structure.documents.read import parts_of
from tui.text.structure.newspaper.read import read_newspaper
from tui.text.structure.overrides import Override, kind_of, overrides_by_line


def split(source: Source, overrides: Sequence[Override] = ()) -> Page:
    """Return the articles of `source` and the blocks that belong to none; `overrides` are the reader's decisions.

    Every code point of the source is white space or in exactly one block. Takes time linear in the size of the text.
    Never raises: a text whose structure cannot be read is one plain article, and `Page.trouble` says why.
    """
    try:
        return _split(source, overrides)
    except Exception as error:  # one file must never end the program
        return _plain(
            source, _("its structure could not be read ({why})").format(why=f"{type(error).__name__}: {error}")
        )


def _split(source: Source, overrides: Sequence[Override]) -> Page:
    markup = read_markup(source.structure, source.name)
    parts = parts_of(markup.rows)
    found = weigh(markup, parts)
    said = kind_of(overrides)
    if said is not None:
        found.kind, found.evidence = said, [_("you said so"), *found.evidence]
    if found.kind is DocumentKind.NEWSPAPER:
        return read_newspaper(source, markup, found, overrides)
    return read_document(source, markup, parts, found, overrides_by_line(overrides, markup.rows))


def _plain(source: Source, why: str) -> Page:
    """Return a page whose every line is a paragraph of one article."""
    blocks, at = [], 0
    for line in source.text.split("\n"):
        if body := line.strip():
            start = at + line.index(body[0])
            blocks.append(Block(Role.PARAGRAPH, (Span(start, start + len(body)),)))
        at += len(line) + 1
    articles = (Article(source, 1, None, (), tuple(blocks)),) if blocks else ()
    return Page(source, articles, (), DocumentKind.ARTICLE, (), why)
