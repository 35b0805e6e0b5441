"""Paragraphs that stand on several lines: only where a file breaks them, and where the break shows."""

from collections.abc import Sequence

from tui.text import lazy
from tui.text.markup import Mark, MarkupRow
from tui.text.structure.cues.continuation import continuation, ends_with_comma, is_open
from tui.text.structure.documents import words
from tui.text.structure.documents.cuts import (
    DASH,
    FLOWS_LEAST,
    DocumentEvidence,
    breadth,
    cuts_number,
    fills,
    is_chinese,
)
from tui.text.structure.documents.part import ASIDE, Part, RowType

_LEAST = 15
"""Code points of the shortest line that may be half a paragraph."""
_END_MOST = 12
"""Code points of the longest end of a paragraph that says by its shortness that it is one."""
_FLOWING = 1.5
"""Evidence that a line of Markdown goes on in the next of its paragraph."""
_BULLETS = "—–-－·•*+"
"""What a line begins with that its writer set apart, whatever Markdown makes of it."""
_ENDED = ("。“", "！“", "？“", "。，", "！，", "？，", "。、", "！、", "？、")
"""Ends of quotations that are closed with the wrong sign, and stops with a mark too many behind them."""
_STEP = lazy.pattern(
    r"(?:步骤|方法|例|题|问题|方案|情况|情形)\s*[一二三四五六七八九十\d]{1,3}\s*[:：、.．]|[A-H][.．、]$"
)
"""What begins a step or an example of a list, and the letter of an answer that stands on the next line."""
_CLAUSE = lazy.pattern(r"\d{1,2}(?:[.．]\d{1,2}){1,3}\s*[\u4e00-\u9fff](?<![元万億亿米千吨度年月个倍折公平厘毫])")
"""What begins a clause of a standard, also without a blank behind its number: `4.3.8砌体…`."""
_KEY = lazy.pattern(r"b?['\"]?https?://|['\"][^'\"]{1,40}['\"]\s*[:：]")
"""What begins a link of a list, and a value of data."""
_VERSE = lazy.pattern(r"[\u4e00-\u9fff]{1,9}(?:[ \u3000][\u4e00-\u9fff]{1,9})+$")
"""A line of verse whose halves a blank parts, without any mark."""
_LABEL_MOST = 8
"""Code points of the longest line that is the name of what follows: `步骤：`."""
_BROKEN, _SOFT, _WHOLE, _UNSTOPPED = 0.3, 1.0, 1.5, 2.0
"""Evidence that a line goes on in the next, in a file that breaks paragraphs, where no blank line
parts the two, elsewhere, and in notes whose writer leaves stops out."""
_NOTE_MOST = 60
"""Code points of the longest line of notes that may go on in the next; a longer one is a paragraph on one line."""
_NAMES_LIST = lazy.pattern(r"[^，,。；;！？!?]*[\u3000 ]{2,}[^，,。；;！？!?：:]{1,12}$")
"""A line of names that wide blanks part: who proposes, who attends."""
_TAG_LEAST = 6
"""Code points of the shortest tag that sets a whole line apart by its look: `<font color="red">`."""
_NUMERAL = lazy.pattern(r"[一二三四五六七八九十]{1,3}，")
"""What begins a line like an item, but in wrapped text is rather the end of a number: `百分之` + `八，…`."""
_NEARLY = 0.8
"""Share of the width that a line in mid-sentence fills, at least, where an indent would begin a paragraph below it."""
_PAUSE = lazy.pattern(r"[，,；;。：:]")
_LONGER = 8
"""Characters by which a line that is not wrapped is longer than the others, above a blank line."""
_BLANKS_LEAST = 4
"""Blanks in the shortest line of English prose that may go on in the next."""
_CODE = lazy.pattern(
    r"[{}=<>;$|\\]|\w\.\w|\s--?\w|\w\(|[(,;]\s*$|^(?:sudo|git|npm|pip|cd|ls|mkdir|docker|apt|yum|curl|wget)\b"
)
"""What lines of programs and of commands hold."""
_ROW_TYPES = (RowType.BODY, RowType.SHORT, RowType.LEAD)
_HELD = (*_ROW_TYPES, RowType.AUTHOR_NOTE)


