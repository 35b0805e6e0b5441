"""What kind of document a file is, by evidence from all of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tui.i18n import _, ngettext
from tui.text import lazy
from tui.text.kind import Kind
from tui.text.markup import Mark, Sheet
from tui.text.structure.documents import words
from tui.text.structure.documents.names import is_island_byline
from tui.text.structure.documents.part import BETWEEN, Part, Shape
from tui.text.structure.seams import closes_quote, ends_with_comma, is_open, quote_left_open, seam

_CUT_LEAST = 6
"""Code points of the shortest line that may be half a paragraph."""
_TEXT_LEAST = 15
"""Code points of the shortest line that counts as running text."""
_CUT_SEAM = 1.0
"""Evidence above which a line goes on in the next."""
_CUT_SHARE = 0.12
"""Share of broken paragraphs above which a file breaks paragraphs at all."""
_OUTLINED_SHARE = 0.2
"""Share of broken paragraphs that makes a newspaper page of a file with an outline of headings."""
_CHAPTER_LEAST = 80
"""Code points that the chapters of a book have on the average, at least; parts of a report are shorter."""
_FEW = 4
"""Lines of running text below which one that stops in mid-sentence is evidence whatever its seam says."""
_COMMA = lazy.pattern(r"[，,、]")
_LOOSE_SHARE = 0.4
"""Share of lines that stop in mid-sentence above which a file breaks paragraphs, whatever its seams say."""


@dataclass(slots=True)
class Findings:
    """What was counted in a file, and what it is taken for."""

    kind: Kind = Kind.ARTICLE
    evidence: list[str] = field(default_factory=list)
    cuts: int = 0
    """Lines that stop in mid-sentence and go on in the next."""
    loose: int = 0
    """Lines of running text that stop in mid-sentence, whatever comes next."""
    pauses: int = 0
    """Short lines that stop in mid-sentence with a comma inside, and quotations that only the next line closes."""
    whole: int = 0
    """Lines of running text that end with a stop."""
    width: int = 0
    """Code points at which lines are wrapped; 0 when they are not."""
    breaks: bool = False
    """True when the file breaks paragraphs at all."""


def weigh(sheet: Sheet, parts: Sequence[Part]) -> Findings:
    """Return what a file is."""
    found = Findings()
    _count_cuts(parts, found)
    found.width = _width(parts)
    shapes = Counter(part.shape for part in parts)
    found.breaks = bool(found.width) or (found.cuts > 0 and found.cuts >= _CUT_SHARE * (found.cuts + found.whole))
    for test in (_law, _poems, _pdf, _newspaper, _book, _web, _communique, _stories, _speech, _report, _scraps):
        why = test(sheet, parts, shapes, found)
        if why:
            found.evidence.insert(0, why)
            return found
    found.evidence.append(_("one text"))
    return found


def _count_cuts(parts: Sequence[Part], found: Findings) -> None:
    texts = [part for part in parts if part.shape not in BETWEEN]
    for part, following in pairwise([*texts, None]):
        if part is None or not _runs(part):
            continue
        text = part.text
        if not is_open(text):
            found.whole += len(text) >= _TEXT_LEAST
            found.pauses += following is not None and quote_left_open(text) and closes_quote(following.text)
            continue
        found.pauses += (
            ends_with_comma(text) if following is None else part.shape is Shape.SHORT and bool(_COMMA.search(text))
        )
        if following is not None and text[-1] not in "：:；;" and _may_follow(following):
            sure = _CUT_SEAM if part.shape is not Shape.SHORT else 1.5 * _CUT_SEAM
            found.loose += (
                part is not texts[0]
                and len(text) >= _TEXT_LEAST
                and (part.shape is not Shape.SHORT or _is_clause(text))
            )
            found.cuts += ends_with_comma(text) or seam(text, following.text) >= sure


def _is_clause(text: str) -> bool:
    """Tell whether a short line is rather a part of a sentence than a headline."""
    return len(text) >= 30 or (len(text) >= 20 and bool(_COMMA.search(text)))


def _runs(part: Part) -> bool:
    """Tell whether a part is running text, or may be half of it."""
    return (
        part.shape in (Shape.BODY, Shape.SHORT, Shape.LEAD)
        and part.row.mark is Mark.TEXT
        and not part.verse
        and len(part.text) >= _CUT_LEAST
        and not words.NOTE_ITEM.match(part.text)
    )


def _may_follow(part: Part) -> bool:
    """Tell whether a part may be the other half of a paragraph."""
    plain = part.shape in (Shape.BODY, Shape.SHORT) and part.row.mark is Mark.TEXT and not part.verse
    return plain and not words.OUTLINE.match(part.text)


def _width(parts: Sequence[Part]) -> int:
    """Return the length at which the file wraps its lines, or 0."""
    broken = sorted(
        len(part.text) + part.row.indent // 2
        for part in parts
        if part.shape in (Shape.BODY, Shape.SHORT, Shape.LEAD)
        and not part.verse
        and part.row.mark is Mark.TEXT
        and is_open(part.text)
        and len(part.text) >= _TEXT_LEAST
    )
    longest = max((len(part.text) for part in parts if part.shape in (Shape.BODY, Shape.LEAD)), default=0)
    pages = sum(part.shape is Shape.PAGE for part in parts)
    if len(broken) < (3 if pages else 8):
        return 0
    high = broken[int(len(broken) * 0.9)]
    near = sum(high - 4 <= size <= high + 2 for size in broken)
    return high if near >= 0.6 * len(broken) and longest <= high + 8 and high >= _TEXT_LEAST else 0


_Test = tuple[Sheet, Sequence[Part], Counter[Shape], Findings]


def _law(sheet: Sheet, parts: Sequence[Part], shapes: Counter[Shape], found: Findings) -> str:
    items = sum(bool(words.LAW_ITEM.match(part.text)) for part in parts if part.shape is not Shape.NOTE)
    if items < 2 or items * 12 < sum(part.role.value == "paragraph" and len(part.text) > 30 for part in parts):
        return ""
    found.kind = Kind.LAW
    return ngettext("{n} article of a law", "{n} articles of a law", items).format(n=items)


def _poems(sheet: Sheet, parts: Sequence[Part], shapes: Counter[Shape], found: Findings) -> str:
    verse = sum(part.verse for part in parts)
    prose = sum(not part.verse and part.shape in (Shape.BODY, Shape.LEAD) and len(part.text) > 24 for part in parts)
    if verse < 4 or verse < 3 * prose or 2 * verse < shapes[Shape.BODY] + shapes[Shape.SHORT]:
        return ""
    found.kind = Kind.POEMS
    return ngettext("{n} line of verse", "{n} lines of verse", verse).format(n=verse)


def _pdf(sheet: Sheet, parts: Sequence[Part], shapes: Counter[Shape], found: Findings) -> str:
    pages = shapes[Shape.PAGE] + sum(bool(words.NUMBER_ALONE.match(part.text)) for part in parts)
    if not found.width or pages < 2 or sheet.marked or sheet.html:
        return ""
    found.kind = Kind.PDF
    return ngettext("{n} page number", "{n} page numbers", pages).format(n=pages)


def _openings(parts: Sequence[Part]) -> int:
    """Count headlines with a byline or a lead after them."""
    texts = [part for part in parts if part.shape not in BETWEEN]
    heads = (Shape.SHORT, Shape.HEADING)
    return sum(a.shape in heads and b.shape in (Shape.BYLINE, Shape.LEAD) for a, b in pairwise(texts))


def _newspaper(sheet: Sheet, parts: Sequence[Part], shapes: Counter[Shape], found: Findings) -> str:
    marks = (Mark.CELLS, Mark.CODE, Mark.PICTURE)
    if sheet.html or sheet.front.lines or any(part.row.mark in marks or part.row.quote for part in parts):
        return ""
    if sum(bool(words.PAPER_PART.match(part.text)) for part in parts) >= 2 or any(
        words.HEAD_FIELD.match(part.text) for part in parts[:12]
    ):
        return ""
    outlined = sheet.marked and _has_outline(parts)
    if outlined and not _news_openings(parts) and found.cuts < max(3, _OUTLINED_SHARE * (found.cuts + found.whole)):
        return ""
    found.kind = Kind.NEWSPAPER
    told = 5 * found.whole >= found.loose or 2 * found.cuts >= found.loose
    if shapes[Shape.CONTINUED] and found.whole:
        return _("a note that a text comes from another page")
    stories = 0 if outlined else _news_openings(parts)
    wrapped = found.width > 0 and not (stories or shapes[Shape.CREDIT])
    if found.breaks and told and not wrapped and (found.cuts >= 2 or found.width):
        n = found.cuts
        return ngettext("{n} paragraph broken in mid-sentence", "{n} paragraphs broken in mid-sentence", n).format(n=n)
    lines = found.loose + found.whole
    if (
        found.loose >= max(1, _LOOSE_SHARE * lines)
        and told
        and not wrapped
        and (lines <= _FEW or 3 * found.cuts >= found.loose)
    ):
        n = found.loose
        return ngettext("{n} line stops in mid-sentence", "{n} lines stop in mid-sentence", n).format(n=n)
    if stories >= 2 or (stories and (found.loose or found.cuts or found.pauses)):
        return ngettext("{n} story with a byline or a lead", "{n} stories with a byline or a lead", stories).format(
            n=stories
        )
    found.kind = Kind.ARTICLE
    return ""


def _has_outline(parts: Sequence[Part]) -> bool:
    """Tell whether marked headings are an outline: it begins with its only highest; marks that OCR guessed do not."""
    levels = [part.row.level for part in parts if part.row.mark is Mark.HEADING and part.text]
    return not levels or levels.index(min(levels)) == 0 == levels[1:].count(levels[0])


def _news_openings(parts: Sequence[Part]) -> int:
    """Count the leads and bylines of a newspaper: `本报讯`, `本报记者`, a name in brackets above a text."""
    texts = [part for part in parts if part.shape not in BETWEEN]
    count = 0
    for at, part in enumerate(texts):
        opens = part.shape is Shape.LEAD or (
            part.shape is Shape.BYLINE and at + 1 < len(texts) and texts[at + 1].shape in (Shape.BODY, Shape.LEAD)
        )
        count += opens and not is_island_byline(part.text) and (not at or texts[at - 1].shape is not Shape.BYLINE)
    return count


def _book(sheet: Sheet, parts: Sequence[Part], shapes: Counter[Shape], found: Findings) -> str:
    chapters = [
        at for at, part in enumerate(parts) if part.shape is Shape.CHAPTER and words.CHAPTER_NUMBER.match(part.text)
    ]
    if len(chapters) < 2 or _is_report(parts[: chapters[0]]):
        return ""
    text = sum(len(part.text) for part in parts[chapters[0] :] if part.shape in (Shape.BODY, Shape.LEAD))
    nested = sum(b - a == 1 for a, b in pairwise(chapters))
    if text < _CHAPTER_LEAST * (len(chapters) - nested):
        return ""
    found.kind = Kind.BOOK
    return ngettext("{n} chapter", "{n} chapters", len(chapters)).format(n=len(chapters))


def _is_report(head: Sequence[Part]) -> bool:
    return any(
        words.REPORT_TITLE.search(part.text) and len(part.text) <= 60 for part in head if part.shape is not Shape.NOTE
    )


def _web(sheet: Sheet, parts: Sequence[Part], shapes: Counter[Shape], found: Findings) -> str:
    if shapes[Shape.CHROME] < 3 and not (shapes[Shape.CHROME] >= 2 and shapes[Shape.NOTE]):
        return ""
    found.kind = Kind.WEB
    return ngettext("{n} line of a site's own", "{n} lines of a site's own", shapes[Shape.CHROME]).format(
        n=shapes[Shape.CHROME]
    )


def _communique(sheet: Sheet, parts: Sequence[Part], shapes: Counter[Shape], found: Findings) -> str:
    head = [part.text for part in parts[:12] if part.shape in (Shape.SHORT, Shape.HEADING)]
    title = next((text for text in head if words.COMMUNIQUE_TITLE.search(text)), None)
    if title is None:
        return ""
    found.kind = Kind.COMMUNIQUE
    return _("its title: {title}").format(title=title[:20])


def _stories(sheet: Sheet, parts: Sequence[Part], shapes: Counter[Shape], found: Findings) -> str:
    openings = _openings(parts)
    if openings >= 2:
        found.kind = Kind.DIGEST
        return ngettext("{n} headline with a byline", "{n} headlines with a byline", openings).format(n=openings)
    return ""


def _speech(sheet: Sheet, parts: Sequence[Part], shapes: Counter[Shape], found: Findings) -> str:
    calls = [part.text for part in parts if part.shape is Shape.BODY and words.SALUTATION.match(part.text)]
    if not calls:
        return ""
    found.kind = Kind.SPEECH
    return _("it speaks to its hearers: {words}").format(words=calls[0][:16])


def _report(sheet: Sheet, parts: Sequence[Part], shapes: Counter[Shape], found: Findings) -> str:
    numbers = shapes[Shape.NUMBERED] + shapes[Shape.CHAPTER]
    if numbers >= 2 or _is_report(parts[:6]):
        found.kind = Kind.REPORT
        return ngettext("{n} numbered heading", "{n} numbered headings", numbers).format(n=numbers)
    return ""


def _scraps(sheet: Sheet, parts: Sequence[Part], shapes: Counter[Shape], found: Findings) -> str:
    text = sum(
        part.shape in (Shape.BODY, Shape.LEAD) and len(part.text) >= _TEXT_LEAST and not is_open(part.text)
        for part in parts
    )
    if text or not parts:
        return ""
    found.kind = Kind.SCRAPS
    return _("no running text")
