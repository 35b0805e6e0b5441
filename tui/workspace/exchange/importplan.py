"""What an import would do, thing by thing, and what of it would be stored."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from tui.export.incoming import Incoming, spelled
from tui.i18n import N_, _
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.relations import relations
from tui.notes.store.notebook import Change
from tui.text.source import Source


class Outcome(StrEnum):
    """What an import makes of one thing."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    """Somebody took it out of the file; it goes only when that is asked for."""
    SAME = "same"
    CONFLICT = "conflict"
    """Both sides have changed it, or the file says it of another text; it stays as it is."""
    NOT_FOUND = "not found"
    PROGRAM = "program"
    """A mark that a program proposed; nobody said anything."""


TITLES: Final[Mapping[Outcome, str]] = {
    Outcome.NEW: N_("new"),
    Outcome.CHANGED: N_("changed"),
    Outcome.REMOVED: N_("removed"),
    Outcome.SAME: N_("the same"),
    Outcome.CONFLICT: N_("conflicting"),
    Outcome.NOT_FOUND: N_("not found"),
    Outcome.PROGRAM: N_("proposed by a program"),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one thing in the file would do."""

    outcome: Outcome
    incoming: Incoming
    source: Source | None = None
    before: Annotation | None = None
    after: Annotation | None = None
    why: str = ""
    """For what cannot be done, in the reader's language."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything that a file would do, in its order."""

    format: str
    proposals: tuple[Proposal, ...]

    def counted(self) -> Mapping[Outcome, int]:
        """Return how many things have which outcome."""
        return Counter(one.outcome for one in self.proposals)

    def changes(self, *, delete: bool = False, theirs: bool = False) -> dict[Source, Change]:
        """Return what would be stored; nothing where nothing is new.

        `delete` lets go what somebody took out of the file, `theirs` takes the file's side in conflicts.
        """
        wanted = {Outcome.NEW, Outcome.CHANGED, *((Outcome.CONFLICT,) if theirs else ())}
        label = _("import from {format}").format(format=self.format)
        found: dict[Source, Change] = {}
        for one in self.proposals:
            if one.source is None:
                continue
            known = found.get(one.source, Change(label))
            if one.outcome in wanted and one.after:
                found[one.source] = replace(known, put=(*known.put, one.after))
            elif one.outcome is Outcome.REMOVED and delete:
                found[one.source] = _let_go(known, one)
        return {source: change for source, change in found.items() if change.put or change.drop}


def _let_go(change: Change, one: Proposal) -> Change:
    """Return a change that also lets go what somebody took out: a whole note, or tags of one that says more."""
    before, after = one.before, one.after
    if before is None or (after and after.kind is not Kind.NOTE):
        return replace(change, put=(*change.put, *((after,) if after else ())))
    gone = {*map(spelled, one.incoming.tags or ())}
    known = next((annotation for annotation in change.put if annotation.id == before.id), before)
    rest = replace(known, tags=tuple(tag for tag in known.tags if spelled(tag) not in gone))
    others = tuple(annotation for annotation in change.put if annotation.id != before.id)
    if one.incoming.labels and gone and (rest.tags or rest.note or relations(rest)):
        return replace(change, put=(*others, rest))
    return replace(change, put=others, drop=(*change.drop, before))
