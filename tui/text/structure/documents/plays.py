"""Plays and scripts: who speaks, what is done on the stage, and where a scene begins."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.i18n import ngettext
from tui.text import lazy
from tui.text.kind import DocumentKind
from tui.text.markup import Mark, Markup
from tui.text.structure.documents.part import ASIDE, Part, RowType
from tui.text.structure.documents.restart import find_contents

if TYPE_CHECKING:
    from tui.text.structure.documents.cuts import DocumentEvidence

_SPEECH = lazy.pattern(
    r"(?P<name>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9·]{0,7})\s*"
    r"(?P<how>[（(【〔\[][^（）()【】〔〕]{1,40}[）)】〕\]])?\s*[:：]\s*(?P<does>[（(【〔\[])?"
)
_SPACED = lazy.pattern(r"(?P<name>[\u4e00-\u9fff]{2,4})(?P<how>)(?:\u3000+|\s{2,})(?P<does>[（(【〔\[])?(?=\S)")
"""The same behind a wide blank: `老袁　（抬头）谁？`."""
"""Who speaks, and how: `老袁（抬头）：…`, `老袁：（抬头）…`."""
_NAME_MOST = 52
"""Code points of the longest name with what is done behind it."""
_TOLD = lazy.pattern(r"[道说說问問答曰云喊叫]$")
"""How a novel says who speaks, which is no play."""
_ASKS = frozenset("记者 記者 问 問 答 主持人 主持 笔者 网友 编者".split())  # noqa: SIM905
"""Who speaks in an interview."""
_STAGE = "〔［[（(【△▲"
"""How a line begins that says what is done on the stage."""
_NUMBER = lazy.pattern(r"[（(【〔\[]\s*[\d一二三四五六七八九十]{1,3}\s*[）)】〕\]]")
"""The number of an item, which is nothing done on a stage."""
SCENE = lazy.pattern(
    r"[【〔\[（(]?\s*(?:第\s*[一二三四五六七八九十百\d]{1,4}\s*[幕场場出折景]|序\s*[幕场]|尾\s*声|楔\s*子|(?:场景|景|场次?)\s*[一二三四五六七八九十\d]{1,3}(?!\d*[年月日个人])"
    r"|\d{1,3}\s*[.、．]?\s*[^。！？，：]{1,20}?[\s,、/／]+(?:[日夜晨昏内外]|清晨|黄昏|傍晚|白天|晚上|[内外]景)(?=[\s/／·,、内外]|$))[^。！？，]{0,30}$"
)
"""Where a scene begins: `第二场`, `场景一：村口`, `3. 走廊 日 内`."""
_CAST = lazy.pattern(r"(?:登[场場])?(?:人物|角色|演员|布景|剧中人)(?:表|[（(].{0,8}[）)])?\s*(?:[:：]|$)")
_LEAST, _SHARE = 6, 0.25
"""Speeches of the shortest play, and the share of its lines that they are, at least."""
_FEW, _FEW_SHARE, _SCENES_LEAST = 2, 0.1, 2
"""The same of a script that has several scenes, and how many those are."""
_SIGNS_LEAST = 2
"""Scenes, casts and things done on the stage of the shortest play."""
_SCENE_MOST = 50
_SHORT = (RowType.SHORT, RowType.NUMBERED, RowType.HEADING)
_PLAIN = (*_SHORT, RowType.BODY, RowType.BYLINE, RowType.CAPTION, RowType.CREDIT)


def find_play(_markup: Markup, parts: Sequence[Part], _row_types: Counter[RowType], found: "DocumentEvidence") -> str:
    """Take a file for a play when people speak in it again and again and a stage is told of; return the evidence."""
    texts = [part for part in parts if part.row_type not in ASIDE and part.row.mark is not Mark.FIELD]
    speeches = [match for part in texts if (match := _speech(part.text))]
    times = Counter(match["name"] for match in speeches)
    spoken = [match for match in speeches if times[match["name"]] > 1]
    names = {match["name"] for match in spoken}
    if len(spoken) < max(_FEW, _FEW_SHARE * len(texts)) or not names or not names.isdisjoint(_ASKS):
        return ""
    scenes = sum(is_scene(part.text) for part in texts)
    signs = scenes + sum(bool(match["how"] or match["does"]) for match in spoken)
    signs += sum(_is_stage(part.text) or bool(_CAST.match(part.text)) for part in texts)
    many = len(spoken) >= max(_LEAST, _SHARE * len(texts)) and len(names) > 1
    if signs < _SIGNS_LEAST or not (many or scenes >= _SCENES_LEAST):
        return ""
    find_contents(parts)
    found.kind = DocumentKind.PLAY
    return ngettext("{n} speech", "{n} speeches", len(spoken)).format(n=len(spoken))


def _speech(text: str) -> re.Match[str] | None:
    head = text[:_NAME_MOST]
    match = _SPEECH.match(head) if "：" in head or ":" in head else None
    if match is None and ("\u3000" in head[2:5] or "  " in head[2:6]):
        match = _SPACED.match(head)
    return match if match and not _TOLD.search(match["name"]) else None


def _is_stage(text: str) -> bool:
    return text[:1] in _STAGE and not _NUMBER.match(text)


def is_scene(text: str) -> bool:
    """Tell whether a line says that a scene begins."""
    return len(text) <= _SCENE_MOST and bool(SCENE.match(text))


def set_stage(parts: Sequence[Part]) -> set[int]:
    """Make text of the lines that somebody speaks or that say what is done, and headings of those that begin scenes.

    Below the first of them a short line is something done, and no heading. Returns the source offsets of all of them,
    which go on with no line above.
    """
    begun, apart = False, set[int]()
    for part in parts:
        if part.forced or part.row.mark not in (Mark.TEXT, Mark.ITEM) or part.row_type not in _PLAIN:
            begun = begun or part.row_type is RowType.CHAPTER or is_scene(part.text)
            continue
        if part.row_type is RowType.BYLINE and not begun:
            continue
        if is_scene(part.text):
            part.row_type, begun = RowType.HEADING, True
            continue
        acts = _is_stage(part.text) or bool(_speech(part.text) or _CAST.match(part.text))
        begun = begun or acts
        if acts:
            apart.add(part.row.start)
        if acts or (begun and part.row_type in _SHORT):
            part.row_type, part.verse = RowType.BODY, False
    return apart
