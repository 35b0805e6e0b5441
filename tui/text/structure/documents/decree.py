"""A decree above the rules that it puts in force: two texts in one file, and the rules are what is looked for."""

from collections.abc import Sequence

from tui.text import lazy
from tui.text.block import Role
from tui.text.structure.documents import words
from tui.text.structure.documents.part import ASIDE, Part, RowType, entitle

_DECREE = lazy.pattern(r"(?:令|公告|公布令)(?:[（(〔]?\s*第?\s*[\d一二三四五六七八九十百〇]{1,6}\s*号\s*[）)〕]?)?$")
"""How a decree is entitled: `浅湾省人民政府令`, `主席令（第十二号）`."""
_IN_FORCE = lazy.pattern(r"(?:公布|发布|颁布|施行|通过|废止|批准)")
_NAMED = lazy.pattern(r"《([^《》]{4,60})》")
NUMBER = lazy.pattern(r"^[（(〔]?\s*第\s*[\d一二三四五六七八九十百〇零]{1,6}\s*号\s*[）)〕]?$")
"""The number of a decree on a line of its own."""
_PARTS_MOST = 24
"""Parts of the longest decree; what stands farther down is no title of the rules."""


def mark_rules(parts: Sequence[Part]) -> None:
    """Begin an article with the title of the rules that the decree above them names and puts in force."""
    title = next((at for at, part in enumerate(parts) if part.role is Role.TITLE), None)
    if title is None or not _DECREE.search(parts[title].text):
        return
    named: set[str] = set()
    for part in parts[title + 1 : title + 1 + _PARTS_MOST]:
        if words.LAW_ITEM.match(part.text) or part.row_type is RowType.CHAPTER:
            return
        if part.row_type in ASIDE:
            continue
        if part.role is Role.PARAGRAPH and _IN_FORCE.search(part.text):
            named.update(_key(name) for name in _NAMED.findall(part.text))
        elif _key(part.text) in named and part.role in (Role.HEADING, Role.PARAGRAPH, Role.SUBTITLE):
            entitle(part)
            return


def _key(text: str) -> str:
    return "".join(text.split())
