"""What a text says of a day or a period: a sentence with the time in it, as days of the calendar."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from tui.language import dates
from tui.language.ledger.fact import Period
from tui.language.plain import plain
from tui.language.statements.days import days
from tui.text.sentences import sentences
from tui.text.source import Span

_BESIDE: Final = ("比", "较", "与", "同", "《")
"""What stands before a time that something is only compared or named with."""
_YEARS: Final = ("今年", "去年", "前年", "明年")
"""Years that belong to the time behind them where the grammar took them for part of another word: 至今年2月."""
_CLOCK = re.compile(
    "(?:凌晨|清晨|早晨|早上|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜间|深夜|午夜|[0-9零一二三四五六七八九十]+[时点:])"
)
_NEEDS_ISSUE = re.compile(
    "[今昨前明后][天日晚晨早夜]|[今去前明]年|[本上下这]周|[本上下]月|(?:周|星期)[一二三四五六日]|^[0-9一二三四五六七八九十]{1,3}[日号]"
)


@dataclass(frozen=True, slots=True)
class DatedStatement:
    """One sentence that is about a day or a period; spans are article offsets."""

    sentence: Span
    time: Span
    """The words that say when."""
    period: Period


def dated(text: str, issue: date | None) -> list[DatedStatement]:
    """Return the dated statements of a text in order, each period once a sentence; `issue` is its day of issue."""
    return list(_read(text, issue))


def left_out(text: str) -> int:
    """Return how many times of a text only its day of issue fixes, each place once: 昨日, 去年, 本周三."""
    flat, known = plain(text), {one.time.start for one in dated(text, None)}
    times = (time for time in dates.find(flat) if time.start not in known and not _aside(flat, time.start))
    return sum(_NEEDS_ISSUE.search(flat[time.start : time.end]) is not None for time in times)


def _read(text: str, issue: date | None) -> Iterator[DatedStatement]:
    flat, spans = plain(text), sentences(text)
    starts = [one.start for one in spans]
    around: Period | None = None
    told: set[tuple[int, Period]] = set()
    line = 0
    for time in dates.find(flat):
        said = flat[time.start : time.end]
        place = bisect_right(starts, time.start) - 1
        if place < 0 or _CLOCK.match(said) or _aside(flat, time.start):
            continue
        if "\n" in flat[line : time.start]:
            around, line = None, time.start
        if (year := flat[max(0, time.start - 2) : time.start]) in _YEARS and "年" not in said:
            said = year + said
        period = days(said, issue, around)
        if period is None:
            continue
        around = period
        if (place, period) not in told:
            told.add((place, period))
            yield DatedStatement(spans[place], Span(time.start, time.end), period)


def _aside(text: str, at: int) -> bool:
    """Tell whether a time is only compared with, or part of the name of a writing."""
    line = text.rfind("\n", 0, at) + 1
    return text.startswith(_BESIDE, at - 1) or text.rfind("《", line, at) > text.rfind("》", line, at)