def join_rows(parts: list[Part], found: DocumentEvidence, unjoined: set[int], joins: dict[int, int]) -> list[Part]:
    """Return the parts with the halves of broken paragraphs put together.

    `unjoined` and `joins` hold source offsets of lines: those the reader set apart, and those that he put together.
    """
    out: list[Part] = []
    held: Part | None = None
    inset = found.width > 0 and _indents(parts)
    ends = {row.end: part for part in parts for row in part.rows}
    for part in parts:
        start = part.row.start
        if start in joins and (before := ends.get(joins[start])) is not None:
            before.join(part.rows)
            ends.update({row.end: before for row in part.rows})
            held = before
            continue
        may = held is not None and start not in unjoined and not part.forced
        turned = may and out[-1] is not held and out[-1].row_type in (RowType.PAGE, RowType.CHROME)
        if (
            held is not None
            and may
            and (_goes_on(held, part, found, inset) or (turned and _over_page(held, part, found)))
        ):
            held.join(part.rows)
            ends.update({row.end: held for row in part.rows})
            if held.row_type in (RowType.SHORT, RowType.NUMBERED):
                held.row_type = RowType.BODY
            continue
        out.append(part)
        wraps = found.width > 0 and part.row_type is RowType.NUMBERED and _fills(part, found.width)
        if (part.row_type in _HELD or wraps) and not part.verse and not part.forced:
            held = part
        elif (
            part.row_type not in ASIDE and part.row_type not in (RowType.CREDIT, RowType.CAPTION)
        ) or part.row_type not in (
            RowType.PAGE,
            RowType.CHROME,
            RowType.SILENT,
            RowType.PICTURE,
            RowType.CREDIT,
            RowType.CAPTION,
        ):
            held = None
    return out


def _over_page(before: Part, part: Part, found: DocumentEvidence) -> bool:
    """Tell whether a line that a page ends with, though it is not full, goes on below the number of the page.

    It stops in mid-sentence with a comma inside, and the next line is wrapped text too.
    """
    text = before.rows[-1].text
    plain = part.row_type in (RowType.BODY, RowType.SHORT) and part.row.mark is Mark.TEXT and part.row.cells is None
    if not (found.width and plain) or part.verse or not is_open(text) or len(text) < _LEAST:
        return False
    own = (words.OUTLINE, words.LAW_ITEM, words.NOTE_ITEM, _STEP, _CLAUSE)
    return "，" in text and text[-1] not in "：:；;" and not any(begins.match(part.text) for begins in own)


def _indents(parts: Sequence[Part]) -> bool:
    """Tell whether the file indents the first lines of its paragraphs and not the others."""
    rows = [part.row.indent > 0 for part in parts if part.row_type in _ROW_TYPES]
    return bool(rows) and 0.08 * len(rows) <= sum(rows) <= 0.7 * len(rows)


