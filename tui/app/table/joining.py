"""Saying that names are forms of one, or that a form is a name of its own."""

from collections.abc import Callable, Sequence

from tui.app.handling import handles
from tui.app.services import Services
from tui.app.table.content import TableContent
from tui.app.table.entities import EntitiesContent
from tui.i18n import _
from tui.text.visible import visible_line
from tui.workspace.entities.linking import LinkedEntity, Mention, NamedSurface
from tui.workspace.entities.said import restating
from tui.workspace.lines.line import TableLine
from tui.workspace.session import Session


class NameJoining:
    """Joins the entities of the selected rows, and takes forms out of one."""

    def __init__(
        self,
        content: TableContent,
        chosen: Callable[[], Sequence[TableLine]],
        current: Callable[[], TableLine | None],
        session: Session,
        services: Services,
    ) -> None:
        """Take what returns the selected rows and the row of the cursor."""
        self._content, self._chosen, self._current = content, chosen, current
        self._session, self._services = session, services

    @handles("table.join_names")
    async def join(self, _count: int | None, _argument: str) -> None:
        """Say that the selected names stand for that of the cursor's row."""
        main = self._entity(self._current())
        others = [one for line in self._chosen() if (one := self._entity(line)) and one != main]
        if main is None or not others:
            self._services.status(_("Select the names that are one with v, and stand on the one that names them."))
            return
        if any(one.type is not main.type for one in others):
            self._services.status(_("Only names of one type can stand for one another; g t corrects a type."))
            return
        names = [NamedSurface(main.type, form) for one in others for form in one.forms]
        await self._say(names, lambda _name: main.name, f"{' '.join(name.surface for name in names)} = {main.name}")

    @handles("table.part_names")
    async def part(self, _count: int | None, _argument: str) -> None:
        """Say that a form of the name of the cursor's row is a name of its own."""
        from tui.app.dialogs.choice import ChoiceDialog

        entity = self._entity(self._current())
        forms = [form for form in entity.forms if form != entity.name] if entity else []
        if entity is None or not forms:
            self._services.status(_("This name has no other form."))
            return
        form: str | None = forms[0]
        if len(forms) > 1:
            title = _("A name of its own:")
            form = await self._services.ask(ChoiceDialog(title, [(one, visible_line(one)) for one in forms]))
        if form is not None:
            name = NamedSurface(entity.type, form)
            await self._say([name], lambda name: name.surface, f"{form} ≠ {entity.name}")

    def _entity(self, line: TableLine | None) -> LinkedEntity | None:
        if line is None or not isinstance(self._content, EntitiesContent):
            return None
        return self._content.entity(line)

    async def _say(self, names: Sequence[NamedSurface], entity: Callable[[NamedSurface], str], label: str) -> None:
        assert isinstance(self._content, EntitiesContent)
        known = self._content.index.places
        wanted: dict[NamedSurface, tuple[str, Mention]] = {
            name: (entity(name), known[name][0]) for name in names if known.get(name)
        }
        changes = await self._session.fetch(lambda: restating(self._session, wanted, label))
        if await self._services.keep_changes(label, changes):
            self._services.status(_("saved: {label}").format(label=visible_line(label)))
