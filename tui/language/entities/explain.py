"""Which step made, moved or dropped each name of a text: for people who mend the rules, or wonder."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.language.checkpoint import Checkpoint
from tui.language.entities import steps
from tui.language.entities.tagged import Name, TaggedText


class NameChange(NamedTuple):
    """What a step did: made a name (no old one), moved it, gave it a type or certainty, or dropped it (no new one)."""

    step: str
    old: Name | None
    new: Name | None


def explain(tagged: TaggedText) -> list[NameChange]:
    """Return what each step did to the names of a text, in order."""
    found: list[NameChange] = []

    def watch(step: str, before: Sequence[Name], after: Sequence[Name]) -> None:
        found.extend(_changes(step, before, after))

    steps.find([tagged], Checkpoint(), watch)
    return found


def _changes(step: str, before: Sequence[Name], after: Sequence[Name]) -> list[NameChange]:
    """Return what differs: an old name and the new one that touches it are one change."""
    gone = [name for name in before if name not in after]
    changes = []
    for new in after:
        if new not in before:
            old = next((name for name in gone if name.start < new.end and new.start < name.end), None)
            if old:
                gone.remove(old)
            changes.append(NameChange(step, old, new))
    return changes + [NameChange(step, name, None) for name in gone]
