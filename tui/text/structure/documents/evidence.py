"""What kind of document a file is, by evidence from all of it."""

from collections import Counter
from collections.abc import Sequence

from tui.i18n import _, ngettext
from tui.text.block import Role
from tui.text.kind import DocumentKind
from tui.text.markup import Mark, Markup
from tui.text.structure.cues.continuation import is_open
from tui.text.structure.documents import words
from tui.text.structure.documents.chapters import find_chapters
from tui.text.structure.documents.counted import find_counted_texts, find_numbered_chapters
from tui.text.structure.documents.cuts import TEXT_LEAST, DocumentEvidence, breaks_lines, count_cuts, wrapping_width
from tui.text.structure.documents.listed import find_listed_chapters
from tui.text.structure.documents.newssigns import count_openings, has_news, is_wired, news_openings
from tui.text.structure.documents.novels import find_book, is_report
from tui.text.structure.documents.part import Part, RowType, dated_titles
from tui.text.structure.documents.plays import find_play
from tui.text.structure.documents.tunes import is_tune
from tui.text.structure.documents.verse_heads import heads_of_verse

_CUT_SHARE = 0.12
"""Share of broken paragraphs above which a file breaks paragraphs at all."""
_OUTLINED_SHARE = 0.2
"""Share of broken paragraphs that makes a newspaper page of a file with an outline of headings."""
_FEW = 4
"""Lines of running text below which one that stops in mid-sentence is evidence whatever speaks for its going on."""
_PAGE_MOST = 60
"""Lines of running text of the longest page that is one because of a single story with a byline."""
_SMALL, _BROKEN_SHARE = 8, 0.15
"""Lines of a page on which one broken line is enough beside its only byline, and the share of them on a larger one."""
_LINES_MOST = 5
"""Lines of a page for each of its lines of running text, at most; notes and code have more."""
_STORY_MOST = 40
"""Paragraphs of a page for each of its stories, at most; the shipped pages have five to nine."""
_GREETED_MOST, _CALLED_LEAST = 6, 40
"""Paragraphs at the head of a speech within which it greets its hearers; else it calls them once in so many."""
_JOINED_SHARE = 0.25
"""Share of the lines that stop in mid-sentence that go on in the next, at least; a writer may leave out full stops."""
_CALL_MOST = 40
"""Code points of the longest line that is nothing but a salutation."""
_ISSUE_LEAST = 3
"""Headings or numbered items of the shortest digest that is called one."""
_VERSE_LEAST, _TITLED_LEAST = 4, 2
"""Lines of verse, and poems with a number and a poet or the name of a tune, of the smallest collection of them."""
_LOOSE_SHARE = 0.4
"""Share of lines that stop in mid-sentence above which a file breaks paragraphs, whatever speaks for their going on."""


def weigh(markup: Markup, parts: Sequence[Part]) -> DocumentEvidence:
    """Return what a file is."""
    found = DocumentEvidence()
    if not markup.whole:
        count_cuts(parts, found)
        found.width = wrapping_width(parts)
    row_types = Counter(part.row_type for part in parts)
    goes_on = found.cuts > 0 and found.cuts >= _JOINED_SHARE * found.loose
    found.breaks = bool(found.width) or (goes_on and found.cuts >= _CUT_SHARE * (found.cuts + found.whole))
    found.flows = markup.marked and breaks_lines(parts)
    found.unstopped = found.loose > max(found.whole, 2) and not found.breaks
    for test in (
        find_chapters,
        find_counted_texts,
        _law,
        find_play,
        _poems,
        _pdf,
        find_listed_chapters,
        find_numbered_chapters,
        _newspaper,
        find_book,
        _web,
        _communique,
        _several_articles,
        _issue,
        _speech,
        _report,
        _scraps,
    ):
        why = test(markup, parts, row_types, found)
        if why:
            found.evidence.insert(0, why)
            return found
    found.evidence.append(_("one text"))
    return found


_Test = tuple[Markup, Sequence[Part], Counter[RowType], DocumentEvidence]


