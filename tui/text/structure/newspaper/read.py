"""Newspaper pages, from lines to articles: the steps in order, and their result as values."""

from collections.abc import Iterator, Sequence

from tui.text.article import Article, Page
from tui.text.block import Block, Role, Style
from tui.text.markup import Mark, Markup, read_markup
from tui.text.source import Source, Span
from tui.text.structure.documents.cuts import DocumentEvidence
from tui.text.structure.newspaper.article_draft import ArticleDraft
from tui.text.structure.newspaper.articles import ArticleAssembly
from tui.text.structure.newspaper.displaced import bring_home
from tui.text.structure.newspaper.draft import DraftBlock, PageDraft
from tui.text.structure.newspaper.overriding import apply_overrides
from tui.text.structure.newspaper.paragraphs import Paragraphs
from tui.text.structure.overrides import Override, overrides_by_line
from tui.text.structure.page.folio import find_date, find_page, printed_on
from tui.text.structure.page.lines import SourceLine, read_lines
from tui.text.structure.page.pagestyle import find_inset, find_unmarked_verse, find_verse, find_width
from tui.text.structure.page.repeats import read_repeats
from tui.text.structure.types.authors import is_lead, lead_authors, names, signature
from tui.text.structure.types.linetypes import LineType, line_type_of
from tui.text.structure.types.mastheads import HEAD, paper_name

_SILENT = (Mark.SILENT, Mark.PICTURE)


def read_newspaper(source: Source, markup: Markup, found: DocumentEvidence, overrides: Sequence[Override] = ()) -> Page:
    """Return the articles of a newspaper page and the blocks that belong to none."""
    silent = [row for row in markup.rows if row.mark in _SILENT or not row.text]
    draft = _read(source.text, {row.start for row in silent}, overrides)
    assembly = _dealt(draft)
    bring_home(assembly)
    apply_overrides(assembly)
    beside = [Block(Role.SECTION_LABEL, (Span(row.start, row.end),), hidden=row.hidden) for row in silent]
    return _page(source, draft, assembly, beside, found)


def _dealt(draft: PageDraft) -> ArticleAssembly:
    """Put lines together to paragraphs, and deal those out to articles."""
    Paragraphs(draft).run()
    assembly = ArticleAssembly(draft)
    assembly.run()
    return assembly


def weighed(source: Source, overrides: Sequence[Override] = ()) -> PageDraft:
    """Return the lines of a newspaper page with how headlines and articles were weighed on it."""
    draft = read_lines_of(source, overrides)
    _dealt(draft)
    return draft


def read_lines_of(source: Source, overrides: Sequence[Override] = ()) -> PageDraft:
    """Return the lines of a newspaper page with what is known of them before its paragraphs are."""
    silent = {
        row.start for row in read_markup(source.structure, source.name).rows if row.mark in _SILENT or not row.text
    }
    return _read(source.text, silent, overrides)


def _read(text: str, silent: set[int], overrides: Sequence[Override]) -> PageDraft:
    whole = [line for line in read_lines(text) if line.start not in silent]
    overrides_at = overrides_by_line(overrides, whole)
    lines, repeats = read_repeats(whole, overrides_at.kept)
    if len(lines) > len(whole):
        overrides_at = overrides_by_line(overrides, lines)
    line_types = [line_type_of(line) for line in lines]
    if (name := paper_name([line.text for line in lines[:HEAD]])) is not None:
        line_types[name] = LineType.FOLIO
    verse = find_verse(lines, line_types)
    find_unmarked_verse(lines, line_types, verse)
    return PageDraft(
        lines,
        line_types,
        repeats,
        verse,
        find_width(lines, verse),
        find_inset(lines, line_types),
        overrides_at,
    )


def _page(
    source: Source, draft: PageDraft, assembly: ArticleAssembly, beside: list[Block], found: DocumentEvidence
) -> Page:
    date, page = _folio(draft, assembly)
    articles = []
    for number, article in enumerate((s for s in assembly.articles if s.heads or s.blocks), 1):
        blocks = tuple(_block(draft, block) for block in [*article.heads, *article.blocks])
        titles = [draft.text_of(block) for block in article.heads if block.role is Role.TITLE]
        last = article.body[-1] if article.body else None
        printed = printed_on(draft.text_of(last)) if last else None
        articles.append(
            Article(source, number, " ".join(titles) or None, _authors(draft, article), blocks, printed or date, page)
        )
    other = sorted([*beside, *(_block(draft, block) for block in assembly.other)], key=lambda block: block.spans[0])
    return Page(source, tuple(articles), tuple(other), found.kind, tuple(found.evidence))


def _folio(draft: PageDraft, assembly: ArticleAssembly) -> tuple[str | None, str | None]:
    beside = (LineType.FOLIO, LineType.SOURCE_NOTE)
    folio = [draft.text_of(block) for block in assembly.other if block.line_type in beside]
    dates = [found for text in folio if (found := find_date(text))]
    pages = [found for text in folio if (found := find_page(text))]
    return (dates[0] if dates else None), (pages[0] if len(set(pages)) == 1 else None)


def _block(draft: PageDraft, block: DraftBlock) -> Block:
    spans = tuple(Span(draft.lines[number].start, draft.lines[number].end) for number in block.lines)
    hidden = tuple(veil for number in block.lines for veil in _hidden(draft.lines[number]))
    style = Style.VERSE if block.verse else Style.PROSE
    return Block(block.role, spans, block.level, block.repeats, hidden, style)


def _hidden(line: SourceLine) -> Iterator[Span]:
    """Yield the Markdown marks before and after the text of a line."""
    if line.markup:
        end = line.start + line.markup + len(line.text)
        yield Span(line.start, line.start + line.markup)
        if end < line.end:
            yield Span(end, line.end)


def _authors(draft: PageDraft, article: ArticleDraft) -> tuple[str, ...]:
    """Return the authors of an article: bylines, then the brackets of its lead, then a signature at its end."""
    found: list[str] = []
    bylines = [draft.text_of(block) for block in article.blocks if block.role is Role.BYLINE]
    found += names("\n".join(bylines)) or []
    body = article.body
    for block in body[:2]:
        text = draft.text_of(block)
        if is_lead(text):
            found += lead_authors(text)
            break
    if body and not found:
        found += signature(draft.text_of(body[-1]))
    return tuple(dict.fromkeys(found))
