"""The keys of the filter language: what each compares, and the values that it takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from tui.i18n import N_
from tui.workspace.filter.syntax import Operator

_TEXT_OPERATORS = frozenset({Operator.HOLDS, Operator.EQUAL, Operator.SIMILAR})
_ORDERED = frozenset(Operator) - {Operator.SIMILAR}


class Compares(Enum):
    """What kind of value a key takes."""

    TEXT = _TEXT_OPERATORS
    TAG = frozenset({*_TEXT_OPERATORS, None})
    """A tag and those below it, `*` for any run of characters."""
    CHOICE = frozenset({Operator.HOLDS, Operator.EQUAL})
    """One of a few names."""
    NUMBER = _ORDERED
    """A number, or a range `10..20`."""
    AMOUNT = frozenset({*_ORDERED, None})
    """A figure as a text writes it: 1亿元, 5.2%, 300家."""
    DATE = frozenset({*_ORDERED, "date"})
    """A day, month or year, or a range `2024-03..`."""
    AGE = frozenset({Operator.HOLDS})
    """A length of time back from now, such as 3 天前, 2w, or a date."""

    @property
    def operators(self) -> frozenset[Operator]:
        """The operators that make sense."""
        return frozenset(one for one in self.value if isinstance(one, Operator))


@dataclass(frozen=True, slots=True)
class FilterKey:
    """One key."""

    compares: Compares
    about: str
    """What it is about, a message id."""
    choices: tuple[str, ...] = ()
    """The values of a CHOICE; empty when they come from the library."""
    aliases: tuple[str, ...] = ()
    """Other names, Chinese ones among them."""


KEYS: Mapping[str, FilterKey] = MappingProxyType(
    {
        "tag": FilterKey(Compares.TAG, N_("a tag of the article, or of a passage in it"), aliases=("标签",)),
        "author": FilterKey(Compares.TEXT, N_("who wrote the article"), aliases=("作者",)),
        "by": FilterKey(Compares.TEXT, N_("who made the annotation"), aliases=("批注人",)),
        "origin": FilterKey(
            Compares.TEXT, N_("where the annotation comes from: own, adjudicated …"), aliases=("由来",)
        ),
        "title": FilterKey(Compares.TEXT, N_("the title"), aliases=("标题",)),
        "source": FilterKey(Compares.TEXT, N_("the file"), aliases=("来源", "文件")),
        "text": FilterKey(Compares.TEXT, N_("the text itself"), aliases=("正文",)),
        "note": FilterKey(Compares.TEXT, N_("what a note says"), aliases=("笔记",)),
        "quote": FilterKey(Compares.TEXT, N_("the annotated words"), aliases=("引文",)),
        "entity": FilterKey(Compares.TEXT, N_("a person, organisation or place that is named"), aliases=("名称",)),
        "type": FilterKey(
            Compares.CHOICE,
            N_("a type of mark that occurs"),
            ("PER", "ORG", "LOC", "TIME", "WORK", "TERM", "FIGURE"),
            ("类型",),
        ),
        "has": FilterKey(
            Compares.CHOICE,
            N_("something that is there"),
            ("note", "tag", "star", "mark", "figure", "check", "author", "date", "problem"),
            ("有",),
        ),
        "is": FilterKey(
            Compares.CHOICE, N_("how far reading is"), ("unread", "reading", "read", "done", "star", "trouble"), ("是",)
        ),
        "status": FilterKey(
            Compares.CHOICE,
            N_("the state of a note"),
            ("open", "done", "check", "ok", "moved", "changed", "lost"),
            ("状态",),
        ),
        "role": FilterKey(
            Compares.CHOICE,
            N_("where in the article the annotated words stand"),
            ("title", "heading", "paragraph", "caption", "byline", "kicker", "subtitle", "credit"),
            ("位置",),
        ),
        "kind": FilterKey(Compares.TEXT, N_("the kind of document"), aliases=("体裁",)),
        "figure": FilterKey(Compares.AMOUNT, N_("a figure of this size"), aliases=("数",)),
        "length": FilterKey(Compares.NUMBER, N_("characters"), aliases=("字数",)),
        "notes": FilterKey(Compares.NUMBER, N_("how many notes"), aliases=("笔记数",)),
        "marks": FilterKey(Compares.NUMBER, N_("how many marks"), aliases=("标记数",)),
        "figures": FilterKey(Compares.NUMBER, N_("how many figures"), aliases=("数字数",)),
        "date": FilterKey(Compares.DATE, N_("the date of the article"), aliases=("日期",)),
        "newer": FilterKey(Compares.AGE, N_("annotated since"), aliases=("晚于",)),
        "older": FilterKey(Compares.AGE, N_("not annotated since"), aliases=("早于",)),
    }
)
"""Name -> key."""

CHOICE_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "PER": N_("person"),
        "ORG": N_("organisation"),
        "LOC": N_("place"),
        "TIME": N_("time"),
        "WORK": N_("work"),
        "TERM": N_("term"),
        "FIGURE": N_("figure"),
        "note": N_("note"),
        "tag": N_("tag"),
        "star": N_("starred"),
        "mark": N_("mark of the program"),
        "figure": N_("figure"),
        "check": N_("to check"),
        "author": N_("author"),
        "date": N_("date"),
        "problem": N_("a note whose text changed"),
        "unread": N_("unread"),
        "reading": N_("being read"),
        "read": N_("read"),
        "done": N_("done"),
        "trouble": N_("cannot be read"),
        "open": N_("open"),
        "ok": N_("where it was"),
        "moved": N_("moved"),
        "changed": N_("changed"),
        "lost": N_("lost"),
        "source": N_("file"),
        "title": N_("title"),
        "heading": N_("a heading inside the text"),
        "paragraph": N_("running text"),
        "caption": N_("a caption"),
        "byline": N_("who wrote it"),
        "kicker": N_("the line above the title"),
        "subtitle": N_("the line below the title"),
        "credit": N_("who made a picture"),
        "length": N_("characters"),
        "notes": N_("notes"),
        "marks": N_("marks"),
        "figures": N_("figures"),
        "state": N_("state"),
    }
)
"""Values of a CHOICE and orders -> what they mean, a message id."""

SORTS = ("source", "title", "date", "length", "notes", "marks", "figures", "state", "changed")
"""What `sort:` takes, with `-` before it from large to small."""
SORT_NAMES = ("sort", "排序")

NAMES: Mapping[str, str] = MappingProxyType(
    {other: name for name, key in KEYS.items() for other in (name, *key.aliases)}
)
"""Every name that may be typed -> the key's own."""
