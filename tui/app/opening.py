"""The commands that open tables over the library: notes, decisions, hits, figures, names, two articles compared."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from tui.app.handling import handles
from tui.app.screen import CommandScreen
from tui.app.serving import AppServices
from tui.i18n import _
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.app.table.content import TableContent
    from tui.workspace.review.scope import ReviewScope


class TableOpening:
    """Opens tables from the list and from the reader."""

    def __init__(self, app: App[None], session: Session, services: AppServices) -> None:
        self._app, self._session, self._services = app, session, services
        self._searched: list[str] = []
        """What concordances were asked for, the newest last."""

    @property
    def _screen(self) -> CommandScreen | None:
        screen = self._app.screen
        return screen if isinstance(screen, CommandScreen) else None

    @handles("list.all_notes", "reader.all_notes")
    def all_notes(self, _count: int | None = None, _argument: str = "") -> None:
        """Show every note of the library."""
        from tui.app.table import TableScreen
        from tui.app.table.content import NotesContent

        self._services.push(TableScreen(self._session, self._services, NotesContent(self._session)))

    @handles("list.overview", "reader.overview")
    def overview(self, _count: int | None = None, _argument: str = "") -> None:
        """Show the library in numbers."""
        from tui.app.table import TableScreen
        from tui.app.table.overview import OverviewContent

        self._services.push(TableScreen(self._session, self._services, OverviewContent(self._session)))

    @handles("list.decisions", "reader.decisions", "review.decisions", "queue.decisions")
    def decisions(self, _count: int | None = None, _argument: str = "") -> None:
        """Show every decision of the library."""
        from tui.app.table import TableScreen
        from tui.app.table.decided import DecidedContent

        self._services.push(TableScreen(self._session, self._services, DecidedContent(self._session)))

    @handles("everywhere.drafts")
    def drafts(self, _count: int | None = None, _argument: str = "") -> None:
        """Show the notes that were begun and not kept."""
        from tui.app.table import TableScreen
        from tui.app.table.drafts import DraftsContent

        self._services.push(TableScreen(self._session, self._services, DraftsContent(self._session)))

    @handles("list.ledger", "reader.ledger")
    async def ledger(self, _count: int | None = None, _argument: str = "") -> None:
        """Show the figure ledger of an article, a source, or the library."""
        from tui.app.table.ledger import LedgerContent

        await self._over(_("Figures of:"), lambda scope: LedgerContent(self._session, scope))

    @handles("list.names", "reader.names")
    async def names(self, _count: int | None = None, _argument: str = "") -> None:
        """Show who and what an article, a source, or the library names."""
        from tui.app.table.entities import EntitiesContent

        await self._over(_("Names of:"), lambda scope: EntitiesContent(self._session, scope))

    @handles("list.quotes", "reader.quotes")
    async def quotes(self, _count: int | None = None, _argument: str = "") -> None:
        """Show who says what in an article, a source, or the library."""
        from tui.app.table.statements import QuotesContent

        await self._over(_("Who said what in:"), lambda scope: QuotesContent(self._session, scope))

    @handles("list.timeline", "reader.timeline")
    async def timeline(self, _count: int | None = None, _argument: str = "") -> None:
        """Show what an article, a source, or the library says of days and periods, in order of time."""
        from tui.app.table.statements import TimelineContent

        await self._over(_("Timeline of:"), lambda scope: TimelineContent(self._session, scope))

    @handles("list.compare")
    async def compare(self, _count: int | None = None, _argument: str = "") -> None:
        """Show what differs between the two selected articles, the earlier one first."""
        from tui.app.table import TableScreen
        from tui.app.table.editions import EditionsContent
        from tui.text.article import Article
        from tui.workspace.review.scope import Reach

        scopes = self._screen.review_scopes() if self._screen else ()
        chosen = next((scope.chosen for scope in scopes if scope.reach is Reach.CHOSEN), ())
        found = [await self._session.fetch(partial(self._session.pages.article, *key)) for key in chosen]
        two = sorted((one for one in found if isinstance(one, Article)), key=lambda one: one.date or "")
        if len(two) != 2:
            self._services.status(_("Select two articles with v to compare them."))
            return
        self._services.push(TableScreen(self._session, self._services, EditionsContent(self._session, two[0], two[1])))

    async def _over(self, title: str, content: "Callable[[ReviewScope], TableContent]") -> None:
        """Ask for a scope and open a table over it."""
        from tui.app.dialogs.choice import ChoiceDialog
        from tui.app.table import TableScreen

        scopes = self._screen.review_scopes() if self._screen else ()
        choices = [(str(number), scope.title) for number, scope in enumerate(scopes)]
        chosen = await self._services.ask(ChoiceDialog(title, choices))
        if chosen is not None:
            self._services.push(TableScreen(self._session, self._services, content(scopes[int(chosen)])))

    @handles("list.concordance")
    async def concordance(self, _count: int | None = None, _argument: str = "") -> None:
        """Ask for a search and show its hits in context."""
        from tui.app.dialogs.line import LineDialog
        from tui.app.table import TableScreen
        from tui.app.table.content import HitsContent
        from tui.workspace.filter import FilterError, fault
        from tui.workspace.filter.saved import wanted
        from tui.workspace.search.evaluate import Question

        typed = await self._services.ask(LineDialog(_("Concordance of:"), history=self._searched, refused=fault))
        if typed is None or not typed.strip():
            return
        try:
            question = Question(await self._session.fetch(lambda: wanted(self._session, typed)))
        except FilterError as error:
            self._services.status(error.pointing(typed))
            return
        self._searched = [*(known for known in self._searched if known != typed), typed]
        content = HitsContent(self._session, question, typed)
        self._services.push(TableScreen(self._session, self._services, content))
