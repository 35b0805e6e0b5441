"""What can be typed next in a filter: keys, values, saved names; found by Han characters, pinyin and initials."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from tui.i18n import _
from tui.workspace.codebook.completion import Completer, KnownTag
from tui.workspace.filter.keys import CHOICE_TITLES, KEYS, NAMES, SORT_NAMES, SORTS, Compares
from tui.workspace.filter.scan import ScanError, Sort, pieces
from tui.workspace.filter.write import value_text

MOST: Final = 50
Values = Callable[[str], Iterable[KnownTag]]
"""The values that a library knows for a key, such as its tags."""
_EXAMPLES: Final[Mapping[Compares, tuple[str, ...]]] = {
    Compares.AMOUNT: ("1亿元", "5%", "100"),
    Compares.NUMBER: ("10", "10..20", "1万.."),
    Compares.DATE: ("今年", "去年", "2024-03", "2024-03.."),
    Compares.AGE: ("3d", "2w", '"3 天前"'),
}


class Offer(NamedTuple):
    """One thing that can stand there."""

    text: str
    """What is put in place of what was typed."""
    label: str
    """What it means, for the screen."""


class Offers(NamedTuple):
    """What can stand in one place."""

    start: int
    """The stretch that is replaced, in code points."""
    end: int
    found: tuple[Offer, ...]

    def put(self, typed: str, number: int) -> tuple[str, int]:
        """Return the line with one of them in its place, and where the cursor stands then."""
        text = self.found[number].text
        closed = "" if text.endswith((":", ">")) else " "
        rest = typed[self.end :].lstrip()
        return typed[: self.start] + text + closed + rest, self.start + len(text) + len(closed)


def offers(typed: str, cursor: int, values: Values, saved: Mapping[str, str]) -> Offers:
    """Return what can be typed at the cursor, the best first."""
    before = typed[:cursor]
    try:
        found = pieces(before)[:-1]
    except ScanError as error:
        found = pieces(before[: error.args[0]])[:-1] if error.args[0] else []
        last = found[-1] if found else None
        if last is None or last.sort is not Sort.KEY or last.end != error.args[0]:
            return Offers(cursor, cursor, ())
        return _value(last.text, before[last.end + 1 :], last.end, cursor, values)
    last = found[-1] if found and found[-1].end == cursor else None
    if last is None:
        return _key("", cursor, cursor, saved)
    if last.sort is Sort.KEY:
        return _value(last.text, "", cursor, cursor, values)
    key = found[-2] if len(found) > 1 and found[-2].sort is Sort.KEY and found[-2].end == last.column else None
    if last.sort is Sort.VALUE and key:
        return _value(key.text, last.text, last.column, cursor, values)
    start = last.column if last.sort is Sort.VALUE else cursor
    return _key(before[start:cursor], start, cursor, saved)


def _key(word: str, start: int, end: int, saved: Mapping[str, str]) -> Offers:
    """Return the keys and saved names that fit a word that was begun."""
    named = word[:1] in ("@", "＠")
    texts = {f"@{name}": (f"@{name}", filtered) for name, filtered in saved.items()}
    known = [KnownTag(text, 1) for text in texts] if named or not word else []
    if not named:
        for name, key in KEYS.items():
            sign = ">" if key.compares is Compares.AMOUNT else ":"
            texts[name] = (f"{name}{sign}", "  ".join((*key.aliases[:1], _(key.about))))
            known.append(KnownTag(name, 0, aliases=key.aliases))
        texts["sort"] = ("sort:", _("the order"))
        known.append(KnownTag("sort", 0, aliases=SORT_NAMES[1:]))
    ranked = Completer(known).find(word.replace("＠", "@")) if word else known
    return Offers(start, end, tuple(Offer(*texts[one.name]) for one in ranked[:MOST]))


def _value(name: str, word: str, start: int, end: int, values: Values) -> Offers:
    if name in SORT_NAMES:
        begun, _comma, word = word.rpartition(",")
        sign = "-" if word[:1] in ("-", "－") else ""
        start += len(begun) + bool(begun) + bool(sign)
        return _choices(SORTS, word.lstrip("-－"), start, end)
    name = NAMES.get(name, name)
    key = KEYS.get(name)
    if key is None:
        return Offers(start, end, ())
    if key.choices:
        return _choices(key.choices, word, start, end)
    known = [KnownTag(text) for text in _EXAMPLES.get(key.compares, ())] if not word else []
    known = known or sorted(values(name), key=lambda one: (-one.used, one.name))
    ranked = Completer(known).find(word) if word else known
    made = (Offer(one.name if one.name[:1] == '"' else value_text(one.name), one.about) for one in ranked[:MOST])
    return Offers(start, end, tuple(made))


def _choices(choices: Iterable[str], word: str, start: int, end: int) -> Offers:
    known = [KnownTag(choice, aliases=(_(CHOICE_TITLES[choice]),)) for choice in choices]
    ranked = Completer(known).find(word) if word else known
    return Offers(start, end, tuple(Offer(one.name, _(CHOICE_TITLES[one.name])) for one in ranked))
