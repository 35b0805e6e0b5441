"""Headings by an ornament, and labels of parallel texts: what a file says of itself by repeating a sign."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tui.text import lazy
from tui.text.markup import Mark
from tui.text.structure.documents.part import RUNNING, Part, RowType
from tui.text.structure.types.authors import is_bare_names

_SIGNS = frozenset("○◎●◇◆□■▲△☆★※◯")
_ORNAMENT = lazy.pattern(r"^([○◎●◇◆□■▲△☆★※◯])[\s\u3000]*(\S.{0,30}?)$")
_ITEMS_LEAST = 3
"""Lines behind the same ornament, one below the other, of the shortest list."""
_LEAST = 3
"""Headings of the smallest file that sets them off by an ornament."""
_NAMES_MOST = 0.6
"""Share of names among them up to which they are no bylines."""
_LABEL = lazy.pattern(r"^([\u4e00-\u9fffA-Z][\u4e00-\u9fffA-Za-z]{0,7}[:：])\s*\S")
_LABELS_LEAST, _LABELS_SHARE = 8, 0.3
"""Lines that begin with the same label, and their share of all, in a file that sets texts side by side."""
_FIELDS_LEAST = 4
"""Short lines with the same label and no number in it that are fields of what they stand below: `推荐人：…`."""
_MAY = (RowType.SHORT, RowType.BYLINE, RowType.HEADING, RowType.BODY)


def find_ornaments(parts: Sequence[Part]) -> None:
    """Make short lines behind the same ornament headings, where several stand above text and few are names.

    Those that stand one below the other are the items of a list.
    """
    items = _items(parts)
    found: defaultdict[str, list[tuple[Part, str]]] = defaultdict(list)
    for at, part in enumerate(parts):
        if part.row_type not in _MAY or part.row.mark is not Mark.TEXT or len(part.text) > 34:
            continue
        match = _ORNAMENT.match(part.text)
        if match and id(part) not in items and part.text[-1] not in "。！；，：、" and at + 1 < len(parts):
            found[match.group(1)].append((part, match.group(2)))
    after = {id(part): below for part, below in pairwise(parts)}
    for lines in found.values():
        named = sum(is_bare_names(text) for _, text in lines)
        headed = sum(after[id(part)].row_type in RUNNING or len(after[id(part)].text) > 34 for part, _ in lines)
        if len(lines) >= _LEAST and named <= _NAMES_MOST * len(lines) and 2 * headed > len(lines):
            for part, _ in lines:
                part.row_type = RowType.HEADING


def _items(parts: Sequence[Part]) -> set[int]:
    """Make short lines of a list behind an ornament text; return the identities of all its lines."""
    found: set[int] = set()
    at = 0
    while at < len(parts):
        sign, end = parts[at].text[:1], at
        while end < len(parts) and sign in _SIGNS and parts[end].text[:1] == sign:
            end += 1
        if end - at >= _ITEMS_LEAST and not all(is_bare_names(part.text[1:]) for part in parts[at:end]):
            for part in parts[at:end]:
                found.add(id(part))
                if part.row_type is RowType.SHORT and part.row.mark is Mark.TEXT:
                    part.row_type = RowType.BODY
        at = max(end, at + 1)
    return found


def find_labels(parts: Sequence[Part]) -> None:
    """Make short lines behind a label text, where many lines have the same: `古文：…` above `现代文：…`."""
    found: defaultdict[str, list[Part]] = defaultdict(list)
    for part in parts:
        head = part.text[:12]
        if ("：" in head or ":" in head) and part.row_type in _MAY and (match := _LABEL.match(head)):
            found[match.group(1)].append(part)
    for lines in found.values():
        if len(lines) >= max(_LABELS_LEAST, _LABELS_SHARE * len(parts)):
            for part in lines:
                part.row_type = RowType.BODY
        elif len(lines) >= _FIELDS_LEAST:
            for part in lines:
                part.row_type = RowType.BODY if part.row_type is RowType.SHORT else part.row_type
