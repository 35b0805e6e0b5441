"""The filter language: which articles, notes or marks are meant; one parser for list, queues, exports and commands.

`tag:政策/* author:吕丽 figure>1亿元 date:2024-03.. -tag:done sort:-figures`: a blank means and, `|` or, `-` not,
brackets group, a bare word is looked for everywhere. Full-width signs read as their ASCII twins. docs/filters.md has
the whole language; `parse` makes a `Filter`, `write` prints one, `matcher` and `ranker` carry it out on a `Subject`.
"""

from tui.workspace.filter.match import Subject, matcher
from tui.workspace.filter.order import ranker
from tui.workspace.filter.parse import FilterError, fault, parse
from tui.workspace.filter.syntax import Filter
from tui.workspace.filter.write import write

__all__ = ["Filter", "FilterError", "Subject", "fault", "matcher", "parse", "ranker", "write"]
