"""What sites of downloads write into the books that they hand out, also where they hide its words behind signs."""

import re
from unicodedata import normalize

from tui.text import lazy

_MOST = 60
_SITE = lazy.pattern(r"[A-Za-z0-9-]{2,}\s?[.。．]\s?(?:com|net|org|cc|cn|info|me|la|tw)(?![A-Za-z])", re.IGNORECASE)
_BARE = lazy.pattern(r"^\W*(?:https?://)?[wWｗ]{3}\s?[.。．]\s?[\w.。．-]+\W*$")
_OFFERS = lazy.pattern(
    r"下载|下載|免费|免費|书库|書庫|书城|書城|书屋|书友|小说网|小說網|电子书|電子書|TXT|txt|首发|最新章节|手机阅读|手机看书|论坛|論壇|书籍|本书来自|本文来自|用户上传|在线阅读|在线书|手机用户|制作|整理|求最多|上传"
)
_MORE = lazy.pattern(
    r"(?:更多|想看更多)[^，。]{0,10}(?:小说|好书|书籍|电子书|TXT|txt|作品|章节)[^。]{0,8}"
    r"(?:访问|登[录陆]|关注|请到|请去|光临)[^。]{2,30}$"
)
_OF_BOOK = lazy.pattern(r"(?:版权)?声明\s*[:：]\s*本(?:电子)?书(?!记)[^。]{2,40}。?$")
"""What a site of downloads says that its reader may do with a book."""
_LETTERS = lazy.pattern(r"[^\w\u4e00-\u9fff]+|_+")
_HIDDEN = lazy.pattern(r"(?:txt|TXT)?小[说說](?:天堂|下[载載]网?|网|論壇|论坛|书城)|电子书下载|免费小说")
_ADDRESS = lazy.pattern(r"^[a-zA-Z0-9]+?(?=(?:txt|TXT)?[\u4e00-\u9fff])")
"""The address of a site, its dots taken out, before the site's name."""
_ORNAMENTS = "※☆★◆◇■□*=#~-—"
"""Signs that stand at both ends of such a line."""
_SIGNS_LEAST = 3
_UPLOADED = lazy.pattern(r"^[-=—*]{3,}\s*(?:用户上传|章节内容|正文|以上|以下).{0,12}(?:开始|结束|完)\s*[-=—*]{3,}$")


def is_advert(text: str) -> bool:
    """Tell whether a short line says where a book was taken from, and nothing of the book."""
    if text[0] == text[-1] and text[0] in _ORNAMENTS and (_OFFERS.search(text) or _SITE.search(text)):
        return True
    if text[0] in "更想版声" and (_MORE.match(text) or _OF_BOOK.match(text)):
        return True
    if text[0] in "-=—*" and _UPLOADED.match(text):
        return True
    if len(text) > _MOST:
        return False
    if _BARE.match(text):
        return True
    if text[-1] not in "。！？" and _OFFERS.search(text) and _SITE.search(text):
        return True
    if "小" not in text and "电" not in text:
        return False
    letters = _ADDRESS.sub("", _LETTERS.sub("", normalize("NFKC", text)))
    return len(text) - len(letters) >= _SIGNS_LEAST and len(letters) <= 12 and bool(_HIDDEN.search(letters))
