"""What a reader decides about the figure of a row: read rightly, not comparable, the same as another."""

from collections.abc import Callable, Sequence

from tui.app.handling import handles
from tui.app.services import Services
from tui.i18n import _
from tui.language.ledger import Located
from tui.notes.model.annotation import Annotation
from tui.notes.store.notebook import Change
from tui.text.article import Article
from tui.text.source import Source, Span
from tui.workspace.ledger import apart, confirm, same_as
from tui.workspace.lines.line import TableLine
from tui.workspace.session import Session


class FactDeciding:
    """Decides about the facts of the chosen rows; every decision is an annotation on the figure."""

    def __init__(
        self,
        session: Session,
        services: Services,
        chosen: Callable[[], Sequence[TableLine]],
        shown_lines: Callable[[], Sequence[TableLine]],
    ) -> None:
        """`chosen` tells the rows that a command is about, `shown_lines` all rows of the table."""
        self._session, self._services, self._chosen, self._lines = session, services, chosen, shown_lines

    @handles("table.confirm")
    async def confirm(self, _count: int | None, _argument: str) -> None:
        """Say that the facts are read rightly."""
        await self._keep(_("read rightly"), lambda article, one: confirm(article.source, _spans(one)))

    @handles("table.apart")
    async def apart(self, _count: int | None, _argument: str) -> None:
        """Say that the facts are not to be compared with others."""
        await self._keep(_("not to be compared"), lambda article, one: apart(article.source, _spans(one)))

    @handles("table.same")
    async def same(self, _count: int | None, _argument: str) -> None:
        """Give the facts what another row of the table is about."""
        from tui.app.dialogs.choice import ChoiceDialog

        facts = self._facts()
        own = {(one.file, one.start) for one in facts}
        others = [line.fact for line in self._lines() if line.fact and (line.fact.file, line.fact.start) not in own]
        if not facts or not others:
            self._services.status(_("There is no other figure here."))
            return
        titles = (f"{one.fact.indicator}  {one.fact.place or ''}  {one.fact.text}" for one in others)
        choices = [(str(number), title) for number, title in enumerate(titles)]
        chosen = await self._services.ask(ChoiceDialog(_("The same as:"), choices))
        if chosen is not None:
            other = others[int(chosen)].fact
            label = _("the same as {text}").format(text=other.text)
            await self._keep(label, lambda article, one: same_as(article.source, _spans(one), other))

    def _facts(self) -> list[Located]:
        facts = [line.fact for line in self._chosen() if line.fact]
        if not facts:
            self._services.status(_("Enter shows the sentences of a row; decide about them there."))
        return facts

    async def _keep(self, what: str, make: Callable[[Article, Located], Annotation]) -> None:
        facts = self._facts()
        label = f"{what} · {facts[0].fact.text}" if facts else what
        put = await self._session.fetch(lambda: self._changes(label, facts, make))
        if put:
            await self._store(label, put)

    def _changes(
        self, label: str, facts: Sequence[Located], make: Callable[[Article, Located], Annotation]
    ) -> dict[Source, Change]:
        put: dict[Source, Change] = {}
        for one in facts:
            article = self._session.pages.article(one.file, one.article)
            if isinstance(article, Article):
                known = put.get(article.source, Change(label))
                put[article.source] = Change(label, (*known.put, make(article, one)))
        return put

    async def _store(self, label: str, changes: dict[Source, Change]) -> None:
        if await self._services.keep_changes(label, changes):
            self._services.status(_("saved: {label}").format(label=label))


def _spans(one: Located) -> list[Span]:
    return [Span(one.start, one.end)]
