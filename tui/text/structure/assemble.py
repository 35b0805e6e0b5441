"""Newspaper pages, from lines to articles: the steps in order, and their result as values."""

from collections.abc import Iterator, Sequence

from tui.text.article import Article, Page
from tui.text.block import Block, Role, Style
from tui.text.markup import Mark, Sheet, read_sheet
from tui.text.source import Source, Span
from tui.text.structure.authors import is_lead, lead_authors, names, signature
from tui.text.structure.displaced import bring_home
from tui.text.structure.documents.evidence import Findings
from tui.text.structure.forms import Form, form_of
from tui.text.structure.habits import find_inset, find_unmarked_verse, find_verse, find_width
from tui.text.structure.lines import Line, read_lines
from tui.text.structure.obey import obey
from tui.text.structure.overrules import Overrule, read_orders
from tui.text.structure.paragraphs import Paragraphs
from tui.text.structure.repeats import read_repeats
from tui.text.structure.sheet import find_date, find_page, printed_on
from tui.text.structure.stories import Stories
from tui.text.structure.story import Story
from tui.text.structure.unit import Reading, Unit

_SILENT = (Mark.SILENT, Mark.PICTURE)


def read_newspaper(source: Source, sheet: Sheet, found: Findings, overrules: Sequence[Overrule] = ()) -> Page:
    """Return the articles of a newspaper page and the blocks that belong to none."""
    silent = [row for row in sheet.rows if row.mark in _SILENT or not row.text]
    reading = _read(source.text, {row.start for row in silent}, overrules)
    stories = _dealt(reading)
    bring_home(stories)
    obey(stories)
    beside = [Block(Role.SECTION_LABEL, (Span(row.start, row.end),), hidden=row.hidden) for row in silent]
    return _page(source, reading, stories, beside, found)


def _dealt(reading: Reading) -> Stories:
    """Put lines together to paragraphs, and deal those out to articles."""
    Paragraphs(reading).run()
    stories = Stories(reading)
    stories.run()
    return stories


def weighed(source: Source, overrules: Sequence[Overrule] = ()) -> Reading:
    """Return the lines of a newspaper page with how headlines and articles were weighed on it."""
    reading = read_lines_of(source, overrules)
    _dealt(reading)
    return reading


def read_lines_of(source: Source, overrules: Sequence[Overrule] = ()) -> Reading:
    """Return the lines of a newspaper page with what is known of them before its paragraphs are."""
    silent = {row.start for row in read_sheet(source.text, source.name).rows if row.mark in _SILENT or not row.text}
    return _read(source.text, silent, overrules)


def _read(text: str, silent: set[int], overrules: Sequence[Overrule]) -> Reading:
    whole = [line for line in read_lines(text) if line.start not in silent]
    orders = read_orders(overrules, whole)
    lines, repeats = read_repeats(whole, orders.kept)
    if len(lines) > len(whole):
        orders = read_orders(overrules, lines)
    forms = [form_of(line) for line in lines]
    verse = find_verse(lines, forms)
    find_unmarked_verse(lines, forms, verse)
    return Reading(
        lines,
        forms,
        repeats,
        verse,
        find_width(lines, verse),
        find_inset(lines, forms),
        orders,
    )


def _page(source: Source, reading: Reading, stories: Stories, beside: list[Block], found: Findings) -> Page:
    date, page = _sheet(reading, stories)
    articles = []
    for number, story in enumerate((s for s in stories.stories if s.heads or s.units), 1):
        blocks = tuple(_block(reading, unit) for unit in [*story.heads, *story.units])
        titles = [reading.text_of(unit) for unit in story.heads if unit.role is Role.TITLE]
        last = story.body[-1] if story.body else None
        printed = printed_on(reading.text_of(last)) if last else None
        articles.append(
            Article(source, number, " ".join(titles) or None, _authors(reading, story), blocks, printed or date, page)
        )
    other = sorted([*beside, *(_block(reading, unit) for unit in stories.other)], key=lambda block: block.spans[0])
    return Page(source, tuple(articles), tuple(other), found.kind, tuple(found.evidence))


def _sheet(reading: Reading, stories: Stories) -> tuple[str | None, str | None]:
    beside = (Form.FURNITURE, Form.SOURCE_NOTE)
    furniture = [reading.text_of(unit) for unit in stories.other if unit.form in beside]
    dates = [found for text in furniture if (found := find_date(text))]
    pages = [found for text in furniture if (found := find_page(text))]
    return (dates[0] if dates else None), (pages[0] if len(set(pages)) == 1 else None)


def _block(reading: Reading, unit: Unit) -> Block:
    spans = tuple(Span(reading.lines[number].start, reading.lines[number].end) for number in unit.lines)
    hidden = tuple(veil for number in unit.lines for veil in _hidden(reading.lines[number]))
    style = Style.VERSE if unit.verse else Style.PROSE
    return Block(unit.role, spans, unit.level, unit.repeats, hidden, style)


def _hidden(line: Line) -> Iterator[Span]:
    """Yield the Markdown marks before and after the text of a line."""
    if line.markup:
        end = line.start + line.markup + len(line.text)
        yield Span(line.start, line.start + line.markup)
        if end < line.end:
            yield Span(end, line.end)


def _authors(reading: Reading, story: Story) -> tuple[str, ...]:
    """Return the authors of an article: bylines, then the brackets of its lead, then a signature at its end."""
    found: list[str] = []
    bylines = [reading.text_of(unit) for unit in story.units if unit.role is Role.BYLINE]
    found += names("\n".join(bylines)) or []
    body = story.body
    for unit in body[:2]:
        text = reading.text_of(unit)
        if is_lead(text):
            found += lead_authors(text)
            break
    if body and not found:
        found += signature(reading.text_of(body[-1]))
    return tuple(dict.fromkeys(found))
