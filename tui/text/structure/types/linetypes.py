"""What a line can be by its own shape, before its neighbours are asked."""

import re
from enum import Enum, auto
from functools import lru_cache

from tui.text import lazy
from tui.text.structure.cues.continuation import is_open
from tui.text.structure.page.lines import SourceLine
from tui.text.structure.types.authors import is_byline, is_lead, names, names_text_and_picture, simplified
from tui.text.structure.types.mastheads import BRACKETS, is_masthead


class LineType(Enum):
    """The shape of a line."""

    __hash__ = object.__hash__  # as that of Mark

    BODY = auto()
    """Running text, also a part of it."""
    LEAD = auto()
    """Running text that begins as a news story does: `本报讯(…)`."""
    SHORT = auto()
    """A short line that stops without the end of a sentence: a headline, a heading, a label, or a scrap of text."""
    NUMBERED = auto()
    """A short line with a number of the outline: `一、工作回顾`."""
    BYLINE = auto()
    CREDIT = auto()
    CAPTION = auto()
    AUTHOR_NOTE = auto()
    SOURCE_NOTE = auto()
    CONTINUED = auto()
    """`(上接1版)` on a line of its own, or at the head of a paragraph (then the line is long)."""
    FOLIO = auto()
    """The folio: page number, date of issue, a rule."""


SHORT_MOST = 60
"""Code points of the longest line that may be a headline; the longest of the sample pages has 45."""
KEPT = 512
"""Lines whose shape is kept: a page is asked for twice, by what knows its kind and by what reads it."""
CAPTION_MOST = 90
"""Code points of the longest caption before a credit."""

NUMBER = lazy.pattern(
    r"(?P<l1>第[一二三四五六七八九十百\d]{1,4}[章部编篇]分?[\s　:：]?|[一二三四五六七八九十]{1,3}[、.．])|"
    r"(?P<l2>[（(][一二三四五六七八九十]{1,3}[）)]\s*|第[一二三四五六七八九十百\d]{1,4}[节条][\s　])|"
    r"(?P<l3>\d{1,2}[、.．](?!\d)\s*)|(?P<l4>[（(]\d{1,2}[）)]\s*|[①-⑳])"
)
"""Numbers of an outline, by depth: GB/T 9704-2012, 7.3.3 orders 一、 (一) 1. (1)."""

_CREDIT_PREFIX = lazy.pattern(
    r"^[（(【]?\s*(?:图|图片|摄影|供图|图源|图片来源|照片|制图|摄|资料图|绘图|漫画)\s*[:：/／|｜丨]\s*\S.{0,36}$"
    r"|^[（(【]?(?:资料|网络|新华社|视频|本报)?(?:图片|照片|资料图|资料片|资料照片|截图)(?:.{0,14}提供)?[)）】]?$"
    r"|^[（(【]?新华社[^，,。]{0,8}发?\s*[（(].{1,16}(?:摄|绘|供图)[）)][)）】]?$"
    r"|^[（(【]?本版(?:图片|照片|摄影|配图|文图)[^。]{0,30}$"
)
_CREDIT = lazy.pattern(
    r"^[（(【]?(?P<who>.{1,30}?)(?:(?P<gap>\s*[/／]\s*|\s+)?(?P<work>摄影报道|摄影|摄|供图|制图|绘|图片提供|提供图片|提供))[)）】]?\s*(?:[（(【].{1,20}[）)】])?$"
    r"|^[（(【]?(?P<who2>.{1,30}?)\s*[\s/／]\s*(?:图|文\s*图|图\s*文|文/图)[)）】]?$"
)
_CREDIT_END = lazy.pattern(r"(?:摄|摄影|供图|提供|图|绘|图片|照片|报道|截图)[)）】]?\s*(?:[（(【].{1,20}[）)】])?$")
_CAPTION_HEAD = lazy.pattern(
    r"^(?:[（(▲▼△▽◀▶]?(?:图为|图[①-⑳\d一二三四]|[上下左右]图|题图|组图)|图[:：]\s*(?=[^。]{0,40}(?:的|正在))(?!.*(?:提供|供图|摄)[)）]?$)|[↑↓←→]|[▲▼△▽◀▶]?图片说明|图说)"
)
_CAPTION_TAIL = lazy.pattern(r"[。！？”]\s*[（(]?[^。！？，,]{0,24}(?:摄|供图|摄影|图片提供|新华社发)[)）]?$")
_PICTURE_ENDS = "摄图影供发)）"
_NAMED_CAPTION = lazy.pattern(r"[\u4e00-\u9fff]{3,}\s+[\u4e00-\u9fff]{2,4}\s*(?:/|／|\s)?\s*摄$")
_AUTHOR_NOTE = lazy.pattern(
    r"^[（(【\[]?\s*(?:本文)?(?:第一|通讯)?(?:作者|执笔)(?:简介|单位)?\s*(?:[:：]|系|为|是|均|分别|单位).*$"
)
_TELLS_OF_AUTHOR = lazy.pattern(r"作者(?:是|为)[^，。]{1,24}，[^，。]{0,12}(?:讲|写|说|记|谈|回忆|告诉|认为|用)")
"""What a text says of the author of another."""
_ASKS = lazy.pattern(r"^[^。！？!?“”]{4,36}[！？!?]$")
_ADDRESS = lazy.pattern(r"^(?:尊敬的|敬爱的|亲爱的|各位|各[区县市省]|同志们|朋友们|同学们|女士们|先生们).{0,50}[:：]$")
_SOURCE_NOTE = lazy.pattern(
    r"^[（(【\[]?\s*(?:(?:本文|文章|信息|资料|图文|内容)?(?:来源|转自|转载自|原载|摘自|选自|出处)|稿源)\s*[:：于]?\s*\S|^[（(【\[]据.{2,30}[）)】\]]$"
    r"|^[（(【\[]?\s*(?:本版|值班|责任|执行|美术|版面|视觉|网络)?(?:编辑|责编|校对|审核|监制|美编|版式|主编|编审|组版|检校)\s*[:：/／\s]\s*\S"
    r"|^[（(【\[]?\s*下转.{1,12}$|^\(?\s*(?:完|END|全文完)\s*\)?$|^[（(]完[）)]$"
)
_FROM = lazy.pattern(
    r"^[（(【\[]?\s*(?:上接|紧接|接上页|承接)(?:.{0,12}?(?:版|页|面|要闻)|\s*[A-Z]?\d{1,2})?.{0,4}?(?:[）)】\]]|$)"
)
_SHEET = lazy.pattern(
    r"^(?:第?\s*[A-Z]?\d{1,3}\s*版(?=[\s:：·|]|$)|[A-Z]\d{1,2}(?:版|(?=\s|$))|版次|[A-Z]?\d{1,2}\s+[\u4e00-\u9fff]{2,4}\s+\d{4}\s*年)"
    r"[^，。]{0,40}$"
    r"|^(?:(?:发布|发稿|更新|出版)(?:时间|日期)\s*[:：]?\s*)?\d{4}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}\s*日?(?:\s+\S.{0,40})?$"
    r"|^[【\[（(]?(?:字[号体]|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:次数|量)|分享到|打印本页|关闭窗口|上一篇|下一篇)\s*(?:[:：\s].{0,40})?$"
    r"|^星期[一二三四五六日天].{0,30}$|^[\W_]{3,}$"
)


