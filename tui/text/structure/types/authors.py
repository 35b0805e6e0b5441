"""Who wrote it: names in bylines, in the brackets of a lead, and in signatures."""

import re

from tui.text import lazy
from tui.text.structure.page.characters import DOUBLE_SURNAMES, SURNAMES
from tui.text.structure.page.common_pairs import common_pairs

_HAN = r"\u4e00-\u9fff"
_JOB = lazy.pattern(
    r"(?:特约撰稿人?|摄影记者|记者|通讯员|特派员|评论员|报道员|撰稿人?|实习生|主笔|作者|编译|文图|图文|撰文)[:：]?|(?:文|图)[:：]"
)
JOB_WORD = lazy.pattern(r"记者|通讯员|特派员|评论员|报道员|撰稿人?|实习生|主笔|编译")
"""What those who write for a paper are called."""
_MEDIUM = lazy.pattern(
    rf"(?:本报|本刊|本社|本台|本网|[\w·]{{1,16}}(?:报|社|网|台|刊|集团|中心|客户端|传媒|融媒体?|频道|杂志|在线|网络|委|局|部|院|校|学|处|办))?"
    rf"(?:全媒体|融媒体?|首席|高级|资深|见习|实习|特约|特派|特邀|驻[{_HAN}]{{1,5}}|本报|摄影)*"
)
_TRAILING_MEDIUM = lazy.pattern(
    r"(?:本报|本刊|本社|本台|本网|新华社|中新社|人民网)?(?:全媒体|融媒体?|首席|见习|实习|特约|特派|摄影|驻[\u4e00-\u9fff]{1,4})*$"
)
_NAME = lazy.pattern(rf"[{_HAN}]{{2,4}}(?:[·•][{_HAN}]{{1,8}})*")
_NO_NAME = frozenset(
    "报道 摄影 摄 文 图 综合 整理 编译 文图 图文 文摄 采写 联合 组织 策划 统筹 摄影报道 综合报道 供稿 执笔 本报 等 "  # noqa: SIM905
    "原创 转载 前言 原序 序言 自序 代序 后记 跋 目录 正文 附录 文本源 全文完 未完待续 "
    "读者 网友 市民 学生 责任编辑 图集 整合 网络整理 综合整理 网络 制定 编制 印制 印发 监制 发布 索引".split()
)
_SEPARATOR = lazy.pattern(r"[\s、，,/／;；|｜&]+")
_ORNAMENT = lazy.pattern(r"^[□■●○◎◇◆▲△☐\-—•*\s]+")
_BRACKETED = lazy.pattern(r"^[\[【〔［（(]\s*(.{2,40}?)\s*[\]】〕］）)]$")
_MARKED = lazy.pattern(r"[\d*†‡①-⑨]+")
"""What stands at a name for the office of its owner."""
_COUNTS = lazy.pattern(r"(?<!\S)\d+(?:\.\d+)?\s*[\u4e00-\u9fffa-zA-Z]")
"""A number with its unit, which stands at no name: `黄豆 500 克`."""
_OFFICE = lazy.pattern(
    rf"[{_HAN}（）()]{{0,16}}"
    rf"(?:[省市区县镇乡州旗院部局校会行村社馆站团科组处所厂队班]长|检察长|书记|主任|主席|总理|教授|老师|教师|代表|经理|委员)"
    rf"[ \u3000]+([{_HAN}]{{2,4}})$"
)
"""Who gave a report, as it stands below the headline: `庄河市市长 李宝权`."""
_SAID = lazy.pattern(r"(?:文|图|撰文|作者|整理|执笔|采写)\s*[:：/／\s]\s*\S")
_TEXT_AND_PICTURE = lazy.pattern(r"(?:^|[\s/／])文(?:[\s/／]|$)|文图|图文")
_AFTER_WORK = lazy.pattern(r"(?:(?:摄影|综合|联合|现场|采访|编译)?报道|摄影)\s*[:：]?$")

_TRADITIONAL = str.maketrans("記報訊員評論電攝圖導據", "记报讯员评论电摄图道据")
"""Characters of the words around names in traditional writing; hardly any name has one."""

