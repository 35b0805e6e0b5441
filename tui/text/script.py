"""Simplified and traditional characters as one: a table from character to character, so that offsets stay.

The table is data/scripts.txt, made from OpenCC by tools/script_table.py.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def simplified(text: str) -> str:
    """Return a text of the same length with every traditional or compatibility character as its simplified one."""
    return text if text.isascii() else text.translate(table())


@cache
def table() -> Mapping[int, str]:
    """Return code point -> simplified character, for `str.translate`. Reads the file the first time (3 ms)."""
    return {ord(other): group[0] for group in _groups() for other in group[1:]}


@cache
def variants() -> Mapping[str, str]:
    """Return simplified character -> the others that fold to it."""
    return {group[0]: group[1:] for group in _groups()}


@cache
def _groups() -> tuple[str, ...]:
    return tuple(files("tui.text").joinpath("data/scripts.txt").read_text(encoding="utf-8").split())
