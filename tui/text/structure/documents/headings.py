"""Which of the short lines of a document are headings and which are items, labels or scraps."""

from collections.abc import Sequence
from itertools import pairwise

from tui.text import lazy
from tui.text.block import Role
from tui.text.markup import Mark
from tui.text.structure.documents import words
from tui.text.structure.documents.contents import find_contents_lines
from tui.text.structure.documents.evening import make_even
from tui.text.structure.documents.part import BETWEEN, RUNNING, Part, RowType

_ROLES = {
    RowType.BYLINE: Role.BYLINE,
    RowType.CREDIT: Role.CREDIT,
    RowType.CAPTION: Role.CAPTION,
    RowType.AUTHOR_NOTE: Role.AUTHOR_NOTE,
    RowType.CONTINUED: Role.CONTINUED_FROM,
    RowType.NOTE: Role.SOURCE_NOTE,
    RowType.CHROME: Role.SECTION_LABEL,
    RowType.PAGE: Role.SECTION_LABEL,
    RowType.DATE: Role.SECTION_LABEL,
    RowType.PICTURE: Role.SECTION_LABEL,
    RowType.SILENT: Role.SECTION_LABEL,
    RowType.HEADING: Role.HEADING,
    RowType.CHAPTER: Role.HEADING,
}
_HAN = lazy.pattern(r"[\u4e00-\u9fff]")
_SAID = lazy.pattern(r"[我你他她].*[！!]$")
"""What somebody calls out."""
_DOTTED = lazy.pattern(r"\d{1,2}(?:[.．]\d{1,2})+")
_SPEECH = "“”「」『』‘—…"
"""How what somebody says or thinks begins."""
_LISTED = 3
"""Depth of the numbers from which on lists are numbered too: `1.`, `（1）`."""
_NAME_MOST = 30
"""Code points of the longest numbered line that is the name of a part and no item."""
_PAUSE = lazy.pattern(r"[，,：:；;]")
_FIELD = lazy.pattern(r"[\u4e00-\u9fffA-Za-z/\s]{2,8}[:：]\s*\S")
"""A field of a form or a list, below another one: `内容：讨论修路`, `出生地：…`."""
_OPTION = lazy.pattern(r"^[A-H][．.、]")
"""One of the answers to choose from."""
_LETTER = lazy.pattern(r"[A-H][．.、]?$|\d{1,3}[.．、]$|(?:正确|参考)?答案\s*[:：]")
"""The letter or number alone of an answer or a question that stands on the next line, or the right answer."""
_STOP = lazy.pattern(r"[。！？!?]")
_BELOW = RUNNING | {RowType.NUMBERED, RowType.HEADING, RowType.SHORT, RowType.BYLINE, RowType.CHAPTER}
"""Shapes of what may stand below a heading."""
_PASSED = BETWEEN | {RowType.SHORT}
_CLAUSE_LEAST = 34
"""Code points of the shortest line that one comma makes a sentence whose stop its writer left out."""
_TELLS_NOTES = lazy.pattern(r"^(?:指标|数据|名词|补充|有关)?说\s*明\s*[:：]?$")
_RUN_MOST = 2
"""Short lines that may stand above one another as headings; three are a list."""


_SIGNS = lazy.pattern(r"[\u4e00-\u9fff]{1,4}人\s*[:：]\s*\S|[\u4e00-\u9fff·]{2,8}[:：](?:\S.{0,60})?[？！?!]$")
"""Who moves or supports something, and who asks: `提案人：…`, `骆委员小满：…？`."""


