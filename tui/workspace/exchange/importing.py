"""Bring home what was said elsewhere: a plan that can be looked at first, and its one action."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tui.export.incoming import Incoming, joined, pointed
from tui.i18n import _
from tui.text.visible import visible_line
from tui.workspace.exchange.alike import union
from tui.workspace.exchange.importplan import ImportPlan
from tui.workspace.exchange.proposing import Proposing
from tui.workspace.session import Session
from tui.workspace.slow import slow


@slow
def plan(session: Session, form: str, said: Iterable[Incoming]) -> ImportPlan:
    """Return what a file would do to the library; nothing is changed."""
    proposing = Proposing(session, form)
    found = [proposing.propose(one) for one in _by_place(map(_clean, joined(said)))]
    ids = {name: known.id for one in found if (known := one.after or one.before) for name in one.incoming.names}
    return ImportPlan(form, tuple(proposing.related(one, ids) for one in found))


@slow
def apply(session: Session, wanted: ImportPlan, *, delete: bool = False, theirs: bool = False) -> list[str]:
    """Store a plan as one action; return the names of the sources that changed. Raises StoreError."""
    changes = wanted.changes(delete=delete, theirs=theirs)
    if not changes:
        return []
    return session.notes.apply_all(_("import from {format}").format(format=wanted.format), changes)


def _clean(one: Incoming) -> Incoming:
    """Return what a file says with tags as a reader could have typed them: one line, not empty."""
    tags = None if one.tags is None else tuple(name for tag in one.tags if (name := visible_line(tag.strip())))
    return replace(one, tags=tags)


def _by_place(said: Iterable[Incoming]) -> Iterator[Incoming]:
    """Yield things with the labels of one passage made one, where the file has no ids to tell notes apart."""
    found: dict[object, Incoming] = {}
    for number, one in enumerate(said):
        plain = not one.id and not one.mark and not one.gone and (one.spans or one.whole)
        key = (one.source, one.article, one.text, one.spans, one.note or "", one.author) if plain else number
        if key in found:
            tags = union(found[key].tags or (), one.tags or ())
            one = replace(found[key], tags=tags, **pointed(found[key], one))
        found[key] = one
    yield from found.values()
