"""How long a durable note takes, and how fast many notes are loaded; plain TinyDB and SQLite beside it."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.report import Line, best_of
from tui import durable
from tui.notes.file import layout
from tui.notes.model.annotation import Annotation
from tui.notes.model.create import create
from tui.notes.store.store import Change, Store
from tui.text.source import Source

ROUNDS = 60
"""Notes written for each number; the middle time is reported, as fsync times scatter."""
TURN = 10
"""Notes that one way writes before the next has its turn: a journalling file system makes neighbours wait."""
FILES, EACH = 1000, 100


def run() -> Iterator[Line]:
    """Yield the lines of the report; files lie in the current folder's file system, not in memory."""
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        for count in (100, 1000):
            yield from _durable(Path(folder), count)
        yield from _loading(Path(folder))


def _source(folder: Path) -> Source:
    text = "".join(f"第{k}段：国务院印发《数据要素》行动计划,到2027年规模达到{k}亿元。\n" for k in range(700))
    return Source(folder / "x.txt", "x.txt", text, "utf-8", "")


def _notes(source: Source, count: int) -> tuple[Annotation, ...]:
    places = range(0, len(source.text) - 9, (len(source.text) - 9) // count)
    return tuple(create(source, [(k, k + 5)], note="要紧：与上一条对照。", tags=("经济/物价",)) for k in places)[:count]


def _durable(folder: Path, count: int) -> Iterator[Line]:
    """Time one more note in a file that holds `count`, four ways by turns, so that all meet the same load."""
    place = folder / str(count)
    place.mkdir()
    source = _source(place)
    known, new = _notes(source, count), iter(_notes(source, ROUNDS * 5))
    store = Store(place / "annotations", state=place / "state")
    store.apply(source, Change("", put=known))
    data = (store.folder / "x.json").read_bytes()
    from tinydb import TinyDB

    with TinyDB(place / "plain.json") as db, closing(sqlite3.connect(place / "notes.sqlite")) as sql:
        db.insert_multiple(layout.row(note) for note in known)
        sql.executescript("pragma journal_mode=wal; pragma synchronous=full; create table notes (id primary key, row)")
        ways: dict[str, Callable[[Annotation], object]] = {
            "store": lambda note: store.apply(source, Change("标注", put=(note,))),
            "tinydb": lambda note: db.insert(layout.row(note)),
            "sqlite": lambda note: _insert(sql, note),
            "bare": lambda _: durable.replace(place / "bare", data),
        }
        taken: dict[str, list[float]] = {name: [] for name in ways}
        for turn in range(ROUNDS * len(ways)):
            name = list(ways)[turn // TURN % len(ways)]
            note = next(new)
            begin = perf_counter()
            ways[name](note)
            taken[name].append(perf_counter() - begin)
    store.close()
    times = {name: median(some) * 1000 for name, some in taken.items()}
    aim = "not slower than TinyDB, which is not safe"
    yield Line(f"a durable note, {count} in the file", times["store"], "ms", "plain TinyDB", times["tinydb"], aim)
    yield Line("the file's bytes alone, fsync, rename, fsync of the folder", times["bare"], "ms")
    yield Line(f"the same by SQLite, WAL, synchronous=full, {count} rows", times["sqlite"], "ms")


def _insert(sql: sqlite3.Connection, note: Annotation) -> None:
    with sql:
        sql.execute("insert into notes values (?, ?)", (note.id, repr(layout.row(note))))


def _loading(folder: Path) -> Iterator[Line]:
    """Time reading every note of a large library."""
    place = folder / "large"
    place.mkdir()
    store = Store(place / "annotations", state=place / "state")
    source = _source(place)
    store.apply(source, Change("", put=_notes(source, EACH)))
    data = (store.folder / "x.json").read_bytes()
    names = [f"{number}.txt" for number in range(FILES)]
    for name in names:
        layout.path_of(store.folder, name).write_bytes(data)

    def load() -> None:
        fresh = Store(store.folder, state=place / "state")
        assert sum(len(fresh.read(name).annotations) for name in names) == FILES * EACH

    import json

    def plain() -> None:
        for name in names:
            json.loads(layout.path_of(store.folder, name).read_bytes())

    yield Line(
        f"loading {FILES} files x {EACH} notes", best_of(3, load), "s", "json.loads alone", best_of(2, plain), "< 0.5 s"
    )
    store.close()
