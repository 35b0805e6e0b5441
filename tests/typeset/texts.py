"""Texts and layouts for the tests of this room."""

from collections.abc import Callable

from hypothesis import strategies as st

from tui.text.block import Role
from tui.text.source import Span
from tui.typeset.layout import Layout
from tui.typeset.rows import Row
from tui.typeset.setting import Setting

PIECES = (
    *"中国的发展和报道一二三大连市㎡①々ーァ한글ﾊﾞ𠮷𪚥",
    *"，。、；：？！）》〉」』”’（《〈「『“‘【】…—·～％",
    *",.;:?!()%\"'-+/&@#$~[]{}",
    *"abcXYZ0123456789éß",
    *" \u3000\u00a0\u200b\u2060\t",
    "……",
    "——",
    "7.5万平方米",
    "-60℃",
    "2024年9月1日",
    "WisXSE",
    "AI+",
    "5G",
    "people's",
    "e\u0301\u0323",
    "葛\U000e0100",
    "\u0301",
    "👨\u200d👩\u200d👧",
    "👍🏽",
    "🇨🇳🇫🇷🇩",
    "1\ufe0f\u20e3",
    "❤\ufe0f",
    "a\u200db",
    "\u200d",
    "\ufe0f",
    "क्षि",
    "กำ",
    "\x1b[31m",
    "\x00",
    "\u202e",
    "\u2028",
    "\ud800",
)

hostile = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cn", "Cs"]), max_size=120).map("".join)
"""Text with what breaks wrappers: marks, pairs, numbers, clusters, controls, anything; newlines among it."""

chinese = st.lists(st.sampled_from(PIECES[:110]) | st.just("\n"), max_size=200).map("".join)


def lines(text: str) -> list[Span]:
    """Return the span of each line of a text, as an article's blocks lie in it."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def lay(text: str, setting: Setting, role: Callable[[int], Role] = lambda _: Role.PARAGRAPH, **more: object) -> Layout:
    """Return the layout of a text whose lines are blocks."""
    return Layout(text, lines(text), role, setting, **more)  # type: ignore[arg-type]


def all_rows(layout: Layout) -> list[Row]:
    """Return every row, after everything is set."""
    while layout.lay_out_more(1000):
        pass
    return layout.rows(0, layout.height)


def shown(text: str, measure: int, **more: object) -> list[str]:
    """Return what the rows of a plain paragraph show, without indent or hanging marks unless asked for."""
    setting = Setting(measure=measure, **({"indent": 0, "hang": False} | more))  # type: ignore[arg-type]
    return [text[row.start : row.end] for row in all_rows(lay(text, setting))]
