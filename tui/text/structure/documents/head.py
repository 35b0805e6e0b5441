"""The head of a document: its title, with what stands above and below it."""

from collections.abc import Sequence
from itertools import islice

from tui.text import lazy
from tui.text.block import Role
from tui.text.kind import DocumentKind
from tui.text.markup import Mark, Markup
from tui.text.source import Span
from tui.text.structure.documents import words
from tui.text.structure.documents.above_title import name_above, stands_above
from tui.text.structure.documents.below_title import name_below, name_quoted
from tui.text.structure.documents.cuts import DocumentEvidence
from tui.text.structure.documents.evening import is_like_headings
from tui.text.structure.documents.headings import heads_list
from tui.text.structure.documents.part import BETWEEN, RUNNING, Part, RowType
from tui.text.structure.documents.plays import is_scene
from tui.text.structure.documents.rowtypes import is_sentence
from tui.text.structure.documents.titled import part_author
from tui.text.structure.page.folio import find_date
from tui.text.structure.types.authors import lead_authors

_NOTE_SIGN = lazy.pattern(r"\[\^[^\[\]]{1,20}\]")
"""What leads from a headline to a note on it."""
_TITLE_MOST = 80
"""Code points of the longest title."""
_LINES_MOST = 2
"""Short lines of a file without any text that may be its headline; more are a title and a list."""
_DEEP = 3
"""Level from which on a heading below a front matter with a title is that of a part, though it be the only one."""
_ASKS_MOST = 50
"""Code points of the longest title that asks or calls out."""
_HEAD_MOST = 8
"""Short lines above a text that may be its headline; more are a list."""
_HEADLINE_MOST, _LONGER = 44, 2
"""Code points of the longest headline of two sentences right above its text, and how much longer that is, at least."""
_MENU_MOST = 8
"""Code points of the longest entry of a menu."""
_INTRODUCED_MOST, _INTRODUCTION_MOST = 8, 400
"""Parts and code points of the longest introduction above a title."""
_FIELDS_LEAST, _FIELDS_MOST = 2, 30
"""Items of the shortest list of fields above a title, and parts of a file among which they are looked for."""


def find_head(parts: Sequence[Part], markup: Markup, found: DocumentEvidence) -> None:
    """Name the parts above the text: title, kicker, subtitle, byline; a text without title gets none."""
    part_author(parts)
    name_quoted(parts)
    _notes_above(parts)
    end = next((at for at in range(len(parts)) if _is_text(parts, at) and not heads_list(parts, at)), len(parts))
    above: Sequence[Part] = [part for part in parts[:end] if part.row_type is not RowType.SILENT]
    above = _below_masthead(above)
    if sum(part.row_type is RowType.SHORT for part in above) > _HEAD_MOST:
        _list(above)
        above = [part for part in above if part.row.mark is Mark.HEADING]
    if end == len(parts) and sum(part.row_type is RowType.SHORT for part in above) > _LINES_MOST and not markup.marked:
        _list(above[1:])
        above = above[:1]
        end = parts.index(above[0]) + 1
    if markup.html and (
        first := next((part for part in parts if part.row.mark is Mark.HEADING and part.row.level == 1), None)
    ):
        above = _page_above(parts, first)
        end = max(end, len(above))
    title = _said(parts) or _named(parts, above, markup) or _plain(parts, above, found)
    if title is None:
        return
    if not title.forced:
        title.role, title.level = Role.TITLE, 0
    at = parts.index(title)
    if at >= end:
        end = next((number for number in range(at + 1, len(parts)) if _is_text(parts, number)), len(parts))
    name_above(parts[:at], found.kind)
    name_below(parts, at, max(end, at + 1))
    if markup.html:
        _buttons(parts[at + 1 : end], title)
    else:
        _say_again(parts[at + 1 : max(end, at + 1)], title)


def _below_masthead(above: Sequence[Part]) -> Sequence[Part]:
    """Return what stands below the name of a journal and its volume, which are labels."""
    plain = (
        at
        for at, part in enumerate(above[:_HEAD_MOST])
        if part.row.mark is Mark.TEXT and part.row_type is not RowType.NOTE
    )
    last = max((at for at in plain if words.VOLUME.search(above[at].text)), default=-1)
    headed = any(part.row.mark is Mark.HEADING for part in above[: last + 1])
    for part in above[: last + 1]:
        if not part.forced and (not headed or words.VOLUME.search(part.text)) and part.row.mark is Mark.TEXT:
            part.role, part.level, part.row_type = Role.SECTION_LABEL, 0, RowType.CHROME
    return [part for part in above if part.row_type is not RowType.CHROME] if headed else above[last + 1 :]