LEAD = lazy.pattern(
    rf"[【\[]?(?:据)?(?:本报|本网|本刊|本台|本社|新华社|中新社|中新网|新华网|人民网|央视网|央广网|[{_HAN}]{{2,8}}(?:日报|晚报|晨报|早报|商报|时报|新闻网|网|融媒体?))"
    r"(?:综合)?[^。！？，,;；:：（()“”]{0,24}?(?:讯|电|消息)[】\]]?(?=[\s（(:：,，【\[]|(?:见习|全媒体)?(?:记者|通讯员)|$)"
    r"|(?:新华社|中新社)[^。！？，,（(]{0,16}?[\d０-９]{1,2}月[\d０-９]{1,2}日电|[【\[]本报(?:专)?讯[】\]]"
)
"""How a news story begins: `本报讯`, `本报北京3月5日电`, `新华社大连1月2日电`."""
_PAPER_SIGNS, _PAPER_MOST = frozenset("报网刊台社融"), 14
"""What every name of a medium holds, and the characters at the head of a story within which it does."""
_BARE_LEAD = lazy.pattern(
    rf"(?:[（(](?:[{_HAN}]{{0,14}})记者[^（(）)]{{2,40}}[）)]|(?:本报|[{_HAN}]{{2,10}}(?:报|网|社|集团))?记者\s?[^，。]{{2,16}}?报道[\s:：，,])"
)
_SIGNATURE = lazy.pattern(r"[（(]([^（(）)]{2,40})[）)]$")


def simplified(text: str) -> str:
    """Return `text` with the characters of `記者`, `本報訊` and their like simplified, one for one; names stay."""
    return text.translate(_TRADITIONAL) if "記" in text or "報" in text or "攝" in text or "圖" in text else text


def is_name(token: str, sure: bool = False) -> bool:
    """Tell whether `token` can be a person's name; `sure` asks for a known surname too."""
    if not _NAME.fullmatch(token) or token in _NO_NAME:
        return False
    if token[0] in SURNAMES and len(token) <= 3:
        return True
    if token[:2] in DOUBLE_SURNAMES and len(token) > 2:
        return True
    return "·" in token or "•" in token or (not sure and len(token) <= 4)


def _mend(tokens: list[str]) -> list[str]:
    """Join names that were set apart: `吕 丽` to match three-character names, `金博` + `源` over a line break."""
    out: list[str] = []
    lone = [len(token) == 1 and "\u4e00" <= token <= "\u9fff" for token in tokens] + [False]
    held = False
    for at, token in enumerate(tokens):
        completes = lone[at] and len(out[-1]) == 2 and not lone[at + 1] if out else False
        if out and (completes or (held and len(token) <= 2) or out[-1] in DOUBLE_SURNAMES):
            out[-1] += token
            held = False
        else:
            out.append(token)
            held = lone[at]
    return out


def _from_segment(segment: str, sure: bool) -> list[str] | None:
    """Return the names in one token without a job word in it; None when it is something else."""
    if not segment or segment in _NO_NAME:
        return []
    bare = _TRAILING_MEDIUM.sub("", segment)
    if bare != segment and (not bare or is_name(bare, sure)):
        return [bare] if bare else []
    if is_name(segment, sure) and segment[-1] not in "报社网台":
        return [segment]
    if _MEDIUM.fullmatch(segment):
        return []
    if _NAME.fullmatch(segment[:2]) and 4 <= len(segment) <= 6 and segment[0] in SURNAMES:
        for cut in (2, 3):
            if is_name(segment[:cut], True) and is_name(segment[cut:], True):
                return [segment[:cut], segment[cut:]]
    return None


def names(text: str, strict: bool = False) -> list[str] | None:
    """Return the names in a byline or in the brackets of a lead, in order, without repeats.

    With `strict`, return None when anything else stands there; otherwise what is not a name is passed over.
    """
    text = simplified(text)
    text = re.sub(r"\s*发自[\u4e00-\u9fff]{2,6}", "", _ORNAMENT.sub("", text.strip()))
    if bracketed := _BRACKETED.match(text):
        text = bracketed.group(1)
    has_job = bool(_JOB.search(text))
    pieces: list[str] = []
    for token in _SEPARATOR.split(text):
        token = _AFTER_WORK.sub("", token) if len(token) > 2 else token
        at = 0
        for job in _JOB.finditer(token):
            pieces += [token[at : job.start()], "\0"]
            at = job.end()
        pieces.append(token[at:])
    found: list[str] = []
    for group in "\1".join(pieces).split("\0"):
        tokens = [token for token in group.split("\1") if token and token not in _NO_NAME]
        for segment in _mend(tokens):
            got = _from_segment(segment, strict and not has_job)
            if got is None:
                if strict:
                    return None
                continue
            found += got
    if strict and has_job and found and not any(is_name(name, True) for name in found):
        return None
    return list(dict.fromkeys(found))


