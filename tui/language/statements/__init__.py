"""Statements of a text: who said what, and what is said of a day or a period."""

from tui.language.statements.dated import DatedStatement, dated
from tui.language.statements.quotes import statements
from tui.language.statements.statement import Statement

__all__ = ["DatedStatement", "Statement", "dated", "statements"]