def _goes_on(before: Part, part: Part, found: DocumentEvidence, inset: bool) -> bool:
    row, last = part.row, before.rows[-1]
    if (
        part.row_type not in (RowType.BODY, RowType.SHORT)
        or part.verse
        or row.cells is not None
        or row.bold != last.bold
    ):
        return False
    if row.same:
        return True
    if row.mark is not Mark.TEXT or (last.mark is Mark.ITEM and not row.depth) or row.quote != last.quote:
        return False
    text = last.text
    if not found.width and (not is_open(text) or len(text) < _LEAST or text[-1] in "：:；;" or words.is_about(text)):
        return False
    ends_number = cuts_number(text, row.text) or (found.width > 0 and is_open(text) and bool(_NUMERAL.match(row.text)))
    if not ends_number and any(
        own.match(row.text)
        for own in (words.OUTLINE, words.LAW_ITEM, words.NOTE_ITEM, words.RECORD, _STEP, _CLAUSE, _KEY)
    ):
        return False
    if (_VERSE.match(text) and _VERSE.match(row.text)) or (row.gap and words.SALUTATION.match(row.text)):
        return False
    if found.width:
        return _wrapped(last, row, found.width, inset) or _wrapped_short(last, row, found.width)
    flows = found.flows and not row.gap and row.indent <= last.indent and row.text[0] not in _BULLETS
    if text[-2:] in _ENDED or words.SPEAKER.match(row.text) or _leads_in(text, row.text):
        return False
    if text[-1] in DASH and not (flows and len(text) >= FLOWS_LEAST):
        return False
    if _NAMES_LIST.match(text) or _looks(row) != _looks(last):
        return False
    if not is_chinese(text):
        prose = text.count(" ") >= _BLANKS_LEAST and not _CODE.search(text)
        return prose and not row.gap and row.text[0].islower()
    if before.row_type is RowType.SHORT and len(before.rows) == 1 and not any(sign in text for sign in "，,。"):
        return bool(text[-1].isascii() and row.text[0].isascii() and row.text[0].islower() and not row.gap)
    evidence = continuation(text, row.text) + ends_with_comma(text)
    evidence += _FLOWING * (flows and len(text) >= FLOWS_LEAST)
    evidence += 1.0 * (len(row.text) <= _END_MOST and not is_open(row.text))
    soft = not row.gap and part.row_type is RowType.BODY and not row.depth and not is_open(row.text)
    if found.unstopped:
        return len(text) <= _NOTE_MOST and evidence >= _UNSTOPPED
    least = _WHOLE if before.row_type is RowType.SHORT else _BROKEN if found.breaks else _SOFT if soft else _WHOLE
    return evidence >= least


def _looks(row: MarkupRow) -> bool:
    """Tell whether a tag before a whole line gives it a look of its own."""
    return bool(row.hidden) and row.hidden[0].start == row.start and row.hidden[0].end >= row.start + _TAG_LEAST


def _leads_in(before: str, text: str) -> bool:
    """Tell whether a short line is the name of what follows, and does not end the sentence before it."""
    return len(text) <= _LABEL_MOST and text[-1] in "：:" and before[-1] not in "，,"


def _fills(part: Part, width: int) -> bool:
    """Tell whether a numbered line says more than a name and reaches the width at which lines are wrapped."""
    return bool(_PAUSE.search(part.text)) and is_open(part.text) and fills(part.text, width - 3)


def _wrapped(last: MarkupRow, row: MarkupRow, width: int, inset: bool) -> bool:
    """Tell whether a wrapped line goes on: it is full, or stops in mid-sentence, and no paragraph begins below."""
    broad = breadth(last.text) + last.indent // 2
    full = fills(last.text, width - 3 - last.indent // 2)
    longer = broad > width + _LONGER and row.gap > 0
    if longer or (inset and row.indent > 0) or (last.text[-2:] in _ENDED and not full):
        return False
    if inset and is_open(last.text) and broad >= _NEARLY * width:
        return True
    if is_open(last.text):
        return (full or ends_with_comma(last.text)) and last.text[-1] not in "：:"
    return inset and full


def _wrapped_short(last: MarkupRow, row: MarkupRow, width: int) -> bool:
    """Tell whether a wrapped line goes on though it lacks the two characters of an indent that was lost."""
    text = last.text
    broad = breadth(text) + last.indent // 2
    near = broad >= _NEARLY * width and is_open(text) and text[-1] not in "：:；;" and not (row.gap or row.indent)
    return near and text[-2:] not in _ENDED and (bool(_PAUSE.search(text)) or continuation(text, row.text) > 0)
