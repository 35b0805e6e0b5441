"""Other forms of a text: another script or width, the short form and the full name of an organisation.

A short form is found by rule, never by guess: what a text itself calls short (`（以下简称“省住建厅”）`), or, of a name
that ends as those of organisations do, its words in order, each whole, by its first character, or left out
(`省住房和城乡建设厅` -> `省住建厅`).
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Final

from tui.i18n import N_
from tui.text.search import find
from tui.text.source import Span


class Form(StrEnum):
    """How a text is related to the one asked for; each a message id."""

    SAME = N_("the same text")
    WRITTEN = N_("another script, width or case")
    SHORT = N_("short form")
    FULL = N_("full name")


ENDS: Final = frozenset("部委院局厅办会行署社司处校所站室庭")
"""Last characters of names of organisations; a rule for short forms alone would find them in common words too."""
SHORTEST, LONGEST = 3, 20
"""Characters of a short form at least, of a full name at most."""
_HAN: Final = "[\u4e00-\u9fff]"
CALLED: Final = re.compile(
    r"[（(](?:以下|下文|下称)?(?:统称|简称|称)为?[：:]?[“\"「《]?([^）)”\"」》，,；;。\n]{2,12})"
)


def forms(texts: Iterable[str], quote: str) -> dict[str, Form]:
    """Return every other form of a text that some texts hold; the text itself is not among them. Slow."""
    found: dict[str, Form] = {}
    for text in texts:
        for span in find(text, quote):
            found.setdefault(text[span.start : span.end], Form.WRITTEN)
        for short in _called(text, quote):
            found.setdefault(short, Form.SHORT)
        if quote[-1:] in ENDS:
            for short in _shortened(text, quote):
                found.setdefault(short, Form.SHORT)
            for full in _full_names(text, quote):
                found.setdefault(full, Form.FULL)
    found.pop(quote, None)
    return found


def shortens(short: str, full: str) -> bool:
    """Tell whether one text is the short form of another by the rule of words."""
    return SHORTEST <= len(short) <= len(full) - 2 and short[-1] in ENDS and bool(_short_forms(full).fullmatch(short))


def _called(text: str, quote: str) -> Iterator[str]:
    """Yield what a text calls another short where it names it in full."""
    at = text.find(quote)
    while at >= 0:
        if called := CALLED.match(text, at + len(quote)):
            yield called[1]
        at = text.find(quote, at + len(quote))


def _shortened(text: str, full: str) -> Iterator[str]:
    if len(full) >= SHORTEST + 2:
        yield from (found[0] for found in _short_forms(full).finditer(text) if shortens(found[0], full))


def _full_names(text: str, short: str) -> Iterator[str]:
    """Yield the names in a text that a short form stands for: the shortest one from each beginning."""
    if not SHORTEST <= len(short) <= SHORTEST + 3:
        return
    loose = re.compile(re.escape(short[0]) + "".join(f"{_HAN}*?{re.escape(sign)}" for sign in short[1:]) + f"{_HAN}*")
    for start in (found.start() for found in re.finditer(re.escape(short[0]), text)):
        window = text[start : start + LONGEST]
        if not loose.match(window):
            continue
        ends = (end for end in range(len(short) + 2, len(window) + 1) if window[end - 1] in ENDS)
        names = (window[:end] for end in ends if re.fullmatch(f"{_HAN}+", window[:end]))
        if full := next((name for name in names if shortens(short, name)), None):
            yield full


@cache
def _short_forms(full: str) -> re.Pattern[str]:
    """Return what matches a name and each of its short forms: every word whole, its first character, or nothing.

    The first and the last word are never left out; of the last one the last character will do (`总局` -> `局`), or the
    first with the last (`建设厅` -> `建厅`).
    """
    from tui.language.words import words

    spans: list[Span] = words(full)
    parts = [[full[span.start : span.end], full[span.start]] for span in spans]
    parts[-1][1:1] = [full[spans[-1].start] + full[-1], full[-1]]
    either = ["|".join(re.escape(one) for one in dict.fromkeys(part)) for part in parts]
    within = "".join(f"(?:{one})?" for one in either[1:-1])
    return re.compile(f"(?:{either[0]}){within}(?:{either[-1]})" if len(either) > 1 else f"(?:{either[0]})")