def _law(markup: Markup, parts: Sequence[Part], row_types: Counter[RowType], found: DocumentEvidence) -> str:
    items = sum(
        bool(words.LAW_ITEM.match(part.text) or words.LAW_NUMBER.match(part.text))
        for part in parts
        if part.text[:1] == "第" and part.row_type is not RowType.NOTE
    )
    if items < 2 or items * 12 < sum(part.role is Role.PARAGRAPH and len(part.text) > 30 for part in parts):
        return ""
    found.kind = DocumentKind.LAW
    return ngettext("{n} article of a law", "{n} articles of a law", items).format(n=items)


def _poems(markup: Markup, parts: Sequence[Part], row_types: Counter[RowType], found: DocumentEvidence) -> str:
    verse = sum(part.verse for part in parts)
    headings = [part for part in parts if part.row_type is RowType.HEADING]
    titled = sum(bool(part.cut and part.tail) or is_tune(part.text) for part in headings)
    if verse < _VERSE_LEAST and titled < _TITLED_LEAST:
        return ""
    prose = sum(
        not part.verse
        and part.row_type in (RowType.BODY, RowType.LEAD)
        and len(part.text) > 24
        and not words.NOTE_ITEM.match(part.text)
        for part in parts
    )
    if titled >= _TITLED_LEAST and titled >= prose:
        found.kind = DocumentKind.POEMS
        return ngettext("{n} poem with its number or tune", "{n} poems with number or tune", titled).format(n=titled)
    others = row_types[RowType.BODY] + row_types[RowType.SHORT] - verse
    if verse < _VERSE_LEAST or verse < 3 * prose or verse < others - heads_of_verse(parts):
        return ""
    found.kind = DocumentKind.POEMS
    return ngettext("{n} line of verse", "{n} lines of verse", verse).format(n=verse)


def _pdf(markup: Markup, parts: Sequence[Part], row_types: Counter[RowType], found: DocumentEvidence) -> str:
    if not found.width or markup.marked or markup.html:
        return ""
    pages = sum(part.row_type is RowType.PAGE or bool(words.NUMBER_ALONE.match(part.text)) for part in parts)
    if pages < 2:
        return ""
    found.kind = DocumentKind.PDF
    return ngettext("{n} page number", "{n} page numbers", pages).format(n=pages)


def _newspaper(markup: Markup, parts: Sequence[Part], row_types: Counter[RowType], found: DocumentEvidence) -> str:
    marks = (Mark.CELLS, Mark.CODE, Mark.PICTURE)
    if (
        markup.html
        or markup.whole
        or markup.front.lines
        or any(part.row.mark in marks or part.row.quote for part in parts)
        or sum(part.cut > 0 for part in parts) > 1
        or (is_wired(parts) and not found.breaks)
    ):
        return ""
    if sum(bool(words.PAPER_PART.match(part.text)) for part in parts) >= 2 or any(
        words.HEAD_FIELD.match(part.text) for part in parts[:12]
    ):
        return ""
    lines = found.loose + found.whole
    if lines * _LINES_MOST < len(parts) or sum(part.verse for part in parts) > lines:
        return ""
    outlined = markup.marked and _has_outline(parts)
    if outlined and not news_openings(parts) and found.cuts < max(3, _OUTLINED_SHARE * (found.cuts + found.whole)):
        return ""
    found.kind = DocumentKind.NEWSPAPER
    told = 5 * found.whole >= found.loose or 2 * found.cuts >= found.loose
    if row_types[RowType.CONTINUED] and found.whole:
        return _("a note that a text comes from another page")
    articles = 0 if outlined else news_openings(parts)
    if articles * _STORY_MOST < lines:
        articles = 0
    wrapped = found.width > 0 and not (articles or row_types[RowType.CREDIT])
    joined = _JOINED_SHARE * found.loose <= found.cuts
    if found.breaks and told and joined and not wrapped and (found.cuts >= 2 or found.width):
        n = found.cuts
        return ngettext("{n} paragraph broken in mid-sentence", "{n} paragraphs broken in mid-sentence", n).format(n=n)
    if (
        found.loose >= max(1, _LOOSE_SHARE * lines)
        and told
        and not wrapped
        and (
            3 * found.cuts >= found.loose or (lines <= _FEW and len(parts) <= (3 if has_news(row_types) else 2) * lines)
        )
    ):
        n = found.loose
        return ngettext("{n} line stops in mid-sentence", "{n} lines stop in mid-sentence", n).format(n=n)
    broken = max(found.loose, found.cuts) + found.pauses
    alone = lines <= _PAGE_MOST and broken and (lines <= _SMALL or broken >= _BROKEN_SHARE * lines)
    if articles >= 2 or (articles and alone):
        return ngettext("{n} story with a byline or a lead", "{n} stories with a byline or a lead", articles).format(
            n=articles
        )
    found.kind = DocumentKind.ARTICLE
    return ""


