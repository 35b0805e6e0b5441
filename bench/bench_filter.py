"""The filter of the list over 100,000 articles: the first key, and each key after it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from msgspec.structs import replace

from bench.report import Line
from tui.folders import Folders
from tui.settings import Settings
from tui.text.library import Library
from tui.workspace.articles.catalog import Entry, State
from tui.workspace.articles.listfilter import ListFilter
from tui.workspace.filter import parse
from tui.workspace.session import Session

ARTICLES = 100_000
QUESTIONS = {
    "title:": ("title:大", "title:大连", "title:大连海", "title:大连海关", "title:99"),
    "title~": ("title~海官", "title~营尚环境", "title~大连海官"),
    "tag: -is:": ("tag:政 -is:read", "tag:政策 -is:done", "tag:政策/* -is:unread"),
    "author: date:": ("author:吕 date:2024", "author:吕丽 date:2024-03", "author:吕丽 date:2024-03.."),
    "length> sort:": ("length>2 sort:-length", "length>20 sort:title", "length>2000 sort:-length,title"),
    "( | ) -has:": ("(title:口 | title:营) -has:note", "(title:口岸 | title:营商) -has:note"),
}
"""What is typed -> the filter after each key; no condition is asked twice with the same value."""


def _first(name: str, filtered: ListFilter, entries: list[Entry], typed: str) -> Line:
    begin = perf_counter()
    filtered.count(entries, parse(typed))
    taken = 1000 * (perf_counter() - begin)
    return Line(f"filter over {ARTICLES:,} articles, {name}", taken, "ms", aim="at most 100")


def run() -> Iterator[Line]:
    """Yield the lines; the slowest key of each question counts."""
    states = list(State)
    entries = [
        Entry(
            f"{n // 20:05}.txt",
            n % 20 + 1,
            f"第{n}期大连海关优化口岸营商环境{n % 97}",
            ("吕丽" if n % 7 else "张三",),
            500 + n % 5000,
            states[n % 4],
            tags=("政策/外贸",) if n % 5 == 0 else (),
            date=f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}",
        )
        for n in range(ARTICLES)
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "a.txt").write_text("甲", encoding="utf-8")
        with Session(Library.open(root), Settings(), Folders(root, root, root, root)) as session:
            filtered = ListFilter(session)
            begin = perf_counter()
            filtered.prepare(entries, lambda: False)
            yield Line(f"filter over {ARTICLES:,} articles, made ready in the background", perf_counter() - begin, "s")
            entries = [*entries]
            yield _first("first key", filtered, entries, "title:甲")
            entries = [replace(one, star=True) if n % 1000 == 0 else one for n, one in enumerate(entries)]
            yield _first("first key after 100 rows changed", filtered, entries, "title:乙")
            for name, keys in QUESTIONS.items():
                filtered.count(entries, parse(keys[0]))
                times = []
                for typed in keys[1:]:
                    begin = perf_counter()
                    filtered.count(entries, parse(typed))
                    times.append(perf_counter() - begin)
                yield Line(
                    f"filter over {ARTICLES:,} articles, {name}", 1000 * max(times), "ms a key", aim="at most 100"
                )
