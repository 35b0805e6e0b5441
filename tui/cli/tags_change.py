"""Changing tags over the whole library from the command line: what changes is printed, and one undo takes it back."""

from collections.abc import Callable
from dataclasses import replace

import click

from tui.cli.completing import WHERE
from tui.cli.output import Failed, say
from tui.cli.where import wanted_of
from tui.i18n import _, ngettext
from tui.notes.file.codebook import Defining, Tag, TagNameError, normal
from tui.notes.store import tags
from tui.notes.store.tags import TagPlan
from tui.text.article import Page
from tui.text.visible import visible_line
from tui.workspace.session import Session

Function = Callable[..., None]


def change_options(function: Function) -> Function:
    """Add what changes tags."""
    for option in (
        click.option("--dry-run", is_flag=True, help=_("Print what would change, and change nothing.")),
        click.option(
            "--where", type=WHERE, default="", metavar=_("FILTER"), help=_("Of --split: the notes that get NEW.")
        ),
        click.option("--rule", nargs=2, metavar="NAME FILTER", help=_("What each passage with NAME must be.")),
        click.option("--remove", metavar="NAME", help=_("Take the tag NAME away everywhere.")),
        click.option("--split", nargs=2, metavar="OLD NEW", help=_("Give notes with OLD for which --where holds NEW.")),
        click.option(
            "--rename", nargs=2, metavar="OLD NEW", help=_("Rename OLD everywhere; one that exists is merged with it.")
        ),
    ):
        function = option(function)
    return function


def planned(
    session: Session,
    *,
    rename: tuple[str, str] | None,
    split: tuple[str, str] | None,
    remove: str | None,
    rule: tuple[str, str] | None,
    where: str,
) -> TagPlan | None:
    """Return what the options ask for, None when they ask for nothing. Raises Failed and UsageError."""
    if sum(one is not None for one in (rename, split, remove, rule)) > 1:
        raise click.UsageError(_("one of --rename, --split, --remove and --rule at a time"))
    if bool(where) is not (split is not None):
        raise click.UsageError(_("--split needs --where, and nothing else does"))
    books, codebook = session.notes.all(), session.notes.store.codebook()
    used = tags.counts(books)
    for name in (rename or split or rule or ((remove,) if remove else ()))[:1]:
        if name not in used and codebook.get(name) is None and rule is None:
            raise Failed(_("no tag is called {name}").format(name=name))
    try:
        if rename:
            merges = rename[1] in used or codebook.get(rename[1])
            return (
                tags.merge(books, codebook, rename[:1], rename[1]) if merges else tags.rename(books, codebook, *rename)
            )
        if split:
            into = dict.fromkeys(_fitting(session, where), (split[1],))
            return tags.split(books, codebook, split[0], into)
        if rule:
            wanted_of(session, rule[1])
            put = replace(codebook.get(rule[0]) or Tag(normal(rule[0])), rule=rule[1].strip())
            return TagPlan(_("rule of #{tag}").format(tag=put.name), (), Defining((put,)))
        return tags.remove(books, codebook, remove) if remove else None
    except TagNameError as error:
        raise Failed(str(error)) from error


def _fitting(session: Session, where: str) -> list[str]:
    """Return the ids of the notes for which a filter holds."""
    from tui.workspace.filter import matcher
    from tui.workspace.filter.asking import article_subjects, note_subjects

    holds, found = matcher(wanted_of(session, where)), []
    for page in session.pages.noted():
        if isinstance(page, Page):
            notes = note_subjects(article_subjects(session, page), page, session)
            found += [one.annotation.id for one in notes if holds(one)]
    return found


def carry_out(session: Session, plan: TagPlan, *, dry: bool) -> None:
    """Print what a plan changes, and change it unless `dry`. Raises Failed."""
    from tui.notes.file.errors import StoreError

    for row in plan.rows:
        before, after = (" ".join(f"#{tag}" for tag in some) for some in (row.before, row.after))
        quote = visible_line(row.annotation.anchor.quote)
        say(f"{row.annotation.source}\t{quote}\t{before} -> {after}")
    if not dry:
        try:
            session.notes.change_tags(plan)
        except StoreError as error:
            raise Failed(str(error)) from error
    count = ngettext("{n} annotation", "{n} annotations", len(plan.rows)).format(n=len(plan.rows))
    say(f"{plan.label}: {count}")
