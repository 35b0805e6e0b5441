"""Which step made, moved or dropped each name of a text: for people who mend the rules, or wonder."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.language.entities import steps
from tui.language.entities.tagged import Name, TaggedText
from tui.language.pace import Pace


class Change(NamedTuple):
    """What a step did: made a name (no old one), moved it, gave it a type or certainty, or dropped it (no new one)."""

    step: str
    old: Name | None
    new: Name | None


def explain(tagged: TaggedText) -> list[Change]:
    """Return what each step did to the names of a text, in order."""
    found: list[Change] = []

    def watch(step: str, before: Sequence[Name], after: Sequence[Name]) -> None:
        found.extend(_changes(step, before, after))

    steps.find([tagged], Pace(), watch)
    return found


def _changes(step: str, before: Sequence[Name], after: Sequence[Name]) -> list[Change]:
    """Return what differs: an old name and the new one that touches it are one change."""
    gone = [name for name in before if name not in after]
    changes = []
    for new in after:
        if new not in before:
            old = next((name for name in gone if name.start < new.end and new.start < name.end), None)
            if old:
                gone.remove(old)
            changes.append(Change(step, old, new))
    return changes + [Change(step, name, None) for name in gone]
