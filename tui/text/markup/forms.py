"""Forms, menus and bars of a page, which serve the site, unless one holds the text itself.

Many sites of schools and offices stand within one form from head to foot, because the program that runs them wants it;
and a menu whose end was forgotten holds all that stands below it.
"""

from collections.abc import Sequence

from tui.text.markup.mainpart import prose_of
from tui.text.markup.row import Mark, MarkupRow

_LEAST = 60
"""Code points of prose in the smallest form that holds a text."""


class Forms:
    """The rows of each form and menu."""

    def __init__(self) -> None:
        self.begun = 0
        self._rows: dict[int, list[MarkupRow]] = {}

    def add(self, row: MarkupRow) -> None:
        """Add a row of the form or menu that began last."""
        self._rows.setdefault(self.begun, []).append(row)

    def settle(self, rows: Sequence[MarkupRow]) -> None:
        """Mark as the site's own what stands in those that hold less than half of the prose of a page."""
        every = sum(map(prose_of, rows)) if self._rows else 0
        for held in self._rows.values():
            prose = sum(map(prose_of, held))
            if prose < _LEAST or 2 * prose < every:
                for row in held:
                    if row.text:
                        row.mark, row.depth, row.sign, row.cells = Mark.CHROME, 0, "", None