def _page_above(parts: Sequence[Part], title: Part) -> Sequence[Part]:
    """Return a page's parts down to its headline; what stands above that is the site's."""
    above = parts[: parts.index(title) + 1]
    for part in above[:-1]:
        if not part.forced and part.role is not Role.SOURCE_NOTE:
            part.role = Role.SOURCE_NOTE if words.NOTE.match(part.text) else Role.SECTION_LABEL
            part.level = 0
    return above


def _list(above: Sequence[Part]) -> None:
    """Make so many short lines paragraphs: they are a list and no headline."""
    for part in above:
        if part.row_type is RowType.SHORT and not part.forced:
            part.role, part.level = Role.PARAGRAPH, 0


def _is_text(parts: Sequence[Part], at: int) -> bool:
    """Tell whether the text begins with a part; a long line that stops without a stop may be a title."""
    part = parts[at]
    if part.row_type in (RowType.NUMBERED, RowType.CHAPTER) or part.verse:
        return True
    if part.row_type is RowType.HEADING:
        return bool(words.CONTENTS.match(part.text) or words.NOTES_HEAD.match(part.text))
    return part.row_type in RUNNING and not words.INTRODUCTION.match(part.text)


def _said(parts: Sequence[Part]) -> Part | None:
    """Return the line that says it is the title: `新华社北京3月5日电 题：…`, `标题：…`."""
    for part in [part for part in parts if part.row_type not in BETWEEN][:6]:
        if found := words.WIRE_TITLE.match(part.text):
            part.cut, part.signed = found.start("title"), tuple(lead_authors(found["lead"]))
            return part
        if found := words.HEAD_TITLE.match(part.text):
            part.cut = found.end()
            named = part.text[part.cut :]
            again = next((other for other in islice(parts, 30) if other is not part and other.text == named), None)
            if again is not None and not part.forced:
                part.role, part.level, part.row_type, part.cut = Role.SOURCE_NOTE, 0, RowType.NOTE, 0
            return again or part
    return None


def _named(parts: Sequence[Part], above: Sequence[Part], markup: Markup) -> Part | None:
    """Return the title that marks or the front matter give.

    A heading among others of its level is that of a section: the front matter's title goes before it, and the name of a
    section, as `前言` or `一、背景`, is no title at all.
    """
    marked, front = _marked(above) or _lone(parts), _front(parts, markup)
    if marked is None and front is not None:
        plain = next((part for part in above if part.row_type is RowType.SHORT), None)
        return plain if plain is not None and _words_of(plain.text) == _words_of(front.text) else front
    if marked is None or not _of_section(parts, marked, front):
        return marked or front
    return front


def _of_section(parts: Sequence[Part], heading: Part, front: Part | None) -> bool:
    if front is not None and _words_of(front.text) == _words_of(heading.text):
        return False
    section = bool(words.SECTION.match(heading.text) or words.NUMBER_HEAD.match(heading.text))
    alike = any(
        part is not heading and part.row.mark is Mark.HEADING and part.row.level == heading.row.level and part.text
        for part in parts
    )
    numbered = bool(words.OUTLINE.match(heading.text))
    if front is not None and heading.row.level >= _DEEP:
        return True
    return (alike and (front is not None or section or numbered)) or (section and front is not None)


def _words_of(text: str) -> str:
    return "".join(_NOTE_SIGN.sub("", text).split()).casefold()


def _lone(parts: Sequence[Part]) -> Part | None:
    """Return the only highest heading below a short introduction: the title, below what a translator or a site says."""
    marked = [part for part in parts if part.row.mark is Mark.HEADING and part.text]
    if not marked or marked[0].row_type not in (RowType.HEADING, RowType.CHAPTER):
        return None
    top = min(part.row.level for part in marked)
    if marked[0].row.level != top or any(part.row.level == top for part in marked[1:]):
        return None
    above = [part for part in parts[: parts.index(marked[0])] if part.row_type not in BETWEEN | {RowType.CODE}]
    short = len(above) <= _INTRODUCED_MOST and sum(len(part.text) for part in above) <= _INTRODUCTION_MOST
    return marked[0] if short and (top == 1 or len(marked) > 2 or not above) else None


def _notes_above(parts: Sequence[Part]) -> None:
    """Make the items above the first heading notes that are fields: `- 原文作者：…`, `* 译者：…`."""
    fields: list[Part] = []
    for part in parts[:_FIELDS_MOST]:
        if part.row.mark is Mark.HEADING:
            break
        if part.row.mark is Mark.ITEM and words.ITEM_FIELD.match(part.text[part.row.marker :]):
            fields.append(part)
    if len(fields) >= _FIELDS_LEAST:
        for part in fields:
            if not part.forced:
                part.role, part.level, part.row_type = Role.SOURCE_NOTE, 0, RowType.NOTE


def _marked(above: Sequence[Part]) -> Part | None:
    """Return the highest heading of the marks above the text, the first of equals."""
    marked = [part for part in above if part.row.mark is Mark.HEADING and part.row_type is RowType.HEADING]
    return min(marked, key=lambda part: part.row.level) if marked else None


