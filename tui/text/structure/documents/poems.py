"""Collections of poems: each an article with its title and its poet."""

import re
from collections.abc import Sequence

from tui.text import lazy
from tui.text.block import Role
from tui.text.markup import Mark
from tui.text.structure.documents import words
from tui.text.structure.documents.part import ASIDE, RUNNING, Part, RowType, entitle
from tui.text.structure.types.authors import is_bare_names, is_name

_LEAST = 2
"""Records of the smallest collection of them."""
_FIELD = lazy.pattern(r"^(?:[诗詩][名题題]|[题題]目|[标標][题題]|篇名|[词詞曲]牌)\s*[:：]\s*(?=\S)")
_FACT = lazy.pattern(r"^(?:[诗詩][体體]|[体體]裁|朝代|年代|[韵韻]部|[类類][别別]|出[处處])\s*[:：]\s*\S{1,16}$")
_POET = lazy.pattern(
    r"^(?:[作诗詩词詞][者人])\s*[:：]\s*(?:[\[（(【〔]?[\u4e00-\u9fff]{1,3}[\]）)】〕·\s])?\s*[\u4e00-\u9fff·]{2,5}$"
)
_RECORD = lazy.pattern(
    r"^(?P<head>[卷第]?[\d一二三四五六七八九十百千○〇]{1,7}(?:[_.－卷首-]+[\d一二三四五六七八九十百千○〇]{1,7})?首?"
    r"[\s\u3000]*[【「《])"
    r"(?P<name>[^】」》]{1,60})(?P<tail>[】」》][\s\u3000]*(?P<poet>[\u4e00-\u9fff·]{2,5})?)$"
)
"""A record of the complete poems of an age: `卷1_1 【帝京篇】李世民`."""
_NUMBERED = lazy.pattern(
    r"^(?P<head>\d{1,4}[\s、.．]*)(?P<name>[^\d\s].{0,40}?)(?P<tail>[①-⑳\s]*(?<![-—])(?:--|——|－－)(?![-—])\s*"
    r"(?P<poet>[\u4e00-\u9fff·]{2,6})[①-⑳]?)$"
)
"""A title with its running number and its poet: `012疲馬--梅堯臣`."""
_COUNTED = lazy.pattern(
    r"^(?P<head>(?P<number>\d{1,3})[\s、.．]*)(?P<name>[^\d\s，。：:][^，。：:]{0,24}?)(?P<tail>[\s\u3000]+(?P<poet>[\u4e00-\u9fff]{2,4}))$"
)
"""A title with its running number and its poet behind a blank: `12 望岳 杜甫`."""
_COUNTED_LEAST = 4
_AGAIN = ("又", "前题", "前題")
"""Titles of poems that have the title of the one above."""
_FRAMED = lazy.pattern(r"^[【《〈\[]([^【】《》〈〉\[\]]{1,24})[】》〉\]]$")
"""A name in brackets: `【菩萨蛮】`."""
_ORNAMENTED = lazy.pattern(
    r"^(?P<head>[○◎●◇◆□■☆★※◯][\s\u3000]*)(?P<name>\S.*?)(?:\s*[/／|｜]\s*(?P<poet>[\u4e00-\u9fff·]{2,5}))?$"
)


def find_records(parts: Sequence[Part]) -> None:
    """Make the titles of a file of records headings: those that a field names, or a number and a poet.

    Such records are poems, each with `诗名：…`, or news, each with `标题：…`.
    """
    texts = [part for part in parts if part.row.mark is Mark.TEXT]
    fields = [part for part in texts if _FIELD.match(part.text)]
    if len(fields) >= _LEAST:
        for part in texts:
            if found := _FIELD.match(part.text):
                part.row_type, part.cut = RowType.HEADING, found.end()
            elif _FACT.match(part.text):
                part.row_type = RowType.NOTE
            elif _POET.match(part.text):
                part.row_type = RowType.BYLINE
    records = [
        (part, found)
        for part in texts
        if len(part.text) <= 80
        and part.row.cells is None
        and (found := _RECORD.match(part.text) or _NUMBERED.match(part.text))
    ]
    records = records if len(records) >= _LEAST else _counted(texts)
    for part, found in records:
        part.row_type, part.cut, part.tail = RowType.HEADING, found.end("head"), len(found["tail"])
        part.signed = (found["poet"],) if found["poet"] else ()


def _counted(texts: Sequence[Part]) -> list[tuple[Part, re.Match[str]]]:
    """Return the titles whose numbers grow from one to the next, each with a name behind it; none when they are few."""
    found: list[tuple[Part, re.Match[str]]] = []
    last = 0
    for part in texts:
        if len(part.text) > 40 or not part.text[0].isdecimal() or not (match := _COUNTED.match(part.text)):
            continue
        if is_name(match["poet"], True) and 0 < int(match["number"]) - last <= _COUNTED_LEAST:
            found.append((part, match))
            last = int(match["number"])
    return found if len(found) >= _COUNTED_LEAST else []


