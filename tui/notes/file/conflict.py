"""Both sides of a git merge that stopped in an annotations file."""

import re
from dataclasses import replace

from tui.notes.file import kepttext, layout
from tui.notes.file.layout import NOTES, ONLY, TEXT, Row, Tables
from tui.notes.model.merge import merge

_OURS = re.compile(r"^<{7}(?: |$)")
_BASE = re.compile(r"^\|{7}(?: |$)")
_MIDDLE = re.compile(r"^={7}$")
_THEIRS = re.compile(r"^>{7}(?: |$)")


def sides(content: str) -> tuple[str, str, str] | None:
    """Return the two sides and their base as whole texts, or None where no conflict markers are.

    The base is known where git writes it (`merge.conflictStyle=diff3`); without it the base holds what is common.
    """
    if "<<<<<<<" not in content or ">>>>>>>" not in content:
        return None
    parts: tuple[list[str], list[str], list[str]] = ([], [], [])
    within: int | None = None
    seen = False
    for line in content.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if within is None and _OURS.match(bare):
            within, seen = 0, True
        elif within == 0 and _BASE.match(bare):
            within = 2
        elif within in (0, 2) and _MIDDLE.match(bare):
            within = 1
        elif within == 1 and _THEIRS.match(bare):
            within = None
        else:
            for number in (0, 1, 2) if within is None else (within,):
                parts[number].append(line)
    return ("".join(parts[0]), "".join(parts[1]), "".join(parts[2])) if seen else None


def join(found: list[Tables]) -> Tables:
    """Return ours and theirs as one; `found` holds ours, theirs and their base. Nothing that a side has is lost.

    Where the sides were annotated on different texts, their anchors are carried to ours.
    """
    ours, theirs, base = found
    theirs = kepttext.carried_tables(theirs, ours.get(TEXT, {}))
    kept = kepttext.unpack(ours.get(TEXT, {}).get(ONLY, {}))
    joined: Tables = {name: dict(rows) for name, rows in ours.items()}
    for name, rows in theirs.items():
        into = joined.setdefault(name, {})
        for key, row in rows.items():
            known = into.get(key)
            into[key] = _both(base.get(name, {}).get(key), known, row, name, kept) if known else row
    return joined


def _both(base: Row | None, ours: Row, theirs: Row, table: str, kept: str | None) -> Row:
    """Return one row of two versions; `kept` is the annotated text, by which to tell which anchor is out of date."""
    if table != NOTES or ours == theirs or "anchor" not in ours or "anchor" not in theirs:
        return ours
    first, last = layout.annotation(ours, ""), layout.annotation(theirs, "")
    if kept is not None and kepttext.quoted(first.anchor, kept) and not kepttext.quoted(last.anchor, kept):
        last = replace(last, anchor=first.anchor)
    merged = merge(layout.annotation(base, "") if base else None, first, last)
    return layout.row(merged) | layout.extras(theirs) | layout.extras(ours) | {"rev": max(first.rev, last.rev) + 1}
