"""What looks like a figure and is none: articles, ordinals, names, versions, sayings, slogans."""

import re
from functools import cache

from tui.language.dates.numeric import AGES
from tui.language.figures.grammar import Quantity
from tui.language.figures.numerals import LONGEST
from tui.language.figures.units import DATA

_YEARS = ("17", "18", "19", "20", "21")
_POINTS = [
    "意见",
    "建议",
    "要求",
    "希望",
    "主张",
    "看法",
    "体会",
    "启示",
    "原因",
    "倡议",
    "共识",
    "期望",
    "思考",
    "说明",
    "认识",
    "感受",
]
"""What 点 counts: 三点意见."""
_GRAMMATICAL = frozenset("的了和与或到至以提上下增降位比及等")
"""Han characters that may follow a number without a unit; after others the number is part of a name."""

_INTRODUCES = frozenset("为是达到至了有共于以成得从比和与由：:，,、（( 〔=\n“")
"""What may stand before a whole number without a unit; after other characters it is part of a name (运7, 漳州110)."""


@cache
def sayings() -> dict[str, tuple[str, ...]]:
    """Return the sayings by their first character, longest first."""
    found: dict[str, list[str]] = {}
    for line in (DATA / "sayings.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            for saying in line.split():
                found.setdefault(saying[0], []).append(saying)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


def saying(text: str, start: int) -> int:
    """Return the end of the saying that begins at an offset, or the offset itself."""
    group = sayings().get(text[start])
    if group and text.startswith(group, start):
        return start + next(len(word) for word in group if text.startswith(word, start))
    if found := _trillions().match(text, start):
        return found.end()
    if (not start or text[start - 1] == "\n") and (found := _numbered().match(text, start)):
        return found.end()
    return start


@cache
def _trillions() -> re.Pattern[str]:
    """Money in 兆, which is 10^12 in Taiwan and 10^6 elsewhere: a value that may be wrong by a million is none."""
    digits, grouped = "0-9一二三四五六七八九十两百千", f"{{0,{LONGEST}}}+"
    return re.compile(rf"[{digits}][{digits},.，]{grouped}兆(?=[0-9]|[余多]?.{{0,2}}[元圆])[0-9,.，亿万]{grouped}")


@cache
def _numbered() -> re.Pattern[str]:
    """Groups of digits at the head of a line, of which the first may be the number of a list: 1 234万人."""
    return re.compile(r"[0-9]{1,3}(?: [0-9]{3}(?![0-9]))+(?:\.[0-9]++)?[十百千万亿]*")


def refused(text: str, item: Quantity, start: int) -> bool:
    """Tell whether a number with its unit is no figure where it stands; `start` is where what bounds it begins."""
    ahead = text[start - 1] if start else ""
    follows = text[item.end] if item.end < len(text) else ""
    if ahead == "第" or (follows and follows in "+×*" and not item.unit.name):
        return True
    if ahead and ahead in "+×*" and (start < 2 or text[start - 2].isdigit()):
        return True
    if item.core == "分之":
        return False
    if ahead and ahead in "、和至到" and _listed().search(text, max(0, item.start - 8), item.start):
        return True
    if text.endswith(("附件", "附表", "附录", "附图"), 0, item.start):
        return True
    if item.arabic:
        return _name(text, item, ahead, start) if item.unit.name else _code(text, item, ahead, follows, start)
    return _chinese(text, item, ahead, start)


@cache
def _listed() -> re.Pattern[str]:
    """An ordinal that the number goes on with: 第二、三轮."""
    return re.compile(r"第[0-9一二三四五六七八九十]{1,3}(?:[、和至到][0-9一二三四五六七八九十]{1,3})*[、和至到]$")


def joined(text: str, start: int) -> bool:
    """Tell whether the character before an offset joins what follows to a code: 020-8888, v1.2, x.cn/3, 歼-20."""
    ahead = text[start - 1] if start else ""
    if ahead and ahead in ":/.":
        before = text[start - 2] if start > 1 else ""
        return before.isascii() and (before.isalnum() or before in "/:.") and bool(before)
    return bool(ahead) and ahead in "-_#@&\\·"


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _name(text: str, item: Quantity, ahead: str, start: int) -> bool:
    """Tell whether an Arabic number with a unit is part of a name or a year."""
    core = item.core
    if joined(text, start) or (_latin(ahead) and _coded(text, item)):
        return True
    if len(core) == 4 and core.isdigit() and core.startswith(_YEARS):
        ages = text.startswith(AGES, item.end)
        return (item.unit.name == "年" and not ages) or (item.unit.loose and item.bound == "exact")
    if "." in core and item.unit.name in ("年", "月", "日"):
        return item.unit.name != "年" or len(core.partition(".")[2]) == 4
    return len(core) > 1 and core[0] == "0" and core[1] != "."


def coded(text: str, item: Quantity) -> bool:
    """Tell whether a number before a hyphen belongs to a code: A320-200, 020-83."""
    ahead = text[item.start - 1] if item.start else ""
    return _latin(ahead) or (len(item.core) > 1 and item.core[0] == "0" and item.core[1] != ".")


def _coded(text: str, item: Quantity) -> bool:
    """Tell whether a number after a Latin letter belongs to it: G1234次, ISO14000环境; GDP1.2万亿元 does not."""
    alone = not _latin(text[item.start - 2 : item.start - 1])
    latin = _latin(text[item.end - 1])
    return item.unit.loose or latin or (alone and item.unit.kind == "count")


def _code(text: str, item: Quantity, ahead: str, follows: str, start: int) -> bool:
    """Tell whether an Arabic number without a unit is a code, a version, a year, a name or the number of a list."""
    digits = item.core.replace(",", "")
    if joined(text, start) or _latin(ahead) or (ahead == " " and _latin(text[start - 2 : start - 1])):
        return True
    if "." in digits and text.startswith(("折算", "折合", "计算", "换算"), item.end):
        return False
    if follows == " " and _grouped().match(text, item.end):
        return True
    if item.bound != "exact" or digits[-1] in "十百千万亿":
        return _latin(follows)
    if follows and (follows in "-_/:#@&\\%·—–~" or (follows.isascii() and follows.isalnum())):
        return True
    if follows == ".":
        return True
    changed = "." in digits and text.startswith(("缩", "扩大", "回落", "回升", "跃升", "攀升", "调整"), item.end)
    if _han(follows) and follows not in _GRAMMATICAL and not changed:
        return True
    if "." not in digits and ahead and ahead not in _INTRODUCES:
        return True
    if (
        (len(digits) > 6 and "," not in item.core)
        or (digits[0] == "0" and not digits.startswith("0."))
        or digits.endswith(".0")
    ):
        return True
    if len(digits) == 4 and digits.isdigit() and digits.startswith(_YEARS):
        return True
    return _enumerates(text, item, ahead, follows)


@cache
def _grouped() -> re.Pattern[str]:
    """More digits after a blank: a table's row, or thousands that are not read."""
    return re.compile(" [0-9]{3}(?![0-9])")


def _enumerates(text: str, item: Quantity, ahead: str, follows: str) -> bool:
    """Tell whether a bare number numbers a list or a note: (1), 1. or 1、 at the beginning of a line."""
    if ahead and ahead in "(（[〔【第图表" and (follows in tuple(")）]〕】") or ahead in "图表"):
        return True
    return (not ahead or ahead == "\n") and follows in tuple("、.．)） \n") and "." not in item.core


def _chinese(text: str, item: Quantity, ahead: str, start: int) -> bool:
    """Tell whether a Chinese number counts nothing."""
    core, unit = item.core, item.unit
    if not core.strip("零〇"):
        return True
    bounded = item.bound != "exact" or start < item.start
    if not unit.name:
        follows = text[item.end : item.end + 1]
        if (core[-1] in "万亿" and not item.bare) or ("点" in core and core not in ("一点一", "两点一")):
            return False
        whole = not item.bare and (len(core) > 2 or core[-1] in "万亿") and any(c in "百千万亿" for c in core)
        return not (whole or (bounded and len(core) > 1)) or (_han(follows) and follows not in _GRAMMATICAL)
    if core == "一" and unit.name != "番" and not item.low % 1:
        return not _one(text, item, ahead, bounded)
    if unit.name == "级" and core == "两":
        return False
    if unit.name == "双" and _doubles(text, item):
        return True
    if unit.name == "点" and text.startswith(tuple(_POINTS), item.end):
        return False
    if unit.name == "番":
        return "翻" not in text[max(0, item.start - 2) : item.start]
    if unit.loose and not bounded and not _counts(text, item):
        return True
    if text.endswith(("成千", "成百"), 0, start):
        return True
    if core == "二" and unit.kind in ("count", "money", "multiple"):
        return unit.name != "人" or text.startswith(("转", "世界", "组", "台"), item.end)
    if item.bare and not bounded and (len(core) == 1 or unit.kind in ("count", "duration")):
        return True
    if unit.name == "次" and _session(text, item):
        return True
    return bool(ahead) and ahead in "“「‘『" and _slogan(text, item)


_STEPS = (
    "走",
    "走了",
    "退",
    "退了",
    "迈",
    "迈了",
    "跨",
    "跨了",
    "跑了",
    "前行",
    "上前",
    "后退",
    "前进",
    "走出",
    "迈出",
)
"""What is said before steps that are counted: 走了八步."""


@cache
def _counted() -> dict[str, str]:
    """Return for loose measure words the characters after them that show that they count."""
    lines = (DATA / "counted.txt").read_text(encoding="utf-8").splitlines()
    return {line[0]: line[2:] for line in lines if not line.startswith("#")}


def _counts(text: str, item: Quantity) -> bool:
    """Tell whether a loose measure word counts what follows it: 三首歌, 两部电影."""
    follows = text[item.end : item.end + 1]
    if item.unit.name == "步" and text.endswith(_STEPS, 0, item.start):
        return True
    return bool(follows) and item.core != "二" and follows in _counted().get(item.unit.name, "")


def _one(text: str, item: Quantity, ahead: str, bounded: bool) -> bool:
    """Tell whether 一 counts: before a unit of measurement it does, before a measure word it is an article."""
    unit = item.unit
    if unit.loose or unit.kind == "count" or (unit.kind == "multiple" and unit.name != "倍"):
        return False
    if unit.name == "%" and item.core == "一" and item.bound == "exact" and text[item.end - 1] == "成":
        return not _han(text[item.end : item.end + 1])
    if ahead and unit.kind == "duration" and ahead in "这那每某哪同任第新有前后当统唯终整头上下又的":
        return False
    if unit.name == "天" and not bounded and not (ahead and ahead in "需用仅为隔早晚提共"):
        return False
    return not text.startswith(("最后", "最初"), max(0, item.start - 2))


def _session(text: str, item: Quantity) -> bool:
    """Tell whether N次 numbers a meeting of a body: 十三届十次全会, 十四届全国人大三次会议."""
    if text.startswith(("全会", "全体会议", "常委会"), item.end):
        return text[item.start - 1 : item.start] not in tuple("开行了过")
    return text.startswith("会议", item.end) and "届" in text[max(0, item.start - 12) : item.start]


def _doubles(text: str, item: Quantity) -> bool:
    """Tell whether 两双 or 三双 is a feat of basketball: 贡献三双, 三双数据."""
    if text.startswith(("数据", "表现", "成绩", "先生"), item.end):
        return True
    return item.core in "两三四" and not _han(text[item.end : item.end + 1])


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"[^，。；：、！？,;:!?\n”」’』0-9]{1,7}[”」’』]")


def _slogan(text: str, item: Quantity) -> bool:
    """Tell whether a Chinese numeral opens a short quoted term, such as “六个建设”."""
    return _closing().match(text, item.end) is not None