def mark_poems(parts: Sequence[Part]) -> None:
    """Begin an article with every title above verse, and with every marked heading that has a text."""
    marked = any(part.row.mark is Mark.HEADING for part in parts)
    if marked:
        _lines_below(parts)
    elif any(part.role is Role.TITLE and part.row.mark is Mark.FIELD for part in parts):
        _sing_on(parts)
        return
    for at, part in enumerate(parts):
        below = parts[at + 1 : at + 3]
        if part.text in _AGAIN and not part.verse and part.row.gap and any(line.verse for line in below):
            part.row_type = RowType.SHORT
    tuned = _below_poets(parts) if marked else set()
    at, begun = 0, False
    while at < len(parts):
        end = at
        while end < len(parts) and not parts[end].verse and parts[end].row_type not in RUNNING:
            end += 1
        heads = [part for part in parts[at:end] if part.row_type not in ASIDE]
        numbers = [part for part in heads if words.POEM_NUMBER.match(part.text) and not part.forced]
        if begun or len(heads) > len(numbers):
            for part in numbers:
                part.role, part.level = Role.HEADING, 1
            heads = [part for part in heads if part not in numbers]
        sung = end < len(parts) and parts[end].verse
        for part in heads[-1:] if end < len(parts) else ():
            _name_by_ornament(part, sung)
        headed = [part for part in heads if part.row.mark is Mark.HEADING or part.cut or id(part) in tuned]
        titles = headed if marked else heads
        if titles and end < len(parts) and (marked or sung or titles[-1].cut):
            _name_poem(heads, titles)
            begun = True
        at = end + 1


def _sing_on(parts: Sequence[Part]) -> None:
    """Make the short lines of a file whose front matter names its only poem verse."""
    for part in parts:
        plain = part.row.mark is Mark.TEXT and not part.forced
        if plain and part.row_type is RowType.SHORT and part.text[0] not in "—（(":
            part.verse, part.role, part.level = True, Role.PARAGRAPH, 0


def _below_poets(parts: Sequence[Part]) -> set[int]:
    """Find the titles of poems that stand without a mark below the marked names of their poets, who wrote them.

    Returns their identities.
    """
    found: set[int] = set()
    poet: Part | None = None
    for at, part in enumerate(parts):
        if part.row.mark is Mark.HEADING:
            poet = part if is_bare_names(part.text) else None
        elif poet is not None and _titles_verse(parts, at):
            found.add(id(part))
            part.signed = (poet.text,)
            if framed := _FRAMED.match(part.text):
                part.cut, part.tail = framed.start(1), len(part.text) - framed.end(1)
            if parts[at - 1] is poet and not poet.forced:
                poet.role, poet.level, poet.row_type, poet.starts = Role.BYLINE, 0, RowType.BYLINE, True
    return found


def _titles_verse(parts: Sequence[Part], at: int) -> bool:
    part, below = parts[at], parts[at + 1 : at + 2]
    named = part.row_type is RowType.HEADING or _FRAMED.match(part.text)
    return bool(named and not part.verse and not part.forced and below and below[0].verse)


def _name_by_ornament(part: Part, sung: bool) -> None:
    """Part the name of a poem behind an ornament from the ornament and from its poet: `○ 春曉 / 孟浩然`."""
    found = _ORNAMENTED.match(part.text) if part.row_type is RowType.HEADING and not part.cut else None
    if found and (sung or found["poet"]):
        part.cut, part.tail = found.end("head"), len(part.text) - found.end("name")
        part.signed = (found["poet"],) if found["poet"] else ()


def _lines_below(parts: Sequence[Part]) -> None:
    """Make the short lines below a marked heading verse: where headings are marked they are none themselves."""
    headed = False
    for part in parts:
        headed = headed or part.row.mark is Mark.HEADING
        plain = part.row_type is RowType.SHORT and part.row.mark is Mark.TEXT and not part.forced
        if headed and plain and part.text[0] not in "—（(" and not is_bare_names(part.text):
            part.verse, part.role, part.level = True, Role.PARAGRAPH, 0


def _name_poem(heads: Sequence[Part], titles: Sequence[Part]) -> None:
    """Name the lines above a poem: title, poet, subtitle, and what the title of a collection leaves above them."""
    names = [
        part
        for part in heads
        if part.row_type is RowType.BYLINE
        or (part is not heads[0] and part.row.mark is not Mark.HEADING and is_bare_names(part.text))
    ]
    below = [part for part in heads if part in names or part.text[0] in "—（("]
    said = next((part for part in titles if part.cut), None)
    title = said or next((part for part in reversed(titles) if part not in below), titles[-1])
    at = heads.index(title)
    for place, part in enumerate(heads):
        if part is title or part.forced:
            continue
        part.level = 0
        label = place < at and not part.starts
        part.role = Role.SECTION_LABEL if label else Role.BYLINE if part in names or place < at else Role.SUBTITLE
    entitle(title)
