"""What the rows of an article's headline are: section label, kicker, title, subtitle."""

from collections.abc import Sequence
from itertools import pairwise

from tui.text import lazy
from tui.text.block import Role
from tui.text.structure.newspaper.article_draft import Stack

_LABEL_LATIN = lazy.pattern(r"^[\u4e00-\u9fff]{2,8}\s*[A-ZＡ-Ｚ][A-Za-zＡ-Ｚａ-ｚ]*(?:\s*[A-ZＡ-Ｚ]+)*$")
_LABEL_FRAME = lazy.pattern(r"^(?:[【〖\[·●■◆★☆].{2,8}[】〗\]·●■◆★☆]?|.{2,8}[·●■◆★☆])$")
_LABEL_MOST = 9
"""Code points of the longest label without a frame; `代表委员履职风采` has eight."""
_ROW_MOST = 30
"""Code points of the longest row of a headline that has several; what is longer fills the measure alone."""
_PART_ENDS = frozenset("”’》！？!?—%％）)")
_PART_BEGINS = frozenset("“‘《（(—")
_KICKER = lazy.pattern(
    r"^(?:深入)?(?:学习|贯彻|落实|聚焦|关注)?.{0,4}(?:学习贯彻|贯彻落实|学习宣传).*|精神$|[、，].{0,12}(?:书记|主任|董事长|总经理|局长|校长|院长|主席|教授|代表|委员|厂长|市长|县长)"
    r".{2,4}$|(?:召开|举行|举办|启动|闭幕|开幕|发布|揭晓|出炉)$|系列(?:报道|评论|述评)|之[一二三四五六七八九十]+$|(?:报告|见闻|侧记|纪实|综述|启示|探访|述评|特写|追踪|回访)$|[:：]$"
)
_LABEL_WORD = lazy.pattern(
    r"(?:时讯|简讯|快讯|短讯|要闻|新闻|综合|风采|之窗|之声|专栏|专版|专刊|聚焦|关注|视点|视线|观察|资讯|天地|论坛|评论|时评|快评|短评|声音|速递|速览|短波|一线|"
    r"动态|广角|传真|园地|纪实|特写|人物|故事|连线|导读|导航|看台|走基层|基层行|面对面|大家谈|窗口|热线|链接|公告|通知|副刊|周刊|特刊|专题|系列|访谈|对话|直击|现场|记事|亮点|看点)$"
)


def is_label(text: str, below: str, by_length: bool = True) -> bool:
    """Tell whether a row above another is the name of a section: short, in one piece, often with its name in Latin.

    `by_length` lets a row pass that is only much shorter than the one below it.
    """
    if _LABEL_LATIN.match(text) or _LABEL_FRAME.match(text):
        return True
    if len(text) > _LABEL_MOST or below.startswith("—") or " " in text or "\u3000" in text:
        return False
    return bool(_LABEL_WORD.search(text)) or (by_length and len(text) + 4 <= len(below))


def names_section(text: str) -> bool:
    """Tell whether a row ends with a word that sections are named with, and is as short as their names."""
    return len(text) <= _LABEL_MOST and bool(_LABEL_WORD.search(text))


def is_kicker(text: str) -> bool:
    """Tell whether a row is worded as kickers are: what is being studied, who speaks, which meeting, which series."""
    return bool(_KICKER.search(text))


def has_parts(text: str) -> bool:
    """Tell whether a headline holds its rows on one line, parted by blanks."""
    if " " not in text and "\u3000" not in text:
        return False
    words = text.split()
    return any(_ends_row(left[-1]) and _begins_row(right[0]) for left, right in pairwise(words))


def _ends_row(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character.isalnum() or character in _PART_ENDS


def _begins_row(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character.isdigit() or character in _PART_BEGINS


def name_rows(stack: Stack) -> None:
    """Give the rows of an article's headline their roles: labels above, then kicker, title, subtitle."""
    if len(set(stack.hashes)) > 1 and not _kicker_marked_highest(stack):
        _name_by_depth(stack)
    else:
        _name_by_order(stack)
    for block in stack.rows:
        block.role = block.forced or block.role


def _kicker_marked_highest(stack: Stack) -> bool:
    """Tell whether marks contradict wording: highest is a row worded as a kicker or label, above a whole headline."""
    top = min(h for h in stack.hashes if h)
    first, second = stack.texts[:2]
    worded = is_kicker(first) or names_section(first)
    return stack.hashes[0] == top and worded and not has_parts(first) and has_parts(second)


def _name_by_depth(stack: Stack) -> None:
    """Name rows by their Markdown marks: the highest are the title, with what is deeper above and below it."""
    top = min(h for h in stack.hashes if h)
    highest = [row for row, depth in enumerate(stack.hashes) if depth == top]
    for row, block in enumerate(stack.rows):
        block.role = Role.KICKER if row < highest[0] else Role.SUBTITLE
        by_length = not stack.hashes[row]
        if row < highest[0] and is_label(stack.texts[row], stack.texts[row + 1], by_length):
            block.role = Role.SECTION_LABEL
    _name_in_order(stack, highest)


def _name_by_order(stack: Stack) -> None:
    """Name rows by what they say and where they stand."""
    rows = list(range(len(stack.rows)))
    texts = stack.texts
    while len(rows) > 1 and is_label(texts[rows[0]], texts[rows[1]], stack.merged and not stack.hashes[rows[0]]):
        stack.rows[rows.pop(0)].role = Role.SECTION_LABEL
    dash = next((place for place, row in enumerate(rows) if place and texts[row].startswith("—")), len(rows))
    for row in rows[dash:]:
        stack.rows[row].role = Role.SUBTITLE
    del rows[dash:]
    _name_in_order(stack, rows)


def _name_in_order(stack: Stack, rows: Sequence[int]) -> None:
    """Name the rows that are neither label nor marked subtitle.

    Where the page holds the rows of a headline on one line, rows on lines of their own differ in kind: kicker, title,
    subtitle. Elsewhere short rows are one title, below a row that is worded as a kicker.
    """
    above = len(rows) > 1 and (stack.merged or is_kicker(stack.texts[rows[0]]) or len(stack.texts[rows[0]]) > _ROW_MOST)
    one = not stack.merged and all(len(stack.texts[row]) <= _ROW_MOST for row in rows[above:])
    for place, row in enumerate(rows):
        title = place == above or (one and place > above)
        stack.rows[row].role = Role.KICKER if above and not place else Role.TITLE if title else Role.SUBTITLE