def settle(parts: Sequence[Part], spoken: bool = False, unstopped: bool = False) -> None:
    """Give every part its role and headings their level, as far as the head of the document does not say otherwise.

    `spoken` says that people speak in it, as in a novel: a line that begins as speech does is no heading. Nor is
    one without a Chinese character in a Chinese text: it is code, a formula or an address. `unstopped` says that its
    writer leaves stops out: a line of several clauses is no heading.
    """
    find_contents_lines(parts)
    _lone_numbers(parts)
    _heads_of_notes(parts)
    for part in parts:
        if not part.forced:
            part.role = _ROLES.get(part.row_type, Role.PARAGRAPH)
    marked = _marks_headings(parts)
    chinese = 2 * sum(bool(_HAN.search(part.text)) for part in parts) > len(parts)
    for at, part in enumerate(parts):
        if part.forced or part.verse:
            continue
        if part.row_type is RowType.SHORT:
            said = (spoken and part.text[0] in _SPEECH) or _SAID.search(part.text) or _quotes(parts, at)
            other = said or (chinese and not _HAN.search(part.text)) or bool(_SIGNS.match(part.text))
            other = other or (unstopped and bool(_PAUSE.search(part.text)))
            part.role = Role.HEADING if not marked and not other and _is_heading(parts, at) else Role.PARAGRAPH
        elif part.row_type is RowType.NUMBERED:
            part.role = Role.HEADING if _numbers_heading(parts, at, marked) else Role.PARAGRAPH
    make_even(parts)
    for part in parts:
        if part.role is Role.HEADING:
            part.level = level_of(part)
        elif (
            part.role is Role.PARAGRAPH
            and part.row_type is RowType.BODY
            and part.row.mark is Mark.TEXT
            and part.row.cells is None
        ):
            part.level = run_in_level(part.text)


def lacks_stop(text: str) -> bool:
    """Tell whether a short line is rather a sentence whose stop its writer left out: long, with a comma."""
    return len(text) >= _CLAUSE_LEAST and "，" in text.split("：", maxsplit=1)[0]


