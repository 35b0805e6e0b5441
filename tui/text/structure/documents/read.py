"""From rows to articles for every kind of document but the newspaper page: the steps in order."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tui.text import lazy
from tui.text.article import Article, Page
from tui.text.block import Block, Role
from tui.text.kind import Kind
from tui.text.markup import Mark, Row, Sheet
from tui.text.source import Source, Span
from tui.text.structure.authors import continues_byline, is_lead, lead_authors, names, signature, simplified
from tui.text.structure.documents import words
from tui.text.structure.documents.divide import divide, mark_starts, sign
from tui.text.structure.documents.evidence import Findings
from tui.text.structure.documents.grids import find_grids
from tui.text.structure.documents.halves import join_halves
from tui.text.structure.documents.head import find_head
from tui.text.structure.documents.headings import settle
from tui.text.structure.documents.names import bare_name, byline_names, is_island_byline, island_names, said_names
from tui.text.structure.documents.orders import force_articles, force_roles, force_starts
from tui.text.structure.documents.part import Part, Shape, Story
from tui.text.structure.documents.pictures import find_captions
from tui.text.structure.documents.repeats import fold_repeats
from tui.text.structure.documents.shapes import shape_of
from tui.text.structure.documents.verse import find_verse
from tui.text.structure.overrules import Orders
from tui.text.structure.sheet import find_date, find_page, printed_on

_END = 6
"""Parts from either end of an article within which a bare name is its author's."""
_JOB = lazy.pattern(r"记者|通讯员|作者|评论员|撰稿|采写|特派员")
_HEADS = (Role.KICKER, Role.TITLE, Role.SUBTITLE)


def read_document(source: Source, sheet: Sheet, parts: list[Part], found: Findings, orders: Orders) -> Page:
    """Return the page that the parts of a document, one for each row, make up."""
    rows = {row.start: number for number, row in enumerate(sheet.rows)}
    if found.kind is Kind.PDF:
        _running_heads(parts)
    if found.kind is Kind.WEB:
        _menus(parts)
    force_roles(parts, orders)
    apart = {sheet.rows[number].start for number in orders.unjoins | orders.splits}
    joins = {sheet.rows[second].start: sheet.rows[first].end for second, first in orders.joins.items()}
    parts = join_halves(parts, found, apart, joins)
    settle(parts)
    find_head(parts, sheet, found)
    mark_starts(parts, sheet, found)
    if found.kind is not Kind.SCRAPS:
        sign(parts)
    if found.kind not in (Kind.LAW, Kind.BOOK, Kind.POEMS):
        parts = fold_repeats(parts, {sheet.rows[number].start for number in orders.kept})
    force_starts(parts, orders, rows)
    _levels(parts)
    stories, other = divide(parts)
    force_articles(stories, orders, rows)
    return _page(source, sheet, stories, other, found)


def _running_heads(parts: Sequence[Part]) -> None:
    """Make the lines beside page numbers that stand there again and again no part of the text."""
    times = Counter(part.text for part in parts if len(part.text) <= 40)
    first: set[str] = set()
    for at, part in enumerate(parts):
        if words.NUMBER_ALONE.match(part.text):
            part.shape = Shape.PAGE
        beside = any(0 <= n < len(parts) and parts[n].shape is Shape.PAGE for n in (at - 1, at + 1))
        if (
            part.shape is Shape.SHORT
            and times[part.text] >= 2
            and beside
            and (part.text in first or times[part.text] >= 3)
        ):
            part.shape = Shape.CHROME
        first.add(part.text)


def _menus(parts: Sequence[Part]) -> None:
    """Make runs of very short lines beside the furniture of a site part of it."""
    at = 0
    while at < len(parts):
        end = at
        while end < len(parts) and (
            parts[end].shape is Shape.CHROME or (parts[end].shape is Shape.SHORT and len(parts[end].text) <= 6)
        ):
            end += 1
        run = parts[at:end]
        if len(run) >= 4 and any(part.shape is Shape.CHROME for part in run):
            for part in run:
                part.shape = Shape.CHROME
        at = max(end, at + 1)