def _front(parts: Sequence[Part], markup: Markup) -> Part | None:
    """Return the line of the front matter that holds the title."""
    if not markup.front.title:
        return None
    return next((part for part in parts if part.row.mark is Mark.FIELD and part.row.text == markup.front.title), None)


def _plain(parts: Sequence[Part], above: Sequence[Part], found: DocumentEvidence) -> Part | None:
    heads = (RowType.SHORT, RowType.HEADING, RowType.CHAPTER)
    rows = [part for part in above if part.row_type in heads and not words.NUMBER_ALONE.match(part.text)]
    if found.kind is DocumentKind.PLAY:
        rows = [part for part in rows if not is_scene(part.text)]
    if not rows:
        return _lone_chapter(parts, found) or _long(parts)
    if found.kind is DocumentKind.WEB:
        return _of_page(above, rows)
    first = rows[0]
    if found.kind is DocumentKind.SCRAPS and "、" in first.text and "：" in first.text:
        return None
    if len(rows) > 1 and words.ATTACHED_NUMBER.match(first.text):
        return next((row for row in rows[1:] if not words.OFFICE.match(row.text)), rows[1])
    if len(rows) > 1 and stands_above(parts, rows):
        first = rows[1]
    return None if is_like_headings(parts, first) else first


def _lone_chapter(parts: Sequence[Part], found: DocumentEvidence) -> Part | None:
    """Return the chapter that a file holds and nothing else: `第十二章 雪夜` above its text."""
    first = next((part for part in parts if part.row_type not in BETWEEN), None)
    chapters = sum(part.row_type is RowType.CHAPTER for part in parts)
    alone = found.kind is not DocumentKind.BOOK and chapters == 1
    numbered = first is not None and first.row_type is RowType.CHAPTER and words.CHAPTER_NUMBER.match(first.text)
    return first if alone and numbered else None


def _long(parts: Sequence[Part]) -> Part | None:
    """Return the first line when it is long for a title but has no stop, and stands apart from a text that has them."""
    first = next((part for part in parts if part.row_type not in BETWEEN), None)
    if (
        first is None
        or first.row_type is not RowType.BODY
        or len(first.text) > _TITLE_MOST
        or first.row.mark is not Mark.TEXT
        or first.row.quote
        or is_sentence(first.text)
    ):
        return None
    after = next((part for part in parts[parts.index(first) + 1 :] if part.row_type not in BETWEEN), None)
    apart = after is not None and (
        after.row.gap > 0
        or after.row.indent > first.row.indent
        or after.row_type is RowType.BYLINE
        or words.is_about(first.text)
        or (len(first.text) <= _HEADLINE_MOST and len(after.text) >= _LONGER * len(first.text))
    )
    if first.text[-1] == "." and "," in first.text:
        return None
    below_it = parts[parts.index(first) + 1 :][:1]
    if below_it and below_it[0].row_type is RowType.NOTE and find_date(below_it[0].text) and first.text[-1] in "？?！!":
        return first
    if after is not None and first.text[-1] in "？?！!":
        asks = len(first.text) <= _ASKS_MOST and "。" not in first.text and first.text[0] not in "“「"
        below = [part for part in parts[parts.index(after) :] if part.row_type not in BETWEEN][:2]
        text = below[-1] if after.row_type is RowType.SHORT else after
        return first if asks and text.row_type in RUNNING and len(text.text) >= 3 * len(first.text) else None
    return (
        first if apart and first.text[-1] not in "。！？；，：:;,、" and not words.OUTLINE.match(first.text) else None
    )


def _of_page(above: Sequence[Part], rows: Sequence[Part]) -> Part:
    """Return the title of a web page: the row above date and source, else the longest that is no entry of a menu."""
    for at, part in enumerate(above):
        if part.row_type is RowType.NOTE and at and above[at - 1] in rows and len(above[at - 1].text) > _MENU_MOST:
            return above[at - 1]
    return max(rows, key=lambda part: len(part.text))


def _buttons(below: Sequence[Part], title: Part) -> None:
    """Make what stands on a page between headline and text the site's: the headline again, names, buttons."""
    for part in below:
        again = _words_of(part.text) == _words_of(title.text)
        if part.role is Role.SUBTITLE and not part.forced and (again or len(part.text) <= _MENU_MOST):
            part.role, part.level = Role.SECTION_LABEL, 0


def _say_again(below: Sequence[Part], title: Part) -> None:
    """Make the headline that stands once more between itself and its text a repeat."""
    for part in below:
        may_be = part.role in (Role.SUBTITLE, Role.HEADING) and not part.forced
        if may_be and _words_of(part.text) == _words_of(title.named):
            part.role, part.level, part.repeats = Role.DUPLICATE, 0, Span(title.row.start, title.rows[-1].end)
