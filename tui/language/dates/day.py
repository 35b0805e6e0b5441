"""One day as people write it: 2025-01-20, 2025.1.20, 20250120, 2025年1月20日, 1月20日2025年, 二〇二五年一月二十日."""

import re
import unicodedata
from datetime import date
from functools import cache
from typing import Final

from tui.language.figures import numerals
from tui.language.plain import plain

_REPUBLIC: Final = 1911
"""What is added to a year of the Republic."""


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    number = "[0-9〇零○一二三四五六七八九十廿卅]"
    tail = "(?:T[0-9:.+Z-]*|[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?)?"
    year, month, day = f"(?P<year>{number}{{4}})", f"(?P<month>{number}{{1,3}})", f"(?P<day>{number}{{1,3}})"
    return tuple(
        re.compile(form + tail)
        for form in (
            "(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
            f"(?:公元)?{year}年{month}月{day}[日号]?",
            "(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})",
            f"{month}月{day}[日号]?,?{year}年?",
            f"(?:中华)?民国(?P<since>{number}{{1,4}}|[一二三四五六七八九]?百[零〇一二三四五六七八九十]*)年{month}月{day}[日号]?",
        )
    )


def read_day(said: str) -> date | None:
    """Return the day that a text is; None for anything else, and for a day that the calendar does not have.

    A day whose order cannot be told (1/2/2025) is none.
    """
    text = re.sub(r"\s+", "", plain(unicodedata.normalize("NFKC", said))).replace("，", ",")
    found = next((match for form in _forms() if (match := form.fullmatch(text))), None)
    if found is None:
        return None
    parts = found.groupdict()
    year = _REPUBLIC + _number(parts["since"]) if parts.get("since") else _number(parts["year"])
    try:
        return date(year, _number(parts["month"]), _number(parts["day"]))
    except (ValueError, OverflowError):
        return None


def _number(written: str) -> int:
    """Return what a number is, digit by digit (二〇二五) or by tens (二十); 0 for none."""
    if digits := numerals.spelled(written):
        return int(digits)
    return int(written) if written.isdecimal() else int(numerals.read(written) or 0)
