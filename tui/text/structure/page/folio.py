"""Date and page of the newspaper, when the page says them."""

from tui.text import lazy

_DATE = lazy.pattern(r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?")
_PAGE = lazy.pattern(r"(?:第\s*)?([A-Z]?\d{1,3})\s*版|^([A-Z]\d{1,2})(?=\s|$)|^(\d{2})\s+[\u4e00-\u9fff]")
_ELSEWHERE = lazy.pattern(r"(?:下转|上接)[^）)】\]]{0,12}")
"""下转第3版: where the rest stands, not this page."""
_PRINTED = lazy.pattern(r"[（(]?\s*(?:原载|刊于|发表于|刊载于|载)[^（()）]{0,40}[）)]?$")


def find_date(text: str) -> str | None:
    """Return the first full date in `text` as ISO 8601, None without one or when there is no such day."""
    match = _DATE.search(text)
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups())
    if not (1800 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def find_page(text: str) -> str | None:
    """Return the page number in a line such as `第04版：要闻`, None without one."""
    match = _PAGE.search(_ELSEWHERE.sub("", text))
    return next((group for group in match.groups() if group), None) if match else None


def printed_on(text: str) -> str | None:
    """Return the date in a note at the end of a text that says where it was first printed, None without one."""
    match = _PRINTED.search(text[-80:])
    return find_date(match.group()) if match else None
