"""The content of one file of notes: whole, of another format, or salvaged; ready to be changed."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tui.i18n import _, ngettext
from tui.notes.file import layout, parse
from tui.notes.file.layout import MARK, MENDED, NOTES, ONLY, UNREAD, VERSION, Row, Tables

Take = Callable[[Row, str], Row | None]
"""Takes a row and its document id; returns the row itself when it fits, one made of what fits in it, or None."""


@dataclass(frozen=True, slots=True)
class Content:
    """The tables of a file and what the reader must know about them."""

    tables: Tables = field(default_factory=dict)
    """In today's format unless `version` is newer."""
    version: int = VERSION
    """Format of the file."""
    quarantine: str = ""
    """Why the file must be set aside before it is replaced (`damaged`, `format-0`); empty when it need not."""
    problems: tuple[str, ...] = ()
    """One line each, for the reader."""
    mended: int = 0
    """Rows of the file that are stored otherwise than they were found in it."""
    empty: bool = False
    """True when the file holds no byte."""

    @property
    def newer(self) -> bool:
        """True when a newer pizhu wrote the file, so that it may not be changed."""
        return self.version > VERSION

    @property
    def foreign(self) -> bool:
        """True when nothing in the file, be it damaged, shows that it is one of notes."""
        return bool(self.quarantine) and not self.tables.get(NOTES)

    @property
    def whole(self) -> bool:
        """False when the file is empty, damaged, or none of notes: then it does not say that other notes are gone."""
        return not (self.empty or self.foreign or self.quarantine == "damaged")


def read(data: bytes, take: Take) -> Content:
    """Return the content of a file; never raises. `take` tells which rows belong into the main table, and as what."""
    if not data:
        return Content(empty=True, problems=(_("The notes file is empty; `pizhu restore` lists its backups."),))
    try:
        tables = parse.tables(data)
    except parse.DamagedError as error:
        from tui.notes.file.salvage import salvage  # 5 ms, and most files are whole

        found = salvage(data, str(error))
        if parse.version(found.tables) > VERSION:
            return _newer(found.tables)
        return _damaged(settle(_marked(found.tables), take), str(found))
    version = parse.version(tables)
    if version > VERSION:
        return _newer(tables)
    if NOTES not in tables and (renamed := _renamed(tables, take)):
        return _damaged(settle(_marked(renamed), take), _("its table of notes has another name"))
    settled = settle(migrate(tables, version), take)
    return replace(settled, version=version, quarantine="" if version == VERSION else f"format-{version}")


def _damaged(settled: Content, what: str) -> Content:
    line = _("The notes file is damaged: {what}. It will be set aside unchanged when you next write.")
    return replace(settled, quarantine="damaged", problems=(line.format(what=what), *settled.problems))


def _renamed(tables: Tables, take: Take) -> Tables | None:
    """Return the tables with the one that holds notes under its right name; None when none does."""
    for name, rows in tables.items():
        if any(take(row, key) is row for key, row in rows.items()):
            return {NOTES if known == name else known: kept for known, kept in tables.items()}
    return None


def _newer(tables: Tables) -> Content:
    line = _("These notes were written by a newer pizhu (format {version}); they can be read but not changed.")
    return Content(tables, parse.version(tables), problems=(line.format(version=parse.said_version(tables)),))


def migrate(tables: Tables, version: int) -> Tables:
    """Return tables of an older format in today's."""
    for step in _MIGRATIONS[version:VERSION]:
        tables = step(tables)
    return tables


def _from_plain(tables: Tables) -> Tables:
    """Return a TinyDB file without our mark (a script's, or one whose first line was lost) with it."""
    return _marked(tables)


_MIGRATIONS = (_from_plain,)
"""The step from format n to n + 1 at place n."""


def _marked(tables: Tables) -> Tables:
    return {MARK: {ONLY: {"format": VERSION}}} | {k: v for k, v in tables.items() if k != MARK}


def settle(tables: Tables, take: Take) -> Content:
    """Return the tables with each note under its own id, and rows that are no notes in a table of their own.

    A note that a script has written without an id gets the one that TinyDB gave its row. Of a row that was edited by
    hand what can be read becomes the note, to be checked, and the row is kept as it was found; so is a note's copy
    under the same id, which becomes a note of its own.
    """
    rows = {key: _named(row, key) for key, row in tables.get(NOTES, {}).items()}
    unread = tables.get(UNREAD, {})
    if not unread and all(take(row, key) is row and layout.key(row["id"]) == key for key, row in rows.items()):
        return Content(tables | {NOTES: rows} if rows else tables)
    named: dict[str, Row] = {}
    kept = dict(tables.get(MENDED, {}))
    rest: dict[str, Row] = {}
    mended = 0
    for key, row in (*rows.items(), *unread.items()):
        found = take(row, key)
        if found is None:
            rest[key if rest.get(key, row) == row else _digest(row)] = row
            continue
        known = named.get(layout.key(found["id"]))
        if known is not None and known != found:
            found = {**found, "id": f"{int(_digest(row)):032x}"}
        if take(found, key) is not found:
            rest[key] = row
            continue
        named[layout.key(found["id"])] = found
        if found is not row:
            kept[_digest(row)] = row
            mended += 1
    settled = {name: table for name, table in ((NOTES, named), (MENDED, kept), (UNREAD, rest)) if table}
    others = {name: table for name, table in tables.items() if name not in (NOTES, MENDED, UNREAD)}
    return Content(others | settled, problems=(*_mended(mended), *_unread(len(rest))), mended=mended)


def _digest(row: Row) -> str:
    """Return a document id made of what a row says."""
    return str(int.from_bytes(hashlib.sha256(layout.encode(row)).digest()[:16]))


def _named(row: Row, key: str) -> Row:
    return {"id": f"{int(key):032x}"} | row if "anchor" in row and "id" not in row else row


def _mended(count: int) -> tuple[str, ...]:
    line = ngettext(
        "{count} entry, edited by hand perhaps, is not as it should be; what can be read is shown, to be checked.",
        "{count} entries, edited by hand perhaps, are not as they should be; what can be read is shown, to be checked.",
        count,
    )
    return (line.format(count=count),) if count else ()


def _unread(count: int) -> tuple[str, ...]:
    line = ngettext(
        "{count} entry of the file is no note; it is kept as it is.",
        "{count} entries of the file are no notes; they are kept as they are.",
        count,
    )
    return (line.format(count=count),) if count else ()
