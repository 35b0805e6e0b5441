"""Tables over the whole library: all notes (`N`), the concordance of a search (`K`); one screen, contents of their own.

A content (`content.py`) says what its columns and orders are and reads its rows in a thread; the screen scrolls, sorts,
narrows, selects, opens. To add a table, write a content and a command that pushes
`TableScreen(session, services, content)`.
"""

from tui.app.table.screen import TableScreen

__all__ = ["TableScreen"]
