"""Make one SQLite file of a dictionary, word levels and traditional writings: once, in the cache folder."""

import csv
import gzip
import io
import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from tui import regular
from tui.language.cedict.entry import DictionaryEntry, entries
from tui.workspace.learn.sources import DictionarySources
from tui.workspace.slow import slow

FORM: Final = "1"
"""Form of the tables; another one is made anew."""
FOLDER: Final = "dictionary"
ENDING: Final = ".sqlite"
LARGEST: Final = 200_000_000
"""Bytes of a dictionary, unpacked; the rest is left out. CC-CEDICT has 10 million."""
PACKED: Final = b"\x1f\x8b"
"""How a file begins that gzip has packed."""

_TABLES: Final = """
create table about (name text primary key, value text) without rowid;
create table entries (
  id integer primary key, simplified text not null, traditional text not null, pinyin text not null,
  glosses text not null, own integer not null);
create table levels (word text primary key, level integer not null) without rowid;
create table writings (simplified text primary key, traditional text not null) without rowid;
"""
_INDEXES: Final = """
create index by_simplified on entries (simplified);
create index by_traditional on entries (traditional);
"""


@slow
def compiled(cache: Path, sources: DictionarySources) -> Path:
    """Return the file made of these sources, making it when it is not there: 2 s. Raises OSError, sqlite3.Error.

    Those made of other sources are removed. Several processes may do so at once: each writes a file of its own name.
    """
    folder = cache / FOLDER
    path = folder / f"{sources.fingerprint}-{FORM}{ENDING}"
    if path.is_file():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"{secrets.token_hex(8)}{ENDING}~"
    try:
        _write(temporary, sources)
        os.replace(temporary, path)  # noqa: PTH105
    finally:
        temporary.unlink(missing_ok=True)
    for old in folder.glob(f"*{ENDING}"):
        if old != path:
            with suppress(OSError):
                old.unlink()
    return path


def _write(path: Path, sources: DictionarySources) -> None:
    with closing(sqlite3.connect(path)) as tables:
        tables.executescript(f"pragma journal_mode=off; pragma synchronous=off; {_TABLES}")
        for file, own in ((sources.own, True), (sources.cedict, False)):
            if file:
                lines = text_of(file).splitlines()
                tables.executemany(
                    "insert into entries (simplified, traditional, pinyin, glosses, own) values (?, ?, ?, ?, ?)",
                    map(_row, entries(lines, own=own)),
                )
                if not own:
                    tables.executemany("insert or replace into about values (?, ?)", _about(lines))
        if sources.levels:
            tables.executemany("insert or ignore into levels values (?, ?)", _levels(text_of(sources.levels)))
        for file in filter(None, (sources.phrases, sources.characters)):
            tables.executemany("insert or ignore into writings values (?, ?)", _writings(text_of(file)))
        tables.executescript(_INDEXES)
        tables.commit()


def text_of(file: Path) -> str:
    """Return the text of a file that gzip may have packed; what is no UTF-8 is replaced. Raises OSError."""
    data = regular.read(file, LARGEST)
    if data.startswith(PACKED):
        try:
            with gzip.open(io.BytesIO(data)) as packed:
                data = packed.read(LARGEST)
        except EOFError as error:
            raise OSError(f"{file}: {error}") from error
    return data.decode("utf-8-sig", "replace")


def _row(entry: DictionaryEntry) -> tuple[str, str, str, str, bool]:
    return entry.simplified, entry.traditional, entry.pinyin, "/".join(entry.glosses), entry.own


def _about(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what the head of CC-CEDICT says of itself: `#! date=2023-11-07T06:42:16Z`."""
    for line in lines:
        if not line.startswith("#"):
            return
        name, sign, value = line.removeprefix("#!").strip().partition("=")
        if sign and line.startswith("#!"):
            yield name, value


def _levels(text: str) -> Iterator[tuple[str, int]]:
    for row in csv.reader(text.splitlines(), delimiter="\t"):
        if len(row) == 2 and row[1].isdecimal():
            yield row[0], int(row[1])


def _writings(text: str) -> Iterator[tuple[str, str]]:
    """Yield words with their first traditional writing, where that has as many characters."""
    for line in text.splitlines():
        simplified, _tab, found = line.partition("\t")
        traditional = found.split(" ", 1)[0].strip()
        if not line.startswith("#") and simplified and len(simplified) == len(traditional):
            yield simplified, traditional
