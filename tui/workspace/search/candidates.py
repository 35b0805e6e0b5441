"""Which articles can fit a search at all, from the index alone."""

from collections.abc import Callable

from tui.text.patterns import ANY
from tui.workspace.filter.syntax import Condition, Conjunction, Disjunction, Expression, Nearness, Negation
from tui.workspace.search.evaluate import Question, about_text, writings

Lookup = Callable[[str], frozenset[int]]
"""Ids of the articles that hold a literal."""


def candidates(question: Question, lookup: Lookup, every: Callable[[], frozenset[int]]) -> frozenset[int] | None:
    """Return the ids of the articles that may fit; None when that may be any. `every` returns the ids of all."""
    return None if question.confused else _ids(question.wanted.where, lookup, every)


def exact(part: Expression) -> bool:
    """Tell whether the candidates of an expression are just the articles that fit: literals, `and`, `or`, `not`."""
    match part:
        case Condition():
            return about_text(part) and not _wild(part.value)
        case Conjunction(parts) | Disjunction(parts):
            return all(exact(one) for one in parts)
        case Negation(inner):
            return exact(inner)
    return False


def _ids(part: Expression, lookup: Lookup, every: Callable[[], frozenset[int]]) -> frozenset[int] | None:
    match part:
        case Condition() if about_text(part):
            if _wild(part.value):
                return _every([lookup(piece) for piece in part.value.replace("？", ANY).split(ANY) if piece])
            return frozenset[int]().union(*(lookup(word) for word in writings(part.value)))
        case Nearness(words):
            return _every([lookup(word) for word in words if not _wild(word)])
        case Conjunction(parts):
            return _every([ids for one in parts if (ids := _ids(one, lookup, every)) is not None])
        case Disjunction(parts):
            some = [_ids(one, lookup, every) for one in parts]
            return frozenset[int]().union(*(ids or () for ids in some)) if None not in some else None
        case Negation(inner) if exact(inner):
            return every() - (_ids(inner, lookup, every) or frozenset())
    return None


def _every(sets: list[frozenset[int]]) -> frozenset[int] | None:
    return frozenset.intersection(*sets) if sets else None


def _wild(word: str) -> bool:
    return ANY in word or "？" in word
