"""What a table shows: columns, orders, and rows read in a thread."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import setitem
from typing import Final, NamedTuple, Protocol, runtime_checkable

from tui.i18n import N_, _
from tui.workspace.lines import hits, notes
from tui.workspace.lines.line import TableLine
from tui.workspace.search.evaluate import Question
from tui.workspace.session import Session

UNTOLD: Final = "—"
"""The head of a column of what belongs in none of the others."""


@runtime_checkable
class IssueWanting(Protocol):
    """Content of which a part can only be dated when it is known when articles were issued."""

    @property
    def undated(self) -> Sequence[tuple[str, int]]:
        """Articles to ask about, one a source, as far as they were read."""


class Column(NamedTuple):
    """One column of a table."""

    title: str
    """A message id."""
    width: int = 0
    """Cells, as far as its texts need them; 0 for a share of what is left."""
    share: int = 1
    """Parts of the room that is left."""
    right: bool = False
    """True for a text whose end matters: it is cut at its beginning and stands to the right."""
    style: str = "plain"
    """plain, strong or dim."""
    slides: bool = False
    """True for one of many that are shown as far as there is room, from any of them on."""


class TableContent(Protocol):
    """A kind of table."""

    @property
    def title(self) -> str:
        """What the table is about, for its first row."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, left to right."""

    @property
    def orders(self) -> tuple[str, ...]:
        """Names of the orders, message ids; the first is the one in which rows come."""

    @property
    def changes(self) -> bool:
        """Whether the rows are about annotations, so that they are read again when those change."""

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the rows, batch by batch; for a thread."""

    def within(self, line: TableLine) -> "TableContent | None":
        """Return the table that a row opens; None where it leads to its article."""


@runtime_checkable
class LongContent(Protocol):
    """A kind of table that may have more rows than it shows."""

    @property
    def beyond(self) -> int:
        """Rows behind the last one shown, as far as they were counted."""


@runtime_checkable
class NarrowedContent(Protocol):
    """A kind of table that shows only some of its rows at first."""

    @property
    def where(self) -> str:
        """A filter that holds for the rows that are shown; empty for all."""


@dataclass(frozen=True)
class NotesContent:
    """All notes and tags of the library."""

    session: Session
    title: str = field(default_factory=lambda: _("All notes of the library"))
    columns: tuple[Column, ...] = (
        Column(N_("state"), 8, style="strong"),
        Column(N_("text"), share=3),
        Column(N_("tags"), 20, style="strong"),
        Column(N_("note"), share=3),
        Column(N_("article"), share=2, style="dim"),
        Column(N_("when changed"), 12, style="dim"),
    )
    orders: tuple[str, ...] = notes.ORDERS
    changes: bool = True
    where: str = ""
    month: str = ""
    """The month in which they were made, `2026-11`; empty for all."""
    kept: dict[str, notes.KeptLines] = field(default_factory=dict, repr=False, compare=False)
    """Rows from the last reading."""

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the notes source by source."""
        for lines in notes.note_lines(self.session, cancelled, self.kept):
            yield [one for one in lines if one.annotation and one.annotation.created.startswith(self.month)]

    def within(self, line: TableLine) -> TableContent | None:
        """Lead to the article."""
        return None


_ARTICLE: Final = 18
"""Cells of the article before a hit."""


@dataclass(frozen=True)
class HitsContent:
    """The concordance of a search."""

    session: Session
    question: Question
    typed: str
    """The search in the reader's words."""
    columns: tuple[Column, ...] = (
        Column(N_("article"), _ARTICLE, style="dim"),
        Column(N_("before"), right=True),
        Column(N_("found"), 24, style="strong"),
        Column(N_("after")),
        Column(N_("date"), 10, style="dim"),
    )
    orders: tuple[str, ...] = hits.ORDERS
    changes: bool = False
    _beyond: list[int] = field(default_factory=lambda: [0], repr=False, compare=False)
    """The last count of hits behind those that are shown."""

    @property
    def beyond(self) -> int:
        """Hits behind those that are shown."""
        return self._beyond[0]

    @property
    def title(self) -> str:
        """The search."""
        return _("Concordance of “{text}”").format(text=self.typed)

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the hits article by article."""
        self._beyond[0] = 0
        return hits.hit_lines(self.session, self.question, cancelled, progress, partial(setitem, self._beyond, 0))

    def within(self, line: TableLine) -> TableContent | None:
        """Lead to the article."""
        return None