def _levels(parts: Sequence[Part]) -> None:
    """Make the highest heading of the document level 1."""
    top = min((part.level for part in parts if part.role is Role.HEADING and part.level), default=1)
    for part in parts:
        if part.role is Role.HEADING:
            part.level = max(1, part.level - top + 1)


def _page(source: Source, sheet: Sheet, stories: list[Story], other: list[Part], found: Findings) -> Page:
    front = sheet.front
    date = find_date(front.date) if front.date else None
    said = [
        name
        for part in other
        if part.shape is Shape.NOTE and part.row.mark is not Mark.FIELD
        for name in said_names(part.text)
    ]
    if date is None:
        dates = (
            find_date(part.text)
            for part in other
            if part.shape in (Shape.NOTE, Shape.DATE, Shape.CHROME) and part.row.mark is not Mark.FIELD
        )
        date = next((day for day in dates if day), None)
    numbers = {number for part in other if part.shape is Shape.CHROME and (number := find_page(part.text))}
    page = numbers.pop() if len(numbers) == 1 else None
    articles: list[Article] = []
    for story in stories:
        titles = [part.text[part.cut :] for part in story.parts if part.role is Role.TITLE]
        heads = [part for part in story.parts if part.role in _HEADS]
        rest = [part for part in story.parts if part.role not in _HEADS]
        authors = _authors(story) or ([bare_name(name) for name in front.authors] or said if len(stories) == 1 else [])
        last = story.body[-1].text if story.body else ""
        articles.append(
            Article(
                source,
                len(articles) + 1,
                " ".join(titles) or None,
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


def _authors(story: Story) -> list[str]:
    found: list[str] = []
    lines: list[str] = []
    last = len(story.parts) - _END
    for at, part in enumerate(story.parts):
        if part.role is Role.BYLINE and (at <= _END or at >= last or _JOB.search(simplified(part.text))):
            lines.append(part.text)
    if len(lines) > 1 and continues_byline(lines[1]):
        found += names("\n".join(lines)) or []
    else:
        found += [name for line in lines for name in byline_names(line) or names(line) or []]
    for part in story.body[:2]:
        if is_island_byline(part.text):
            found += island_names(part.text)
        elif is_lead(part.text):
            found += lead_authors(part.text)
    if story.body and not found:
        found += signature(story.body[-1].text)
    return found


def _block(part: Part) -> Block:
    row = part.row
    spans = tuple(Span(row.start, row.end) for row in part.rows)
    hidden = tuple(veil for row in part.rows for veil in row.hidden)
    if part.cut and part.role is Role.TITLE:
        hidden = tuple(sorted((*hidden, Span(row.start, row.start + part.cut))))
    return Block(
        part.role,
        spans,
        part.level,
        part.repeats,
        hidden,
        part.style,
        row.depth if row.mark is Mark.ITEM else row.quote,
        row.marker if row.mark is Mark.ITEM else 0,
        row.indent if row.mark is Mark.CODE else 0,
        row.cells,
        tuple(link for each in part.rows for link in each.links),
    )


def _continue_bylines(parts: Sequence[Part]) -> None:
    """Make names below a byline part of it."""
    for before, part in pairwise(parts):
        if (
            before.shape is Shape.BYLINE
            and part.shape is Shape.SHORT
            and not part.row.gap
            and continues_byline(part.text)
        ):
            part.shape = Shape.BYLINE


def parts_of(rows: Sequence[Row]) -> list[Part]:
    """Return a part for every row, with its shape, its tables and its verse."""
    parts = [Part([row], shape_of(row)) for row in rows]
    find_grids(parts)
    find_captions(parts)
    _continue_bylines(parts)
    find_verse(parts)
    return parts
