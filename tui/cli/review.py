"""`pizhu review`: open what waits for a decision, or list it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tui.cli.completing import PATH, Words
from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options
from tui.cli.output import Failed
from tui.cli.records import say_records
from tui.cli.where import wanted_of, where_option
from tui.i18n import _
from tui.text.source import article_id
from tui.workspace.review.item import GROUPED, WHAT_TITLES, Item, What

if TYPE_CHECKING:
    from tui.workspace.review.card import Card
    from tui.workspace.review.home import QueueCounts
    from tui.workspace.review.scope import ReviewScope
    from tui.workspace.session import Session


@click.command(
    "review",
    help=_(
        "Open the review of the library at PATH, at once in QUEUE: {names}. With --list, print what waits in the "
        "queue, or without one every queue with how much waits."
    ).format(names=", ".join(What)),
)
@click.argument("queue", required=False, default="", metavar="[QUEUE]", type=Words(What))
@click.argument("path", required=False, default="", metavar="[PATH]", type=PATH)
@where_option(_("Only articles for which this filter holds, as in the list; @NAME is a saved one."))
@click.option(
    "--between",
    nargs=2,
    metavar="A B",
    help=_("The two annotators of the queue adjudicate: authors, folders or files of annotations, git:REVISION."),
)
@click.option("--list", "listing", is_flag=True, help=_("Print what waits; no screen."))
@format_option()
@library_options
def command(
    *,
    queue: str,
    path: str,
    where: str,
    between: tuple[str, str] | None,
    listing: bool,
    form: str,
    annotations: str | None,
    encoding: str | None,
) -> None:
    """Review."""
    names = [what.value for what in What]
    if queue not in names and not path:
        queue, path = "", queue
    if queue and queue not in names:
        raise click.UsageError(_("{name} is no queue; there are {names}").format(name=queue, names=", ".join(names)))
    if between and queue != What.ADJUDICATE:
        raise click.UsageError(_("--between is for the queue adjudicate"))
    if listing or where or between:
        session = open_session(path or ".", annotations, encoding)
        wanted_of(session, where)
    if listing:
        if queue:
            _print_items(session, What(queue), _scope(where), form, between)
        else:
            _print_queues(session, _scope(where), form)
        return
    if between:
        _compare(session, between)
    from tui.cli.reader import open_reader

    raise SystemExit(open_reader(path or None, annotations, encoding, review=(queue, where)))


def _compare(session: "Session", between: tuple[str, str]) -> None:
    """Remember whom to compare. Raises Failed where one of them said nothing."""
    from tui.workspace.agreement.annotators import AnnotatorError, claims
    from tui.workspace.review.lastqueue import remember_between

    try:
        for who in between:
            claims(session, who)
    except AnnotatorError as error:
        raise Failed(str(error)) from error
    remember_between(session, between)


def _scope(where: str) -> "ReviewScope":
    from tui.workspace.review.scope import Reach, ReviewScope

    return ReviewScope(Reach.WHERE, where=where) if where else ReviewScope(Reach.LIBRARY)


_QUEUES = ("queue", "waiting", "about")
_ITEMS = ("article", "file", "start", "end", "type", "text", "left", "right", "about", "id")
_CARDS = ("file", "start", "end", "title", "about")


def _print(
    rows: Iterator[dict[str, Any]], form: str, columns: tuple[str, ...], head: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    def cells(row: dict[str, Any]) -> tuple[str, ...]:
        return tuple("" if row[name] is None else _cell(row[name]) for name in shown)

    say_records(rows, form, columns, head, cells, yielding=range(1, len(head)))


def _cell(value: Any) -> str:
    return "  ".join(value) if isinstance(value, list) else str(value)


# Queues


def _print_queues(session: "Session", scope: "ReviewScope", form: str) -> None:
    from tui.workspace.review.home import waiting

    *_steps, found = waiting(session, scope, lambda: False)
    rows = (_row(what, found) for what in What)
    _print(rows, form, _QUEUES, (_("queue"), _("waiting"), _("what")), _QUEUES)


def _row(what: What, found: "QueueCounts") -> dict[str, Any]:
    return {"queue": what.value, "waiting": found.counts[what], "about": _(WHAT_TITLES[what])}


# What waits in one


def _print_items(
    session: "Session", what: What, scope: "ReviewScope", form: str, between: tuple[str, str] | None
) -> None:
    if what in GROUPED:
        from tui.workspace.review.gather import items

        rows = (_item(one) for batch in items(session, what, scope, lambda: False) for one in batch)
        head = (_("article"), _("type"), _("text"), _("known"))
        _print(rows, form, _ITEMS, head, ("article", "type", "text", "about"))
        return
    from tui.workspace.agreement.annotators import AnnotatorError
    from tui.workspace.review.decks import deck_of

    cards = deck_of(session, what, between).cards(scope, lambda: False)
    try:
        found = iter([_card(one) for batch in cards for one in batch])
    except AnnotatorError as error:
        raise Failed(str(error)) from error
    _print(found, form, _CARDS, (_("file"), _("what"), _("known")), ("file", "title", "about"))


def _item(item: Item) -> dict[str, Any]:
    """Return an item as JSON: offsets are the article's, as `pizhu open ID@OFFSET` takes them."""
    return {
        "article": article_id(item.source, item.number),
        "file": item.source,
        "start": item.start,
        "end": item.end,
        "type": item.type or None,
        "text": item.quote,
        "left": item.before,
        "right": item.after,
        "about": [part for part in item.about if part],
        "id": item.annotation.id if item.annotation else None,
    }


def _card(card: "Card") -> dict[str, Any]:
    """Return a card as JSON: offsets are the source's, in code points, the end exclusive."""
    spot = [card.at.start, card.at.end] if card.at else [None, None]
    return {
        "file": card.source or None,
        "start": spot[0],
        "end": spot[1],
        "title": card.title,
        "about": list(card.lines),
    }
