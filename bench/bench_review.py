"""Review: keys for each suggestion when every error of the shipped pages is put right, and time to the first group."""

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from bench.report import Line
from tui.language.analyser import Analyser
from tui.text.article import Page
from tui.text.library import Library
from tui.text.source import Source
from tui.text.structure import split
from tui.workspace.review.contexts import SHOWN
from tui.workspace.review.gather import suggestions
from tui.workspace.review.item import Item, What
from tui.workspace.review.queue import Queue

ROOT = Path(__file__).parent.parent
SUGGESTIONS = 5_000


class Truth(NamedTuple):
    """What a suggestion should be."""

    type: str | None
    """Its type; None for no mark."""
    edges: tuple[int, int] = (0, 0)
    """By how many characters its start and end are to be moved."""


def run() -> Iterator[Line]:
    """Yield the lines; scripted decisions, the cheapest keys that put every error right."""
    pages = [split(source) for source in _sources()]
    found = [(page, list(_items(page))) for page in pages]
    everything = [one for _page, items in found for one in items]
    for mend, name in ((False, "wrong ones rejected"), (True, "edges mended too")):
        keys, unseen = _keys(everything, mend)
        yield Line(f"keys a suggestion, library, {name}", keys / len(everything), "keys", aim="at most 0.45")
        yield Line(f"errors among contexts not shown, {name}", unseen, "suggestions")
        ones = [(sum(_keys([one], mend)[0] for one in items), len(items)) for _page, items in found]
        yield Line(f"keys a suggestion one by one, {name}", sum(k for k, _ in ones) / sum(n for _, n in ones), "keys")
        for page, items in found:
            cost = _keys(items, mend)[0] / len(items)
            yield Line(f"keys a suggestion on {page.source.name[:3]}, {name}", cost, "keys", aim="at most 0.60")
    queue = Queue()
    queue.add(one for one, _truth in everything)
    queue.bundle()
    pages_down = sum((len(numbers) - 1) // SHOWN for numbers in queue.groups.values())
    yield Line("keys a suggestion more to look at every context", pages_down / len(everything), "keys")
    yield Line("suggestions", len(everything), "")
    yield Line("groups and sheets", len(queue.order), "")
    yield from _first(everything)


def _sources() -> list[Source]:
    library = Library.open(ROOT)
    read = [library.read(name) for name in library.names()]
    return [source for source in read if isinstance(source, Source)]


def _items(page: Page) -> Iterator[tuple[Item, Truth]]:
    """Yield what the review asks of a page, with the truth."""
    wanted = list(_reference(page.source))
    with tempfile.TemporaryDirectory() as folder:
        found = Analyser(Path(folder)).analyse(page) or {}
    for article in page.articles:
        for what in (What.NAMES, What.FIGURES):
            for item in suggestions(article, found[article.number], (), {}, what):
                spans = article.to_source(item.start, item.end)
                yield item, _truth((min(spans).start, max(span.end for span in spans), item.type), wanted)


def _truth(mark: tuple[int, int, str], wanted: list[tuple[int, int, str, bool]]) -> Truth:
    start, end, kind = mark
    near = [one for one in wanted if one[0] < end and start < one[1]]
    if any(one[3] or one[:3] == mark for one in near):
        return Truth(kind)
    if same := [one for one in near if one[:2] == (start, end)]:
        return Truth(same[0][2])
    if fitting := [one for one in near if one[2] == kind]:
        return Truth(kind, (fitting[0][0] - start, fitting[0][1] - end))
    return Truth(None)


def _reference(source: Source) -> Iterator[tuple[int, int, str, bool]]:
    """Yield the reference marks of a source; touching ones of a type are one, as GUIDELINES.md says."""
    starts = [0]
    for line in source.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    marks = []
    for path in sorted((ROOT / "tests" / "reference" / "marks").glob(f"{source.name[:3]}*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            at = starts[row["line"] - 1]
            marks.append((at + row["start"], at + row["end"], row["type"], row.get("optional", False)))
    ordered = sorted(set(marks))
    yield from ordered
    for left, right in pairwise(ordered):
        if left[1] == right[0] and left[2:] == right[2:]:
            yield (left[0], right[1], *left[2:])


def _keys(pairs: Iterable[tuple[Item, Truth]], mend: bool) -> tuple[int, int]:
    """Return how many keys put everything right, and how many errors lie among contexts that are not shown."""
    pairs = list(pairs)
    truths = [truth if mend or not any(truth.edges) else Truth(None) for _item, truth in pairs]
    queue, keys, unseen = Queue(), 0, 0
    queue.add(item for item, _truth in pairs)
    queue.bundle()
    while queue.group is not None:
        usual = Counter(truths[number] for number in queue.members()).most_common(1)[0][0]
        unseen += sum(truths[number] != usual for number in queue.members()[SHOWN:])
        keys += _exceptions(queue, truths, usual)
        if queue.group is not None:
            keys += _cost(usual)
            queue.decide(queue.alike(), usual.type is not None)
    return keys, unseen


def _exceptions(queue: Queue, truths: list[Truth], usual: Truth) -> int:
    """Decide, or take out, what differs in the current group; return the keys."""
    keys, seen = 0, 0
    while seen < len(queue.members()):
        truth, item = truths[queue.members()[seen]], queue.items[queue.members()[seen]]
        if truth == usual:
            seen += 1
            continue
        keys += seen - queue.at + 1
        queue.at = seen
        alone = len(queue.same()) == 1 and not any(truth.edges)
        if truth in (Truth(None), Truth(item.type)) or alone:
            queue.decide(queue.alike()[:1], truth.type is not None)
        else:
            queue.take_out()
    return keys


def _cost(truth: Truth) -> int:
    """Return the keys that decide a group: one, and two for each character that an edge moves."""
    return 1 + 2 * sum(map(abs, truth.edges))


def _first(everything: list[tuple[Item, Truth]]) -> Iterator[Line]:
    many = [one for _n in range(SUGGESTIONS // len(everything) + 1) for one, _truth in everything][:SUGGESTIONS]
    begin = perf_counter()
    queue = Queue()
    queue.add(many)
    queue.members()
    yield Line(f"{SUGGESTIONS:,} suggestions: first group", perf_counter() - begin, "s", aim="at most 0.3")
    times = []
    while queue.group is not None:
        begin = perf_counter()
        queue.decide(queue.alike(), True)
        queue.members()
        times.append(perf_counter() - begin)
    yield Line("next group, the slowest", 1000 * max(times), "ms", aim="under 33")
