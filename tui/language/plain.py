"""Bring what figures and dates are written with into one spelling, character for character."""

import re
from functools import cache

_PAIRS = (
    "\u00a0 \u2009 \u202f "
    "０0１1２2３3４4５5６6７7８8９9％%．.＋+－-−-～~〜~／/￥¥＄$：:∶:"
    "萬万億亿個个點点兩两餘余幾几約约過过歲岁號号週周時时鐘钟間间項项條条張张隻只輛辆棟栋噸吨畝亩頃顷圓元塊块錢钱幣币層层戶户級级種种"
    "處处門门場场隊队組组顆颗根根類类輪轮趟趟遍遍筆笔樁桩滿满逾逾裏里裡里釐厘縣县區区國国鎮镇鄉乡節节歐欧韓韩澳澳無无達达內内後后"
    "從从將将應应該该還还廳厅賽赛頭头冊册幢幢艘艘盞盏條条齡龄積积體体華华氏氏攝摄溫温較较與与開开據据這这邊边發发會会學学術术單单"
    "員员來来東东農农曆历紀纪當当續续廢废繼继長长實实現现產产業业為为貫贯際际聖圣誕诞勞劳動动婦妇兒儿師师親亲雙双對对銀银"
)
"""Each character with its plain spelling after it: full width, signs, and traditional characters."""

_FORMAL = "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
_FROM_FORMAL = str.maketrans(_FORMAL, "一二二三三四五六六七八九十百千")


@cache
def _table() -> dict[str, str]:
    wide = {chr(code): chr(code - 0xFEE0) for first in "Ａａ" for code in range(ord(first), ord(first) + 26)}
    return wide | {odd: usual for odd, usual in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) if odd != usual}


@cache
def _odd() -> re.Pattern[str]:
    return re.compile("[" + "".join(_table()) + "]")


@cache
def _run() -> re.Pattern[str]:
    """Runs of numerals, those that cheques have among them; a single one is a word of its own (陆, 伍, 拾)."""
    return re.compile(f"[零〇一二三四五六七八九十百千万亿点{_FORMAL}]{{2,}}")


@cache
def _part() -> re.Pattern[str]:
    """A single formal numeral in a fraction: 五分之壹."""
    return re.compile(f"分之[{_FORMAL}]|[{_FORMAL}]分之")


@cache
def _formal_digit() -> re.Pattern[str]:
    return re.compile(f"[{_FORMAL}]")


@cache
def _comma() -> re.Pattern[str]:
    return re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


@cache
def _point() -> re.Pattern[str]:
    """A raised point between the digits of a decimal, as older papers set it: 3·7％."""
    return re.compile("(?<=[0-9０-９])·(?=[0-9０-９]{1,3}[%％万亿倍点美元摄℃度米吨公个])")


def plain(text: str) -> str:
    """Return the text, of the same length, with numerals, signs and units in their plain spelling."""
    if _odd().search(text):
        if "，" in text:
            text = _comma().sub(",", text)
        table = _table()
        text = _odd().sub(lambda match: table[match[0]], text)
    if "·" in text:
        text = _point().sub(".", text)
    if _formal_digit().search(text):
        text = _run().sub(_informal, text)
        text = _part().sub(_informal, text)
    return text


def _informal(match: re.Match[str]) -> str:
    return match[0].translate(_FROM_FORMAL)
