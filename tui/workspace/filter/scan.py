"""Cut what is typed into the pieces of the filter language."""

import re
from dataclasses import dataclass
from enum import StrEnum

from tui.workspace.filter.keys import NAMES, SORT_NAMES
from tui.workspace.filter.syntax import Operator

TWINS = str.maketrans("：＝＞＜～（）｜－　", ":=><~()|- ") | {ord("Ａ") + n: ord("A") + n for n in range(58)}
"""What an input method types for the signs of the language, and for the letters of its keys (full-width A to z)."""
_QUOTES = {'"': '"', "“": "”", "”": "”", "「": "」", "『": "』", "＂": "＂"}
"""Opening -> closing quotation mark; a lone ” opens too, since an input method alternates them."""
_OPERATOR = re.compile(r">=|<=|[:=><~≥≤]")
_NEAR = re.compile(r"(?:near|近)(?=\()", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z]+|[\u4e00-\u9fff]+")
_SIGNS = {"≥": Operator.AT_LEAST, "≤": Operator.AT_MOST}


class Sort(StrEnum):
    """What a piece is."""

    OPEN = "("
    CLOSE = ")"
    OR = "|"
    NOT = "-"
    NEAR = "near"
    """`近` before a bracket."""
    KEY = "key"
    """A key with its operator."""
    VALUE = "value"
    END = "end"


@dataclass(frozen=True, slots=True)
class FilterToken:
    """A piece of a filter."""

    sort: Sort
    text: str
    column: int
    end: int
    """Column after it."""
    operator: Operator | None = None
    """The operator that follows a key."""


class ScanError(Exception):
    """A quotation mark that is never closed: (column of it,)."""


def pieces(typed: str) -> list[FilterToken]:
    """Return the pieces in order, an END last. Raises ScanError."""
    plain = typed.translate(TWINS)
    found: list[FilterToken] = []
    at, value_wanted = 0, False
    while at < len(typed):
        if plain[at].isspace():
            at, value_wanted = at + 1, False
            continue
        piece, at = _piece(typed, plain, at, value_wanted)
        found.append(piece)
        value_wanted = piece.sort is Sort.KEY
    return [*found, FilterToken(Sort.END, "", len(typed), len(typed))]


def _piece(typed: str, plain: str, at: int, value_wanted: bool) -> tuple[FilterToken, int]:
    """Return the piece at a place that is no blank, and the place after it."""
    if typed[at] in _QUOTES:
        text, end = _quoted(typed, at)
        return FilterToken(Sort.VALUE, text, at, end), end
    if plain[at] in "()|":
        return FilterToken(Sort(plain[at]), typed[at], at, at + 1), at + 1
    if not value_wanted:
        if plain[at] == "-":
            return FilterToken(Sort.NOT, typed[at], at, at + 1), at + 1
        if near := _NEAR.match(plain, at):
            return FilterToken(Sort.NEAR, near[0], at, near.end()), near.end()
        if key := _key(plain, at):
            return key
    end = at
    while end < len(plain) and not plain[end].isspace() and plain[end] not in "()|" and typed[end] not in _QUOTES:
        end += 1
    return FilterToken(Sort.VALUE, typed[at:end], at, end), end


def _key(plain: str, at: int) -> tuple[FilterToken, int] | None:
    """Return a key with its operator; `~词` is a key without a name. None where a bare word begins.

    Letters before an operator are always meant as a key; Han characters only where they are one, since 题：is text.
    """
    name = _NAME.match(plain, at)
    sign = _OPERATOR.match(plain, name.end() if name else at)
    if sign is None or (name is None and sign[0] != "~"):
        return None
    text = name[0] if name else ""
    if text and not text.isascii() and text not in NAMES and text not in SORT_NAMES:
        return None
    operator = _SIGNS.get(sign[0]) or Operator(sign[0])
    return FilterToken(Sort.KEY, text.lower(), at, sign.end(), operator), sign.end()


def _quoted(typed: str, at: int) -> tuple[str, int]:
    r"""Return the text between quotation marks, `\` before one that belongs to it, and the place after them."""
    closing, text, end = _QUOTES[typed[at]], [], at + 1
    while end < len(typed):
        char = typed[end]
        if char == "\\" and end + 1 < len(typed):
            text.append(typed[end + 1])
            end += 2
            continue
        if char == closing:
            return "".join(text), end + 1
        text.append(char)
        end += 1
    raise ScanError(at)
