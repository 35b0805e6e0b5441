"""Walk from one piece of a date to the next: what may follow a year, a month, a day.

Each function takes the offset where its part begins and returns the offset behind it: None when there is no such part,
and the same offset where it may be absent.
"""

from tui.language.dates.pieces import past


def year(text: str, at: int) -> int | None:
    """Read 2024年9月1日, 2021—2025年, 2024年上半年, 2030年前."""
    end = past("years", text, at)
    if end is not None:
        return in_year(text, end)
    end = past("year", text, at)
    if end is None:
        return None
    end = in_year(text, end)
    if (to := past("to", text, end)) is not None and (other := past("year", text, to)) is not None:
        end = in_year(text, other)
    return before(text, end)


def in_year(text: str, at: int) -> int:
    """Read what narrows a year down: a month, a quarter, a feast, its end."""
    inside = at + 1 if text.startswith(" ", at) else at
    for part in (months, month):
        if (end := part(text, inside)) is not None:
            return end
    end = past("share", text, inside)
    return end if end is not None else past("edge", text, at) or at


def months(text: str, at: int) -> int | None:
    """Read 1—11月."""
    end = past("months", text, at)
    return None if end is None else in_month(text, end)


def month(text: str, at: int) -> int | None:
    """Read 9月, 9月1日, 9月底, 9月5日至10月8日."""
    end = past("month", text, at)
    if end is None:
        return None
    end = in_month(text, end)
    if (to := past("to", text, end)) is not None:
        other = past("month", text, past("year", text, to) or to)
        end = end if other is None else in_month(text, other)
    return end


def in_month(text: str, at: int) -> int:
    """Read what narrows a month down: 5日, 28至30日, 上旬; a blank may stand before the day."""
    inside = at + 1 if text.startswith(" ", at) else at
    end = past("days", text, inside) or day(text, inside)
    return end if end is not None else past("third", text, at) or at


def day(text: str, at: int) -> int | None:
    """Read 9日, 9日至12日, 初五, 9日下午3点, 9日晚至10日早."""
    end = past("lunar", text, at)
    if end is None:
        end = past("day", text, at)
        if end is None:
            return None
        if (to := past("to", text, end)) is not None:
            end = past("day", text, past("month", text, to) or to) or end
    stop = past("time", text, end)
    if stop is None:
        return end
    to = past("to", text, stop)
    other = past("day", text, past("month", text, to) or to) if to is not None else None
    return stop if other is None else past("time", text, other) or other


def before(text: str, at: int) -> int:
    """Read 前, 之前, 以后 behind a date."""
    return past("before", text, at) or at
