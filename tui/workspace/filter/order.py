"""Sort what a filter finds."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from tui.workspace.filter.match import Subject
from tui.workspace.filter.syntax import Filter

_S = TypeVar("_S", bound=Subject)
_STATES = ("unread", "reading", "read", "done")
_TEXTS = frozenset({"source", "title"})


def ranker(wanted: Filter) -> Callable[[Iterable[_S]], list[_S]]:
    """Return what puts subjects in a filter's order; what lacks a key comes last, and equal ones stay as they came."""

    def rank(subjects: Iterable[_S]) -> list[_S]:
        found = list(subjects)
        for key in reversed(wanted.sort):
            known = [(value, one) for one in found if (value := value_of(one, key.key)) is not None]
            unknown = [one for one in found if value_of(one, key.key) is None]
            known.sort(key=lambda pair: pair[0], reverse=key.descending)
            found = [one for _value_, one in known] + unknown
        return found

    return rank


def value_of(subject: Subject, key: str) -> str | float | None:
    """Return what one key compares: a text, or a number for all others."""
    if key in _TEXTS:
        return next(iter(subject.texts(key)), None)
    if key == "date":
        known = subject.dates()
        return known[0].toordinal() if known else None
    if key == "changed":
        changed = subject.changed()
        return changed.timestamp() if changed else None
    if key == "state":
        return next((_STATES.index(state) for state in subject.texts("is") if state in _STATES), None)
    return subject.number(key)
