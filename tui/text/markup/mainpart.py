"""Where on a page its text stands: the element that holds most of the sentences and least of anything else.

What is asked of each element is the F measure of two shares: how much of the page's prose it holds, and how much of
what it holds is prose. Menus, lists of other news and footers are links and short lines: they count against it.
"""

import re
from collections.abc import Iterator, Sequence

from tui.text import lazy
from tui.text.markup.row import Mark, MarkupRow
from tui.text.source import Span

_PROSE_LEAST = 20
"""Code points of the shortest row that counts as prose."""
_PAGE_LEAST = 60
"""Code points of prose of the shortest page whose furniture is told by its place."""
_STOP = lazy.pattern(r"[。！？；…!?]")
_PARTS = lazy.pattern(r"\s*[_|｜]+\s*|\s+@\s+|\s*::\s*|\s+[-–—]+\s*|[-–—]+\s+|[-–—]{2,}|-(?=[^-]{2,16}$)")
"""What parts the name of a text from the name of its site in `<title>`."""
_EDIT = lazy.pattern(r"\[[^\[\]]{1,6}\]$")
"""What a wiki puts behind a headline: [编辑]."""
_NAME_LEAST = 5
"""Code points of the shortest headline that is known by `<title>`."""
_SURE_LEAST = 10
"""Code points of the shortest headline that the name of a page may begin with and no sign parts from the rest."""
_ROWS_MOST = 4
"""Rows of the longest headline."""
_STRAY_MOST = 4
"""Code points of the longest row between headline and text that is a button or a counter."""
_HAN = lazy.pattern(r"[\u4e00-\u9fff]")
_MORE = lazy.pattern(
    r"(?:相关|相關|延伸|推荐|推薦|精彩|更多|热门|熱門|最新)(?:阅读|閱讀|新闻|新聞|报道|報導|报导|文章|推荐|推薦|内容|內容|资讯|資訊|链接|連結)[：:]?\s*(?:\+|>+|more)?$"
    r"|(?:猜你喜欢|猜你喜歡|其他人也在看|大家都在看|你可能(?:也|还)?(?:喜欢|感兴趣).{0,4}|分享让更多人看到|热门推荐|热点推荐|为你推荐|特别声明|我要跟帖|为您推荐|為您推薦|编辑推荐|編輯推薦)[：:]?$",
    re.IGNORECASE,
)
"""What stands above the texts that a page leads to from its own."""
_SHOWN = (Mark.TEXT, Mark.HEADING, Mark.ITEM, Mark.CELLS, Mark.CAPTION)


def find_main_part(rows: list[MarkupRow], parents: Sequence[int]) -> None:
    """Mark the headline of a page, and as the site's own what stands above it and below the text."""
    inside = _main_box(rows, parents)
    title = _headline(rows[: _last(rows, inside) + 1], _first(rows, inside))
    if not any(inside[1:]) and title is None:
        return
    if title is not None:
        _entitle(rows, *title)
    first = _first(rows, inside)
    last = _end(rows, first, _last(rows, inside))
    head = title[0] if title else _highest(rows[:first], first)
    begin = min(first, head)
    for at, row in enumerate(rows):
        if row.mark not in _SHOWN or at == head:
            continue
        between = begin < at < first
        if at < begin or at > last or (between and _is_stray(row)):
            row.mark, row.level = Mark.CHROME, 0


def _first(rows: Sequence[MarkupRow], inside: Sequence[bool]) -> int:
    return next((at for at, row in enumerate(rows) if row.mark in _SHOWN and inside[row.box]), 0)


def _last(rows: Sequence[MarkupRow], inside: Sequence[bool]) -> int:
    return next((at for at in range(len(rows) - 1, -1, -1) if inside[rows[at].box]), len(rows) - 1)


def _end(rows: Sequence[MarkupRow], first: int, last: int) -> int:
    """Return where a text ends: before what leads to other texts, if most of its prose stands above that."""
    told = 0
    every = sum(prose_of(row) for row in rows[first : last + 1])
    for at in range(first, last + 1):
        if rows[at].mark in _SHOWN and told >= _PAGE_LEAST and 2 * told > every and _MORE.match(rows[at].text):
            return at - 1
        told += prose_of(rows[at])
    return last


