"""Which line of a Markdown file is what: headings, items, quotations, fences, tables, HTML.

markdown-it-py reads the blocks and says the lines of each. It is given the head of every line only: blocks are decided
by how lines begin, and it reads its input character by character.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from tui.text import lazy
from tui.text.markup.row import Mark
from tui.text.suffixes import DOCUMENTS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HEAD = 40
"""Code points of a line that the parser is given, unless the line holds a table or HTML."""
_LONGEST = 4_000
_UNDERLINED_MOST = 40
"""Code points of the longest line that `---` below it makes a heading; longer ones are text above a rule, but as the
first line of a file."""
_INDENTED = lazy.pattern(r"(?: {4}|\t)[ \t]*\S")
_HAN = lazy.pattern(r"[\u4e00-\u9fff]")
_PROSE_LEAST, _PROSE_SHARE = 200, 0.6
"""Code points of the shortest prose in a fence, and the share of them that are Chinese characters, at least."""
_PROSE_OF_FILE = 0.8
"""Share of its file that it is, at least."""
_LINE_OF_TEXT = 3
"""Times that a line below a heading may be as long as it, in characters; a longer one is a rule across the page."""
_FORMULA_MOST = 60
"""Lines of the longest formula."""
_SILENT = ("script", "style")
_SCRIPT_MOST = 2_000
"""Lines of the longest script that is looked for the end of."""
_ATX = lazy.pattern(r"[ \t]*(#{1,6})(?:[ \t]|$)")
_GLUED = lazy.pattern(r"(#{1,6})[\[【《“（(\w]")
"""A heading without a blank behind its signs, as Markdown was written before it was a standard."""
_OTHER = lazy.pattern(r"[ \t]*(?:[-*+_>=<|:`~]|\d{1,9}[.)])|(?: {4}| {0,3}\t)[ \t]*#")
"""How a line begins that may be anything but text or a heading of `#`; one far indented may be either."""
_FENCE = lazy.pattern(r"[ \t>]*(?:`{3,}|~{3,})\s*$")
_SIGNS = lazy.pattern(
    r"\n[ \t>]{0,8}(?:#{1,6}[ \t]+\S|[-*+][ \t]+(?!\d{1,4}[ \t]*-)\S|```|~~~|>[ \t]?\S|\|.*\|"
    r"|\[\^?[^\]\n]{1,40}\]:[ \t]?\S)"
    r"|\n\S[^\n]{1,39}\n(?:={3,}|-{3,})[ \t]*$"
    r"|\[[^\]\n]{0,200}\]\([^)\n]|\*\*[^*\s]|<(?:p|div|br|img|figure|table|td|a|span|font|h[1-6])[ >/]",
    re.MULTILINE,
)
"""The marks that tell Markdown, in a text with a newline before it: a search passes fast over all but five signs."""


class LineMarkup(Struct, gc=False):
    """What the markup of a line says."""

    mark: Mark = Mark.TEXT
    level: int = 0
    depth: int = 0
    ordered: bool = False
    quote: int = 0


class Facts(NamedTuple):
    """What markup says about the lines of a file, by their number from 0; lines without markup are left out."""

    lines: dict[int, LineMarkup]
    html: list[tuple[int, int]]
    """Half-open ranges of lines that are HTML."""
    tables: list[tuple[int, int]]
    """Half-open ranges of lines that are pipe tables."""


def looks_marked(text: str, name: str) -> bool:
    """Tell whether a file is to be read as Markdown: by its ending, or because it holds several marks.

    Documents are turned into Markdown (`tui.text.formats`).
    """
    least = 1 if name.lower().endswith((".md", ".markdown", *DOCUMENTS)) else 2
    return sum(1 for _ in islice(_SIGNS.finditer("\n" + text), least)) == least


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").disable(["code", "reference"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def read_facts(lines: Sequence[str]) -> Facts:
    """Return what Markdown says about the lines of a file, without their newlines."""
    facts = Facts({}, [], [])
    if not any(map(_OTHER.match, lines)):
        _headings(facts, lines)
        _glued(facts, lines)
        _formulas(facts, lines)
        return facts
    depth: list[bool] = []
    quote = 0
    for token in _parser().parse("\n".join(map(_head, lines))):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                depth.append(token.type.startswith("ordered"))
            case "bullet_list_close" | "ordered_list_close":
                depth.pop()
            case "blockquote_open":
                quote += 1
                _quote(facts, token)
            case "blockquote_close":
                quote -= 1
            case "list_item_open" if token.map:
                _fact(facts, token.map[0], Mark.ITEM, depth=len(depth), ordered=depth[-1])
            case "paragraph_open" if token.map and depth:
                for line in range(*token.map):
                    fact = facts.lines.setdefault(line, LineMarkup())
                    fact.depth = len(depth)
            case _:
                _leaf(facts, token, lines)
    _glued(facts, lines)
    _formulas(facts, lines)
    return facts


def _formulas(facts: Facts, lines: Sequence[str]) -> None:
    """Mark the lines of formulas that stand between `$$` and `$$` as code: nothing in them is a mark."""
    first = -1
    for number, line in enumerate(lines):
        if "$$" not in line or line.count("$$") % 2 == 0 or _is_code(facts, number):
            continue
        if first >= 0 and number - first <= _FORMULA_MOST and line.rstrip().endswith("$$"):
            for inside in range(first, number + 1):
                if lines[inside].strip().strip("$"):
                    _fact(facts, inside, Mark.CODE)
            first = -1
        else:
            first = number if line.lstrip().startswith("$$") else -1


def _is_code(facts: Facts, number: int) -> bool:
    fact = facts.lines.get(number)
    return fact is not None and fact.mark is Mark.CODE


def _headings(facts: Facts, lines: Sequence[str]) -> None:
    """Read a file without any marks but `#`, as OCR writes pages: the library need not be loaded for it."""
    for number, line in enumerate(lines):
        if "#" in line and (heading := _ATX.match(line)):
            _fact(facts, number, Mark.HEADING, level=len(heading[1]))


def _glued(facts: Facts, lines: Sequence[str]) -> None:
    """Make headings of lines whose signs have no blank behind them, where two signs say so; one alone may be a tag."""
    found = [
        (number, len(glued[1]))
        for number, line in enumerate(lines)
        if line[:1] == "#" and (glued := _GLUED.match(line)) and not _is_code(facts, number)
    ]
    if any(level > 1 for _, level in found):
        for number, level in found:
            if level > 1 or "#" not in lines[number][1:]:
                _fact(facts, number, Mark.HEADING, level=level)


def _leaf(facts: Facts, token: "Token", lines: Sequence[str]) -> None:
    if token.map is None:
        return
    first, last = token.map
    match token.type:
        case "heading_open" if token.markup in ("-", "="):
            most = _UNDERLINED_MOST if any(line.strip() for line in lines[:first]) else 2 * _UNDERLINED_MOST
            size = len(lines[first].strip())
            heads = last - first == 2 and size <= most and len(lines[last - 1].strip()) <= _LINE_OF_TEXT * max(size, 3)
            if heads and lines[first].rstrip()[-1:] not in "。！？：；，":
                _fact(facts, first, Mark.HEADING, level=int(token.tag[1]))
            _fact(facts, last - 1, Mark.SILENT)
        case "heading_open" if not _is_indented_code(lines, first):
            _fact(facts, first, Mark.HEADING, level=int(token.tag[1]))
        case "hr":
            _fact(facts, first, Mark.SILENT)
        case "fence":
            _fence(facts, first, last, lines)
        case "html_block":
            while last > first and not lines[last - 1].strip():
                last -= 1
            facts.html.append((first, _script_end(lines, first, last)))
        case "table_open":
            facts.tables.append((first, last))
        case _:
            pass


def _script_end(lines: Sequence[str], first: int, last: int) -> int:
    """Return where a block of HTML ends: below a script or a style that it leaves open."""
    block = "\n".join(lines[first:last]).lower()
    for name in _SILENT:
        if block.rfind(f"<{name}") > block.rfind(f"</{name}"):
            below = (
                number for number in range(last, min(len(lines), last + _SCRIPT_MOST)) if f"</{name}" in lines[number]
            )
            return next(below, last - 1) + 1
    return last


def _fact(facts: Facts, line: int, mark: Mark, *, level: int = 0, depth: int = 0, ordered: bool = False) -> None:
    fact = facts.lines.setdefault(line, LineMarkup())
    fact.mark, fact.level, fact.ordered = mark, level, ordered
    fact.depth = depth or fact.depth


def _quote(facts: Facts, token: "Token") -> None:
    for line in range(*(token.map or (0, 0))):
        facts.lines.setdefault(line, LineMarkup()).quote += 1


def _is_indented_code(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line of `#` stands as far indented as the line beside it: a remark in code."""
    if not _INDENTED.match(lines[number]):
        return False
    return any(_INDENTED.match(line) for line in lines[max(0, number - 1) : number + 2 : 2] if line.strip())


