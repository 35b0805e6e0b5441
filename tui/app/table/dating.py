"""When articles were issued: asked by itself once a source, where figures or days need it, or for the row by a key."""

from collections.abc import Callable
from datetime import date

from tui.app.handling import handles
from tui.app.services import Services
from tui.app.table.content import IssueWanting, TableContent
from tui.i18n import _, ngettext
from tui.language.dates.day import read_day
from tui.notes.store.notebook import Change
from tui.text.article import Article
from tui.workspace.ledger import dated
from tui.workspace.lines.line import TableLine
from tui.workspace.session import Session


class IssueDating:
    """Asks for days of issue; every answer is an annotation on the article."""

    def __init__(
        self, content: TableContent, current: Callable[[], TableLine | None], session: Session, services: Services
    ) -> None:
        """`current` tells the row of the cursor."""
        self._content, self._current, self._session, self._services = content, current, session, services
        self._asking = False

    @handles("table.date")
    async def give(self, _count: int | None, _argument: str) -> None:
        """Ask when the article of the row was issued; without a row, the articles that need it."""
        line = self._current()
        if line is not None and line.key is not None:
            await self._ask(line.key, _("{name} was issued on:").format(name=line.key[0]))
            return
        self._session.trail.issue_asked.clear()
        await self.ask()

    async def ask(self) -> None:
        """Ask for each source whose days need it and that was not asked about before; Escape ends it."""
        waiting = self._waiting()
        if self._asking or not waiting:
            return
        self._asking = True
        try:
            for number, key in enumerate(waiting, 1):
                self._session.trail.issue_asked.add(key[0])
                if not await self._ask(key, _prompt(key[0], number, len(waiting)), unknown=True):
                    self._session.trail.issue_asked.update(name for name, _number in waiting)
                    return
        finally:
            self._asking = False

    def remind(self) -> None:
        """Say that a day of issue is wanted, where no question may come between the keys that are typed."""
        if not self._asking and (count := len(self._waiting())):
            told = ngettext("{n} article has no day of issue", "{n} articles have no day of issue", count)
            self._services.status(told.format(n=count) + _("; d on its row gives it"))

    def _waiting(self) -> list[tuple[str, int]]:
        """Return the articles that need a day and were not asked about."""
        wanting = self._content.undated if isinstance(self._content, IssueWanting) else ()
        return [key for key in wanting if key[0] not in self._session.trail.issue_asked]

    async def _ask(self, key: tuple[str, int], prompt: str, *, unknown: bool = False) -> bool:
        """Ask for one day and keep it; False where the question was given up.

        `unknown` tells whether no day is an answer too, which is kept so that the question does not come again.
        """
        from tui.app.dialogs.line import LineDialog

        hint = _("Enter alone: nobody knows it   Esc: ask no more") if unknown else ""
        said = await self._services.ask(LineDialog(prompt, refused=_no_date, hint=hint))
        if said is None or not (unknown or said.strip()):
            return False
        article = await self._session.fetch(lambda: self._session.pages.article(*key))
        if isinstance(article, Article):
            await self._keep(article, read_day(said))
        return True

    async def _keep(self, article: Article, day: date | None) -> None:
        label = _("issued on {date}").format(date=day.isoformat()) if day else _("day of issue not known")
        change = Change(label, (dated(article.source, article, day),))
        if await self._services.keep_changes(label, {article.source: change}):
            self._services.status(_("saved: {label}").format(label=label))


def _prompt(name: str, number: int, count: int) -> str:
    asked = _("{name} was issued on:").format(name=name)
    return asked if count == 1 else f"{number}/{count}  {asked}"


def _no_date(said: str) -> str:
    """Return what is wrong with a date as it is typed; nothing typed says that it is not known."""
    if said.strip() and read_day(said) is None:
        return _("{date} is no date; write it as 2025-01-20").format(date=said)
    return ""