def is_credit(text: str) -> bool:
    """Tell whether a line says who made a picture and nothing else: `孙鹏伟 摄`, `辽渔集团供图`, `图/王芳`."""
    if len(text) > 40 or text[-1] in "。！？!?，,；;":
        return False
    if _CREDIT_PREFIX.match(text):
        return True
    match = _CREDIT.match(text) if _CREDIT_END.search(text) else None
    if not match or names_text_and_picture(text):
        return False
    who = (match["who"] or match["who2"]).strip()
    if names(who, strict=True):
        return True
    given = match["work"] in {"供图", "提供", "图片提供", "提供图片"}
    return given and not re.search(r"[\s，,。]", who) and len(who) <= 20 and not who.startswith("为")


def line_type_of(line: SourceLine) -> LineType:
    """Return the shape of one line."""
    if not line.text:
        return LineType.FOLIO
    return LineType.BODY if line.item else line_type_of_text(line.text, bool(line.hashes))


@lru_cache(maxsize=KEPT)
def line_type_of_text(text: str, marked: bool) -> LineType:
    """Return the shape of what stands on a line, which is not empty; `marked` when markup makes it a heading."""
    head = text[0]
    if head in "（(【[上紧接" and _FROM.match(text):
        return LineType.CONTINUED
    if len(text) > 150:
        return LineType.LEAD if is_lead(text) else LineType.BODY
    if is_masthead(text):
        return LineType.SOURCE_NOTE if text[0] in BRACKETS else LineType.FOLIO
    text = simplified(text)
    if (
        len(text) <= 120
        and ("作者" in text or "执笔" in text)
        and _AUTHOR_NOTE.match(text)
        and (head in "（(【[" or (len(text) <= 60 and not _TELLS_OF_AUTHOR.match(text)))
        and not is_byline(text)
    ):
        return LineType.AUTHOR_NOTE
    if len(text) <= CAPTION_MOST and (
        _CAPTION_HEAD.match(text) or (text[-1] in _PICTURE_ENDS and _CAPTION_TAIL.search(text))
    ):
        return LineType.CAPTION
    if len(text) <= SHORT_MOST:
        if is_credit(text):
            return LineType.CREDIT
        if text[-1] == "摄" and _NAMED_CAPTION.search(text):
            return LineType.CAPTION
        if is_byline(text):
            return LineType.BYLINE
        if _SOURCE_NOTE.match(text) and (text[-1] not in "。！？" or head in "（(【["):
            return LineType.SOURCE_NOTE
        if _SHEET.match(text) and text[-1] not in "。！？，,":
            return LineType.SOURCE_NOTE if "来源" in text else LineType.FOLIO
    if is_lead(text):
        return LineType.LEAD
    if text[-1] in "：:" and _ADDRESS.match(text):
        return LineType.BODY
    if len(text) <= SHORT_MOST and (is_open(text) or marked or _ASKS.match(text)):
        if NUMBER.match(text) and not re.search(r"[，,；;。！？]|[、：:]$", text[3:]):
            return LineType.NUMBERED
        return LineType.SHORT
    return LineType.BODY
