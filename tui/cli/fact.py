"""`pizhu fact`: what is understood of one figure; confirm it, or mend fields of it."""

from collections.abc import Callable
from typing import Any

import click

from tui.cli.choosing import chosen, library_of
from tui.cli.opening import open_session
from tui.cli.options import library_options
from tui.cli.output import Failed, say, say_json
from tui.export.record import split_place
from tui.i18n import _
from tui.text.source import Span
from tui.workspace.ledger.fields import TITLES, FieldProblem, changed, facts_at, settling, shown

Function = Callable[..., None]


def field_options(function: Function) -> Function:
    """Add an option for each field."""
    for name in reversed([*TITLES]):
        about = _("Mend the {field}; an empty text says that there is none.").format(field=_(TITLES[name]))
        function = click.option(f"--{name}", metavar="TEXT", help=about)(function)
    return function


@click.command(
    "fact",
    help=_(
        "Print what is understood of the figure at ID@OFFSET, as exports and `pizhu marks` write places: indicator, "
        "place, period, kind, value, unit. The options mend fields, --confirm says that all are right; the ledger and "
        "exports go by it."
    ),
)
@click.argument("spot", metavar="ID@OFFSET")
@field_options
@click.option("--confirm", is_flag=True, help=_("It is read rightly."))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help=_("How to print it."))
@click.option("--library", "path", default=".", metavar=_("PATH"), help=_("Library to look in."))
@library_options
def command(
    spot: str,
    *,
    confirm: bool,
    form: str,
    path: str,
    annotations: str | None,
    encoding: str | None,
    **fields: str | None,
) -> None:
    """Print, confirm or mend a fact."""
    from tui.notes.file.errors import StoreError

    name, offset = split_place(spot)
    if offset is None:
        raise click.UsageError(_("say the place of the figure: ID@OFFSET"))
    path, name = library_of(path, name)
    session = open_session(path, annotations, encoding)
    (article, *_more) = chosen(session, name)
    spans = article.to_source(offset, min(offset + 1, len(article.text)))
    key, here = (article.source.name, article.number), Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
    found = facts_at(session, key, here)
    if not found:
        raise Failed(_("nothing is understood of a figure at {place}").format(place=spot))
    typed = shown(found[0].fact) | {name: text for name, text in fields.items() if text is not None}
    try:
        mended = changed(found[0].fact, typed)
        if mended or confirm:
            said = tuple(session.notes.of(article.source).annotations)
            label = _("figure “{text}” mended from the command line").format(text=found[0].fact.text)
            session.notes.apply(article.source, settling(article, said, found[0], mended, label))
    except (FieldProblem, StoreError) as error:
        raise Failed(str(error)) from error
    _print(shown(facts_at(session, key, here)[0].fact), found[0].fact.text, form)


def _print(fields: dict[str, str], text: str, form: str) -> None:
    if form == "json":
        record: dict[str, Any] = {"text": text, **{name: value or None for name, value in fields.items()}}
        say_json(record)
        return
    for name, value in fields.items():
        say(f"{_(TITLES[name])}\t{value}")
