"""Saying something of every article that a filter finds: after a preview with the count, as one action."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.app.handling import handles
from tui.app.list.annotating import Make
from tui.app.list.counting import Renew
from tui.app.list.readmarking import ReadMarking
from tui.app.list.view import ListView
from tui.app.services import Services
from tui.i18n import _, ngettext
from tui.workspace.articles.catalog import Entry, Heading
from tui.workspace.articles.listview import Key
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.notes.model.annotation import Annotation
    from tui.notes.store.notebook import Change
    from tui.text.article import Article


class BulkActing:
    """Tags, stars, finishes or reads what a filter finds, whatever the list shows."""

    def __init__(self, view: ListView, session: Session, services: Services, renew: Renew) -> None:
        self._view, self._session, self._services = view, session, services
        self._marking = ReadMarking(session, services, renew)

    @handles("list.bulk")
    async def act(self, _count: int | None, argument: str) -> None:
        """Carry out `tag 数据 FILTER`, `untag 数据 FILTER`, `done FILTER`, `star FILTER` or `read FILTER`."""
        from tui.app.dialogs.confirm import ConfirmDialog
        from tui.workspace.filter import FilterError

        verb, _blank, where = argument.strip().partition(" ")
        tag = ""
        if verb in ("tag", "untag"):
            tag, _blank, where = where.strip().partition(" ")
        if not where.strip():
            self._services.status(_("Say which articles, by a filter such as is:unread"))
            return
        try:
            found = await self._session.fetch(lambda: self._find(where))
        except FilterError as error:
            self._services.status(error.pointing(where))
            return
        if not found:
            self._services.status(_("No article fits {filter}").format(filter=where))
            return
        label = {"tag": f"+#{tag}", "untag": f"-#{tag}", "done": _("done"), "star": _("star"), "read": _("read")}[verb]
        asked = ngettext("{label} for {n} article?", "{label} for {n} articles?", len(found))
        titles = [f"{entry.title}   {entry.source}" for entry in found]
        if await self._services.ask(ConfirmDialog(asked.format(label=label, n=f"{len(found):,}"), titles, where)):
            await self._carry_out(verb, tag, label, found)

    def _find(self, where: str) -> list[Entry]:
        """Return the articles that a filter finds, in its order; for threads. Raises FilterError."""
        from tui.workspace.articles.listfilter import ListFilter
        from tui.workspace.filter.saved import wanted

        groups = self._view.state.groups.values()
        lines = [line for lines in groups for line in lines if not isinstance(line, Heading)]
        entries: dict[Key, Entry] = {line.key: line for line in lines if isinstance(line, Entry)}
        found = ListFilter(self._session).find(lines, wanted(self._session, where)) or {}
        return [entries[key] for key in found if key in entries]

    async def _carry_out(self, verb: str, tag: str, label: str, found: list[Entry]) -> None:
        keys = [entry.key for entry in found]
        count = ngettext("{n} article", "{n} articles", len(found)).format(n=f"{len(found):,}")
        if verb == "read":
            await self._marking.mark(keys, True, count)
        elif not await self._services.keep_each(label, keys, _make(verb, tag, label)):
            return
        self._services.status(_("Saved: {label}").format(label=f"{label} ({count})"))


def _make(verb: str, tag: str, label: str) -> Make:
    def make(article: "Article", annotations: "Iterable[Annotation]") -> "Change":
        from tui.notes.model.annotation import Kind
        from tui.notes.store.whole import about, set_state, set_tags

        if not tag:
            return set_state(article, annotations, verb, True, label)
        known = about(article, annotations, Kind.NOTE)
        kept = [one for one in (known.tags if known else ()) if one != tag]
        return set_tags(article, annotations, [*kept, *([tag] if verb == "tag" else [])], label)

    return make