def _main_box(rows: Sequence[MarkupRow], parents: Sequence[int]) -> list[bool]:
    """Return for each element whether it is, or lies in, the one that holds the text."""
    prose, every = [0] * len(parents), [0] * len(parents)
    for row in rows:
        every[row.box] += len(row.text)
        prose[row.box] += prose_of(row)
    for box in range(len(parents) - 1, 0, -1):
        prose[parents[box]] += prose[box]
        every[parents[box]] += every[box]
    best = 0
    if prose[0] >= _PAGE_LEAST:
        # F measure: twice the prose over what it holds and what there is; of equals the innermost.
        best = max(range(len(parents)), key=lambda box: (2 * prose[box] / (every[box] + prose[0]), box))
    inside = [False] * len(parents)
    inside[best] = True
    for box in range(best + 1, len(parents)):
        inside[box] = inside[parents[box]]
    return inside


def prose_of(row: MarkupRow) -> int:
    """Return the code points of a row that are prose and no links; 0 where few are."""
    if row.mark not in _SHOWN or len(row.text) < _PROSE_LEAST or not _STOP.search(row.text):
        return 0
    linked = sum(link.span.end - link.span.start for link in row.links)
    return max(0, len(row.text) - linked) if 3 * linked < len(row.text) else 0


def _key(text: str) -> str:
    return "".join(text.split())


def _headline(rows: Sequence[MarkupRow], first: int) -> tuple[int, int] | None:
    """Return the row that `<title>` names, and how many rows it has.

    A long row goes before the name of the site, what the name of the page begins with before the rest of it, then a
    heading before other rows, then the last above the text before the first in it.
    """
    said = next((row.text for row in rows if row.named and row.text), "")
    names = {name for part in _parts_of(said) if len(name := _key(part)) >= _NAME_LEAST}
    short = _key(_PARTS.split(said)[0])
    said = _key(said)
    for at, row in enumerate(rows):
        if (
            1 < len(short) < _NAME_LEAST
            and row.level == 1
            and row.mark is Mark.HEADING
            and _EDIT.sub("", _key(row.text)) == short
        ):
            return at, 1
    if not names:
        return None
    found: list[tuple[int, int]] = []
    for at, row in enumerate(rows):
        if row.text and not row.named and (count := _names(rows, at, names, said)):
            found.append((at, count))
    sizes = [sum(len(row.text) for row in rows[at : at + count]) for at, count in found]
    found = [one for one, size in zip(found, sizes, strict=True) if 2 * size > max(sizes)]
    found = [one for one in found if said.startswith(_key(rows[one[0]].text))] or found
    heads = [one for one in found if rows[one[0]].level] or found
    above = [one for one in heads if one[0] <= first]
    return above[-1] if above else heads[0] if heads else None


def _highest(above: Sequence[MarkupRow], first: int) -> int:
    """Return the last of the highest headings above a text that nothing names; `first` without one."""
    levels = [row.level for row in above if row.mark is Mark.HEADING]
    return max((at for at, row in enumerate(above) if levels and row.level == min(levels)), default=first)


def _parts_of(said: str) -> Iterator[str]:
    """Yield what may be the headline in a name of a page: all of it, its parts, and it up to each of its separators."""
    yield said
    yield from _PARTS.split(said)
    yield from (said[: sign.start()] for sign in _PARTS.finditer(said))


def _names(rows: Sequence[MarkupRow], at: int, names: set[str], said: str) -> int:
    """Return how many rows from one on are a headline together; 0 when they are none.

    A long row is one too when the name of the page begins with it and goes on with little else.
    """
    text = ""
    for count, row in enumerate(rows[at : at + _ROWS_MOST], 1):
        if row.mark is Mark.SILENT:
            continue
        text += _key(row.text)
        if text in names or (len(text) >= _SURE_LEAST and len(text) * 2 >= len(said) and said.startswith(text)):
            return count
        if not said.startswith(text):
            return 0
    return 0


def _entitle(rows: list[MarkupRow], at: int, count: int) -> None:
    """Make rows the only highest heading of a page, one row whatever broke it."""
    for row in rows:
        if row.mark is Mark.HEADING and row.level == 1:
            row.level = 2
    head, *more = rows[at : at + count]
    for row in more:
        head.hidden = (*head.hidden, Span(head.end, row.start), *row.hidden)
        head.links += row.links
        head.text += row.text
        head.end = row.end
    head.mark, head.level, head.cells = Mark.HEADING, 1, None
    del rows[at + 1 : at + count]


def _is_stray(row: MarkupRow) -> bool:
    linked = sum(link.span.end - link.span.start for link in row.links)
    return (len(row.text) <= _STRAY_MOST and not _HAN.search(row.text)) or linked >= len(row.text)
