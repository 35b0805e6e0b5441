"""A library in numbers, as rows that open what they count; and articles as rows."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from tui.i18n import N_, _
from tui.text.article import Page
from tui.text.visible import visible_line
from tui.workspace.articles.catalog import Entry, State
from tui.workspace.articles.overview import Overview, count_names, overview
from tui.workspace.filter.asking import article_subjects
from tui.workspace.filter.subjects import ArticleSubject
from tui.workspace.lines.line import TableLine
from tui.workspace.review.item import type_title
from tui.workspace.session import Session
from tui.workspace.slow import slow

ORDERS: Final = (N_("by kind of count"), N_("largest first"))
ARTICLE_ORDERS: Final = (N_("by source"), N_("by title"), N_("most notes first"), N_("by date"))
MOST: Final = 20
"""Names, and articles with many names, that are listed."""
BAR: Final = 12
"""Cells of the longest bar of a kind of count."""
STATES: Final[Mapping[State, str]] = {
    State.UNREAD: N_("unread"),
    State.READING: N_("being read"),
    State.READ: N_("read"),
    State.DONE: N_("done"),
}
_STATUSES: Final = {"open": N_("open"), "done": N_("done"), "check": N_("to check")}


@slow
def overview_lines(session: Session, cancelled: Callable[[], bool] = lambda: False) -> Iterator[list[TableLine]]:
    """Yield what is counted, then, as texts are analysed, names and the articles with most of them."""
    found = overview(session)
    groups = [
        (N_("articles"), [(f"is {state}", _(STATES[State(state)]), count) for state, count in _ranked(found.states)]),
        (N_("articles"), [("starred", _("starred"), found.starred)]),
        (N_("notes"), [(f"status {name}", _(_STATUSES[name]), count) for name, count in _ranked(found.status)]),
        (N_("notes by month"), [(f"month {name}", name, count) for name, count in sorted(found.months.items())]),
        (N_("tag"), [(f"tag {name}", f"#{name}", count) for name, count in _ranked(found.tags)]),
        (
            N_("tags together"),
            [
                ("both " + "\t".join(pair), " ".join(f"#{one}" for one in pair), n)
                for pair, n in _ranked(found.together)
            ],
        ),
        (N_("decisions"), [("decisions", _(name), count) for name, count in _ranked(found.verdicts)]),
    ]
    yield _lines([(title, [row for row in rows if row[2]]) for title, rows in groups], 0)
    if count_names(session, found, cancelled):
        yield _lines(_names(found), len(groups))


def _names(found: Overview) -> list[tuple[str, list[tuple[str, str, int]]]]:
    names = [
        (f"name {text}", f"{text}   {type_title(kind)}", count) for (kind, text), count in _ranked(found.names)[:MOST]
    ]
    articles = [
        (f"article {source}#{number}", f"{title}   {source}", count)
        for (source, number, title), count in _ranked(found.named)[:MOST]
    ]
    return [(N_("names"), names), (N_("names per article"), articles)]


def _lines(groups: Iterable[tuple[str, list[tuple[str, str, int]]]], first: int) -> list[TableLine]:
    lines = []
    for place, (title, rows) in enumerate(groups, first):
        most = max((count for _id, _which, count in rows), default=1)
        for order, (name, which, count) in enumerate(rows):
            bar = "█" * round(BAR * count / most)
            cells = (_(title), visible_line(which), f"{count:,}", bar)
            lines.append(TableLine(name, cells, ((place, order), (-count, place, order))))
    return lines


def _ranked(counts: Counter[Any]) -> list[tuple[Any, int]]:
    """Return counts, the largest first, equal ones by name."""
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


@slow
def article_lines(session: Session, cancelled: Callable[[], bool] = lambda: False) -> Iterator[list[TableLine]]:
    """Yield the articles of the library, source by source."""
    for place, name in enumerate(session.library.names()):
        if cancelled():
            return
        page = session.pages.page(name)
        if isinstance(page, Page):
            subjects = article_subjects(session, page, cancelled)
            yield [_article(subject.entry, subject, place) for _number, subject in sorted(subjects.items())]


def _article(entry: Entry, subject: ArticleSubject, place: int) -> TableLine:
    tags = " ".join(f"#{tag}" for tag in entry.tags)
    cells = (_(STATES[entry.state]), entry.title, tags, f"{entry.notes or ''}", entry.date, entry.source)
    at = (place, entry.number)
    ranks = (at, (entry.title, at), (-entry.notes, at), (not entry.date, entry.date, at))
    shown = tuple(map(visible_line, cells))
    return TableLine(f"{entry.source}#{entry.number}", shown, ranks, entry.key, None, subject)
