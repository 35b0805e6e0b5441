"""Which commands of the tables mean something in which of them."""

from collections.abc import Sequence
from typing import Final

from tui.app.commands.command import Command
from tui.app.table.content import TableContent
from tui.app.table.drafts import DraftsContent
from tui.app.table.editions import EditionsContent
from tui.app.table.entities import CardContent, EntitiesContent
from tui.app.table.ledger import LedgerContent, SentencesContent
from tui.app.table.statements import QuotesContent, TimelineContent

_ONLY: Final[tuple[tuple[frozenset[str], tuple[type, ...]], ...]] = (
    (frozenset({"table.later", "table.earlier"}), (LedgerContent,)),
    (frozenset({"table.confirm", "table.apart", "table.same"}), (LedgerContent, SentencesContent)),
    (frozenset({"table.date"}), (LedgerContent, SentencesContent, TimelineContent)),
    (frozenset({"table.join_names", "table.part_names"}), (EntitiesContent,)),
    (frozenset({"table.carry_notes"}), (EditionsContent,)),
)
"""Commands of one kind of table."""
_UNSAID: Final = (LedgerContent, SentencesContent, EntitiesContent, CardContent, QuotesContent, TimelineContent)
"""Tables of what the texts themselves say: no row of them is a note."""
_ON_NOTES: Final = frozenset({"table.tag", "table.quick_tag", "table.note", "table.finish", "table.example"})
_NO_FIGURES: Final = (EditionsContent, EntitiesContent, CardContent, QuotesContent, TimelineContent)


def fitting(commands: Sequence[Command], content: TableContent) -> tuple[Command, ...]:
    """Return the commands that mean something in a table; the others would only say that they do nothing there."""
    absent = {name for names, tables in _ONLY if not isinstance(content, tables) for name in names}
    if isinstance(content, (*_UNSAID, EditionsContent, DraftsContent)):
        absent |= _ON_NOTES
    if isinstance(content, _NO_FIGURES):
        absent |= {"table.mend", "table.remove"}
    if isinstance(content, DraftsContent):
        absent |= {"table.mend", "table.export"}
    return tuple(command for command in commands if command.id not in absent)
