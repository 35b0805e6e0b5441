"""The tags of a library: how often each is used, what it means, its digit; and changing them everywhere."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.handling import handles
from tui.app.messages import NotebookChanged
from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.tags.changing import Changing
from tui.app.tags.moving import TagMoving
from tui.app.tags.rows import TagList
from tui.app.tags.state import Tags
from tui.app.widgets.rows import RowList
from tui.app.widgets.status import StatusLine
from tui.i18n import _, ngettext
from tui.notes.file.codebook import Tag
from tui.notes.store import tags
from tui.text.visible import visible_line
from tui.workspace.codebook.completion import KnownTag
from tui.workspace.filter import Filter, write
from tui.workspace.filter.syntax import Condition, Operator
from tui.workspace.known import described
from tui.workspace.session import Session


class TagsScreen(CommandScreen):
    """Tags and what can be done with them."""

    SCOPE: ClassVar[str] = "tags"
    CSS_PATH = "tags.tcss"

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(services)
        self.session = session
        self.known, self.listed = Tags(), TagList()
        changing = Changing(self.known, self.listed, services, self.read_tags)
        self.parts = (TagMoving(self.listed), changing)

    def compose(self) -> ComposeResult:
        """Lay out column names, list and bottom line."""
        yield Static(Content(_(" key  used  tag")), classes="columns")
        yield self.listed
        yield StatusLine()

    def on_mount(self) -> None:
        """Read the tags."""
        self.read_tags()

    def on_screen_resume(self) -> None:
        """Read the tags again: the screen above may have changed the codebook."""
        if self.listed.tags:
            self.read_tags()

    @on(NotebookChanged)
    def _changed(self, event: NotebookChanged) -> None:
        event.stop()
        self.read_tags()

    @handles("tags.open")
    def open(self, _count: int | None = None, _argument: str = "") -> None:
        """Show the notes that carry the tag of the cursor."""
        from tui.app.table import TableScreen
        from tui.app.table.content import NotesContent

        if current := self.listed.current:
            where = write(Filter(Condition("tag", Operator.EQUAL, current.name)))
            self.services.push(TableScreen(self.session, self.services, NotesContent(self.session, where=where)))

    @handles("everywhere.undo")
    async def undo(self, _count: int | None, _argument: str) -> None:
        """Take the last action back; one over the codebook alone is told to nobody."""
        await self.services.undo()
        self.read_tags()

    @on(RowList.Chosen)
    def _clicked(self) -> None:
        self.open()

    def read_tags(self, name: str = "") -> None:
        """Read codebook and notebooks; the cursor stays on its tag, or goes to a named one."""
        self.beside(partial(self._read_tags, name), "tags", exclusive=True)

    async def _read_tags(self, name: str) -> None:
        self.known.codebook, self.known.books = await self.session.fetch(
            lambda: (self.session.notes.store.codebook(), self.session.notes.all())
        )
        used = tags.counts(self.known.books)
        defined = {tag.name: tag for tag in self.known.codebook.tags}
        names = sorted({*used, *defined})
        listed = self.listed
        wanted = name or (listed.current.name if listed.current else "")
        listed.tags = [_known(name, used.get(name, 0), defined.get(name)) for name in names]
        listed.grown()
        if wanted in names:
            listed.cursor = names.index(wanted)
        count = ngettext("{n} tag", "{n} tags", len(names)).format(n=len(names))
        problems = "  ".join(self.known.codebook.problems)
        self.status.context = "   ".join(part for part in (count, visible_line(problems), _("? keys")) if part)


def _known(name: str, used: int, tag: Tag | None) -> KnownTag:
    if tag is None:
        return KnownTag(name, used)
    return KnownTag(name, used, described(tag), tag.key, tag.aliases)
