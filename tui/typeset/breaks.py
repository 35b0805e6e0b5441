"""Where rows may break in a stretch of text.

The penalty of an offset says what a row break before it would cost:

0. nothing;
1. a word, or a straight quote and its neighbour (UAX #14 LB19); softly kept: only while the row stays full enough;
2. a number with its sign and unit, a Latin or mixed token, a span that the caller keeps whole (LB25; CLREQ,
   "Prohibition Rules for Unbreakable Marks"), a connector or slash and its neighbour;
3. letters or digits that stand together (LB23, LB25, LB28);
4. a rule of row starts and ends (CLREQ, "Prohibition Rules for Line Start and Line End"; LB7, LB11 to LB14), or a
   pair such as …… or —— (LB22, B2);
5. a grapheme cluster (UAX #29): never.

A penalty above 1 is chosen only in a row that holds no break of a lower penalty.
"""

import re
from collections.abc import Iterable
from itertools import accumulate

from tui.typeset import classes
from tui.typeset.widths import is_special, measure

WORD, TOKEN, LETTERS, RULE, CLUSTER = 1, 2, 3, 4, 5

_UNIT = (
    "平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|微米|纳米|海里|公顷|公斤|千克|毫克|毫升|瓦时|小时|分钟|个月|个百分点|百分点|"
    "人民币|美元|欧元|港元|日元|人次|架次|航次|车次|场次|标箱|字节|赫兹|马力|方面|[元块角米克吨斤亩顷度瓦伏人户家个项台套辆件名位年月日号时"
    "分秒天周岁倍成场次届条艘架座所间栋批期版页章节幢趟笔张本部门类种级层段组对双只头匹棵株粒颗瓶箱包袋升支大代根把幅封首份册字票桶档]|"
    "[㎡㎥㎏㎝㎜㎞㏄]|°C|(?:km|cm|mm|kg|mg|kW|MW|GW|kWh|TEU|[mgtLWVAK])(?![A-Za-z])"
)
"""Units that follow a number in the press; spans that the caller keeps whole add what is missing here."""
_AMOUNT = rf"[百千万亿兆十]*[余多几]?(?:{_UNIT}|[%％‰°℃℉])?"
NUMBER = re.compile(
    rf"[0-9０-９](?:[0-9０-９]|[.,:：．/](?=[0-9０-９]))*{_AMOUNT}"
    rf"(?:(?:[-–~～—－至]|(?<=[年月日时分秒]))[0-9０-９](?:[0-9０-９]|[.,:：．](?=[0-9０-９]))*{_AMOUNT})*"
)
"""A number with magnitude and unit, without its sign; several in a row when they make a date, a time or a range."""
_CURRENCY = frozenset("¥￥$＄£€<>≥≤≈")
_SIGN = frozenset("-+−－±~～")
TOKEN_PATTERN = re.compile(
    r"[0-9A-Za-z\u00c0-\u024f](?:[0-9A-Za-z\u00c0-\u024f]|[-._'’/@&+:~#=?%](?=[0-9A-Za-z\u00c0-\u024f]))*[+#%]*"
)
"""A Latin word, an address, or a mixed token such as AI+, 5G, COVID-19, R&D, C++."""
_LINE = re.compile(r'[^\n]*"[^\n]*')
_STRAIGHT = re.compile('"')


class Stretch:
    """A stretch of text made ready for breaking: cells and break penalties of every offset in it."""

    __slots__ = ("cells", "classes", "penalties", "text")

    text: str
    cells: list[int]
    """Cells before each offset: `len(text) + 1` numbers that never fall."""
    classes: bytearray
    """Class of each character."""
    penalties: bytearray
    """Level that spans lay on each offset, 0 where none does."""

    def __init__(self, text: str, ambiguous: int) -> None:
        coded = text.translate(classes.codes(ambiguous)).encode("latin-1")
        widths: bytes | bytearray = coded.translate(classes.TO_CELLS)
        joined: list[int] = []
        if not text.isascii() and is_special(text):
            widths, joined = measure(text, ambiguous)
        self.text = text
        self.classes = bytearray(coded.translate(classes.TO_CLASS))
        self.cells = list(accumulate(widths, initial=0))
        self.penalties = bytearray(len(text) + 1)
        for found in TOKEN_PATTERN.finditer(text):
            self._hold(*found.span())
        for found in NUMBER.finditer(text):
            start, end = found.span()
            self._hold(start - self._sign_before(start), end)
        for offset in joined:
            self.classes[offset] = classes.CM
        if '"' in text:
            self._turn_quotes()

    def _hold(self, start: int, end: int) -> None:
        self.penalties[start + 1 : end] = b"\2" * (end - start - 1)

    def _sign_before(self, start: int) -> bool:
        """Tell whether a sign or a currency stands before a number; a hyphen that is one may begin a row."""
        if start == 0:
            return False
        before = self.text[start - 1]
        if before in _CURRENCY:
            return True
        if before not in _SIGN or (start > 1 and self.classes[start - 2] in {classes.AL, classes.NU}):
            return False
        self.classes[start - 1] = classes.PR
        return True

    def _turn_quotes(self) -> None:
        """Let straight double quotes open and close in turn, in lines that hold an even number of them.

        In the other lines nobody can tell, and they hold on to both neighbours (UAX #14 LB19).
        """
        for line in _LINE.finditer(self.text):
            if line[0].count('"') % 2 == 0:
                for number, found in enumerate(_STRAIGHT.finditer(self.text, line.start(), line.end())):
                    self.classes[found.start()] = classes.CL if number % 2 else classes.OP

    def keep(self, spans: Iterable[tuple[int, int]], penalty: int) -> None:
        """Lay a penalty on the inside of spans, given in offsets of this stretch."""
        penalties, size, fill = self.penalties, len(self.text), bytes([penalty])
        for start, end in spans:
            start, end = max(0, start), min(size, end)
            inside = end - start - 1
            if inside == 1:
                penalties[start + 1] = max(penalty, penalties[start + 1])
            elif inside > 1:
                old = penalties[start + 1 : end]
                penalties[start + 1 : end] = (
                    fill * inside if not any(old) else bytes([max(penalty, one) for one in old])
                )

    def set_apart(self, offsets: Iterable[int]) -> None:
        """Leave one cell free before each of these offsets, which rise; the cell goes to the character before it."""
        cells, gaps, last = self.cells, 0, 0
        for offset in (*offsets, len(self.text) + 1):
            if gaps:
                cells[last:offset] = [cell + gaps for cell in cells[last:offset]]
            gaps, last = gaps + 1, offset

    def penalty(self, offset: int) -> int:
        """Return what a row break before an offset inside the stretch costs."""
        kinds = self.classes
        before, after = kinds[offset - 1], kinds[offset]
        penalty = classes.PAIRS[before << 5 | after]
        if before == classes.SP and penalty == 0:
            # UAX #14 LB14: no break after an opener, even after the spaces that follow it.
            place = offset - 2
            while place >= 0 and kinds[place] == classes.SP:
                place -= 1
            if place >= 0 and kinds[place] == classes.OP:
                return RULE
        return max(penalty, self.penalties[offset])
