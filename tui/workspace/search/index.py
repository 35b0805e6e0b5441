"""The index of a library: which articles may hold a text; a SQLite file in the cache folder, safe to delete."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from hashlib import sha256
from itertools import repeat
from pathlib import Path
from typing import Final, NamedTuple

from tui.text.article import Page
from tui.text.source import Unreadable
from tui.workspace.search.corpus import Corpus
from tui.workspace.search.recipes import DECODE, Recipe
from tui.workspace.search.taken import UNREADABLE, TakenSource, take
from tui.workspace.search.tokens import TOKENIZER, phrase
from tui.workspace.sqlitefile import in_use, make_room, remove

FORM: Final = "1"
"""Form of the tables; another one is built anew."""
WORTH: Final = 30_000_000
"""Bytes of sources from which on the words are indexed: below, reading the text is as quick."""
ROOM: Final = 2_000_000_000
"""Bytes that the indexes of all libraries may take: beyond, those unused for longest go."""
BATCH: Final = 1_000_000
"""Characters that are written together: half a second of nobody else writing."""
WAIT: Final = 10.0
"""Seconds to wait for another process that writes."""

_TABLES: Final = f"""
create table if not exists about (name text primary key, value text) without rowid;
create table if not exists sources (name text primary key, version text not null, digest text not null) without rowid;
create table if not exists articles (id integer primary key autoincrement, source text not null, recipe blob not null);
create index if not exists by_source on articles (source);
create virtual table if not exists words using fts5(text, content='', tokenize='{TOKENIZER}');
"""


_SELECT: Final = "select source, digest, recipe from articles join sources on name = source"
_ORDER: Final = "order by source, articles.id"
FIRST: Final = 512
"""Articles of the first stretch that is looked through, so that the first hits come at once."""
MOST: Final = 4096
"""Articles of the longest stretch."""
RUNS: Final = 8
"""Runs of ids that a stretch is asked for in; a stretch in more pieces is asked for as one."""


Elsewhere = Callable[[list[str]], Iterable[TakenSource | None]]
"""Takes the names of sources; gives what other processes have taken of each, None where it is to be read here."""


class IndexedArticle(NamedTuple):
    """An article of the index."""

    source: str
    digest: str
    """That of the source which the recipe is for."""
    recipe: Recipe


class Index:
    """The index of one library. One thread at a time; several processes may share the file."""

    def __init__(self, cache: Path, identity: str, code: str) -> None:
        """Open or make the index in the user's cache folder.

        `identity` tells libraries apart, `code` versions of the code that splits. Where the folder cannot be written
        the index lies in memory.
        """
        name = f"{sha256(identity.encode('utf-8', 'surrogateescape')).hexdigest()[:24]}.sqlite"
        self._path: Path | None = cache / "search" / name
        self._made = f"{FORM} {code}"
        self.taken = 0
        """Sources that the last update took in or dropped."""
        self._connection = self._open()
        if self._path:
            with suppress(OSError):
                make_room(self._path, ROOM)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    # Making

    def update(
        self,
        corpus: Corpus,
        *,
        words: bool,
        cancelled: Callable[[], bool] = lambda: False,
        elsewhere: Elsewhere = lambda names: repeat(None, len(names)),
    ) -> Iterator[int]:
        """Take in what is new or changed, drop what is gone; yield how many sources are done, from time to time.

        What was taken in before a cancellation stays. Where the disk is full the index goes on in memory, anew.
        `elsewhere` may read sources in other processes.
        """
        try:
            yield from self._update(corpus, cancelled, elsewhere, words=words)
        except sqlite3.OperationalError:
            if self._path is None:
                raise
            self._connection.close()
            self._connection = self._connect(None)
            yield from self._update(corpus, cancelled, elsewhere, words=words)

    def _update(
        self, corpus: Corpus, cancelled: Callable[[], bool], elsewhere: Elsewhere, *, words: bool
    ) -> Iterator[int]:
        names = list(corpus.names())
        known = dict(self._connection.execute("select name, version from sources"))
        gone = known.keys() - set(names)
        self.taken = len(gone)
        if gone:
            self._written(lambda: [self._drop(self._connection, name) for name in gone], cancelled)
        versions = ((name, f"{int(words)} {corpus.version(name)}") for name in names)
        changed = {name: version for name, version in versions if known.get(name) != version}
        ready, size = list[_Ready](), 0
        found = elsewhere(list(changed))
        for done, ((name, version), taken) in enumerate(zip(changed.items(), found, strict=True), 1):
            if cancelled():
                break
            ready.append(_Ready(name, version, taken or _taken(corpus.page(name), words=words)))
            size += ready[-1].taken.size
            self.taken += 1
            if size >= BATCH:
                self._take(ready, cancelled)
                ready, size = [], 0
                yield len(names) - len(changed) + done
        self._take(ready, cancelled)
        yield len(names)

    def _take(self, ready: "list[_Ready]", cancelled: Callable[[], bool]) -> None:
        """Put the articles of sources in the place of those known before; what another process has put stays."""
        asked = "select version from sources where name = ?"

        def put() -> None:
            for one in ready:
                if self._connection.execute(asked, (one.name,)).fetchone() != (one.version,):
                    self._put(one)

        if ready:
            self._written(put, cancelled)

    def _put(self, one: "_Ready") -> None:
        connection = self._connection
        self._drop(connection, one.name)
        connection.execute("insert or replace into sources values (?, ?, ?)", (one.name, one.version, one.taken.digest))
        for packed, words in one.taken.articles:
            row = (one.name, packed)
            place = connection.execute("insert into articles (source, recipe) values (?, ?)", row).lastrowid
            if words:
                connection.execute("insert into words (rowid, text) values (?, ?)", (place, words))

    def _written(self, work: Callable[[], object], cancelled: Callable[[], bool]) -> None:
        """Write in one transaction; where another process writes on and on, wait for it, unless that is cancelled."""
        while True:
            try:
                with self._connection as connection:
                    connection.execute("begin immediate")
                    work()
                return
            except sqlite3.OperationalError as error:
                if not in_use(error):
                    raise
                if cancelled():
                    return

    @staticmethod
    def _drop(connection: sqlite3.Connection, name: str) -> None:
        """Forget a source. Its words stay in the index without an article; ids are never used again."""
        connection.execute("delete from articles where source = ?", (name,))
        connection.execute("delete from sources where name = ?", (name,))

    # Asking

    def holds_any(self) -> bool:
        """Tell whether there is anything to search in."""
        return self._connection.execute("select 1 from articles limit 1").fetchone() is not None

    def last(self) -> int:
        """Return the greatest id; articles that are taken in later have greater ones."""
        return int(self._connection.execute("select max(id) from articles").fetchone()[0] or 0)

    def stretches(self, since: int = 0) -> Iterator[frozenset[int]]:
        """Yield the ids of articles behind one in the order of sources, few at first, then more at a time."""
        asked = "select id from articles where id > ? order by source, id"
        rows, size = self._connection.execute(asked, (since,)), FIRST
        while found := rows.fetchmany(size):
            yield frozenset(place for (place,) in found)
            size = min(2 * size, MOST)

    def articles(self, ids: Iterable[int]) -> Iterator[IndexedArticle]:
        """Yield articles by id, in the order of sources."""
        wanted = json.dumps(list(ids))
        rows = self._connection.execute(
            f"{_SELECT} where articles.id in (select value from json_each(?)) {_ORDER}", (wanted,)
        )
        for source, digest, data in rows:
            yield IndexedArticle(source, digest, DECODE(data))

    def candidates(self, needle: str, among: frozenset[int] | None = None) -> frozenset[int]:
        """Return the ids of the articles that hold a text, which is not empty; of some articles or of all."""
        return self.answers(phrase(needle), among)

    def answers(self, query: str, among: frozenset[int] | None = None) -> frozenset[int]:
        """Return the ids of the articles that fit a query of FTS5; of some articles or of all."""
        if among is None:
            rows = self._connection.execute("select rowid from words where words match ?", (query,))
            every = frozenset(place for (place,) in rows)
            return every & self.all() if self._has_left_over() else every
        asked = "select rowid from words where words match ? and rowid between ? and ?"
        found = (self._connection.execute(asked, (query, *run)) for run in _runs(among))
        return among & {place for rows in found for (place,) in rows}

    def count(self, query: str) -> int:
        """Return how many articles fit a query of FTS5; quicker than their ids."""
        if self._has_left_over():
            return len(self.answers(query))
        asked = "select count(*) from words where words match ?"
        return int(self._connection.execute(asked, (query,)).fetchone()[0])

    def _has_left_over(self) -> bool:
        """Tell whether there may be words of articles that are gone: ids are given one after the other, never again."""
        count, last = self._connection.execute("select count(*), max(id) from articles").fetchone()
        return bool(count != (last or 0))

    def all(self) -> frozenset[int]:
        """Return the ids of all articles."""
        return frozenset(place for (place,) in self._connection.execute("select id from articles"))

    # The file

    def _open(self) -> sqlite3.Connection:
        for path in (self._path, self._path, None):
            try:
                return self._connect(path)
            except sqlite3.DatabaseError as error:
                if path and not in_use(error):
                    with suppress(OSError):
                        remove(path)
            except OSError:
                continue
        return self._connect(None)

    def _connect(self, path: Path | None) -> sqlite3.Connection:
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path or ":memory:", timeout=WAIT, check_same_thread=False)
        try:
            if path:
                connection.execute("pragma journal_mode = wal")
                connection.execute("pragma synchronous = normal")
            connection.executescript(_TABLES)
            made = connection.execute("select value from about where name = 'made'").fetchone()
            if made != (self._made,):
                self._empty(connection)
        except BaseException:
            connection.close()
            raise
        self._path = path
        return connection

    def _empty(self, connection: sqlite3.Connection) -> None:
        with closing(connection.cursor()) as cursor:
            for table in ("about", "sources", "articles", "words"):
                cursor.execute(f"drop table if exists {table}")
            cursor.executescript(_TABLES)
            cursor.execute("insert or replace into about values ('made', ?)", (self._made,))
        connection.commit()


class _Ready(NamedTuple):
    """A source that waits to be written."""

    name: str
    version: str
    taken: TakenSource


def _taken(page: Page | Unreadable, *, words: bool) -> TakenSource:
    return take(page, words=words) if isinstance(page, Page) else UNREADABLE


def _runs(ids: frozenset[int]) -> list[tuple[int, int]]:
    """Return the first and last of runs of ids that lie close to one another."""
    runs: list[tuple[int, int]] = []
    for place in sorted(ids):
        if runs and place - runs[-1][1] <= MOST:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs if len(runs) <= RUNS else [(runs[0][0], runs[-1][1])]
