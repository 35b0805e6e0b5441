"""Figures, dates and brackets in characters per second, beside jieba.posseg in the same run."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.report import Line, best_of

SEEDS = Path(__file__).parent.parent / "seeds"


def _facts(anchor: float) -> Line:
    """Return the speed of reading facts for the ledger, the quick pass and the place of each page included."""
    from datetime import date

    from tui.language.ledger import read
    from tui.language.ledger.home import home
    from tui.language.ledger.lexicon import shipped
    from tui.language.plain import plain
    from tui.language.quick import quick
    from tui.workspace.session import Session

    with Session.open(SEEDS.parent) as session:
        articles = list(session.articles())
    lexicon, day = shipped(), date(2025, 1, 20)

    def act() -> None:
        for article in articles:
            read(article, quick(article.text), lexicon, day, home(plain(article.text)))

    rate = sum(len(article.text) for article in articles) / best_of(5, act)
    return Line(
        "facts of the ledger, the quick pass included", rate, "characters/s", "jieba.posseg", anchor, "1,000,000"
    )


def run() -> Iterator[Line]:
    """Yield the speed of each grammar over the five sources, four times over."""
    import logging

    import jieba.posseg

    from tui.language import brackets, dates, figures
    from tui.language.plain import plain
    from tui.language.quick import quick

    def afresh(act: Callable[[], object]) -> Callable[[], object]:
        """Return what does it as for a text that was never seen: nothing is remembered from the time before."""

        def acting() -> object:
            plain.cache_clear()
            return act()

        return acting

    text = "\n".join(path.read_text(encoding="utf-8-sig") for path in sorted(SEEDS.glob("*.txt"))) * 4
    quick(text[:2000])
    sample = text[:20_000]
    jieba.setLogLevel(logging.WARNING)
    jieba.posseg.lcut("大连")
    anchor = len(sample) / best_of(2, lambda: jieba.posseg.lcut(sample))
    times = dates.find(text)
    subjects = (
        ("figures, dates given", lambda: figures.find(text, times), "1,000,000"),
        ("dates", lambda: dates.find(text), ""),
        ("titles and terms", lambda: brackets.find(text), "1,000,000"),
        ("the quick pass: all of these, merged", lambda: quick(text), "1,000,000"),
    )
    for name, act, aim in subjects:
        yield Line(name, len(text) / best_of(5, afresh(act)), "characters/s", "jieba.posseg", anchor, aim)
    yield _facts(anchor)
    for name, hostile in (("digits", "7" * 1_000_000), ("一", "一" * 1_000_000), ("《", "《" * 1_000_000)):
        yield Line(f"the quick pass over a million of {name}", best_of(1, afresh(partial(quick, hostile))), "s")