def _has_outline(parts: Sequence[Part]) -> bool:
    """Tell whether marked headings are an outline: it begins with its only highest; marks that OCR guessed do not."""
    levels = [part.row.level for part in parts if part.row.mark is Mark.HEADING and part.text]
    return not levels or levels.index(min(levels)) == 0 == levels[1:].count(levels[0])


def _web(markup: Markup, parts: Sequence[Part], row_types: Counter[RowType], found: DocumentEvidence) -> str:
    chrome = row_types[RowType.CHROME]
    if markup.marked:
        chrome = len({part.text for part in parts if part.row_type is RowType.CHROME})
    if chrome < 3 and not (chrome >= 2 and row_types[RowType.NOTE] and not markup.marked):
        return ""
    found.kind = DocumentKind.WEB
    return ngettext("{n} line of a site's own", "{n} lines of a site's own", row_types[RowType.CHROME]).format(
        n=row_types[RowType.CHROME]
    )


def _communique(markup: Markup, parts: Sequence[Part], row_types: Counter[RowType], found: DocumentEvidence) -> str:
    head = [part.text for part in parts[:12] if part.row_type in (RowType.SHORT, RowType.HEADING)]
    title = next((text for text in head if words.COMMUNIQUE_TITLE.search(text)), None)
    if title is None:
        return ""
    found.kind = DocumentKind.COMMUNIQUE
    return _("its title: {title}").format(title=title[:20])


def _several_articles(
    markup: Markup, parts: Sequence[Part], row_types: Counter[RowType], found: DocumentEvidence
) -> str:
    openings = count_openings(parts) + len(dated_titles(parts))
    if openings >= 2:
        found.kind = DocumentKind.DIGEST
        return ngettext("{n} headline with a byline", "{n} headlines with a byline", openings).format(n=openings)
    return ""


def _issue(markup: Markup, parts: Sequence[Part], row_types: Counter[RowType], found: DocumentEvidence) -> str:
    head = [part.text for part in parts[:12] if part.row_type in (RowType.SHORT, RowType.HEADING)]
    title = next((text for text in head if words.ISSUE.search(text)), None)
    if title is None or row_types[RowType.HEADING] + row_types[RowType.NUMBERED] <= _ISSUE_LEAST:
        return ""
    found.kind = DocumentKind.DIGEST
    return _("its title: {title}").format(title=title[:20])


def _speech(markup: Markup, parts: Sequence[Part], row_types: Counter[RowType], found: DocumentEvidence) -> str:
    texts = [part for part in parts if part.row_type is RowType.BODY]
    calls = [part.text for part in texts if len(part.text) <= _CALL_MOST and words.SALUTATION.match(part.text)]
    opening = any(words.SALUTATION.match(part.text) for part in texts[:_GREETED_MOST])
    if not calls or (not opening and len(calls) * _CALLED_LEAST < len(texts)):
        return ""
    found.kind = DocumentKind.SPEECH
    return _("it speaks to its hearers: {words}").format(words=calls[0][:16])


def _report(markup: Markup, parts: Sequence[Part], row_types: Counter[RowType], found: DocumentEvidence) -> str:
    numbers = row_types[RowType.CHAPTER] + sum(
        part.row_type is RowType.NUMBERED and part.row.mark is not Mark.ITEM for part in parts
    )
    if numbers >= 2 or is_report(parts[:6]):
        found.kind = DocumentKind.REPORT
        named = ngettext("{n} numbered heading", "{n} numbered headings", numbers).format(n=numbers)
        return named if numbers else _("titled as a report")
    return ""


def _scraps(markup: Markup, parts: Sequence[Part], row_types: Counter[RowType], found: DocumentEvidence) -> str:
    text = sum(
        part.row_type in (RowType.BODY, RowType.LEAD) and len(part.text) >= TEXT_LEAST and not is_open(part.text)
        for part in parts
    )
    if text or not parts:
        return ""
    found.kind = DocumentKind.SCRAPS
    return _("no running text")
