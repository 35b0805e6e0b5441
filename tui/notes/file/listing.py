"""Which files of an annotations folder are ours: none in hidden folders, no conflict copy of a syncing program."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tui import regular
from tui.i18n import _
from tui.notes.file import layout, parse
from tui.notes.file.layout import CODEBOOK, NOTES, ONLY, TEXT

_SURE = re.compile(
    r"""(?ix)(?:
      \.sync-conflict-\d{8}-\d{6}(?:-\w+)?                                         # Syncthing
    | _conflict-\d{8}-\d{6}                                                        # ownCloud
    | [ _.]?[(\[][^()\[\]]*(?:conflict|冲突|衝突)[^()\[\]]*(?:\(\d+\))?[)\]](?:[ ]?\(\d+\))?  # Dropbox, Nextcloud
    | _[^_]+_[^_]+_(?:user)?conflict                                               # Synology
    )$"""
)
_PERHAPS = re.compile(r"(?: \d{1,3}| ?\(\d{1,3}\)|-[A-Za-z0-9-]{2,})$")
"""iCloud, Google Drive and OneDrive name copies as people do; only what is in them tells."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of an annotations folder."""

    names: tuple[str, ...] = ()
    """Names of the sources that have a file of notes, sorted."""
    copies: dict[Path, str] = field(default_factory=dict)
    """Conflict copy -> name of the source that it is about, empty for the codebook; by path."""

    def problems(self, name: str) -> tuple[str, ...]:
        """Return one line for the reader for each conflict copy of the notes of a source."""
        line = _("{copy} is a conflict copy of these notes; `pizhu reconcile` brings them together.")
        return tuple(line.format(copy=path.name) for path, of in self.copies.items() if of == name)


def listing(folder: Path, is_source: Callable[[str], bool]) -> Listing:
    """Look through a folder; `is_source` tells whether there is a source of a name."""
    names, copies = [], {}
    for path in sorted(visible_files(folder, ".json")):
        first = original(path, folder, is_source)
        if first is not None:
            copies[path] = "" if first.name == CODEBOOK else layout.name_of(folder, first)
        elif path.name != CODEBOOK:
            names.append(layout.name_of(folder, path))
    return Listing(tuple(sorted(names)), copies)


def visible_files(folder: Path, ending: str, beginning: str = "") -> Iterator[Path]:
    """Yield what lies at any depth below a folder and ends so, in no hidden folder, for these are other programs'.

    A hidden file, left over by somebody, is found only by a beginning with a dot.
    """
    waiting = [os.fspath(folder)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as found:
                entries = list(found)
        except OSError:
            continue
        shown = [entry for entry in entries if not entry.name.startswith(".")]
        wanted = entries if beginning else shown
        yield from (Path(one.path) for one in wanted if one.name.startswith(beginning) and one.name.endswith(ending))
        waiting += [entry.path for entry in shown if entry.is_dir(follow_symlinks=False)]


def original(path: Path, folder: Path, is_source: Callable[[str], bool]) -> Path | None:
    """Return the file of which another is a conflict copy; None when it is none.

    A name that people give too is one only where no source has it and the two files hold a note in common, or notes on
    the same text; any other name is none only where a source has it and they hold nothing in common.
    """
    stem = path.name.removesuffix(".json")
    sure = _SURE.search(stem)
    found = sure or _PERHAPS.search(stem)
    if not found or not found.start():
        return None
    first = path.with_name(f"{stem[: found.start()]}.json")
    known = is_source(layout.name_of(folder, path))
    if sure and not known:
        return original(first, folder, is_source) or first
    return first if bool(sure) == known and _related(path, first) else None


def _related(one: Path, other: Path) -> bool:
    """Tell whether two files hold a note in common, or notes on the same text."""
    (ids, text), (others, same) = _about(one), _about(other)
    return bool(ids & others) or (bool(text) and text == same)


def _about(path: Path) -> tuple[set[str], str]:
    """Return the ids of the notes in a whole file and the digest of the text that they are on."""
    with suppress(OSError, parse.DamagedError):
        tables = parse.tables(regular.read(path))
        ids = {str(row["id"]) for row in tables.get(NOTES, {}).values() if "id" in row}
        return ids, str(tables.get(TEXT, {}).get(ONLY, {}).get("digest", ""))
    return set(), ""
