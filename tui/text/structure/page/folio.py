"""Date and page of the newspaper, when the page says them."""

from tui.text import lazy

_DATE = lazy.pattern(r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?")
_DIGITS = "〇○零Ｏ一二三四五六七八九"
_NUMBER = r"[一二三四五六七八九十]{1,3}|[廿卅][一二三四五六七八九]?"
_WRITTEN = lazy.pattern(
    rf"(?P<full>[一二][{_DIGITS}]{{3}})\s*年\s*(?P<m1>{_NUMBER})\s*月\s*(?P<d1>{_NUMBER})\s*[日号]"
    rf"|民[国國]\s*(?P<since>\d{{1,3}}|[{_DIGITS}十百廿卅]{{1,5}})\s*年\s*(?P<m2>\d{{1,2}}|{_NUMBER})\s*月\s*(?P<d2>\d{{1,2}}|{_NUMBER})\s*[日号]"
)
"""A day written out, or counted from the founding of the Republic in 1912: `二〇二一年三月四日`, `民國108年6月21日`."""
_REPUBLIC = 1911
"""What is added to a year of the Republic."""
_PAGE = lazy.pattern(r"(?:第\s*)?([A-Z]?\d{1,3})\s*版|^([A-Z]\d{1,2})(?=\s|$)|^(\d{2})\s+[\u4e00-\u9fff]")
_ELSEWHERE = lazy.pattern(r"(?:下转|上接)[^）)】\]]{0,12}")
"""下转第3版: where the rest stands, not this page."""
_PRINTED = lazy.pattern(r"[（(]?\s*(?:原载|刊于|发表于|刊载于|载)[^（()）]{0,40}[）)]?$")


def find_date(text: str) -> str | None:
    """Return the first full date in `text` as ISO 8601, None without one or when there is no such day."""
    if match := _DATE.search(text):
        year, month, day = (int(part) for part in match.groups())
    elif "年" in text and (written := _WRITTEN.search(text)):
        full, since = written["full"], written["since"]
        year = int("".join(_digit(sign) for sign in full)) if full else _REPUBLIC + _number(since)
        month, day = _number(written["m1"] or written["m2"]), _number(written["d1"] or written["d2"])
    else:
        return None
    if not (1800 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def _digit(sign: str) -> str:
    return str(max(0, _DIGITS.index(sign) - 3))


def _number(text: str) -> int:
    """Return what a number of at most three digits is, `108` or `一百零八` or `一〇八` or `廿一`."""
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not any(sign in text for sign in "十百"):
        return int("".join(_digit(sign) for sign in text))
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * int(_digit(hundreds) if hundreds else 0)
    value += 10 * (int(_digit(tens)) or 1 if tens else 1) if ten else 0
    return value + sum(int(_digit(sign)) for sign in ones[-1:])


def find_page(text: str) -> str | None:
    """Return the page number in a line such as `第04版：要闻`, None without one."""
    match = _PAGE.search(_ELSEWHERE.sub("", text))
    return next((group for group in match.groups() if group), None) if match else None


def printed_on(text: str) -> str | None:
    """Return the date in a note at the end of a text that says where it was first printed, None without one."""
    match = _PRINTED.search(text[-80:])
    return find_date(match.group()) if match else None