def _quotes(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a line says whom the quotation above it quotes: `——渡口谚语`."""
    above = parts[at - 1] if at and parts[at].text.startswith(("——", "－－")) else None
    return above is not None and above.row_type is RowType.BODY and above.text[0] in '“「『"‘'


def _marks_headings(parts: Sequence[Part]) -> bool:
    """Tell whether a file marks its headings: then all of them, and a short line without a mark is none."""
    marked = [part.row.level for part in parts if part.row.mark is Mark.HEADING and part.text]
    return len(marked) >= 3 or (len(marked) == 2 and marked[0] < marked[1])


def level_of(part: Part) -> int:
    """Return the depth of a heading: what its mark says, else its number, else 1."""
    if part.row.mark is Mark.HEADING:
        return part.row.level
    if kind := words.LAW_PART.match(part.text):
        return {"编": 1, "編": 1, "篇": 1, "部": 1, "节": 3, "節": 3}.get(kind.group().split()[0][-1], 2)
    return number_level(part.text) or 1


def number_level(text: str) -> int:
    """Return the depth that the number of a line gives it, 0 without one."""
    found = words.OUTLINE.match(text)
    return next((depth for depth in (1, 2, 3, 4) if found and found[f"l{depth}"]), 0)


def run_in_level(text: str) -> int:
    """Return the depth of a paragraph that begins with a numbered heading and a stop: `(一)经济持续向好。全年…`."""
    stop = _STOP.search(text, 0, 52)
    return number_level(text) if stop and stop.end() < len(text) else 0


def heads_list(parts: Sequence[Part], at: int) -> bool:
    """Tell whether the first line names what the whole file is, as `参考书目` does, with nothing of its kind below."""
    names = [part for part in parts if part.row_type in (RowType.HEADING, RowType.SHORT, RowType.NUMBERED)]
    return (
        parts[at].row_type is RowType.HEADING and names == [parts[at]] and bool(words.NOTES_HEAD.match(parts[at].text))
    )


def beside(parts: Sequence[Part], at: int, step: int) -> int | None:
    """Return where the next part, or the one before, stands that is neither picture nor note; None at the end."""
    at += step
    while 0 <= at < len(parts):
        if parts[at].row_type not in BETWEEN:
            return at
        at += step
    return None


def neighbour(parts: Sequence[Part], at: int, step: int) -> Part | None:
    """Return the next part, or the one before, that is neither picture nor note; None at the end."""
    place = beside(parts, at, step)
    return None if place is None else parts[place]


def _lone_numbers(parts: Sequence[Part]) -> None:
    """Make 1, 2, 3 … numbers of parts where each stands between blank lines and a text below it."""
    found = [
        part
        for part, below in pairwise(parts)
        if words.NUMBER_ALONE.match(part.text)
        and part.row_type in (RowType.SHORT, RowType.BODY)
        and part.row.mark is Mark.TEXT
        and below.row.gap > 0
        and below.row_type in RUNNING
        and (part.row.gap > 0 or part is parts[0])
    ]
    if len(found) > 1 and [int(part.text) for part in found] == list(range(1, len(found) + 1)):
        for part in found:
            part.row_type = RowType.NUMBERED


def _heads_of_notes(parts: Sequence[Part]) -> None:
    """Make `说明：` above numbered notes a heading; elsewhere it leads in to a text."""
    for part, below in pairwise(parts):
        tells = part.row_type in (RowType.SHORT, RowType.BODY) and _TELLS_NOTES.match(part.text)
        if tells and words.NOTE_ITEM.match(below.text):
            part.row_type = RowType.HEADING


def _is_heading(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a short line is a heading: text, a list or another heading follows, and it is no item of a list."""
    before, after = neighbour(parts, at, -1), neighbour(parts, at, 1)
    if lacks_stop(parts[at].text):
        return False
    if before is not None and before.row_type is RowType.BODY and before.text[-1] in "：:，,、":
        return False
    if before is not None and (_goes_with(before, parts[at]) or _LETTER.match(before.text)):
        return False
    if after is None or after.verse or after.row_type not in _BELOW:
        return False
    if _is_field(parts, at):
        return False
    return _short_run(parts, at) <= _RUN_MOST


def _goes_with(before: Part, part: Part) -> bool:
    """Tell whether a short line is an item below another, or said by somebody: `——多少钱？` below a text."""
    listed = before.row_type is RowType.SHORT and before.role is Role.PARAGRAPH and not part.row.gap
    form = before.row_type is RowType.BODY and bool(words.FIELD.match(before.text) and _FIELD.match(part.text))
    return listed or form or (part.text[0] in "—－" and before.row_type is RowType.BODY)


def _is_field(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a line is a field right above or below another."""
    if not _FIELD.match(parts[at].text):
        return False
    above = at > 0 and not parts[at].row.gap and _FIELD.match(parts[at - 1].text)
    below = at + 1 < len(parts) and not parts[at + 1].row.gap and _FIELD.match(parts[at + 1].text)
    return bool(above or below)


def _short_run(parts: Sequence[Part], at: int) -> int:
    """Return how many short lines stand together around one, at most one more than may be headings."""
    run = 1
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(parts) and parts[place].row_type in _PASSED and run <= _RUN_MOST:
            if _is_field(parts, place):
                break
            run += parts[place].row_type is RowType.SHORT
            place += step
    return run


def _numbers_heading(parts: Sequence[Part], at: int, marked: bool) -> bool:
    """Tell whether a numbered short line is a heading: text stands below it, and its like are no list.

    Where headings are marked, an item of a list is none, nor is a numbered line that says more than a name.
    """
    part = parts[at]
    level = number_level(part.text)
    before, after = neighbour(parts, at, -1), neighbour(parts, at, 1)
    if part.row.bold or after is None:
        return part.row.bold
    told = level >= _LISTED and (
        part.row.mark is Mark.ITEM or len(part.text) > _NAME_MOST or bool(_PAUSE.search(part.text))
    )
    if (marked and told) or _OPTION.match(part.text) or _LETTER.match(part.text):
        return False
    dots = _dots(part.text)
    if part.row.mark is after.row.mark is Mark.ITEM or (_is_numbered(after, level) and _dots(after.text) <= dots):
        return False
    listed = before is not None and before.role is Role.PARAGRAPH and _is_numbered(before, level)
    if before is not None and listed and _dots(before.text) == dots:
        return False
    if before is None or before.row_type is not RowType.BODY or level < 3:
        return True
    return before.text[-1] not in "：:" and not words.ATTACHED.match(before.text)


def _is_numbered(part: Part, level: int) -> bool:
    return level > 0 and part.row_type in (RowType.NUMBERED, RowType.BODY) and number_level(part.text) == level


def _dots(text: str) -> int:
    """Return how many dots part the numbers at the head of a line: `3.1.2` has two."""
    found = _DOTTED.match(text)
    return found.group().count(".") + found.group().count("．") if found else 0
