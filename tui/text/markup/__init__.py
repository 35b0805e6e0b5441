"""Markup first: the rows of a file, with what is markup taken off them and what it says about them kept."""

from tui.text.markup.reader import Markup, read_markup
from tui.text.markup.row import Mark, MarkupRow

__all__ = ["Mark", "Markup", "MarkupRow", "read_markup"]
