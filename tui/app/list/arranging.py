"""Which articles the list shows, and in which order."""

from dataclasses import replace

from tui.app.commands.handling import handles
from tui.app.list.view import ListView
from tui.app.services import Services
from tui.i18n import _
from tui.workspace.listview import ORDER_TITLES, SHOW_TITLES, Order, Show, View


class Arranging:
    """Narrows the list and sorts it."""

    def __init__(self, view: ListView, services: Services) -> None:
        self._view, self._services = view, services

    @handles("list.filter")
    async def filter(self, _count: int | None, _argument: str) -> None:
        """Ask which articles to show."""
        from tui.app.dialogs.choice import ChoiceDialog

        state = self._view.state
        tags = sorted({tag for entry in state.entries() for tag in entry.tags})
        choices = [(f"show {show.value}", _(title)) for show, title in SHOW_TITLES.items()]
        choices += [("text", _("Whose title, author, tag or file holds …"))]
        choices += [(f"tag {tag}", f"#{tag}") for tag in tags]
        now = f"tag {state.view.tag}" if state.view.tag else f"show {state.view.show.value}"
        answer = await self._services.ask(ChoiceDialog(_("Show"), choices, now))
        if answer is not None and (view := await self._wanted(self._view.state.view, answer)):
            self._view.update(view=view)
            if view.narrowed and not self._view.articles.lines:
                self._services.status(_("Nothing to show; Esc shows all articles again"))

    async def _wanted(self, view: View, answer: str) -> View | None:
        """Return the view that an answer means; None when the text it needs is not given."""
        from tui.app.dialogs.line import LineDialog

        kind, _blank, value = answer.partition(" ")
        if kind == "text":
            text = await self._services.ask(LineDialog(_("Show articles with:"), view.text))
            return None if text is None else replace(view, text=text.strip())
        return replace(view, tag=value) if kind == "tag" else View(view.order, Show(value))

    @handles("list.sort")
    def sort(self, _count: int | None, _argument: str) -> None:
        """Arrange in the next order."""
        orders = list(Order)
        order = orders[(orders.index(self._view.state.view.order) + 1) % len(orders)]
        self._view.update(view=replace(self._view.state.view, order=order))
        self._services.status(_("Sorted {order}").format(order=_(ORDER_TITLES[order])))

    @handles("everywhere.cancel")
    def cancel(self, _count: int | None, _argument: str) -> None:
        """Give up, one after the other: the selection, the search, what narrows the list."""
        state = self._view.state
        if state.selected:
            self._view.update(selected=frozenset())
        elif state.search:
            self._view.update(search="", found=frozenset(), counts={})
        elif state.view.narrowed:
            self._view.update(view=View(state.view.order))
