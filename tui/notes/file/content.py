"""The content of one file of notes: whole, of another format, or salvaged; ready to be changed."""

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from tui.i18n import _, ngettext
from tui.notes.file import layout, parse
from tui.notes.file.layout import MARK, NOTES, ONLY, UNREAD, VERSION, Row, Tables


@dataclass(frozen=True, slots=True)
class Content:
    """The tables of a file and what the reader must know about them."""

    tables: Tables = field(default_factory=dict)
    """In today's format unless `version` is newer."""
    version: int = VERSION
    """Format of the file."""
    aside: str = ""
    """Why the file must be set aside before it is replaced (`damaged`, `format-0`); empty when it need not."""
    problems: tuple[str, ...] = ()
    """One line each, for the reader."""

    @property
    def newer(self) -> bool:
        """True when a newer pizhu wrote the file, so that it may not be changed."""
        return self.version > VERSION

    @property
    def foreign(self) -> bool:
        """True when nothing in the file, be it damaged, shows that it is one of notes."""
        return bool(self.aside) and not self.tables.get(NOTES)


def read(data: bytes, fits: Callable[[Row], bool]) -> Content:
    """Return the content of a file; never raises. `fits` tells whether a row belongs into the main table."""
    if not data:
        return Content(problems=(_("The notes file is empty; `pizhu restore` lists its backups."),))
    try:
        tables = parse.tables(data)
    except parse.DamagedError as error:
        from tui.notes.file.salvage import salvage  # 5 ms, and most files are whole

        found = salvage(data, str(error))
        if parse.version(found.tables) > VERSION:
            return _newer(found.tables)
        tables = settle(_marked(found.tables), fits)
        line = _("The notes file is damaged: {what}. It will be set aside unchanged when you next write.")
        return Content(tables, VERSION, "damaged", (line.format(what=found), *_unread(tables)))
    version = parse.version(tables)
    if version > VERSION:
        return _newer(tables)
    if NOTES not in tables and (renamed := _renamed(tables, fits)):
        line = _("The notes file is damaged: {what}. It will be set aside unchanged when you next write.")
        problem = line.format(what=_("its table of notes has another name"))
        return Content(settle(_marked(renamed), fits), VERSION, "damaged", (problem,))
    settled = settle(migrate(tables, version), fits)
    return Content(settled, version, "" if version == VERSION else f"format-{version}", _unread(settled))


def _renamed(tables: Tables, fits: Callable[[Row], bool]) -> Tables | None:
    """Return the tables with the one that holds notes under its right name; None when none does."""
    for name, rows in tables.items():
        if any(map(fits, rows.values())):
            return {NOTES if known == name else known: kept for known, kept in tables.items()}
    return None


def _newer(tables: Tables) -> Content:
    version = parse.version(tables)
    line = _("These notes were written by a newer pizhu (format {version}); they can be read but not changed.")
    return Content(tables, version, problems=(line.format(version=version),))


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


def settle(tables: Tables, fits: Callable[[Row], bool]) -> Tables:
    """Return the tables with rows that are no notes in a table of their own, and each note under its own id.

    A note that a script has written without an id gets the one that TinyDB gave its row.
    """
    rows = {key: _named(row, key) for key, row in tables.get(NOTES, {}).items()}
    good = {key: row for key, row in rows.items() if fits(row)}
    if len(good) == len(rows) and all(layout.key(row["id"]) == key for key, row in good.items()):
        return tables | {NOTES: rows} if rows else tables
    named: dict[str, Row] = {}
    unread = dict(tables.get(UNREAD, {}))
    for key, row in rows.items():
        if key in good and layout.key(row["id"]) not in named:
            named[layout.key(row["id"])] = row
        else:
            unread[key] = row
    return tables | {NOTES: named} | ({UNREAD: unread} if unread else {})


def _named(row: Row, key: str) -> Row:
    return {"id": f"{int(key):032x}"} | row if "anchor" in row and "id" not in row else row


def fits_note(row: Row) -> bool:
    """Tell whether a row is an annotation."""
    try:
        int(layout.annotation(row, "").id, 16)
    except (msgspec.ValidationError, ValueError):
        return False
    return True


def _unread(tables: Tables) -> tuple[str, ...]:
    count = len(tables.get(UNREAD, {}))
    line = ngettext(
        "{count} entry of the file is no note; it is kept as it is.",
        "{count} entries of the file are no notes; they are kept as they are.",
        count,
    )
    return (line.format(count=count),) if count else ()
