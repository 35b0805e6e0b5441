"""The library in numbers: every row opens what it counts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tui.app.table.content import Column, HitsContent, NotesContent, TableContent
from tui.app.table.decided import DecidedContent
from tui.i18n import N_, _
from tui.workspace.filter import Filter, write
from tui.workspace.filter.syntax import Condition, Conjunction, Operator
from tui.workspace.lines import overview
from tui.workspace.lines.line import TableLine
from tui.workspace.search.evaluate import Question
from tui.workspace.session import Session


@dataclass(frozen=True)
class OverviewContent:
    """Counts of articles, notes, tags, names."""

    session: Session
    title: str = field(default_factory=lambda: _("The library in numbers"))
    columns: tuple[Column, ...] = (
        Column(N_("what"), 18, style="dim"),
        Column(N_("which"), share=2, style="strong"),
        Column(N_("how many"), 9, right=True),
        Column("", share=1, style="dim"),
    )
    orders: tuple[str, ...] = overview.ORDERS
    changes: bool = True

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the counts; names follow as texts are analysed."""
        return overview.overview_lines(self.session, cancelled)

    def within(self, line: TableLine) -> TableContent | None:
        """Open what a row counts."""
        kind, _blank, what = line.id.partition(" ")
        match kind:
            case "is":
                return ArticlesContent(self.session, _where("is", what))
            case "starred":
                return ArticlesContent(self.session, "is:star")
            case "article":
                return ArticlesContent(self.session, one=what)
            case "status":
                return NotesContent(self.session, where=_where("status", what))
            case "month":
                return NotesContent(self.session, title=_("Notes of {month}").format(month=what), month=what)
            case "tag":
                return NotesContent(self.session, where=_where("tag", what, Operator.EQUAL))
            case "both":
                both = tuple(Condition("tag", Operator.EQUAL, name) for name in what.split("\t"))
                return ArticlesContent(self.session, write(Filter(Conjunction(both))))
            case "name":
                asked = Question(Filter(Condition("", Operator.HOLDS, what)))
                return HitsContent(self.session, asked, what)
        return DecidedContent(self.session)


def _where(key: str, value: str, operator: Operator = Operator.HOLDS) -> str:
    return write(Filter(Condition(key, operator, value)))


@dataclass(frozen=True)
class ArticlesContent:
    """Articles of the library."""

    session: Session
    where: str = ""
    one: str = ""
    """The only article to show, as its row is called; empty for all."""
    title: str = field(default_factory=lambda: _("Articles"))
    columns: tuple[Column, ...] = (
        Column(N_("state"), 8, style="dim"),
        Column(N_("title"), share=3, style="strong"),
        Column(N_("tags"), 16),
        Column(N_("notes"), 6, right=True),
        Column(N_("date"), 10, style="dim"),
        Column(N_("file"), share=1, style="dim"),
    )
    orders: tuple[str, ...] = overview.ARTICLE_ORDERS
    changes: bool = True

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the articles source by source."""
        for lines in overview.article_lines(self.session, cancelled):
            yield [line for line in lines if self.one in ("", line.id)]

    def within(self, line: TableLine) -> TableContent | None:
        """Lead to the article."""
        return None
