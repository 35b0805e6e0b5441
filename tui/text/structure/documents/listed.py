"""Chapters that a table of contents at the head of a plain text names, and that stand again below with their texts."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.i18n import ngettext
from tui.text import lazy
from tui.text.kind import DocumentKind
from tui.text.markup import Mark, Markup
from tui.text.structure.documents import words
from tui.text.structure.documents.novels import is_report
from tui.text.structure.documents.part import ASIDE, RUNNING, Part, RowType

if TYPE_CHECKING:
    from tui.text.structure.documents.cuts import DocumentEvidence

_LEAST = 4
"""Lines of the shortest table of contents."""
_STAND_AGAIN = 0.6
"""Share of its lines that stand again below, at least: names of volumes need not."""
_TEXT_LEAST, _SAID_LEAST = 300, 30
"""Code points that the texts below them have on the average, at least; fewer where a line says that it is contents."""
_ORDERLY = 0.9
"""Share of them that follow one another in the order of the list; names of volumes may not."""
_HEAD = 400
"""Rows at the head of a file among which `目录` is looked for."""
_LINE_MOST, _NAME_MOST = 120, 40
"""Code points of the longest line of contents, and of the longest name in it."""
_NUMBERED_MOST = 0.5
"""Share of names with a number of the outline in the contents of a collection, at most; more are a report's."""
_SAID = lazy.pattern(r"[●○◎■◆【\[《]?\s*\S{0,14}目\s*[录錄次][】\]》]?$")
_SIGN = lazy.pattern(r"^[●○◎◆◇■□★☆※▲△·•—\-\s【《〈\[「『]+|[】》〉\]」』\s]+$")
_PAGE = lazy.pattern(r"\s*(?:[.．·…‥⋯]\s*)+[（(]?[\d一二三四五六七八九十百〇○零]{0,5}[）)]?$|\s*[（(]?\d{1,4}[）)]?$")
_PARTED = lazy.pattern(r"\s{2,}|\t+")
_NAMES = (RowType.SHORT, RowType.NUMBERED, RowType.CHAPTER)
_VOLUME = lazy.pattern(
    r"^(?:第?[上中下前后後内外附一二三四五六七八九十百\d]{1,4}\s*[部辑輯卷编編篇集册冊]|[卷部辑輯编編篇集册冊]之?[上中下一二三四五六七八九十百\d]{1,4})(?=[\s\u3000·:：、]|$)"
)
"""The name of a part that holds several texts: `第一辑　人`, `卷二`, `下编`."""


def find_listed_chapters(
    markup: Markup, parts: Sequence[Part], _row_types: Counter[RowType], found: "DocumentEvidence"
) -> str:
    """Make the lines that a list at the head of a plain text names its chapters; return the evidence."""
    if markup.marked or markup.html:
        return ""
    said = [at + 1 for at, part in enumerate(parts[:_HEAD]) if _says_contents(part)]
    best = max((_matched(parts, at, True) for at in said), key=lambda one: len(one[1]), default=([], []))
    if not best[1]:
        best = _matched(parts, 0, False)
    listed, again = best
    if not again:
        return ""
    for part in listed:
        if part.row_type is not RowType.CELLS:
            part.row_type = RowType.BODY
        part.listed = True
    for part in again:
        part.row_type = RowType.CHAPTER
    found.kind = DocumentKind.BOOK
    return ngettext("{n} chapter", "{n} chapters", len(again)).format(n=len(again))


def names_volume(text: str) -> bool:
    """Tell whether a line is the name of a part that holds several texts."""
    return bool(_VOLUME.match(text))


def _says_contents(part: Part) -> bool:
    return part.text[-1:] in "录錄次】]》" and bool(words.CONTENTS.match(part.text) or _SAID.match(part.text))


def _matched(parts: Sequence[Part], at: int, said: bool) -> tuple[list[Part], list[Part]]:
    """Return the lines of the contents that begin at a row, and the chapters that they name; else none."""
    listed, end = _list(parts, at, said)
    least = _LEAST - said
    if len(listed) < least:
        return [], []
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place in range(end, len(parts)):
        if _may_be(parts[place]):
            places[_key(parts[place].text)].append(place)
    found = [place for name in listed if name in places and (place := _with_text(parts, places, name)) >= 0]
    again = [parts[place] for place in dict.fromkeys(found)]
    first = min(found, default=end)
    size = sum(len(part.text) for part in parts[first:])
    numbered = sum(bool(words.OUTLINE.match(part.text)) for part in again)
    short = said and numbered <= _NUMBERED_MOST * len(again) and not is_report(parts[:at])
    orderly = sum(a.row.start < b.row.start for a, b in pairwise(again)) >= _ORDERLY * (len(again) - 1)
    if (
        len(again) < max(least, _STAND_AGAIN * len(listed))
        or size < (_SAID_LEAST if short else _TEXT_LEAST) * len(again)
        or not orderly
    ):
        return [], []
    return [part for part in parts[at + (not said) : first] if len(part.text) <= _LINE_MOST and _may_be(part)], again


def _list(parts: Sequence[Part], at: int, said: bool) -> tuple[list[str], int]:
    """Return the names in the contents that begin at a row, and the row that they end at."""
    listed: dict[str, None] = {}
    end = at
    while end < len(parts):
        part = parts[end]
        names = list(_names(part, said))
        if not names or (names[0] in listed and not said):
            break
        if said and listed and names[0] == next(iter(listed)):
            break
        listed |= dict.fromkeys(names)
        end += 1
    return list(listed), end


def _names(part: Part, said: bool) -> Iterator[str]:
    """Yield the names that a line of contents holds, several where wide blanks part them."""
    text = part.text
    if not said:
        if part.row_type in _NAMES:
            yield _key(text)
        return
    if len(text) > _LINE_MOST or text[-1:] in "。！？" or part.row_type in ASIDE - {RowType.SILENT}:
        return
    for name in _PARTED.split(text):
        if (key := _key(name)) and len(key) <= _NAME_MOST:
            yield key


def _may_be(part: Part) -> bool:
    marked = part.row_type is RowType.HEADING and part.row.mark is Mark.TEXT
    return marked or part.row_type in _NAMES or (part.row_type is RowType.BODY and len(part.text) <= _NAME_MOST)


def _with_text(parts: Sequence[Part], places: Mapping[str, Sequence[int]], name: str) -> int:
    """Return the first of the places of a name that has a text below it, else the last.

    -1 when another name of the contents stands below that one, as in contents that stand there twice, and it names no
    part that holds several texts.
    """
    below = None
    for place in places[name]:
        below = next((part for part in parts[place + 1 : place + 4] if part.row_type not in ASIDE), None)
        if below is not None and (below.verse or (below.row_type in RUNNING and len(below.text) > _NAME_MOST)):
            return place
    again = 0 if below is None or names_volume(name) else len(places.get(_key(below.text), ()))
    return -1 if again > 1 and len(places[name]) < 2 else places[name][-1]


def _key(text: str) -> str:
    return "".join(_PAGE.sub("", _SIGN.sub("", text)).split())
