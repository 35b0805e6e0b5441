"""Markup first: the rows of a file, with what is markup taken off them and what it says about them kept."""

from tui.text.markup.reader import Sheet, read_sheet
from tui.text.markup.row import Mark, Row

__all__ = ["Mark", "Row", "Sheet", "read_sheet"]
