"""What each row of a document can be by itself."""

from tui.text import lazy
from tui.text.markup import Mark, MarkupRow
from tui.text.structure.cues.continuation import is_open
from tui.text.structure.documents import decree, weblines, words
from tui.text.structure.documents.adverts import is_advert
from tui.text.structure.documents.letters import closes_letter
from tui.text.structure.documents.names import byline_names, is_island_byline
from tui.text.structure.documents.parallel import heads_part
from tui.text.structure.documents.part import RowType
from tui.text.structure.page.characters import CLOSERS
from tui.text.structure.types.authors import is_byline, is_lead, simplified
from tui.text.structure.types.linetypes import LineType, line_type_of_text

SHORT_MOST = 44
"""Code points of the longest line that may be a heading without a mark."""
_COMMAS_LEAST, _CLAUSES_LEAST = 2, 24
"""Commas in a line that make it a sentence whose stop its writer left out, and code points of such a line."""
_WRITTEN_MOST = 30
"""Code points of the longest line that says when and where a text was written."""
_PART_MOST = 6
"""Code points of the longest name of a part of a paper that stands alone above it; a longer line tells something."""
_CENTRED = 8
"""Blanks before a number that is set in the middle of a line, or at its end, as page numbers are."""
MARKED_MOST = 80
"""Code points of the longest heading that stands in bold type."""
_ASKED_ALONE = 30
"""Code points of the longest question that may be a heading without a mark."""
_ASKED_MOST = 160
"""Code points of the longest question of an interview that stands in bold type with its number."""
_ADOPTED_MOST = 700
"""Code points of the longest line that says when a law was adopted, and each time it was changed."""
_BY_MARK = {
    Mark.SILENT: RowType.SILENT,
    Mark.PICTURE: RowType.PICTURE,
    Mark.CODE: RowType.CODE,
    Mark.CELLS: RowType.CELLS,
    Mark.CHROME: RowType.CHROME,
    Mark.FIELD: RowType.NOTE,
    Mark.CAPTION: RowType.CAPTION,
}
_BY_FORM = {
    LineType.CAPTION: RowType.CAPTION,
    LineType.AUTHOR_NOTE: RowType.AUTHOR_NOTE,
    LineType.CONTINUED: RowType.CONTINUED,
    LineType.LEAD: RowType.LEAD,
    LineType.SOURCE_NOTE: RowType.NOTE,
    LineType.FOLIO: RowType.CHROME,
}
_POINTS = "▲▼△▽◀▶↑↓"
"""Signs at the head of a caption that point to its picture."""
_NOTE_MOST = 160
"""Code points of the longest line that says where a text is from, or who edited it."""
_STOCK = lazy.pattern(r"^[（(]?(?:资料|網絡|网络|视频|设计)(?:图片?|截图|照片|圖片)。?[)）]?$")
_SPOKEN_OF = lazy.pattern(r"[（(]?[上下左右]图(?![:：为①-⑳])")
"""A sentence that speaks of a picture and is no caption."""
_DAY_OF_LIST = lazy.pattern(r"^星期[一二三四五六日天]\s*(?:[:：]\s*\S|[^\d\s:：].*[:：\t])")
"""A day of a list of days, with what is done or eaten on it, and not the head of a page."""
_STOP_INSIDE = lazy.pattern(r"[。！？!?；;]\s*\S")
_PAUSE_INSIDE = lazy.pattern(r"[，,。；;！？!?]\s*\S")
_PAUSE_END = "，,、；;：:—︰"
_PARTS_MENU = frozenset(" \u3000|｜")
_LABEL = lazy.pattern(r"^(?:【[^【】。]{2,20}】|〔[^〔〕。]{2,20}〕|\[[\u4e00-\u9fff]{2,12}\])$")
_REQUEST = lazy.pattern(r"(?:^|，)(?:敬?请(?!客|教|假|战|愿|缨|柬)|务请|敬请|恳请|谢绝|如需|如有)\S{2,}")
"""What a notice asks for; its writer may have left the stop out."""
_COMMAND = lazy.pattern(r"[a-z$./~][^\u4e00-\u9fff]*$")
"""A line that begins with a small letter and holds nothing Chinese: a command, code, or the middle of English prose."""
_RECORD_BEGINS = "[【(（0123456789"
_FIELD_SIGN = lazy.pattern(r"[^:：]{2,14}[:：]")
_BEFORE_FORMULA = lazy.pattern(
    r"^(?:其中|即|证毕|所以|因此|于是|从而|则|故|有|得|且|又|或|式中|可得|由此得)$|(?:如下|方程为|公式为|表示为|定义为|可得|得到)$"
)
"""What leads in to a formula that stands on the next line."""
_QUOTED = lazy.pattern(r"[“「『].*[”」』]")
_SENTENCE = lazy.pattern(r"^[A-Z\"'“][^。]*\s[^。]*\s[^。\s]*[a-z0-9)\"'”][.!?]$")
"""A sentence in Latin letters: three words at least, and a stop."""
_ITEM_OF_LAW = lazy.pattern(
    r"[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,5}条(?:之[一二三四五六七八九十])?[\s\u3000]"
)
"""How the items and articles of laws begin; one that ends with a stop is text, whatever its words."""
_SAID_ASIDE = lazy.pattern(
    r"[【（(\[［〔《<\d|｜丨·+#*_=~☆★-]|.{0,40}年|.{0,16}[:：]|原|版权|著作权|免责|特别|郑重|声明|聲明|本文|此文|文章|以上|资料|資料|数据|内容|图片|视频|查看"
    r"|首发|转|摘|选|据|译|譯|校|翻|来自|出自|点|來|来|求"
)
"""How a line begins that ends with a stop and may stand beside the text all the same."""
_TELLS_LEAST = 30
"""Code points of the shortest line that is text by its stop where nothing at its head says otherwise."""
_DASHES = ("—", "–", "－－", "--")
"""How a quotation says whom it quotes."""
_DOTTED = lazy.pattern(r"\d{1,2}[.．]\d")
"""The number of a clause; one that has a comma is text, though its line has no stop."""
_YEAR = lazy.pattern(
    r"^[（(]\s*(?:1[0-9]|20)\d{2}\s*年?\s*[）)]$|^[（(]\s*[一二][〇○零Ｏ一二三四五六七八九]{3}年\s*[）)]$"
)
"""The year in which a text was written, at its end: `（1934年）`."""
_SHOT = lazy.pattern(r"[。！？]\s*(?:新华社|本报|本刊|中新社|人民网)\S{0,6}记者\s*[\u4e00-\u9fff]{2,4}\s?摄$")
"""Who took a picture, behind what a sentence says of it."""
_TAGS = lazy.pattern(r"#[^\s#]+(?:\s+#[^\s#]+)*$")
"""Tags of a note: `#随笔 #河边`."""
_LETTERS = lazy.pattern(r"[A-Za-z\u4e00-\u9fff\d]")


