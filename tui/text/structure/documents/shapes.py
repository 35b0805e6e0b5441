"""What each row of a document can be by itself."""

from tui.text import lazy
from tui.text.markup import Mark, Row
from tui.text.structure.authors import is_byline, is_lead, simplified
from tui.text.structure.characters import CLOSERS
from tui.text.structure.documents import words
from tui.text.structure.documents.names import byline_names, is_island_byline
from tui.text.structure.documents.part import Shape
from tui.text.structure.forms import Form, form_of
from tui.text.structure.lines import Line
from tui.text.structure.seams import is_open

SHORT_MOST = 44
"""Code points of the longest line that may be a heading without a mark."""
MARKED_MOST = 80
"""Code points of the longest heading that stands in bold type."""
_BY_MARK = {
    Mark.SILENT: Shape.SILENT,
    Mark.PICTURE: Shape.PICTURE,
    Mark.CODE: Shape.CODE,
    Mark.CELLS: Shape.CELLS,
    Mark.CHROME: Shape.CHROME,
    Mark.FIELD: Shape.NOTE,
    Mark.CAPTION: Shape.CAPTION,
}
_BY_FORM = {
    Form.CAPTION: Shape.CAPTION,
    Form.AUTHOR_NOTE: Shape.AUTHOR_NOTE,
    Form.CONTINUED: Shape.CONTINUED,
    Form.LEAD: Shape.LEAD,
    Form.SOURCE_NOTE: Shape.NOTE,
    Form.FURNITURE: Shape.CHROME,
}
_STOCK = lazy.pattern(r"^[（(]?(?:资料|網絡|网络|视频|设计)(?:图片?|截图|照片|圖片)。?[)）]?$")
_SPOKEN_OF = lazy.pattern(r"[（(]?[上下左右]图(?![:：为①-⑳])")
"""A sentence that speaks of a picture and is no caption."""
_STOP_INSIDE = lazy.pattern(r"[。！？!?；;]\s*\S")
_PAUSE_INSIDE = lazy.pattern(r"[，,。；;！？!?]\s*\S")
_PAUSE_END = "，,、；;：:—"
_LABEL = lazy.pattern(r"^(?:【[^【】。]{2,20}】|〔[^〔〕。]{2,20}〕|\[[\u4e00-\u9fff]{2,12}\])$")
_LETTERS = lazy.pattern(r"[A-Za-z\u4e00-\u9fff\d]")


def shape_of(row: Row) -> Shape:
    """Return the shape of a row."""
    if row.mark in _BY_MARK:
        return _BY_MARK[row.mark]
    text = row.text
    if len(text) > 200:
        return Shape.LEAD if is_lead(text) or is_island_byline(text) else Shape.BODY
    if row.mark is Mark.HEADING:
        return _heading(text)
    if (aside := _aside(text)) is not None and (row.mark is not Mark.ITEM or aside is Shape.PAGE):
        return aside
    if row.mark is Mark.ITEM:
        return _by_length(row, text) if row.ordered else Shape.BODY
    return _of_words(row, text)


def _heading(text: str) -> Shape:
    if words.CHAPTER.match(text):
        return Shape.CHAPTER
    if text in words.NAVIGATION or words.PAGE.match(text):
        return Shape.CHROME
    return Shape.HEADING


def _aside(text: str) -> Shape | None:
    """Return the shape of a line that stands beside the text; None for other lines."""
    if len(text) > 160:
        return None
    if ("http" in text or "www." in text) and (words.URL.match(text) or words.ADVERT.search(text)):
        return Shape.NOTE
    if not _LETTERS.search(text):
        if text[0] in CLOSERS and len(text) <= 3:
            return Shape.BODY
        return Shape.SILENT if len(text) < 60 else Shape.CHROME
    if words.PAGE.match(text):
        return Shape.PAGE
    if words.HEAD_FIELD.match(text):
        return Shape.NOTE
    if words.DATE.match(text):
        return Shape.DATE
    if words.ADOPTED.match(text):
        return Shape.ADOPTED
    if words.NOTE.match(text) or words.HEADER.match(text) or words.DOCUMENT_NUMBER.match(text):
        return Shape.NOTE
    if text.rstrip(" >›»：:") in words.NAVIGATION:
        return Shape.CHROME
    if text[-1] not in "。！？" and len(text) <= 100 and text.count("，") <= 1 and words.is_chrome(text):
        return Shape.CHROME
    return None


def _of_words(row: Row, text: str) -> Shape:
    if words.WIRE_TITLE.match(text) or (words.HEAD_TITLE.match(text) and len(text) <= MARKED_MOST):
        return Shape.HEADING
    if (
        (words.LAW_ITEM.match(text) and not words.CHAPTER.match(text))
        or words.SALUTATION.match(text)
        or words.CLOSING.match(text)
    ):
        return Shape.BODY
    if is_island_byline(text):
        return Shape.BYLINE if byline_names(text) is not None else Shape.LEAD
    if words.CHAPTER.match(text) and text[-1] not in "。，,；;：:":
        return Shape.CHAPTER
    form = form_of(Line(row.start, row.end, text, 0, bool(row.indent)))
    if words.ATTACHED.match(text):
        return Shape.BODY
    if (
        words.TABLE_CAPTION.match(text)
        or words.UNIT.match(text)
        or (words.PICTURE_CAPTION.match(text) and not row.bold)
    ):
        return Shape.CAPTION
    if (form is Form.CREDIT and not row.bold) or _STOCK.match(text):
        return Shape.CREDIT
    if text[0] not in "“”「" and byline_names(text) is not None:
        return Shape.BYLINE
    if form in _BY_FORM and not (form is Form.CAPTION and (text[-1] in "：:" or _SPOKEN_OF.match(text))):
        return _BY_FORM[form]
    if form is Form.BYLINE and is_byline(simplified(text)):
        return Shape.BYLINE
    return _by_length(row, text)


def _by_length(row: Row, text: str) -> Shape:
    """Return the shape of a line that no word settles."""
    if words.NUMBER_HEAD.match(text):
        return Shape.NUMBERED
    if words.NOTES_HEAD.match(text) or words.CONTENTS.match(text):
        return Shape.HEADING
    most = MARKED_MOST if row.bold else SHORT_MOST
    ends = text[-1]
    if ends in "？?！!" and words.SPEAKER.match(text):
        return Shape.BODY
    numbered = words.OUTLINE.match(text)
    if words.NOTE_ITEM.match(text) and not (numbered and row.bold):
        return Shape.BODY
    if row.bold and len(text) <= most and ends not in "。；;，,：:！!" and not _STOP_INSIDE.search(text):
        return Shape.NUMBERED if numbered else Shape.HEADING
    closed = not (is_open(text) or _LABEL.match(text)) and not (
        ends in "？?！!" and not row.indent and len(text) <= 24 and not _PAUSE_INSIDE.search(text)
    )
    if len(text) > most or closed or ends in _PAUSE_END or _STOP_INSIDE.search(text) or words.has_address(text):
        return Shape.BODY
    return Shape.NUMBERED if numbered else Shape.SHORT
