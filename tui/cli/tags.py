"""`pizhu tags`: the tags of a library, how often each is used and what it means."""

from pathlib import Path
from typing import Any

import click

from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options, path_argument
from tui.cli.output import Failed, say
from tui.cli.records import say_records
from tui.cli.tags_change import carry_out, change_options, planned
from tui.i18n import _, ngettext
from tui.workspace.session import Session


@click.command(
    "tags",
    help=_(
        "List the tags of the library at PATH: name, how often it is used, digit, definition; or change them. What "
        "changes is printed, and one undo takes it back."
    ),
)
@path_argument
@format_option()
@click.option("--export", "target", metavar=_("FILE"), help=_("Write the codebook as FILE: .toml or REFI-QDA .qdc."))
@click.option(
    "--import", "brought", metavar=_("FILE"), help=_("Bring the tags of FILE, .toml or .qdc, into the codebook.")
)
@change_options
@library_options
def command(
    path: str,
    *,
    form: str,
    target: str | None,
    brought: str | None,
    rename: tuple[str, str] | None,
    split: tuple[str, str] | None,
    remove: str | None,
    rule: tuple[str, str] | None,
    where: str,
    dry_run: bool,
    annotations: str | None,
    encoding: str | None,
) -> None:
    """List the tags, or take the codebook out or in."""
    session = open_session(path, annotations, encoding)
    plan = planned(session, rename=rename, split=split, remove=remove, rule=rule, where=where)
    if plan is not None:
        carry_out(session, plan, dry=dry_run)
    if brought is not None:
        _import(session, Path(brought))
    if target is not None:
        _export(session, Path(target))
    if plan is None and brought is None and target is None:
        _list(session, form)


def _export(session: Session, target: Path) -> None:
    """Write the codebook; a file that is there is left alone."""
    from tui.workspace.codebook.file import write

    tags = session.notes.store.codebook().tags
    try:
        with target.open("xb") as file:
            file.write(write(tags, target.suffix.lower()))
    except OSError as error:
        raise Failed(f"{target}: {error.strerror or error}") from error
    say(ngettext("{n} tag", "{n} tags", len(tags)).format(n=len(tags)))


def _import(session: Session, file: Path) -> None:
    """Bring tags into the codebook as one action that `u` takes back."""
    from tui import regular
    from tui.export.incoming import NotReadable
    from tui.notes.file.errors import StoreError
    from tui.workspace.codebook.file import read, taking

    try:
        tags = read(regular.read(file), file.suffix.lower())
        change = taking(session.notes.store.codebook(), tags)
        if change.put:
            session.notes.store.define(_("import a codebook"), change)
    except NotReadable as error:
        raise Failed(f"{file}: {error}") from error
    except OSError as error:
        raise Failed(f"{file}: {error.strerror or error}") from error
    except StoreError as error:
        raise Failed(str(error)) from error
    count = len(change.put)
    say(ngettext("{n} tag is new or changed", "{n} tags are new or changed", count).format(n=count))


def _list(session: Session, form: str) -> None:
    from tui.notes.store.tags import counts

    used = counts(session.notes.all())
    defined = {tag.name: tag for tag in session.notes.store.codebook().tags}
    rows: list[dict[str, Any]] = []
    for name in sorted({*used, *defined}):
        tag = defined.get(name)
        rows.append(
            {
                "tag": name,
                "used": used.get(name, 0),
                "key": tag.key if tag else "",
                "definition": tag.definition if tag else "",
                "aliases": list(tag.aliases) if tag else [],
                "rule": tag.rule if tag else "",
                "examples": list(tag.examples) if tag else [],
            }
        )
    head = (_("tag"), _("used"), _("key"), _("definition"))
    say_records(rows, form, _COLUMNS, head, _cells, yielding=(3,))


_COLUMNS = ("tag", "used", "key", "definition", "aliases", "rule", "examples")


def _cells(one: dict[str, Any]) -> tuple[str, ...]:
    return one["tag"], str(one["used"]), one["key"], one["definition"]