def row_type_of(row: MarkupRow) -> RowType:
    """Return the shape of a row."""
    text = row.text
    if row.mark is Mark.CHROME and len(text) <= _NOTE_MOST and words.NOTE.match(text):
        return RowType.NOTE
    if row.mark is Mark.CAPTION and words.is_chrome(text):
        return RowType.CHROME
    if row.mark in _BY_MARK:
        return _BY_MARK[row.mark]
    if text[0] == "第" and len(text) > SHORT_MOST and row.mark is Mark.TEXT and words.LAW_ITEM.match(text):
        return RowType.BODY
    if text[0] in "（(" and len(text) <= _ADOPTED_MOST and row.mark is Mark.TEXT and words.ADOPTED.match(text):
        return RowType.ADOPTED
    if row.mark is Mark.TEXT and not row.bold and text[-1] in "；;。" and _ITEM_OF_LAW.match(text):
        return RowType.BODY
    if len(text) > 200:
        return RowType.LEAD if is_lead(text) or is_island_byline(text) else RowType.BODY
    if row.mark is Mark.HEADING:
        return _heading(row, text)
    if len(row.links) == 1 and row.links[0].target.startswith("http") and weblines.SOURCE_LINK.match(text):
        return RowType.NOTE
    if row.indent >= _CENTRED and words.NUMBER_ALONE.match(text):
        return RowType.PAGE
    if len(row.links) > 2 and _leads_inside(row):
        return RowType.CHROME
    if (aside := _aside(text)) is not None and (row.mark is not Mark.ITEM or aside is RowType.PAGE or not row.marker):
        return aside
    if row.mark is Mark.ITEM and text[:1] in "-*" and words.NOTE.match(text) and text[-1:] in "-*":
        return RowType.NOTE
    if row.mark is Mark.ITEM:
        return _by_length(row, text) if row.ordered else RowType.BODY
    return _of_words(row, text)


