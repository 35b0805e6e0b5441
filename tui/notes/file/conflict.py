"""Both sides of a git merge that stopped in an annotations file."""

import re
from dataclasses import replace

from tui.notes.file import kepttext, layout, mend
from tui.notes.file.layout import ONLY, TEXT, Row, Tables
from tui.notes.model.annotation import Annotation
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
            into[key] = both(base.get(name, {}).get(key), known, row, key, kept) if known else row
    return joined


def _note(row: Row | None, key: str) -> Annotation | None:
    """Return the note in a row, or what can be read of it; None when it is none."""
    found = mend.take(row, key) if row else None
    return None if found is None else layout.annotation(found, "")


def both(base: Row | None, ours: Row, theirs: Row, key: str, kept: str | None) -> Row:
    """Return one row of two versions; `kept` is the annotated text, by which to tell which anchor is out of date."""
    first, last = _note(ours, key), _note(theirs, key)
    if ours == theirs or first is None or last is None:
        return ours if first or not last else theirs
    if kept is not None and kepttext.quoted(first.anchor, kept) and not kepttext.quoted(last.anchor, kept):
        last = replace(last, anchor=first.anchor)
    merged = merge(_note(base, key), first, last)
    return layout.row(merged) | layout.extras(theirs) | layout.extras(ours) | {"rev": max(first.rev, last.rev) + 1}
