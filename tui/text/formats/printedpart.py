"""What stands on a printed page: lines and ruled tables, in their places; pure."""

from dataclasses import dataclass
from typing import Final

_SAME: Final = 6.0
"""Points by which the columns of a table may lie elsewhere on the next page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; places are in points, from the left and from the bottom of the page."""

    text: str
    x0: float
    x1: float
    y0: float
    size: float
    """Of its characters."""
    height: float = 0.5
    """Where it stands on its page: 0 at the bottom, 1 at the top."""
    edge: float | None = None
    """The right edge of the column that it stands in, where a page has several."""
    aside: bool = False
    """Whether it is set at an angle to the page, as what is stamped on it or runs along its side."""


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A ruled table; places are in points as those of lines."""

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[float, ...]
    """Where its columns begin."""
    x0: float
    x1: float
    y1: float

    @property
    def filled(self) -> list[list[str]]:
        """Its rows without columns that are empty in all of them."""
        kept = [at for at in range(len(self.columns)) if any(row[at] for row in self.rows)]
        return [[row[at] for at in kept] for row in self.rows]

    def goes_on(self, before: "PrintedTable") -> bool:
        """Tell whether the table at the top of a page goes on the one before: their columns are the same."""
        return len(self.columns) == len(before.columns) and all(
            abs(a - b) < _SAME for a, b in zip(self.columns, before.columns, strict=True)
        )

    def after(self, before: "PrintedTable") -> "PrintedTable":
        """Return both as one table; column names that are said again are left out."""
        again = self.rows[0] == before.rows[0]
        return PrintedTable(before.rows + self.rows[again:], before.columns, before.x0, before.x1, before.y1)


def joined(before: str, text: str) -> str:
    """Return a line behind the one it goes on: with a blank between words of Latin letters, without their hyphen."""
    if before[-1:].isascii() and text[:1].isascii() and before[-1:] != " ":
        if before.endswith("-") and before[-2:-1].isalpha() and text[:1].islower():
            return before[:-1] + text
        return f"{before} {text}"
    return before + text