def _is_prose(lines: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a fence holds Chinese sentences, nearly all of its file: it only keeps their lines apart."""
    inside = "".join(lines[first + 1 : last - 1])
    if lines[first].strip(" \t>`~") or len(inside) < _PROSE_LEAST:
        return False
    sizes = accumulate(map(len, lines))
    # Not summed to the end: a file can be full of fences.
    if any(size > len(inside) / _PROSE_OF_FILE for size in sizes):
        return False
    return len(_HAN.findall(inside)) >= _PROSE_SHARE * len("".join(inside.split())) and "。" in inside


def _fence(facts: Facts, first: int, last: int, lines: Sequence[str]) -> None:
    """Mark a fence and the code in it; one that nobody closed is a line of marks above text."""
    _fact(facts, first, Mark.SILENT)
    if last - 1 > first and _FENCE.match(lines[last - 1]):
        _fact(facts, last - 1, Mark.SILENT)
        if _is_prose(lines, first, last):
            return
        for line in range(first + 1, last - 1):
            _fact(facts, line, Mark.CODE)


def _head(line: str) -> str:
    """Return as much of a line as decides which block it is."""
    if len(line) <= _HEAD:
        return line
    whole = "|" in line or "<" in line or "-->" in line
    return line[: _LONGEST if whole else _HEAD]
