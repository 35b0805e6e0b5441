"""Which articles can fit a search at all, from the index alone."""

from collections.abc import Callable

from tui.text.patterns import ANY
from tui.workspace.filter.syntax import Condition, Conjunction, Disjunction, Expression, Nearness, Negation
from tui.workspace.search.evaluate import Question, about_text, writings
from tui.workspace.search.tokens import phrase

Lookup = Callable[[str], frozenset[int]]
"""Ids of the articles that fit a query of the index."""


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


def query(part: Expression) -> str | None:
    """Return the query of FTS5 that just the articles fit which fit an exact expression.

    None where the index has to be asked more than once: for what has nothing that must hold, as FTS5 knows no `not`
    alone, and for literals without a character.
    """
    match part:
        case Condition(value=value):
            return _joined("OR", [phrase(word) for word in writings(value)]) if value else None
        case Disjunction(parts):
            return _joined("OR", list(map(query, parts)))
        case Conjunction(parts):
            unwanted = [query(one.part) for one in parts if isinstance(one, Negation)]
            held = _joined("AND", [query(one) for one in parts if not isinstance(one, Negation)])
            return _joined("NOT", [held, _joined("OR", unwanted)]) if unwanted else held
    return None


def _joined(word: str, queries: list[str | None]) -> str | None:
    known = [one for one in queries if one is not None]
    return f"({f' {word} '.join(known)})" if known and len(known) == len(queries) else None


def _ids(part: Expression, lookup: Lookup, every: Callable[[], frozenset[int]]) -> frozenset[int] | None:
    if exact(part) and (asked := query(part)):
        return lookup(asked)
    match part:
        case Condition() if about_text(part):
            pieces = part.value.replace("？", ANY).split(ANY) if _wild(part.value) else [part.value]
            return _every([lookup(phrase(piece)) for piece in pieces if piece or not _wild(part.value)])
        case Nearness(words):
            return _every([lookup(phrase(word)) for word in words if not _wild(word)])
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
