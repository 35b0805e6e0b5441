"""Who wrote a document: what newspapers' bylines do not have, on top of what they do."""

import re

from tui.text import lazy
from tui.text.structure.documents import words
from tui.text.structure.documents.letters import signed_name
from tui.text.structure.types.authors import (
    JOB_WORD,
    is_bare_names,
    is_byline,
    is_name,
    names,
    office_holder,
    simplified,
)

_BRACKETS = lazy.pattern(r"^[（(【\[〔]\s*(.+?)\s*[）)】\]〕]$")
_WRITER = lazy.pattern(
    r"^(?:原?作\s*者|文|文字|撰文|采写|采访|整理|口述|供稿|著者|撰稿|编剧|編劇|改编|记者|記者|通讯员|作?[词詞曲]|编曲|演唱)\s*[:：/／|｜丨︱]\s*(.{2,40})$"
)
_JOB = lazy.pattern(r"^(?:本[报報])?(?:记者|記者|作者|文|特约撰稿)\s*[:：/／]?\s*(?=[\u4e00-\u9fff]{2,4}$)")
_FROM = lazy.pattern(
    r"\s*[（(【\[](?:来自|來自|摘自|转自|by\b|via\b|@|微博|微信|公众号|知乎|豆瓣|首发)[^（）()]{0,20}[）)】\]]$"
)
"""Where a writer is from, behind the name."""
_TRANSLATED = lazy.pattern(r"[\s\u3000|｜/／]+(?:译者|譯者|翻译|翻譯|译|插图|绘者|校对|摄影|整理|编辑|责编)\s*[:：].*$")
"""Who translated, behind who wrote: `作者：毛姆　译者：傅惟慈`."""
_LATIN = lazy.pattern(r"[A-Za-z][\w.·' -]{1,30}")
_SPACED = lazy.pattern(r"^作\s{0,2}者[ \u3000]+(?=[\u4e00-\u9fff·]{2,4}(?:[ \u3000]|$))")
_ASKED = lazy.pattern(r"[。！？!?，,；;]|[吗呢]$")
_DAY = lazy.pattern(
    r"\s+(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|[A-Z][a-z]{2,8} \d{1,2},? \d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$"
)
"""A date behind a name."""
_WROTE = lazy.pattern(
    r"^((?:[\[【（(〔][\u4e00-\u9fff]{1,4}[\]】）)〕]\s*)?(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·.．][\u4e00-\u9fffA-Z.·]{1,8}){1,3}))\s*(?:编著|原著|著|撰)"
    r"(?:[\s；;，,、]+[\u4e00-\u9fff·、，\s]{2,24}(?:译|译著|绘|插图|校))?$"
)
_DYNASTY = lazy.pattern(
    r"^[\[［【（(〔]?(?:先秦|战国|汉|东汉|西汉|魏|晋|东晋|南朝|隋|唐|五代|南唐|宋|北宋|南宋|金|元|明|清|近代|现代|当代|民国)(?:[\]］】）)〕]\s*[·•:：\s]?|\s*[·•:：\s])\s*([\u4e00-\u9fff]{2,5}?)(?:\s*[撰著编編作])?$"
)
_DYNASTY_BEGINS = "[［【（(〔先战汉东西魏晋南隋唐五宋北金元明清近现当民"
_COURT = lazy.pattern(
    r"^(?:代理)?(?:审\s*判\s*[长员]|书\s*记\s*员|(?:人民)?陪\s*审\s*员|法官助理|執行法官|公证员)[\s:：]+([\u4e00-\u9fff·]{1,2}\s*[\u4e00-\u9fff·]{1,6})$"
)
"""Who signs a judgment: `审判长　温远山`."""
_COURT_BEGINS = "代审书人陪法執公"


def is_island_byline(text: str) -> bool:
    """Tell whether a line begins with a byline as papers of Hong Kong and Taiwan have it."""
    head = text[:80]
    if not ("记者" in head or "記者" in head) or not any(sign in head for sign in "／/報電"):
        return False
    found = words.ISLAND_BYLINE.match(head)
    return found is not None and any(sign in found.group() for sign in "／/報電")


def island_names(text: str) -> list[str]:
    """Return the names in such a byline."""
    found = words.ISLAND_BYLINE.match(text[:80])
    if found is None:
        return []
    if found["wire"] and (sent := words.SENT_FROM.fullmatch(found["names"] + found["wire"])):
        return _split(sent["names"])
    return _split(found["names"])


def _bare(text: str) -> str:
    """Return a line without the date and the paper behind its names."""
    if text[-1:].isdecimal() or text[-1:] == "日":
        text = _DAY.sub("", text)
    if text[:1] in "作著原文采撰整口" and _TRANSLATED.search(text):
        text = _TRANSLATED.sub("", text)
    text = _FROM.sub("", text) if text[-1:] in "）)】]" else text
    return (words.PAPER.sub("", text) if "《" in text or text[-1:] in ("）", ")") else text).strip()


def byline_names(text: str) -> list[str] | None:
    """Return the names of a line that says who wrote and nothing else; None for other lines."""
    if len(text) > 60:
        return None
    if is_island_byline(text) and (found := words.ISLAND_BYLINE.fullmatch(text)):
        return island_names(text)
    bare = _bare(signed_name(text))
    if bare[:1] in _DYNASTY_BEGINS and (poet := _DYNASTY.match(bare)):
        return [poet.group(1)]
    if (holder := office_holder(bare)) is not None:
        return [holder]
    if bare[:1] in _COURT_BEGINS and (judge := _COURT.match(bare)):
        return ["".join(judge.group(1).split())]
    inside = found.group(1) if (found := _BRACKETS.match(bare)) else bare
    if inside is not bare and (holder := office_holder(inside)) is not None:
        return [holder]
    inside = _SPACED.sub("作者：", inside) if inside[:1] == "作" else inside
    if (writer := _WRITER.match(inside)) and not _ASKED.search(writer.group(1)):
        whole = writer.group(1).strip()
        return names(whole) or ([whole] if len(whole) <= 12 or _LATIN.fullmatch(whole) else None)
    if inside[-1:] in "著撰译绘图校" and (wrote := _WROTE.match(inside)):
        return [wrote.group(1)]
    plain = words.AFTER_NAMES.sub("", inside).strip()
    if not plain:
        return None
    if plain != inside and (JOB_WORD.search(simplified(plain)) or is_bare_names(plain)):
        return names(plain)
    if bare != text or inside != bare:
        return names(inside) if inside and is_byline(inside) else None
    return None


def bare_name(text: str) -> str:
    """Return a name without the word for a job before it: `記者池淑霖`."""
    return _JOB.sub("", text) or text


def said_names(text: str) -> list[str]:
    """Return the authors that a line of notes names: `来源：湖区日报 | 作者：郑一帆`."""
    found = words.AUTHOR_SAID.search(text)
    return [name for name in _split(found.group(1)) if is_name(name)] if found else []


def _split(text: str) -> list[str]:
    found = names(text) or []
    return found or [name for name in re.split(r"[、，\s]+", text.strip()) if name]