def _leads_inside(row: MarkupRow) -> bool:
    """Tell whether a row is a list of links into its own page and nothing else."""
    inside = all(link.target.startswith("#") for link in row.links)
    return inside and sum(link.span.end - link.span.start for link in row.links) * 2 >= len("".join(row.text.split()))


def _heading(row: MarkupRow, text: str) -> RowType:
    if not _LETTERS.search(text):
        return RowType.SILENT
    if words.CHAPTER.match(text):
        return RowType.CHAPTER
    if (text in words.NAVIGATION and row.level > 1) or words.PAGE.match(text):
        return RowType.CHROME
    return RowType.HEADING


def _aside(text: str) -> RowType | None:
    """Return the shape of a line that stands beside the text; None for other lines."""
    if len(text) > 160:
        return None
    if (
        text[-1] == "。"
        and len(text) > _TELLS_LEAST
        and not ("http" in text or "www." in text or _SAID_ASIDE.match(text))
    ):
        return None
    if words.PAGE.match(text):
        return RowType.PAGE
    if is_advert(text):
        return RowType.NOTE
    text = text.lstrip("|｜丨· ") or text
    if ("http" in text or "www." in text) and (
        words.URL.match(text) or (words.ADVERT.search(text) and not words.OUTLINE.match(text))
    ):
        return RowType.NOTE
    if text[0] in _RECORD_BEGINS and words.RECORD.match(text) and "来源：" not in text:
        return RowType.BODY
    if not ("\u4e00" <= text[0] <= "\u9fff" or _LETTERS.search(text)):
        if (text[0] in CLOSERS and len(text) <= 3) or _QUOTED.search(text):
            return RowType.BODY
        return RowType.SILENT
    if text[0] == "【" and words.ABSTRACT.match(text):
        return RowType.BODY
    if text[0] in "（(" and words.AFFILIATION.match(text):
        return RowType.AUTHOR_NOTE
    if text[0] == "【" and words.HEAD_FIELD.match(text):
        return RowType.NOTE
    if (
        words.DATE.match(text)
        or (text[0] in "（(" and _YEAR.match(text))
        or (len(text) <= _WRITTEN_MOST and "年" in text and words.WRITTEN.match(text))
    ):
        return RowType.DATE
    if ("年" in text or text[0] in "（(") and words.ADOPTED.match(text):
        return RowType.ADOPTED
    if _FIELD_SIGN.match(text) and "来源" not in text and words.FIELD.match(text) and not words.is_day(text):
        return RowType.BODY
    if (
        words.NOTE.match(text)
        or words.HEADER.match(text)
        or weblines.COUNTED.match(text)
        or (("号" in text[-3:] or text.endswith("文件")) and words.DOCUMENT_NUMBER.match(text))
        or (":" in text and words.STAMP.match(text))
    ):
        return RowType.NOTE
    if text.rstrip(" >›»：:") in words.NAVIGATION or (not _PARTS_MENU.isdisjoint(text) and words.is_menu(text)):
        return RowType.CHROME
    if words.DISCLAIMER.match(text) or words.LIKE.match(text):
        return RowType.CHROME
    if text[-1] not in "。！？" and len(text) <= 100 and text.count("，") <= 1 and words.is_chrome(text):
        return RowType.CHROME
    return None


