"""`pizhu compare`: what differs between two editions of a text, paragraph by paragraph."""

from typing import TYPE_CHECKING, Any

import click

from tui.cli.choosing import chosen
from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options, path_argument
from tui.cli.output import Failed, complain
from tui.cli.records import say_records
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.text.article import Article
    from tui.text.source import Span
    from tui.workspace.editions.comparing import ComparedParagraph
    from tui.workspace.session import Session

COLUMNS = ("difference", "old", "new", "old_span", "new_span", "changes")


@click.command(
    "compare",
    help=_(
        "Say what differs between the articles OLD and NEW of the library at PATH: paragraphs that are new, gone, "
        "moved, or changed, the changed words in 【】. OLD and NEW are ids as `pizhu list` prints them; a beginning "
        "is enough. With --carry, the notes of OLD are carried over into NEW, each on its passage as it stands there; "
        "those of OLD stay."
    ),
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@path_argument
@click.option("--carry", is_flag=True, help=_("Carry the notes of OLD over into NEW."))
@format_option()
@library_options
def command(
    *, old: str, new: str, path: str, carry: bool, form: str, annotations: str | None, encoding: str | None
) -> None:
    """Compare two articles, and carry notes from one to the other."""
    from tui.workspace.editions.comparing import Difference, compare, unrelated

    session = open_session(path, annotations, encoding)
    first, second = _one(session, old), _one(session, new)
    paragraphs = compare(session, first, second)
    found = [one for one in paragraphs if one.difference is not Difference.SAME]
    head = (_("what"), _("old"), _("new"))
    say_records((_record(first, second, one) for one in found), form, COLUMNS, head, _cells, yielding=(2, 1))
    if unrelated(paragraphs):
        complain(_("these two have hardly a paragraph in common; they are not two editions of one text"))
    if carry:
        _carry(session, first, second, paragraphs)


def _carry(session: "Session", old: "Article", new: "Article", paragraphs: "Sequence[ComparedParagraph]") -> None:
    """Carry notes over and tell how many, beside the records. Raises Failed."""
    from tui.notes.file.errors import StoreError
    from tui.workspace.editions.carrying import carried_notes

    notes = carried_notes(session, old, new, paragraphs)
    try:
        if notes.put:
            session.notes.apply_all(notes.label, {new.source: notes.change})
    except StoreError as error:
        raise Failed(str(error)) from error
    complain(notes.told)


def _one(session: "Session", wanted: str) -> "Article":
    """Return the one article that is meant. Raises Failed."""
    found = list(chosen(session, wanted))
    if len(found) != 1:
        raise Failed(
            _("{name} names {n} articles; give the number of one, as in {name}#1").format(name=wanted, n=len(found))
        )
    return found[0]


def _record(old: "Article", new: "Article", one: "ComparedParagraph") -> dict[str, Any]:
    from tui.workspace.lines.editions import marked

    return {
        "difference": one.difference.value,
        "old": marked(old.text, one.old, [change.old for change in one.changes]),
        "new": marked(new.text, one.new, [change.new for change in one.changes]),
        "old_span": _span(one.old),
        "new_span": _span(one.new),
        "changes": [[_span(change.old), _span(change.new)] for change in one.changes],
    }


def _span(span: "Span | None") -> list[int] | None:
    return list(span) if span is not None else None


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    return _(row["difference"]), row["old"], row["new"]
