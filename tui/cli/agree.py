"""`pizhu agree`: how far two annotators of one library agree."""

from collections.abc import Iterable
from typing import Any

import click

from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options
from tui.cli.output import Failed, say_json
from tui.cli.records import say_records
from tui.i18n import _
from tui.text.article import Page
from tui.workspace.agreement.annotators import GIT, AnnotatorError, Tagging, claims, comparable
from tui.workspace.agreement.disputes import named
from tui.workspace.agreement.measures import Agreement, How, Of, Pair, Tagged, agreement, by_line, compare, f1
from tui.workspace.review.decks.secondlook import then_and_again
from tui.workspace.review.scope import Reach, ReviewScope
from tui.workspace.session import Session


@click.command(
    "agree",
    help=_(
        "Compare the tags of two annotators of the library at PATH. A and B are folders or files of annotations, names "
        "of authors, git:REVISION (with --git all of them are), or “adjudicated” for what `pizhu review adjudicate` "
        "came to. Kappa and alpha count characters; the interval draws lines of text."
    ),
)
@click.argument("names", nargs=-1, metavar="[A B] [PATH]")
@click.option("--git", is_flag=True, help=_("A and B are git revisions of the folder of annotations."))
@click.option("--second-look", "again", is_flag=True, help=_("Your own tags and what you said in a second look."))
@format_option()
@library_options
def command(
    *, names: tuple[str, ...], git: bool, again: bool, form: str, annotations: str | None, encoding: str | None
) -> None:
    """Compare two annotators."""
    if not (len(names) <= 1 if again else 2 <= len(names) <= 3):
        raise click.UsageError(_("give A and B, then the library; or --second-look and the library"))
    path = "".join(names[0 if again else 2 :]) or "."
    session = open_session(path, annotations, encoding)
    first, second = ("then", "again") if again else names[:2]
    if again:
        ours, theirs = then_and_again(session, ReviewScope(Reach.LIBRARY))
        if not ours and not theirs:
            raise Failed(_("nothing had a second look yet; the review (R) offers it for tags a week old"))
    else:
        said = comparable(*(_claims(session, f"{GIT if git else ''}{one}") for one in (first, second)))
        ours, theirs = ([one.tagged for one in some if one.tagged.kind is not Of.NOTE] for some in said)
    pairs = compare(ours, theirs)
    named = {one.source for one in (*ours, *theirs)}
    pages = [page for page in map(session.pages.page, sorted(named)) if isinstance(page, Page)]
    tags = sorted({(one.kind, one.tag) for one in (*ours, *theirs)})
    texts = {page.source.name: page.source.text for page in pages}
    rows = [_row(kind, tag, pairs, agreement(by_line(texts, ours, theirs, tag, kind))) for kind, tag in tags]
    if form == "json":
        say_json({"a": first, "b": second, **_counted(pairs), "tags": rows, "pairs": [_told(one) for one in pairs]})
        return
    head = (_("tag"), *(str(how) for how in How), "F1", "kappa", "alpha", "95 %")
    shown = [*rows, {"tag": _("all"), **_counted(pairs)}] if form == "table" else rows
    say_records(shown, form, ("tag", "kind", *map(str, How), *_MEASURES), head, _cells)


def _claims(session: Session, who: str) -> list[Tagging]:
    """Return what one annotator tagged. Raises Failed where there is nothing."""
    try:
        return claims(session, who)
    except AnnotatorError as error:
        raise Failed(str(error)) from error


def _counted(pairs: Iterable[Pair]) -> dict[str, Any]:
    pairs = list(pairs)
    counts = {str(how): sum(pair.how is how for pair in pairs) for how in How}
    return {**counts, "f1": f1(pairs), "f1_partial": f1(pairs, partial=True)}


def _row(kind: Of, tag: str, pairs: Iterable[Pair], known: Agreement) -> dict[str, Any]:
    own = [pair for pair in pairs if (kind, tag) in {(one.kind, one.tag) for one in (pair.first, pair.second) if one}]
    measured = {"kappa": known.kappa, "alpha": known.alpha, "low": known.low, "high": known.high}
    return {"tag": tag, "kind": str(kind), **_counted(own), **measured}


_MEASURES = ("f1", "f1_partial", "kappa", "alpha", "low", "high")


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    counts = (str(row[str(how)]) for how in How)
    interval = f"{_number(row['low'])}–{_number(row['high'])}" if row.get("low") is not None else "–"
    name = named(Tagged("", 0, 0, row["tag"], Of(row["kind"]))) if row.get("kind") == Of.MARK else row["tag"]
    return (name, *counts, *(_number(row.get(name)) for name in ("f1", "kappa", "alpha")), interval)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:z.3f}"


def _told(pair: Pair) -> dict[str, Any]:
    return {"how": str(pair.how), "a": pair.first and pair.first._asdict(), "b": pair.second and pair.second._asdict()}
