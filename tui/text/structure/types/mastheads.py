# ruff: noqa: E501 (lists of words)
"""Lines that a newspaper prints at the head of its page: its name, the day, the sheet, who made it up."""

from collections.abc import Sequence

from tui.text import lazy

_MOST = 90
"""Code points of the longest such line."""
_LEFT_MOST = 6
"""Chinese characters that a line with a sheet or a paper holds beside its pieces at most: the name of a section."""
HEAD = 6
"""Lines at the head of a page among which its name stands."""
_YEAR = r"(?:(?:中[华華])?民[国國])?\s*(?:\d{2,4}|[一二][〇○零Ｏ一二三四五六七八九0]{3}|[元一二三四五六七八九十百○〇零]{1,5})\s*年"
_DAY = lazy.pattern(
    rf"{_YEAR}\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月\s*(?:(?:\d{{1,2}}|[一二三四五六七八九十廿]{{1,3}})\s*[日号])?"
    r"|(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
)
_WEEKDAY = lazy.pattern(r"(?:星期|礼拜|禮拜|周)[一二三四五六日天](?![\u4e00-\u9fff])")
_SHEET = lazy.pattern(
    r"第?\s*(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版(?![\u4e00-\u9fff]{3})|(?<![A-Za-z\d])[A-Z]\d{1,2}(?![A-Za-z\d])|今日\s*\d{1,3}\s*版"
)
_PAPER = lazy.pattern(r"《?[\u4e00-\u9fff]{2,8}[报報](?:社)?》?(?:·?(?:海外版|副刊|周刊|特刊))?")
_OTHER = lazy.pattern(
    r"(?:农历|農曆|夏历|夏曆)?[\u4e00-\u9fff]{2}年[闰閏]?[正一二三四五六七八九十冬腊臘]{1,2}月[初十廿三]{1,2}[一二三四五六七八九十]?"
    r"|(?:农历|農曆|夏历|夏曆)[^\s，。]{2,12}"
    r"|(?:责任|执行|值班|美术|版面|视觉|本版)?(?:编辑|责编|校对|检校|版式|美编|主编|组版|審稿|編輯|責編|校對)\s*[:：/／]?\s*[\u4e00-\u9fff·]{2,4}(?=\s|[　|｜/／]|$)"
    r"|(?:新闻|投稿|电子|读者)?(?:热线|電話|电话|邮箱|信箱|E-?mail|QQ)\s*[:：]?\s*[\w@.-]+"
    r"|(?:国内统一(?:连续出版物|刊)号|邮发代号|刊号|代号|CN)[\s:：]*(?:CN)?\s*[\d-]+|(?:总第|第)\s*[\d一二三四五六七八九十百千零〇]{1,6}\s*[期号號]"
    r"|(?:https?://|www\.)\S+|零售价?[^\s]{0,8}|-?\d{1,2}\s*[℃°][CＣ]?(?:\s*[~～－-]\s*-?\d{1,2}\s*[℃°][CＣ]?)?"
)
_HAN = lazy.pattern(r"[\u4e00-\u9fff]")
_SIGN = lazy.pattern(r"[年版期\-/.报報星]")
"""What a head of a page holds one of, at least."""
_SAID = lazy.pattern("[。！？!?；;，,]")
_TOLD = lazy.pattern(r"报道|報道|刊登|原载|转载|记者|記者|讯|訊|电$|電$|发表|通过|公布|施行|发布")
_NAME = lazy.pattern(r"^[\u4e00-\u9fff]{2,7}[报報]$")
_NO_NAME = lazy.pattern(r"(?:海|情|预|简|战|捷|喜|申|通|公|汇|回|举|播|壁|黑板|周|晨|電|电|警)[报報]$")


BRACKETS = "【《（(〔["
"""What begins a line that says where a text was printed, rather than the head of a page."""


def is_masthead(text: str) -> bool:
    """Tell whether a line holds two pieces of a page's head, a day or a sheet among them, and nothing that is said."""
    if len(text) > _MOST or not _SIGN.search(text) or _SAID.search(text):
        return False
    if _TOLD.search(text) or not _HAN.search(text):
        return False
    sheet = bool(_SHEET.search(text))
    if not sheet and not _DAY.search(text):
        return False
    left, pieces = text, 0
    for kind in (_DAY, _OTHER, _WEEKDAY, _SHEET, _PAPER):
        rest = kind.sub(" ", left)
        pieces += rest != left
        left = rest
    named = _LEFT_MOST if sheet or _PAPER.search(text) else 0
    return pieces >= 2 and len(_HAN.findall(left)) <= named and len(left.split()) <= 4


def paper_name(texts: Sequence[str]) -> int | None:
    """Return which line at the head of a page is the name of its paper; None without one.

    `texts` are the lines of the page; the name stands alone above, or directly below, a line with the day.
    """
    head = texts[:HEAD]
    for at, text in enumerate(head):
        if _NAME.match(text) and (not _NO_NAME.search(text) or text[-2:] in ("晨报", "周报")):
            near = [*head[at + 1 : at + 3], *head[max(0, at - 1) : at]]
            if any(_DAY.match(other) or is_masthead(other) for other in near):
                return at
    return None
