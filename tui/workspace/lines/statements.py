"""Who said what, and what is said of which day, as rows."""

from collections.abc import Callable, Iterator
from typing import Final

from tui.i18n import N_, _, ngettext
from tui.language.ledger.fact import Period
from tui.language.statements import DatedStatement, Statement
from tui.text.article import Article
from tui.text.search import fold
from tui.text.visible import visible_line
from tui.workspace.lines.line import TableLine
from tui.workspace.review.scope import ReviewScope
from tui.workspace.session import Session
from tui.workspace.statements.gather import quotes, timeline

QUOTE_ORDERS: Final = (N_("by source"), N_("by speaker"), N_("by date"))
DAY_ORDERS: Final = (N_("by time"), N_("by source"))


def quote_lines(
    session: Session, scope: ReviewScope, cancelled: Callable[[], bool], progress: Callable[[int], None]
) -> Iterator[list[TableLine]]:
    """Yield who said what, article by article."""
    for done, (article, found) in enumerate(quotes(session, scope, cancelled), 1):
        progress(done)
        yield [_quote_line(article, one) for one in found]


def _quote_line(article: Article, one: Statement) -> TableLine:
    text, place = article.text, (article.source.name, article.number, one.verb.start)
    phrase, words = text[slice(*one.speaker)], " … ".join(text[slice(*span)] for span in one.said)
    shown = f"“{words}”" if one.direct else words
    date, name = article.date or "", one.name or phrase
    return TableLine(
        f"{article.id}@{one.verb.start}",
        tuple(map(visible_line, (name, text[slice(*one.verb)], shown, date, article.label))),
        (place, (fold(name), place), (not date, date, place)),
        (article.source.name, article.number),
        one.span.start,
        details=tuple(map(visible_line, (f"{article.id}  {article.label}", (phrase or name) + _(": ") + shown))),
    )


def day_lines(
    session: Session,
    scope: ReviewScope,
    left_out: dict[tuple[str, int], int],
    cancelled: Callable[[], bool],
    progress: Callable[[int], None],
) -> Iterator[list[TableLine]]:
    """Yield the dated statements, article by article; `left_out` takes how many times of an article are not dated."""
    for done, one in enumerate(timeline(session, scope, cancelled=cancelled), 1):
        progress(done)
        if one.left_out:
            left_out[one.article.source.name, one.article.number] = one.left_out
        yield [_day_line(one.article, statement) for statement in one.dated]


def times_left_out(times: int, articles: int) -> str:
    """Return how much of a timeline is missing for want of days of issue."""
    count = ngettext("{n} time is left out", "{n} times are left out", times).format(n=f"{times:,}")
    of = ngettext("in {n} article without a day of issue", "in {n} articles without a day of issue", articles)
    return f"{count} {of.format(n=f'{articles:,}')}"


def _day_line(article: Article, one: DatedStatement) -> TableLine:
    text, place = article.text, (article.source.name, article.number, one.time.start)
    sentence, said = text[slice(*one.sentence)], text[slice(*one.time)]
    return TableLine(
        f"{article.id}@{one.time.start}",
        tuple(map(visible_line, (written(one.period), said, sentence, article.label))),
        ((one.period.start, one.period.end, place), place),
        (article.source.name, article.number),
        one.time.start,
        details=tuple(map(visible_line, (f"{article.id}  {article.label}", sentence))),
    )


def written(period: Period) -> str:
    """Return days as short as they can be told: 2024, 2024-03, 2024-03-05, 2024-01..2024-06."""
    start, end = period.start.isoformat(), period.end.isoformat()
    if start == end:
        return start
    if start[5:] == "01-01" and end[5:] == "12-31":
        return start[:4] if start[:4] == end[:4] else f"{start[:4]}..{end[:4]}"
    if period.start.day == 1 and _last(period):
        return start[:7] if start[:7] == end[:7] else f"{start[:7]}..{end[:7]}"
    return f"{start}..{end}"


def _last(period: Period) -> bool:
    """Tell whether a period ends with a month."""
    from calendar import monthrange

    return monthrange(period.end.year, period.end.month)[1] == period.end.day
