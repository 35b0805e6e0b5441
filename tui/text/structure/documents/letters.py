"""How letters end: `此致` and `敬礼`, what is wished at the end, and who signs as whose what."""

from tui.text import lazy

_CLOSING_MOST = 16
_CLOSING = lazy.pattern(
    r"^(?:此\s*致|敬\s*[礼禮]|即\s*[颂頌]|[顺順敬并並谨謹此恭专專特][\s]*[颂頌请請祝叩候][\u4e00-\u9fff\s]{0,6}|(?:此|谨|謹|敬|顺|順)?\s*祝[你您]?[\u4e00-\u9fff\s]{0,8}|[近春夏秋冬大文撰教钧鈞公道学學旅时時台勋勳日刻暑年][\s]*[安绥綏祺祉福]|"
    r"(?:身体|工作|学习|全家|阖家|万事|生活|新年|春节|节日|一切)[\u4e00-\u9fff]{2,4}|专此|專此|匆匆|不一|余不一一|餘不一一)[！!。]?$"
)
_CLOSERS = frozenset(
    "此敬即顺順并並谨謹恭专專特祝近春夏秋冬大文撰教钧鈞公道学學旅时時台勋勳日刻暑年身工全家阖闔万生活新节節一匆不余餘"
)
_WHOSE = lazy.pattern(
    r"^(?:(?:[您你妳]们?的|爱[您你]的|想[您你]的|永远[^，。]{0,6}的)[\u4e00-\u9fff]{0,4}|(?:学|學)生|弟子?|[儿兒]子?|女[儿兒]?|兄|妹|姊|姐|友人?|晚生?|愚[\u4e00-\u9fff]|父|母|[后後]学|[后後]學)[\s\u3000:：，]+(?=[\u4e00-\u9fff·]{1,4}(?:\s|$))"
)
_SIGNERS, _WRITERS = frozenset("您你妳爱想永学學弟儿兒女兄妹姊姐友晚愚父母后後"), frozenset("上首拜启啟书書泐")
_WROTE = lazy.pattern(
    r"(?<=[\u4e00-\u9fff])[\s\u3000]*(?:敬上|谨上|謹上|拜上|叩上|顿首|頓首|再拜|敬启|敬啟|谨启|謹啟|手书|手書|手泐|草上)$"
)


def closes_letter(text: str) -> bool:
    """Tell whether a line is what a letter ends with above who signs it: `敬礼！`, `即颂`, `近安`."""
    return len(text) <= _CLOSING_MOST and text[0] in _CLOSERS and bool(_CLOSING.match(text))


def signed_name(text: str) -> str:
    """Return who signs a letter without whose what, and how: `您的学生 何小川`, `弟 望之 顿首`; else the line."""
    if text[0] not in _SIGNERS and text[-1] not in _WRITERS:
        return text
    return _WROTE.sub("", _WHOSE.sub("", text)) or text
