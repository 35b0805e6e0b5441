"""Making a passage an example of its tag, for the codebook."""

from collections.abc import Callable
from dataclasses import replace

from tui.app.handling import handles
from tui.app.services import Services
from tui.i18n import _
from tui.notes.file.codebook import Defining, Tag, exemplified
from tui.notes.store.tags import TagPlan
from tui.text.visible import visible_line
from tui.workspace.lines.line import TableLine
from tui.workspace.session import Session


class Exemplifying:
    """Puts passages into the codebook as examples, and takes them out."""

    def __init__(self, current: Callable[[], TableLine | None], session: Session, services: Services) -> None:
        """Take what returns the row of the cursor."""
        self._current, self._session, self._services = current, session, services

    @handles("table.example")
    async def example(self, _count: int | None, _argument: str) -> None:
        """Make the passage an example of its tag, or no longer; of several tags one is asked for."""
        from tui.app.dialogs.choice import ChoiceDialog

        line = self._current()
        annotation = line.annotation if line else None
        if annotation is None or not annotation.tags:
            self._services.status(_("There is no tag here."))
            return
        name: str | None = annotation.tags[0]
        if len(annotation.tags) > 1:
            choices = [(tag, visible_line(tag)) for tag in annotation.tags]
            name = await self._services.ask(ChoiceDialog(_("An example of:"), choices))
        if name is None:
            return
        codebook = await self._session.fetch(self._session.notes.store.codebook)
        tag = codebook.get(name) or Tag(name)
        examples = exemplified(tag, annotation)
        more = len(examples) > len(tag.examples)
        label = (_("an example of #{tag}") if more else _("no example of #{tag}")).format(tag=name)
        if await self._services.keep_plan(TagPlan(label, (), Defining((replace(tag, examples=examples),)))):
            self._services.status(_("Saved: {label}").format(label=visible_line(label)))
