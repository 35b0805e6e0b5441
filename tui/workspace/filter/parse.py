"""Read a filter; what is wrong is told with its column and what was expected."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NoReturn

from tui.i18n import _
from tui.workspace.filter.keys import KEYS, NAMES, SORT_NAMES, SORTS, Compares
from tui.workspace.filter.scan import FilterToken, ScanError, Sort, pieces
from tui.workspace.filter.syntax import (
    Condition,
    Conjunction,
    Disjunction,
    Expression,
    Filter,
    Nearness,
    Negation,
    Operator,
    SortKey,
)
from tui.workspace.filter.values import ValueProblem, check

DEEPEST: Final = 50
"""Levels of brackets; deeper than anybody writes, shallower than Python's stack."""
APART: Final = 10
"""Characters between two words that count as near when no number is given."""
LONGEST: Final = 10_000
"""Code points of a filter."""


class FilterError(Exception):
    """A filter that cannot be read; the message says what was expected, in the reader's language."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column
        """Where it goes wrong, code points from the beginning."""

    def pointing(self, typed: str) -> str:
        """Return the message on one line with the place: `… (column 5, at “x”)`."""
        near = typed[self.column : self.column + 12]
        if not near:
            return _("{message} (at the end)").format(message=self)
        return _("{message} (column {n}, at “{text}”)").format(message=self, n=self.column + 1, text=near)


def parse(typed: str, saved: Mapping[str, str] | None = None) -> Filter:
    """Return what a filter says; an empty one holds for everything. Raises FilterError.

    `@name` stands for the saved filter of that name; without `saved` it is a word as any other.
    """
    return _parse(typed, saved, ())


def fault(typed: str) -> str:
    """Return what is wrong with a filter on one line, with the place; empty for nothing. `@name` is a word here."""
    try:
        parse(typed)
    except FilterError as error:
        return error.pointing(typed)
    return ""


def _parse(typed: str, saved: Mapping[str, str] | None, within: tuple[str, ...]) -> Filter:
    """Read a filter that stands within saved ones of these names."""
    if len(typed) > LONGEST:
        raise FilterError(_("The filter is too long: {n} characters at most").format(n=LONGEST), LONGEST)
    try:
        found = pieces(typed)
    except ScanError as error:
        raise FilterError(_("The quotation mark is never closed"), error.args[0]) from None
    return _Parser(found, typed, saved, within).filter()


class _Parser:
    """Recursive descent over the pieces: either = all (`|` all)*, all = item+, item = `-` item | `(` either `)` | …"""

    def __init__(
        self, found: list[FilterToken], typed: str, saved: Mapping[str, str] | None, within: tuple[str, ...]
    ) -> None:
        self._pieces, self._typed, self._saved, self._within = found, typed, saved, within
        self._at = 0
        self._sort: list[SortKey] = []

    @property
    def _next(self) -> FilterToken:
        return self._pieces[self._at]

    def _take(self) -> FilterToken:
        self._at += 1
        return self._pieces[self._at - 1]

    def filter(self) -> Filter:
        where = self._either(0) if self._next.sort is not Sort.END else Conjunction()
        if self._next.sort is Sort.CLOSE:
            raise FilterError(_("There is no bracket to close"), self._next.column)
        return Filter(where, tuple(self._sort))

    def _either(self, depth: int) -> Expression:
        if depth > DEEPEST:
            raise FilterError(_("The brackets are nested too deeply"), self._next.column)
        parts = [self._all(depth)]
        while self._next.sort is Sort.OR:
            self._take()
            parts.append(self._all(depth))
        return parts[0] if len(parts) == 1 else Disjunction(tuple(parts))

    def _all(self, depth: int) -> Expression:
        parts: list[Expression] = []
        sorted_before = len(self._sort)
        while self._next.sort not in {Sort.END, Sort.OR, Sort.CLOSE}:
            part = self._item(depth, top=depth == 0)
            if part is not None:
                parts.append(part)
        if not parts and len(self._sort) == sorted_before:
            raise FilterError(_("A word or a condition is expected"), self._next.column)
        return parts[0] if len(parts) == 1 else Conjunction(tuple(parts))

    def _item(self, depth: int, *, top: bool) -> Expression | None:
        """Return one item; None for a sort key, which is kept apart."""
        piece = self._take()
        if piece.sort is Sort.NOT:
            return self._negation(depth, piece)
        if piece.sort is Sort.OPEN:
            inner = self._either(depth + 1)
            if self._next.sort is not Sort.CLOSE:
                raise FilterError(_("A closing bracket is expected"), self._next.column)
            self._take()
            return inner
        if piece.sort is Sort.VALUE and self._saved is not None and self._typed[piece.column] in "@＠":
            return self._named(piece, top=top)
        if piece.sort is Sort.VALUE:
            return Condition("", Operator.HOLDS, piece.text, piece.column) if piece.text else _empty(piece)
        if piece.sort is Sort.NEAR:
            return self._near()
        if piece.text in SORT_NAMES:
            self._sorted(piece, top=top)
            return None
        return self._condition(piece)

    def _named(self, piece: FilterToken, *, top: bool) -> Expression | None:
        """Return what a saved filter says; its order counts only where it stands at the top."""
        assert self._saved is not None
        name = piece.text[1:]
        if name not in self._saved:
            raise FilterError(
                _unknown(_("There is no saved filter “{name}”"), name, self._saved, any_script=True), piece.column
            )
        if name in self._within:
            raise FilterError(_("The saved filter “{name}” stands within itself").format(name=name), piece.column)
        try:
            found = _parse(self._saved[name], self._saved, (*self._within, name))
        except FilterError as error:
            told = _("The saved filter “{name}” cannot be read: {why}").format(name=name, why=error)
            raise FilterError(told, piece.column) from None
        if top:
            self._sort += found.sort
        return found.where

    def _near(self) -> Nearness:
        """Read `(A B)5` after `近`; without a number, ten characters."""
        self._take()
        words: list[str] = []
        while self._next.sort is Sort.VALUE:
            words.append(self._take().text)
        if len(words) < 2 or not all(words):
            raise FilterError(_("Two or more words are expected between the brackets"), self._next.column)
        if self._next.sort is not Sort.CLOSE:
            raise FilterError(_("A closing bracket is expected"), self._next.column)
        close, distance = self._take(), APART
        if self._next.column == close.end and re.fullmatch(r"\d{1,4}", self._next.text):
            distance = int(self._take().text)
        return Nearness(tuple(words), distance)

    def _negation(self, depth: int, sign: FilterToken) -> Negation:
        levels = 1
        while self._next.sort is Sort.NOT:
            levels += 1
            self._take()
            if levels > DEEPEST:
                raise FilterError(_("The brackets are nested too deeply"), self._next.column)
        if self._next.sort in {Sort.END, Sort.OR, Sort.CLOSE}:
            raise FilterError(_("A word or a condition is expected after “-”"), self._next.column)
        part = self._item(depth, top=False)
        assert part is not None
        for _level in range(levels - 1):
            part = Negation(part)
        return Negation(part)

    def _condition(self, piece: FilterToken) -> Condition:
        name = NAMES.get(piece.text, piece.text)
        if name and name not in KEYS:
            raise FilterError(_unknown(_("There is no key “{name}”"), piece.text, NAMES), piece.column)
        assert piece.operator is not None
        compares = KEYS[name].compares if name else Compares.TEXT
        if piece.operator not in compares.operators:
            signs = " ".join(sorted(compares.operators))
            message = _("“{key}” takes one of these signs: {signs}").format(key=name, signs=signs)
            raise FilterError(message, piece.column + len(piece.text))
        value = self._value(piece)
        condition = Condition(name, piece.operator, value.text, piece.column)
        try:
            check(condition)
        except ValueProblem as problem:
            raise FilterError(str(problem), value.column) from None
        return condition

    def _value(self, key: FilterToken) -> FilterToken:
        if self._next.sort is not Sort.VALUE or self._next.column != key.end:
            message = _("A value is expected after “{key}”").format(key=f"{key.text}{key.operator}")
            raise FilterError(message, key.end)
        value = self._take()
        return value if value.text else _empty(value)

    def _sorted(self, piece: FilterToken, *, top: bool) -> None:
        if not top:
            raise FilterError(_("sort: belongs to the whole filter, not to a part of it"), piece.column)
        value = self._value(piece)
        for part in value.text.split(","):
            descending, name = part.startswith(("-", "－")), part.lstrip("-－")
            if name not in SORTS:
                raise FilterError(_unknown(_("There is no order “{name}”"), name, SORTS), value.column)
            self._sort.append(SortKey(name, descending))


def _empty(piece: FilterToken) -> NoReturn:
    raise FilterError(_("Nothing stands between the quotation marks"), piece.column)


def _unknown(message: str, name: str, known: Iterable[str], *, any_script: bool = False) -> str:
    """Return a message with the nearest name that exists, or with all of them, of several for one thing the English."""
    from difflib import get_close_matches

    told = message.format(name=name)
    if near := get_close_matches(name, list(known), 1, 0.5):
        return _("{problem}; is “{name}” meant?").format(problem=told, name=near[0])
    names = " ".join(one for one in known if any_script or one.isascii()) or "–"
    return _("{problem}; there are: {names}").format(problem=told, names=names)
