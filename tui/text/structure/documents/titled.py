# ruff: noqa: E501 (lists of words)
"""Titles that say who wrote the text: `《待渡录》 钟望著`, `待渡录　（清）钟望 撰`, and those above the line of one author."""

from collections import defaultdict
from collections.abc import Sequence

from tui.text import lazy
from tui.text.markup import Mark
from tui.text.structure.documents.part import ASIDE, Part, RowType

_MOST = 50
_AGE = r"(?:先秦|春秋|战国|秦|汉|东汉|西汉|后汉|三国|魏|蜀|吴|晋|东晋|西晋|南朝|北朝|[宋齐梁陈]|隋|唐|五代|后周|南唐|北宋|南宋|辽|金|元|明|清|近代|民国|漢|東漢|後漢|晉|東晉|陳|遼)"
_NAMED = lazy.pattern(
    r"^(?P<head>《)(?P<name>[^《》]{1,30})(?P<tail>》[\s\u3000]*(?:(?:作\s?者|著者)\s*[:：]\s*(?P<said>[^。，《》]{2,16})|(?P<who>[^。，《》\s][^。，《》]{1,14}?)\s*(?:编?著|撰|編?著)))$"
)
_AGED = lazy.pattern(
    rf"^(?P<head>)(?P<name>[^\s。，《》][^。，《》]{{0,24}}?)(?P<tail>[\s\u3000]+(?:[（(【\[]{_AGE}[）)】\]]|{_AGE}(?=[\s\u3000·]))[\s\u3000·]*(?P<who>[\u4e00-\u9fff·]{{2,6}}?)[\s\u3000]*(?:[著着撰编編輯辑]|编著)?)$"
)
_NOBODY = lazy.pattern(r"^(?:不[著着详詳]|佚名|无名|無名|阙名|闕名)")
_LINE = lazy.pattern(r"^(?:文|作\s?者|撰文)\s*[/／:：|｜]\s*[\u4e00-\u9fffA-Za-z·]{2,12}$")
_LEAST, _SHARE = 4, 0.8
"""Lines that name the same author in the smallest collection of one, and the share of them with a title above."""
_TITLE_MOST = 30


def part_author(parts: Sequence[Part]) -> None:
    """Part who wrote it from the title, where the first line of a text says both."""
    first = next((part for part in parts[:8] if part.row_type not in ASIDE), None)
    if first is None or first.row.mark is not Mark.TEXT or len(first.text) > _MOST or first.forced or first.cut:
        return
    found = _NAMED.match(first.text) if first.text[0] == "《" else _AGED.match(first.text)
    if found is None:
        return
    who = (found.groupdict().get("said") or found["who"]).strip()
    first.row_type, first.cut, first.tail = RowType.HEADING, len(found["head"]), len(found["tail"])
    first.signed = () if _NOBODY.match(who) else (who,)


def find_signed_titles(parts: Sequence[Part]) -> None:
    """Make titles of the lines above those that name the same author again and again: the texts of one writer."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, part in enumerate(parts):
        if part.row_type is RowType.BYLINE and part.row.mark is Mark.TEXT and _LINE.match(part.text):
            found[part.text].append(at)
    for places in found.values():
        titles = [parts[at - 1] for at in places if at and _may_title(parts[at - 1])]
        if len(places) >= _LEAST and len(titles) >= _SHARE * len(places):
            for part in titles:
                part.row_type, part.counted = RowType.HEADING, True


def _may_title(part: Part) -> bool:
    short = len(part.text) <= _TITLE_MOST and part.text[-1:] not in "。，；、：！"
    return short and part.row.mark is Mark.TEXT and part.row_type in (RowType.SHORT, RowType.BODY, RowType.NUMBERED)
