"""Language: characters per second beside jieba.posseg, time to a marked page, the screen's thread, memory."""

import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, sleep

from bench.report import Line, best_of
from tui.language import brackets, dates, figures
from tui.language.analyser import Analyser
from tui.language.checkpoint import Checkpoint
from tui.language.pieces import pieces
from tui.language.words import Segmenter
from tui.text.article import Page
from tui.text.library import Library
from tui.text.source import Source
from tui.text.structure import split

RATE = "characters/s"


def run() -> Iterator[Line]:
    """Yield the lines; everything is measured in this process and this minute, but memory in fresh ones."""
    pages = _pages()
    texts = [article.text for page in pages for article in page.articles]
    size = sum(map(len, texts))
    posseg = _posseg(texts, size)

    def rate(name: str, act: Callable[[], object], aim: str = "") -> Line:
        return Line(name, size / best_of(3, act), RATE, "jieba.posseg", posseg, aim)

    begin = perf_counter()
    analyser = Analyser()
    tagger = analyser.load()
    yield Line("model: load", perf_counter() - begin, "s")
    segmenter = Segmenter()
    segmenter.words("热身")
    yield Line("jieba.posseg", posseg, RATE)
    yield rate("words", lambda: [segmenter.words(text) for text in texts])
    yield rate("figures and brackets", lambda: [(figures.find(t), brackets.find(t)) for t in texts], "over 1,000,000")
    yield rate("dates", lambda: [dates.find(text) for text in texts])
    cut = [text[a:b] for text in texts for a, b in pieces(text)]
    yield rate("model alone", lambda: tagger.tag(cut, Checkpoint()))
    yield rate("whole pipeline", lambda: [analyser.analyse(page) for page in pages], "0.5 x jieba.posseg")
    yield Line("a page of 7,000 characters fully marked, beside a screen", _page_time(analyser, pages), "s", aim="0.25")
    yield from _cached(pages)
    yield from _ticks(lambda: [analyser.analyse(page, lambda: False) for page in pages])
    yield from _memory()


def _pages() -> list[Page]:
    library = Library.open(Path(__file__).parent.parent)
    sources = [library.read(name) for name in library.names()]
    return [split(source) for source in sources if isinstance(source, Source)]


def _posseg(texts: list[str], size: int) -> float:
    import logging

    import jieba
    import jieba.posseg

    logging.getLogger("jieba").setLevel(logging.CRITICAL)
    jieba.posseg.lcut("热身")
    return size / best_of(2, lambda: [jieba.posseg.lcut(text) for text in texts])


def _page_time(analyser: Analyser, pages: list[Page]) -> float:
    page = min(pages, key=lambda page: abs(sum(len(article.text) for article in page.articles) - 7000))
    return best_of(3, lambda: analyser.analyse(page, lambda: False))


def _cached(pages: list[Page]) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as folder:
        for page in pages:
            Analyser(Path(folder)).analyse(page)
        held = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        again = Analyser(Path(folder))
        yield Line("the five pages from the cache", best_of(3, lambda: [again.analyse(page) for page in pages]), "s")
        yield Line("size of their entries", held / 1024, "KB")


def _ticks(act: Callable[[], object]) -> Iterator[Line]:
    """Measure how late a 5 ms ticker in the main thread is, idle and beside `act` in another thread."""
    yield Line("ticker of 5 ms, idle: 99th percentile late", _late(lambda: sleep(1)), "ms")
    yield Line("ticker of 5 ms beside the pipeline: 99th percentile late", _late(act, 3), "ms", aim="under 3")


def _late(act: Callable[[], object], times: int = 1) -> float:
    def work() -> None:
        for _ in range(times):
            act()

    worker = threading.Thread(target=work)
    late = []
    worker.start()
    while worker.is_alive():
        begin = perf_counter()
        sleep(0.005)
        late.append((perf_counter() - begin - 0.005) * 1000)
    return sorted(late)[int(len(late) * 0.99)]


_MEMORY = """
import sys
from pathlib import Path
from tui.text.library import Library
from tui.text.structure import split
import textual.app
def resident():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1]) / 1024
library = Library.open(Path(sys.argv[1]))
pages = [split(library.read(name)) for name in library.names()]
before = resident()
from tui.language.analyser import Analyser
analyser = Analyser()
found = [analyser.analyse(page) for page in pages]
print(before, resident())
"""


def _memory() -> Iterator[Line]:
    root = Path(__file__).parent.parent
    if not Path("/proc/self/status").exists():
        return
    said = subprocess.run(
        [sys.executable, "-c", _MEMORY, str(root)], capture_output=True, text=True, check=True, cwd=root
    )
    before, after = map(float, said.stdout.split())
    yield Line("resident with Textual and the library, no model", before, "MB", aim="at most 70")
    yield Line("resident with everything marked", after, "MB", aim="at most 200")
