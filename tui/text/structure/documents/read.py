"""From rows to articles for every kind of document but the newspaper page: the steps in order."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tui.text.article import Article, Page
from tui.text.block import Block, Role
from tui.text.kind import DocumentKind
from tui.text.markup import Mark, Markup, MarkupRow
from tui.text.source import Source, Span
from tui.text.structure.documents import words
from tui.text.structure.documents.authorship import authors_above, authors_of
from tui.text.structure.documents.counted import find_counted
from tui.text.structure.documents.cuts import DocumentEvidence, head_name
from tui.text.structure.documents.divide import divide, mark_starts, sign
from tui.text.structure.documents.frames import find_framed
from tui.text.structure.documents.grids import find_grids
from tui.text.structure.documents.head import find_head
from tui.text.structure.documents.headings import settle
from tui.text.structure.documents.names import bare_name, said_names
from tui.text.structure.documents.ornaments import find_labels, find_ornaments
from tui.text.structure.documents.overriding import force_articles, force_roles, force_starts
from tui.text.structure.documents.pageheads import find_page_heads
from tui.text.structure.documents.part import ASIDE, RUNNING, ArticleParts, Part, RowType
from tui.text.structure.documents.pictures import find_captions
from tui.text.structure.documents.plays import set_stage
from tui.text.structure.documents.poems import find_records
from tui.text.structure.documents.repeats import fold_repeats
from tui.text.structure.documents.row_joining import join_rows
from tui.text.structure.documents.rowtypes import row_type_of
from tui.text.structure.documents.stanzas import find_stanzas
from tui.text.structure.documents.subtitles import find_lyrics, find_subtitles
from tui.text.structure.documents.title_ends import unmark_titles
from tui.text.structure.documents.titled import find_signed_titles
from tui.text.structure.documents.tunes import find_tunes
from tui.text.structure.documents.verse import find_verse
from tui.text.structure.overrides import LineOverrides
from tui.text.structure.page.folio import find_date, find_page, printed_on
from tui.text.structure.types.authors import (
    continues_byline,
    is_bare_names,
)
from tui.text.structure.types.mastheads import HEAD, paper_name

_HEAD_MOST, _OFTEN = 80, 3
"""Code points of the longest running head, and times that it stands in a file, at least, to be none of its text."""
_MAY_RUN = (RowType.SHORT, RowType.BODY, RowType.CELLS)
_SAID_AGAIN = (DocumentKind.LAW, DocumentKind.BOOK, DocumentKind.POEMS, DocumentKind.PLAY)
"""Kinds in which what stands there twice is meant."""
_HEADS = (Role.KICKER, Role.TITLE, Role.SUBTITLE)


def read_document(
    source: Source, markup: Markup, parts: list[Part], found: DocumentEvidence, overrides_at: LineOverrides
) -> Page:
    """Return the page that the parts of a document, one for each row, make up."""
    rows = {row.start: number for number, row in enumerate(markup.rows)}
    if found.kind is DocumentKind.PDF or _numbers_pages(parts):
        _running_heads(parts)
    if found.kind is DocumentKind.WEB:
        _menus(parts)
    spoken = set_stage(parts) if found.kind is DocumentKind.PLAY else set()
    force_roles(parts, overrides_at)
    apart = spoken | {markup.rows[number].start for number in overrides_at.unjoins | overrides_at.splits}
    joins = {markup.rows[second].start: markup.rows[first].end for second, first in overrides_at.joins.items()}
    parts = join_rows(parts, found, apart, joins)
    settle(parts, found.kind is DocumentKind.BOOK, found.unstopped)
    find_head(parts, markup, found)
    mark_starts(parts, markup, found)
    if found.kind is not DocumentKind.SCRAPS:
        sign(parts)
    if found.kind not in _SAID_AGAIN:
        parts = fold_repeats(parts, {markup.rows[number].start for number in overrides_at.kept})
    force_starts(parts, overrides_at, rows)
    _levels(parts)
    unmark_titles(parts)
    divided, other = divide(parts)
    force_articles(divided, overrides_at, rows)
    return _page(source, markup, divided, other, found)


def _numbers_pages(parts: Sequence[Part]) -> bool:
    """Tell whether lines say the number of their page, and the same short line stands beside each of them."""
    pages = [at for at, part in enumerate(parts) if part.row_type is RowType.PAGE]
    if len(pages) < 2:
        return False
    beside = [{parts[n].text for n in (at - 1, at + 1) if 0 <= n < len(parts)} for at in pages]
    return any(len(text) <= _HEAD_MOST for text in set.intersection(*beside))


def _running_heads(parts: Sequence[Part]) -> None:
    """Make the lines beside page numbers that stand there again and again no part of the text.

    One that stands there twice is the title where it stands first.
    """
    names = [head_name(part.text) if len(part.text) <= _HEAD_MOST else "" for part in parts]
    times = Counter(names)
    for part in parts:
        if words.NUMBER_ALONE.match(part.text):
            part.row_type = RowType.PAGE
    pages = [part.row_type is RowType.PAGE for part in parts]
    beside = {name for at, name in enumerate(names) if any(pages[max(0, at - 1) : at + 2]) and times[name] >= 2}
    seen: set[str] = set()
    told = {
        part.text for part, below in pairwise(parts) if part.row_type is RowType.CHAPTER and below.row_type in RUNNING
    }
    first = _heads_text(parts)
    for at, (name, part) in enumerate(zip(names, parts, strict=True)):
        if at == first or (not at and _names_file(parts, name)):
            seen.add(name)
            continue
        may = part.row_type in _MAY_RUN or (part.row_type is RowType.CHAPTER and name in seen and name in told)
        if name in beside and may and (name in seen or times[name] >= _OFTEN):
            part.row_type = RowType.CHROME
        seen.add(name)


def _names_file(parts: Sequence[Part], name: str) -> bool:
    """Tell whether the first line is the title that the feet of the pages say again with their numbers."""
    first, below = parts[0], parts[1] if len(parts) > 1 else None
    own = first.row_type is RowType.SHORT and name == first.text and below is not None and below.row_type in RUNNING
    return own and any(head_name(part.text) == name != part.text for part in parts)


def _heads_text(parts: Sequence[Part]) -> int:
    """Return where the first line stands when who wrote stands below it and then the text, else -1: it may run on."""
    first = next((at for at, part in enumerate(parts) if part.row_type not in ASIDE), -1)
    if first < 0 or parts[first].row_type is not RowType.SHORT or words.VOLUME.search(parts[first].text):
        return -1
    signed = False
    for part in parts[first + 1 :]:
        if part.row_type not in (RowType.SHORT, RowType.BYLINE) or "，" in part.text:
            return first if signed and part.row_type is not RowType.PAGE else -1
        signed = bool(part.row_type is RowType.BYLINE or words.OFFICE.match(part.text) or is_bare_names(part.text))
        if not signed:
            return -1
    return -1


def _menus(parts: Sequence[Part]) -> None:
    """Make runs of very short lines beside the furniture of a site part of it."""
    at = 0
    while at < len(parts):
        end = at
        while end < len(parts) and (
            parts[end].row_type is RowType.CHROME
            or (parts[end].row_type is RowType.SHORT and len(parts[end].text) <= 6)
        ):
            end += 1
        run = parts[at:end]
        if len(run) >= 4 and any(part.row_type is RowType.CHROME for part in run):
            for part in run:
                part.row_type = RowType.CHROME
        at = max(end, at + 1)
    for part in reversed(parts):
        if part.row_type is RowType.BODY and words.POSTAL.match(part.text):
            part.row_type = RowType.CHROME
        elif part.row_type not in ASIDE:
            break


def _levels(parts: Sequence[Part]) -> None:
    """Make the highest heading of the document level 1."""
    top = min((part.level for part in parts if part.role is Role.HEADING and part.level), default=1)
    for part in parts:
        if part.role is Role.HEADING:
            part.level = max(1, part.level - top + 1)


def _page(
    source: Source, markup: Markup, divided: list[ArticleParts], other: list[Part], found: DocumentEvidence
) -> Page:
    front = markup.front
    date = find_date(front.date) if front.date else None
    said = [
        name
        for part in other
        if part.row_type is RowType.NOTE and part.row.mark is not Mark.FIELD
        for name in said_names(part.text)
    ]
    if date is None:
        title = next((part.row.start for held in divided for part in held.parts if part.role is Role.TITLE), 0)
        dates = (
            find_date(part.text)
            for part in sorted(other, key=lambda part: part.row.start < title)
            if part.row_type in (RowType.NOTE, RowType.DATE, RowType.CHROME)
            and part.row.mark is not Mark.FIELD
            and "://" not in part.text
        )
        date = next((day for day in dates if day), None)
    numbers = {number for part in other if part.row_type is RowType.CHROME and (number := find_page(part.text))}
    page = numbers.pop() if len(numbers) == 1 else None
    articles: list[Article] = []
    above = authors_above(divided) if found.kind is DocumentKind.ESSAYS else []
    for held in divided:
        titles = [part.named for part in held.parts if part.role is Role.TITLE]
        heads = [part for part in held.parts if part.role in _HEADS]
        rest = [part for part in held.parts if part.role not in _HEADS]
        authors = (
            authors_of(held) or [bare_name(name) for name in front.authors] or (said if len(divided) == 1 else above)
        )
        last = held.body[-1].text if held.body else ""
        articles.append(
            Article(
                source,
                len(articles) + 1,
                " ".join(titles).replace("\t", " ") or None,
                tuple(dict.fromkeys(authors)),
                tuple(_block(part) for part in [*heads, *rest]),
                printed_on(last) or date,
                page,
                origin=front.origin,
                tags=tuple(front.tags),
            )
        )
    outside = tuple(sorted((_block(part) for part in other), key=lambda block: block.spans[0]))
    return Page(source, tuple(articles), outside, found.kind, tuple(found.evidence))


def _block(part: Part) -> Block:
    row = part.row
    spans: tuple[Span, ...] = (Span(row.start, row.end),)
    hidden, links = row.hidden, row.links
    if len(part.rows) > 1:
        spans = tuple(Span(row.start, row.end) for row in part.rows)
        hidden = tuple(veil for row in part.rows for veil in row.hidden)
        links = tuple(link for row in part.rows for link in row.links)
    if part.role is Role.TITLE:
        ends = (Span(row.start, row.start + part.cut), Span(row.end - part.tail, row.end))
        hidden = tuple(sorted((*hidden, *(veil for veil in ends if veil.start < veil.end))))
    return Block(
        part.role,
        spans,
        part.level,
        part.repeats,
        hidden,
        part.style,
        row.depth if row.mark is Mark.ITEM else row.quote,
        row.marker if row.mark is Mark.ITEM else 0,
        row.sign if row.mark is Mark.ITEM else "",
        row.indent if row.mark is Mark.CODE else 0,
        row.cells,
        links,
    )


def _continue_bylines(parts: Sequence[Part]) -> None:
    """Make names below a byline part of it."""
    for before, part in pairwise(parts):
        if (
            before.row_type is RowType.BYLINE
            and part.row_type is RowType.SHORT
            and not part.row.gap
            and continues_byline(part.text)
        ):
            part.row_type = RowType.BYLINE


def _related(parts: Sequence[Part]) -> None:
    """Make the last lines of a page below `相关新闻` links to other texts."""
    for at, part in enumerate(parts):
        if part.row_type is not RowType.CHROME or not words.RELATED.match(part.text):
            continue
        links = (RowType.SHORT, RowType.CHROME, RowType.NOTE, RowType.DATE, RowType.SILENT, RowType.PAGE)
        below = parts[at + 1 :]
        if all(other.row_type in links for other in below):
            for other in below:
                if other.row_type is RowType.SHORT:
                    other.row_type = RowType.CHROME
        return


def parts_of(rows: Sequence[MarkupRow]) -> list[Part]:
    """Return a part for every row, with its shape, its tables and its verse."""
    parts = [Part([row], row, row.text, row_type_of(row)) for row in rows]
    if (name := paper_name([part.text for part in parts[:HEAD]])) is not None:
        parts[name].row_type = RowType.CHROME
    find_subtitles(parts)
    find_lyrics(parts)
    find_page_heads(parts)
    find_grids(parts)
    find_captions(parts)
    _continue_bylines(parts)
    _related(parts)
    find_framed(parts)
    find_ornaments(parts)
    find_labels(parts)
    find_counted(parts)
    find_signed_titles(parts)
    find_records(parts)
    find_tunes(parts)
    find_verse(parts)
    find_stanzas(parts)
    return parts
