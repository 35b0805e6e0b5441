"""Formulas of Word (ECMA-376, part 1, 22.1), told in one line: `(a+b)/2`, `x_i`, `x^(n+1)`, `∑_(i=1)^k`."""

from dataclasses import dataclass, field

from tui.text.formats.written import plain

_SIGNS = {"sub": "_", "sup": "^", "num": "", "den": "/", "rad": "√"}
"""Element and the sign before what it holds; that stands in brackets when it is longer than one character."""
_FENCED = {"d": ("(", ")"), "nary": ("∫", "")}
"""Element and what stands before and behind what it holds, where its properties say nothing else."""


@dataclass(slots=True)
class Formulas:
    """Hears the elements of formulas and changes the parts of the paragraph that they stand in."""

    _open: list[tuple[str, int]] = field(default_factory=list)
    """Open elements that are told by signs, and how many parts there were before."""
    _ends: list[str] = field(default_factory=list)
    _depth: int = 0

    def start(self, name: str, value: str, parts: list[str]) -> None:
        """Hear where an element begins; `value` is that of its attribute `val`."""
        if name == "oMath":
            self._depth += 1
        elif not self._depth:
            return
        elif name in _SIGNS:
            self._open.append((name, len(parts)))
        elif name in _FENCED:
            begin, end = _FENCED[name]
            self._open.append((name, len(parts)))
            parts.append(begin)
            self._ends.append(end)
        elif self._open and (name, self._open[-1][0]) in (("chr", "nary"), ("begChr", "d")):
            parts[self._open[-1][1]] = plain(value)
        elif name == "endChr" and self._open and self._open[-1][0] == "d":
            self._ends[-1] = plain(value)
        elif name == "mr" and parts:
            parts.append(" ")

    def end(self, name: str, parts: list[str]) -> None:
        """Hear where an element ends."""
        if name == "oMath" and self._depth:
            self._depth -= 1
        if not self._open or self._open[-1][0] != name:
            return
        _name, at = self._open.pop()
        if name in _FENCED:
            parts.append(self._ends.pop())
            return
        inside = "".join(parts[at:])
        sign = _SIGNS[name].replace("_", r"\_")
        parts[at:] = [sign + (inside if len(inside) <= 1 else f"({inside})")] if inside else []
