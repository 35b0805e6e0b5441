"""Which articles the list shows, and in which order: the filter language, saved filters as folders."""

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from textual.worker import get_current_worker

from tui.app.handling import handles
from tui.app.list.view import ListView
from tui.app.services import Services
from tui.i18n import _
from tui.text.visible import visible_line
from tui.workspace.articles.catalog import Entry, Folder, Heading, Line
from tui.workspace.articles.listview import ORDER_TITLES, Order, View
from tui.workspace.codebook.completion import KnownTag
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.workspace.articles.listfilter import ListFilter
    from tui.workspace.filter import Filter


FOLDERS: Final = 9
"""Saved filters that are rows of the list."""
REST: Final = 1.0
"""Seconds after which what a filter needs is made ready."""


class Arranging:
    """Narrows the list and sorts it."""

    def __init__(self, view: ListView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services
        self._asked: tuple[str, ...] = ()
        self._turn = 0
        """Changes since which what a filter needs is to be made ready again."""

    @cached_property
    def _filtered(self) -> "ListFilter":
        from tui.workspace.articles.listfilter import ListFilter

        return ListFilter(self._session)

    def _saved(self) -> dict[str, str]:
        """Return the saved filters; for threads."""
        from tui.workspace.filter.saved import saved

        return saved(self._session)

    @handles("list.filter")
    async def filter(self, _count: int | None, argument: str) -> None:
        """Ask for a filter, unless one is given; nothing typed shows all articles again."""
        if argument:
            self._narrow(argument)
        elif (typed := await self.ask(_("Show:"), self._view.state.view.where)) is not None:
            self._narrow(typed)

    async def ask(self, prompt: str, value: str = "") -> str | None:
        """Ask for a filter with completion and count; None when it was given up."""
        from tui.app.dialogs.filter import FilterDialog

        lines = self._lines()
        known = await self._session.fetch(lambda: self._values(lines))
        names = await self._session.fetch(self._saved)

        def count(wanted: "Filter", cancelled: Callable[[], bool]) -> int | None:
            return self._filtered.count(lines, wanted, cancelled)

        dialog = FilterDialog(prompt, value, values=known, saved=names, count=count, history=self._asked)
        typed = await self._services.ask(dialog)
        if typed is None:
            return None
        self._asked = (*(one for one in self._asked if one != typed.strip()), typed.strip())
        return typed.strip()

    def _lines(self) -> list[Line]:
        groups = self._view.state.groups.values()
        return [line for lines in groups for line in lines if not isinstance(line, Heading)]

    def _values(self, lines: list[Line]) -> Mapping[str, list[KnownTag]]:
        """Return what the library knows for each key that takes a text."""
        entries = [line for line in lines if isinstance(line, Entry)]
        authors = Counter(author for entry in entries for author in entry.authors)
        kinds = Counter(entry.kind for entry in entries if entry.kind)
        tags = self._session.notes.known_tags()
        by = Counter(
            annotation.author
            for book in self._session.notes.all_seen()
            for annotation in book.annotations
            if annotation.author
        )
        counted = {"author": authors, "kind": kinds, "by": by}
        found = {key: [KnownTag(name, used) for name, used in counts.items()] for key, counts in counted.items()}
        found["entity"] = [
            KnownTag(one.forms[0], one.used, aliases=one.forms[1:]) for one in self._session.forms.names()
        ]
        return {**found, "tag": tags, "source": [KnownTag(name) for name in dict.fromkeys(e.source for e in entries)]}

    # Narrowing

    def _narrow(self, where: str) -> None:
        """Show only what a filter finds; the answer comes from a thread, since texts may have to be read."""
        from tui.workspace.filter import FilterError, parse
        from tui.workspace.filter.columns import is_quick

        if not where:
            self._view.update(view=View(self._view.state.view.order), kept=None, wanted="", quick=False)
            return
        texts, quick = {f"@{one.name}": one.where for one in self._view.state.folders}, False
        with suppress(FilterError):
            quick = is_quick(parse(texts.get(where, where)).where)
        self._view.update(wanted=where, quick=quick)
        self._view.in_thread(lambda: self._find(where), "filter")

    def prepare(self) -> None:
        """Have ready what the first key of a filter needs, while nobody asks for anything."""
        self._turn += 1
        turn = self._turn
        self._view.after(REST, lambda: self._begin(turn))

    def _begin(self, turn: int) -> None:
        if turn == self._turn:
            self._view.in_thread(self._prepare, "ready")

    def _prepare(self) -> None:
        worker, lines = get_current_worker(), self._lines()
        self._filtered.prepare(lines, lambda: worker.is_cancelled)
        folders = tuple(self._folder(lines, name, where) for name, where in list(self._saved().items())[:FOLDERS])
        if not worker.is_cancelled:
            self._services.call_from_thread(partial(self._view.update, folders=folders))

    def _folder(self, lines: list[Line], name: str, where: str) -> Folder:
        from tui.workspace.filter import FilterError, parse

        try:
            return Folder(name, where, self._filtered.count(lines, parse(where, self._saved())))
        except FilterError:
            return Folder(name, where, None)

    def show_folder(self, name: str) -> None:
        """Show what a saved filter finds."""
        self._narrow(f"@{name}")

    def _find(self, where: str) -> None:
        from tui.workspace.filter import FilterError, parse
        from tui.workspace.filter.columns import is_quick

        worker, ours = get_current_worker(), self._services.call_from_thread
        try:
            wanted = parse(where, self._saved())
        except FilterError as error:
            ours(self._refuse, error.pointing(where))
            return
        if not is_quick(wanted.where):
            ours(self._services.status, _("Looking through texts and marks …"))
        found = self._filtered.find(self._lines(), wanted, lambda: worker.is_cancelled)
        if found is not None and not worker.is_cancelled:
            ours(self._take, where, wanted, found)

    def _refuse(self, why: str) -> None:
        self._view.update(wanted="", quick=False)
        self._services.status(why)

    def _take(self, where: str, wanted: "Filter", found: Mapping[tuple[str, int], int]) -> None:
        if where != self._view.state.wanted:  # it was given up, or another one asked for meanwhile
            return
        view = replace(self._view.state.view, where=where, ordered=bool(wanted.sort))
        self._view.update(view=view, kept=found, wanted="", quick=False)
        self._services.status("" if found else _("Nothing to show; Esc shows all articles again"))

    def again(self) -> None:
        """Ask the filter again, because rows have changed."""
        if where := self._view.state.wanted or self._view.state.view.where:
            self._view.update(wanted=where)
            self._view.in_thread(lambda: self._find(where), "filter")

    # Saved filters

    @handles("list.folder")
    async def folder(self, _count: int | None, argument: str) -> None:
        """Show what the saved filter of a number finds."""
        names = list(await self._session.fetch(self._saved))
        if not 1 <= int(argument) <= len(names):
            self._services.status(_("There is no saved filter {n}; F saves one.").format(n=argument))
        else:
            self.show_folder(names[int(argument) - 1])

    @handles("list.save_filter")
    async def save_filter(self, _count: int | None, _argument: str) -> None:
        """Ask for a name and save the filter of the list under it; without one, ask which saved one to forget."""
        from tui.app.dialogs.line import LineDialog

        where = self._view.state.wanted or self._view.state.view.where
        if not where or where.startswith("@"):
            await self._forget()
            return
        prompt = _("Save “{filter}” as:").format(filter=where)
        name = await self._services.ask(LineDialog(prompt, refused=_no_name))
        if name and name.strip() and await self._kept(name, where):
            self._services.status(_("Saved: @{name}").format(name=visible_line(name.strip())))

    async def _forget(self) -> None:
        from tui.app.dialogs.choice import ChoiceDialog

        names = await self._session.fetch(self._saved)
        if not names:
            self._services.status(_("Nothing is saved yet: f filters, then F saves the filter under a name."))
            return
        choices = [(name, f"@{name}   {where}") for name, where in names.items()]
        name = await self._services.ask(ChoiceDialog(_("Forget which saved filter?"), choices))
        if name and await self._kept(name, ""):
            self._services.status(
                _("Forgotten: @{name}   {filter}").format(name=name, filter=visible_line(names[name]))
            )

    async def _kept(self, name: str, where: str) -> bool:
        from tui.workspace.filter.saved import save

        try:
            await self._session.later(lambda: save(self._session, name, where))
        except (OSError, ValueError) as error:
            self._services.status(str(error))
            return False
        self.prepare()
        return True

    @handles("list.sort")
    def sort(self, _count: int | None, _argument: str) -> None:
        """Arrange in the next order."""
        orders = list(Order)
        order = orders[(orders.index(self._view.state.view.order) + 1) % len(orders)]
        self._view.update(view=replace(self._view.state.view, order=order, ordered=False))
        self._services.status(_("Sorted {order}").format(order=_(ORDER_TITLES[order])))

    @handles("everywhere.cancel")
    def cancel(self, _count: int | None, _argument: str) -> None:
        """Give up, one after the other: the selection, the search, what narrows the list."""
        state = self._view.state
        if state.selected:
            self._view.update(selected=frozenset())
        elif state.search:
            self._view.update(search="", looking=False, found=frozenset(), hits={})
        elif state.view.narrowed or state.wanted:
            self._narrow("")
        else:
            self._services.status(_("There is nothing to cancel; q quits."))


def _no_name(typed: str) -> str:
    """Return why a filter cannot be saved under a name; empty when it can, or when nothing is typed."""
    from tui.workspace.filter.saved import checked

    try:
        if typed.strip():
            checked(typed)
    except ValueError as error:
        return str(error)
    return ""
