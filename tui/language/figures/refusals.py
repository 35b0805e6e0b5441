"""What looks like a figure and is none: articles, ordinals, names, versions, sayings, slogans."""

import re
from functools import cache

from tui.language.figures.grammar import Part
from tui.language.figures.units import DATA


@cache
def _sayings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in (DATA / "sayings.txt").read_text(encoding="utf-8").splitlines():
        for saying in () if line.startswith("#") else line.split():
            found.setdefault(saying[0], []).append(saying)
    return {first: tuple(all_) for first, all_ in found.items()}


@cache
def _blocked() -> dict[str, frozenset[str]]:
    """Characters that make a longer word with a measure word before them: 三部门, 五人民."""
    table = {
        "部": "门委队署分件落长曲",
        "人": "民大才员类间体工行生",
        "位": "置数移",
        "次": "方序于",
        "支": "部持付撑柱教",
        "天": "津然",
        "台": "湾风州",
        "种": "植子养",
        "座": "谈右",
        "组": "织成合建",
        "家": "庭长具属乡园电禽",
        "场": "地所馆景",
        "道": "路理德教",
        "年": "级轻龄货画糕",
        "处": "理罚置方于分",
        "所": "有以谓在需得",
        "门": "峡槛诊户",
        "批": "准评发复",
        "代": "表替理码",
        "分": "公别支校店院行局会类期批层级明析配布为成别之",
        "点": "评名",
        "口": "岸",
        "层": "次面",
        "本": "地土市省校科身人报",
        "起": "步草点来到诉",
        "株": "洲",
        "队": "伍员",
        "名": "称单字",
        "周": "边围期",
        "章": "程",
        "段": "落",
        "股": "份东权票",
        "重": "大要点视庆",
    }
    return {unit: frozenset(chars) for unit, chars in table.items()}


@cache
def _code() -> re.Pattern[str]:
    """What follows the number of a name or a code."""
    return re.compile(
        r"号|路(?:公交|车)?|版|型|式|系列?|线|后|计划|工程|事件|高校|院校|专项|热线|医院|高速|国道|省道|航班|次列车|房间|教室|平台|条款|频道|频率|举报|报警|客服|网吧|期工程"
    )


def refused(text: str, item: Part, start: int) -> bool:
    """Tell whether a number with its unit is no figure where it stands; `start` is where its bounds begin."""
    edge = start if text[start] in "-−$¥￥€£＄" else item.start
    before = text[edge - 1] if edge else ""
    if before == "第" or (before in "+×*" and before) or text[item.end : item.end + 1] in ("+", "×", "＋"):
        return True
    spelled = text[item.start : item.end]
    unit = item.unit
    if unit.name and text[item.end : item.end + 1] in _blocked().get(spelled[-1], ()):
        return True
    return _arabic(text, item, before) if item.arabic else _chinese(text, item, before, start)


def _arabic(text: str, item: Part, before: str) -> bool:
    core = item.core
    latin = before.isascii() and (before.isalpha() or before in "-_./:#&@\\")
    if not item.unit.name:
        after = text[item.end : item.end + 1]
        if item.bounded and not latin:
            return False
        if (
            latin
            or (after.isascii() and (after.isalnum() or after in "-_/:#&@\\+"))
            or (after == "." and text[item.end + 1 : item.end + 2].isdigit())
        ):
            return True
        digits = core.replace(",", "")
        if core[-1] in "十百千万亿":
            return False
        if len(digits) > 7 or (digits.startswith("0") and not digits.startswith("0.")):
            return True
        if "\u4e00" <= after <= "\u9fff" and after not in "的了和与到至以提上下增降位比、及":
            return True
        if len(digits) == 4 and digits.isdigit() and digits[:2] in ("18", "19", "20"):
            return True
        if digits.endswith(".0"):
            return True
        return _enumerates(text, item)
    if latin and before in "-_./:#@\\":
        return True
    if item.unit.name == "年" and len(core) == 4 and core.isdigit():
        return True
    return core.startswith("0") and core.isdigit() and len(core) > 1


def _enumerates(text: str, item: Part) -> bool:
    """Tell whether a bare number numbers a list: (1), 1. and 1、 at the beginning of a line."""
    begin = text.rfind("\n", max(0, item.start - 4), item.start) + 1 if item.start else 0
    opens = text[max(begin, item.start - 3) : item.start].strip()
    after = text[item.end : item.end + 1]
    return (opens[-1:] in ("(", "（", "[", "〔", "【") and after in (")", "）", "]", "〕", "】")) or (
        (item.start == 0 or text[item.start - 1] == "\n") and after in ("、", ".", "．", ")", "）", " ", "\n")
    )


def _chinese(text: str, item: Part, before: str, start: int) -> bool:
    core, unit = item.core, item.unit
    bounded = item.bounded or start < item.start
    if not unit.name and not (unit.kind == "multiple" or (bounded and len(core.strip("百千万亿")) + len(core) > 1)):
        return True
    sayings = _sayings().get(text[item.start])
    if sayings and text.startswith(sayings, item.start) and not bounded:
        return True
    if unit.loose and not bounded:
        return True
    if core == "一":
        return not _one(text, item, before, start)
    if core == "二" and unit.kind in ("count", "money", "multiple"):
        return True
    if not core.strip("百千万亿") and not bounded:
        return not (len(core) > 1 and unit.kind not in ("count", "duration"))
    return before in ("“", "「", "‘") and _slogan(text, item)


def _one(text: str, item: Part, before: str, start: int) -> bool:
    """Tell whether 一 counts: before a unit of measurement it does, before a measure word it is an article."""
    if item.unit.kind in ("count", "multiple") and item.unit.name != "倍":
        return False
    if item.unit.kind == "duration" and before in tuple("这那每某哪同任第新有前后当统唯终整头"):
        return False
    return not text.startswith(("最后", "最初"), max(0, start - 2))


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"[^，。；：、！？,;:!?\n”」’0-9]{1,7}[”」’]")


def _slogan(text: str, item: Part) -> bool:
    """Tell whether a Chinese numeral opens a short quoted term, such as “六个建设”."""
    return _closing().match(text, item.end) is not None