def is_byline(text: str) -> bool:
    """Tell whether a line says who wrote and nothing else: a job word or brackets or an ornament with names."""
    text = simplified(text)
    if len(text) > 60 or text[-1] in "。！？，,：:" or LEAD.match(text) or re.search(r"[，,。；;]", text):
        return False
    if _BRACKETED.match(text):
        return bool(names(text, strict=True)) and (
            bool(JOB_WORD.search(text)) or is_bare_names(_BRACKETED.sub(r"\1", text))
        )
    if JOB_WORD.search(text):
        found = names(text, strict=True)
        return found is not None and (bool(found) or text.endswith(("评论员", "记者", "通讯员")))
    if _TEXT_AND_PICTURE.search(text) and is_bare_names(re.sub(r"(?:文图|图文|文|图)$", "", text)):
        return True
    if _SAID.match(text) and names(text, strict=True):
        return True
    if office_holder(text) is not None:
        return True
    marked = _ORNAMENT.match(text) or re.match(r"(?:文图|图文|撰文|作者|文|整理|执笔)\s*[:：/／]\s*", text)
    if marked:
        rest = re.sub(r"^(?:文图|图文|撰文|作者|文|整理|执笔|图|[:：/／\s])+", "", _ORNAMENT.sub("", text))
        return is_bare_names(rest)
    return False


def office_holder(text: str) -> str | None:
    """Return who signs with an office before the name: `庄河市市长 李宝权`; None for other lines."""
    office = _OFFICE.match(text) if " " in text or "\u3000" in text else None
    return office.group(1) if office and is_name(office.group(1), True) else None


def names_text_and_picture(text: str) -> bool:
    """Tell whether a credit names who wrote too: `王芳 文/图`."""
    return bool(_TEXT_AND_PICTURE.search(text))


def is_bare_names(text: str) -> bool:
    """Tell whether a line is made of names alone, with known surnames; a common word, as `时间`, is none."""
    tokens = _mend([token for token in _SEPARATOR.split(text.strip()) if token and token not in _NO_NAME])
    if len(tokens) == 1 and tokens[0] in common_pairs():
        return False
    return 0 < len(tokens) <= 8 and all(is_name(token, True) for token in tokens)


def may_be_names(text: str) -> bool:
    """Tell whether a line is two names or more, half of them with known surnames: `马 军 岩间一雄 顾谦平`."""
    if _COUNTS.search(text):
        return False
    tokens = _mend([token for token in _SEPARATOR.split(_MARKED.sub("", text.strip())) if token not in _NO_NAME])
    known = sum(bool(_from_segment(token, True)) for token in tokens)
    if any(token in common_pairs() for token in tokens):
        return False
    may_be = all(bool(_from_segment(token, False)) for token in tokens)
    return 2 <= len(tokens) <= 8 and 2 * known >= len(tokens) and may_be


def continues_byline(text: str) -> bool:
    """Tell whether a line can be the second row of a byline: names, the first perhaps only the end of one."""
    if len(text) > 40 or JOB_WORD.search(simplified(text)):
        return is_byline(text)
    tokens = [token for token in _SEPARATOR.split(text.strip()) if token]
    if tokens and len(tokens[0]) == 1:
        tokens = tokens[1:] or ["王一"]
    return bool(tokens) and all(is_name(token, True) for token in _mend(tokens))


def is_lead(text: str) -> bool:
    """Tell whether a paragraph begins as a news story does."""
    head = simplified(text[:100])
    if not _PAPER_SIGNS.isdisjoint(head[:_PAPER_MOST]) and LEAD.match(head):
        return True
    bare = _BARE_LEAD.match(head) if "记者" in head else None
    return bare is not None and bare.end() < len(text.rstrip())


def lead_authors(text: str) -> list[str]:
    """Return the names that the beginning of a story gives: `本报讯(…记者甲 乙)`, `本报讯 记者甲报道`."""
    text = simplified(text[:240])
    match = LEAD.match(text)
    rest = text[match.end() : match.end() + 120].lstrip(" \u3000:：") if match else text[:120]
    if rest[:1] in "（(【[":
        close = re.search(r"[）)】\]]", rest)
        return names(rest[1 : close.start() if close else len(rest)]) or []
    told = re.match(r"([^。！？，,]{0,50}?(?:记者|通讯员)[^。！？，,]{2,40}?)(?:摄影|综合|联合|现场)?报道", rest)
    if told:
        return names(told.group(1)) or []
    plain = re.match(rf"[{_HAN}]{{0,14}}(?:记者|通讯员)\s*((?:[{_HAN}]{{1,4}}(?:[\s、]+|$))+)", rest)
    if plain:
        tokens = _mend([token for token in _SEPARATOR.split(plain.group(1)) if token])
        kept = []
        for token in tokens:
            if not is_name(token, True):
                break
            kept.append(token)
        return kept
    return []


def signature(text: str) -> list[str]:
    """Return the names in brackets at the end of a story: `（记者 甲 乙）`, or bare names after a full stop."""
    match = _SIGNATURE.search(text)
    if not match:
        return []
    inside = simplified(match.group(1))
    if JOB_WORD.search(inside):
        return names(inside, strict=True) or []
    before = text[: match.start()].rstrip()[-1:]
    return names(inside) or [] if (not before or before in "。！？”") and is_bare_names(inside) else []
