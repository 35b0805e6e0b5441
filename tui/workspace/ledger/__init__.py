"""The figure ledger of a library: facts of its articles, what the reader decided about them, and the table of them.

Begin with `of_session` (a library that is open) or `of_pages` (pages at hand); both give a `Ledger`, whose `table` is
what the screen shows. A decision is an annotation: `confirm`, `mend`, `apart`, `same_as`, `dated` make one, to be
stored like any other.
"""

from tui.workspace.ledger.decisions import apart, confirm, dated, mend, same_as
from tui.workspace.ledger.gather import FactSource, Ledger, of_pages, of_session, sources_of

__all__ = [
    "FactSource",
    "Ledger",
    "apart",
    "confirm",
    "dated",
    "mend",
    "of_pages",
    "of_session",
    "same_as",
    "sources_of",
]