def _of_words(row: MarkupRow, text: str) -> RowType:
    if row.quote and text.startswith(_DASHES):
        return RowType.BODY
    if heads_part(text):
        return RowType.HEADING
    if words.WIRE_TITLE.match(text) or (words.HEAD_TITLE.match(text) and len(text) <= MARKED_MOST):
        return RowType.HEADING
    if (
        (words.LAW_ITEM.match(text) and not words.CHAPTER.match(text))
        or words.SALUTATION.match(text)
        or words.CLOSING.match(text)
        or closes_letter(text)
    ):
        return RowType.BODY
    if is_island_byline(text):
        return RowType.BYLINE if byline_names(text) is not None else RowType.LEAD
    if words.CHAPTER.match(text) and text[-1] not in "。，,；;：:":
        return RowType.CHAPTER
    form = line_type_of_text(text, False)
    if words.ATTACHED.match(text):
        return RowType.BODY
    if (
        (words.TABLE_CAPTION.match(text) and text[-1] not in ".．")
        or words.UNIT.match(text)
        or ((text[-1] in "）)" or text[0] in _POINTS) and not row.bold and words.PICTURE_CAPTION.match(text))
    ):
        return RowType.CAPTION
    if len(text) > SHORT_MOST and _SHOT.search(text):
        return RowType.CAPTION
    if (form is LineType.CREDIT and not row.bold) or _STOCK.match(text):
        return RowType.CREDIT
    if text[0] not in "“”「" and byline_names(text) is not None:
        return RowType.BYLINE
    if form is LineType.FOLIO and _DAY_OF_LIST.match(text):
        return RowType.BODY
    if form in _BY_FORM and not (form is LineType.CAPTION and (text[-1] in "：:" or _SPOKEN_OF.match(text))):
        return _BY_FORM[form]
    if form is LineType.BYLINE and is_byline(simplified(text)):
        return RowType.BYLINE
    return _by_length(row, text)


def is_sentence(text: str) -> bool:
    """Tell whether a line without a stop is a sentence by its clauses; a title may list them below a colon."""
    return len(text) >= _CLAUSES_LEAST and text.split("：", maxsplit=1)[0].count("，") >= _COMMAS_LEAST


def _by_length(row: MarkupRow, text: str) -> RowType:
    """Return the shape of a line that no word settles."""
    if words.LAW_NUMBER.match(text):
        return RowType.HEADING
    if decree.NUMBER.match(text):
        return RowType.SHORT
    if words.NUMBER_HEAD.match(text):
        return RowType.NUMBERED
    if words.NOTES_HEAD.match(text) or words.CONTENTS.match(text):
        return RowType.HEADING
    if words.DASHED.match(text) or _TAGS.match(text):
        return RowType.BODY
    bold = row.bold and not row.quote
    most = MARKED_MOST if bold else SHORT_MOST
    ends = text[-1]
    if ends in "？?！!" and words.SPEAKER.match(text):
        return RowType.BODY
    if len(text) > _PART_MOST and words.PAPER_PART.match(text):
        return RowType.BODY
    numbered = words.OUTLINE.match(text)
    if bold and numbered and ends in "？?" and len(text) <= _ASKED_MOST:
        return RowType.NUMBERED
    if words.NOTE_ITEM.match(text) and not (numbered and bold):
        return RowType.BODY
    if bold and len(text) <= most and ends not in "。；;，,：:！!" and not _STOP_INSIDE.search(text):
        return RowType.NUMBERED if numbered else RowType.HEADING
    closed = bool(_SENTENCE.match(text)) or (
        not (is_open(text) or _LABEL.match(text))
        and not (ends in "？?！!" and not row.indent and len(text) <= _ASKED_ALONE and not _PAUSE_INSIDE.search(text))
    )
    if len(text) > most or closed or ends in _PAUSE_END or _STOP_INSIDE.search(text) or words.has_address(text):
        return RowType.BODY
    told = is_sentence(text) or _REQUEST.search(text) or _COMMAND.match(text)
    if not numbered and (told or _BEFORE_FORMULA.search(text)):
        return RowType.BODY
    if row.quote or (numbered and "，" in text and _DOTTED.match(text)):
        return RowType.BODY
    return RowType.NUMBERED if numbered else RowType.SHORT
