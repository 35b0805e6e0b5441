"""Bring two branches' versions of a file of notes together by note and by field, as a git merge driver does."""

from collections.abc import Iterable
from dataclasses import dataclass

from tui.i18n import _
from tui.notes.file import content, kepttext, layout, mend
from tui.notes.file.codebook import take as take_tag
from tui.notes.file.conflict import both
from tui.notes.file.content import Content, Take
from tui.notes.file.layout import CODEBOOK, NOTES, TEXT, Row, Tables
from tui.notes.model.annotation import Status


@dataclass(frozen=True, slots=True)
class MergedTables:
    """What came of two versions."""

    data: bytes
    """The file to write."""
    problem: str = ""
    """Why somebody has to look before it is committed, in the reader's language; empty when all is well."""


def merge(base: bytes, ours: bytes, theirs: bytes, name: str = "") -> MergedTables:
    """Return both versions of a file in one; `base` is the version that they began with, empty for none.

    Notes and tags are brought together by id and field: tags as sets, of two texts both are kept and the note is to be
    checked, a deletion loses against a change. Where one side is damaged the other one is returned as it is, and where
    one is of a newer format ours, with the problem. `name` tells a codebook from notes.
    """
    take = take_tag if name.rpartition("/")[2] == CODEBOOK else mend.take
    one, other = content.read(ours, take), content.read(theirs, take)
    if problem := _problem(one, other):
        good = ours if _whole(one) or one.newer or not _whole(other) else theirs
        return MergedTables(good, problem)
    before = content.read(base, take) if base else Content()
    return MergedTables(layout.dump(_tables(before.tables, one.tables, other.tables)))


def _whole(side: Content) -> bool:
    return not side.newer and side.quarantine != "damaged" and bool(side.tables)


def _problem(ours: Content, theirs: Content) -> str:
    """Return what keeps two sides from being merged; empty when nothing does."""
    for side, about in ((ours, _("our side: {why}")), (theirs, _("their side: {why}"))):
        if not _whole(side):
            why = side.problems[0] if side.problems else _("it is not a TinyDB file")
            return about.format(why=why)
    return ""


def _tables(base: Tables, ours: Tables, theirs: Tables) -> Tables:
    """Return the tables of both sides, their anchors in the text of ours."""
    onto = ours.get(TEXT) or theirs.get(TEXT, {})
    ours, theirs, base = (kepttext.carried_tables(tables, onto) for tables in (ours, theirs, base))
    merged: Tables = {}
    for name in dict.fromkeys((*ours, *theirs)):
        if name == TEXT:
            merged[name] = onto
        else:
            merged[name] = _rows(base.get(name, {}), ours.get(name, {}), theirs.get(name, {}), onto)
    return merged


def _rows(base: dict[str, Row], ours: dict[str, Row], theirs: dict[str, Row], onto: dict[str, Row]) -> dict[str, Row]:
    kept = kepttext.unpack(onto[layout.ONLY]) if layout.ONLY in onto else None
    rows: dict[str, Row] = {}
    for key in dict.fromkeys((*ours, *theirs)):
        before, one, other = base.get(key), ours.get(key), theirs.get(key)
        if one is None or other is None:
            there = one if other is None else other
            if there is not None and there != before:
                rows[key] = there
        elif other in (one, before):
            rows[key] = one
        elif one == before:
            rows[key] = other
        else:
            rows[key] = _checked(before, one, other, both(before, one, other, key, kept))
    return rows


def _checked(before: Row | None, one: Row, other: Row, row: Row) -> Row:
    """Return a row that holds two texts as one to be checked, and a tag of two definitions with all of both."""
    texts = {side.get("note", "") for side in (one, other)} - {(before or {}).get("note", "")}
    if len(texts) > 1:
        return row | {"status": Status.CHECK.value}
    if "name" in row and "anchor" not in row:
        return _tag(one, other)
    return row


def _tag(one: Row, other: Row) -> Row:
    from tui.notes.file import codebook

    return codebook.row(codebook.merged(codebook.tag(one), codebook.tag(other)))


def notes(data: bytes, take: Take = mend.take) -> Iterable[Row]:
    """Return the notes of a file, in the order of the text; what can be read of a damaged one."""
    rows = content.read(data, take).tables.get(NOTES, {})
    return [rows[key] for key in sorted(rows, key=lambda key: (rows[key].get("anchor", {}).get("spans", []), int(key)))]
