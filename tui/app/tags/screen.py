"""The tags of a library: how often each is used, what it means, its digit; and changing them everywhere."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.messages import NotebookChanged
from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.widgets.rows import RowList
from tui.app.widgets.status import StatusLine
from tui.i18n import _, ngettext
from tui.notes.file.codebook import Codebook, Defining, Tag, TagNameError, normal, pin
from tui.notes.store import tags
from tui.notes.store.notebook import Notebook
from tui.text.visible import visible_line
from tui.workspace.completion import Known
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.notes.store.tags import Plan


class TagList(RowList):
    """One row per tag: digit, times used, name, definition."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tags--name", "tags--dim"}

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[Known] = []

    def total(self) -> int:
        """Return the number of rows."""
        return len(self.tags)

    @property
    def current(self) -> Known | None:
        """The tag of the cursor."""
        return self.tags[self.cursor] if self.tags else None

    def paint(self, row: int, width: int, cursor: bool) -> list[Segment]:
        """Return the segments of a row."""
        tag = self.tags[row]
        name, dim = (Style.null(), Style.null()) if cursor else (self._style("name"), self._style("dim"))
        head = f" {tag.key or ' '} {tag.used:>6,}  "
        rest = "  ".join(part for part in (" ".join(tag.aliases), tag.about) if part)
        room = max(0, width - len(head))
        title = visible_line(tag.name)
        line = set_cell_size(f"{title}  {visible_line(rest)}", room)
        return [Segment(head, dim), Segment(line[: len(title)], name), Segment(line[len(title) :], dim)]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"tags--{name}", partial=True)


class TagsScreen(CommandScreen):
    """Tags and what can be done with them; every change over annotations is shown before it is made."""

    SCOPE: ClassVar[str] = "tags"
    CSS_PATH = "tags.tcss"

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(services)
        self.session = session
        self._codebook = Codebook()
        self._books: list[Notebook] = []

    def compose(self) -> ComposeResult:
        """Lay out column names, list and bottom line."""
        yield Static(Content(_(" key  used  tag")), classes="columns")
        yield TagList()
        yield StatusLine()

    def on_mount(self) -> None:
        """Read the tags."""
        self.read_tags()

    @on(NotebookChanged)
    def _changed(self, event: NotebookChanged) -> None:
        event.stop()
        self.read_tags()

    @work(exclusive=True, group="tags")
    async def read_tags(self, name: str = "") -> None:
        """Read codebook and notebooks; the cursor stays on its tag, or goes to a named one."""
        self._codebook, self._books = await self.session.fetch(
            lambda: (self.session.store.codebook(), self.session.all_notebooks())
        )
        used = tags.counts(self._books)
        defined = {tag.name: tag for tag in self._codebook.tags}
        names = sorted({*used, *defined})
        listed = self.query_one(TagList)
        wanted = name or (listed.current.name if listed.current else "")
        listed.tags = [_known(name, used.get(name, 0), defined.get(name)) for name in names]
        listed.grown()
        if wanted in names:
            listed.cursor = names.index(wanted)
        count = ngettext("{n} tag", "{n} tags", len(names)).format(n=len(names))
        problems = "  ".join(self._codebook.problems)
        self.status.context = "   ".join(part for part in (count, visible_line(problems), _("? keys")) if part)

    # Moving

    def action_move(self, count: int | None = None, argument: str = "1") -> None:
        """Move by rows."""
        self.query_one(TagList).move(int(argument))

    def action_page(self, count: int | None = None, argument: str = "1") -> None:
        """Move by pages."""
        self.query_one(TagList).move_page(int(argument))

    def action_edge(self, count: int | None = None, argument: str = "first") -> None:
        """Move to the first or last row."""
        self.query_one(TagList).edge(last=argument == "last")

    # Changing

    @work
    async def action_pin(self, count: int | None = None, argument: str = "") -> None:
        """Pin the tag to a digit; without one, take its digit away."""
        if current := self.query_one(TagList).current:
            label = _("pin #{tag} to {digit}") if argument else _("unpin #{tag}")
            await self._define(
                label.format(tag=current.name, digit=argument), pin(self._codebook, current.name, argument)
            )

    @work
    async def action_define(self, count: int | None = None, argument: str = "") -> None:
        """Ask for the definition of the tag."""
        current = self.query_one(TagList).current
        if current is None:
            return
        tag = self._codebook.get(current.name) or Tag(current.name)
        text = await self._ask(_("When to use #{tag}:").format(tag=current.name), tag.definition)
        if text is not None:
            put = replace(tag, definition=text.strip())
            await self._define(_("define #{tag}").format(tag=tag.name), Defining((put,)))

    @work
    async def action_add(self, count: int | None = None, argument: str = "") -> None:
        """Ask for the name of a new tag."""
        text = await self._ask(_("New tag:"), "")
        if text:
            name = normal_or_said(text, self.say)
            if name and self._codebook.get(name) is None:
                await self._define(_("define #{tag}").format(tag=name), Defining((Tag(name),)), name)

    @work
    async def action_rename(self, count: int | None = None, argument: str = "") -> None:
        """Ask for another name; an existing one means that both become one."""
        current = self.query_one(TagList).current
        text = await self._ask(_("Rename #{tag} to:").format(tag=current.name), current.name) if current else None
        name = normal_or_said(text, self.say) if text else None
        if current is None or not name or name == current.name:
            return
        known = name in {tag.name for tag in self.query_one(TagList).tags}
        plan = (
            tags.merge(self._books, self._codebook, [current.name], name)
            if known
            else tags.rename(self._books, self._codebook, current.name, name)
        )
        await self._after_preview(plan, name)

    @work
    async def action_split(self, count: int | None = None, argument: str = "") -> None:
        """Ask for another tag, and which annotations get it in place of this one."""
        from tui.app.dialogs.pick import PickDialog

        current = self.query_one(TagList).current
        text = await self._ask(_("Tag for a part of #{tag}:").format(tag=current.name), "") if current else None
        name = normal_or_said(text, self.say) if text else None
        if current is None or not name:
            return
        carrying = [a for book in self._books for a in book.annotations if current.name in a.tags]
        title = _("Which get #{tag} in place of #{old}?").format(tag=name, old=current.name)
        lines = [f"{a.source}: {a.anchor.quote[:40]}  {a.note[:40]}" for a in carrying]
        picked = await self.services.ask(PickDialog(title, lines))
        if picked:
            into = {carrying[place].id: (name,) for place in picked}
            await self._after_preview(tags.split(self._books, self._codebook, current.name, into), name)

    @work
    async def action_remove(self, count: int | None = None, argument: str = "") -> None:
        """Remove the tag from every annotation and from the codebook."""
        if current := self.query_one(TagList).current:
            await self._after_preview(tags.remove(self._books, self._codebook, current.name), "")

    async def _ask(self, prompt: str, value: str) -> str | None:
        from tui.app.dialogs.line import LineDialog

        answer: str | None = await self.services.ask(LineDialog(prompt, value))
        return answer

    async def _after_preview(self, plan: "Plan", name: str) -> None:
        """Show what a plan changes, and make it so when that is wanted."""
        from tui.app.dialogs.confirm import ConfirmDialog

        lines = [
            f"{row.annotation.source}: {row.annotation.anchor.quote[:30]}  "
            f"{' '.join('#' + tag for tag in row.before)} -> {' '.join('#' + tag for tag in row.after)}"
            for row in plan.rows
        ]
        about = ngettext("{n} annotation", "{n} annotations", len(lines)).format(n=len(lines))
        if lines and not await self.services.ask(ConfirmDialog(f"{plan.label}?", lines, about)):
            return
        if await self.services.keep_plan(plan):
            self.say(_("Saved: {label}").format(label=visible_line(plan.label)))
            self.read_tags(name)

    async def _define(self, label: str, change: Defining, name: str = "") -> None:
        if await self.services.keep_plan(tags.Plan(label, (), change)):
            self.say(_("Saved: {label}").format(label=visible_line(label)))
            self.read_tags(name)


def normal_or_said(text: str, say: Callable[[str], None]) -> str | None:
    """Return a tag's name as it is stored; None when it can be none, which is said."""
    try:
        return normal(text.strip().lstrip("#"))
    except TagNameError as error:
        say(str(error))
        return None


def _known(name: str, used: int, tag: Tag | None) -> Known:
    if tag is None:
        return Known(name, used)
    return Known(name, used, " ".join(tag.definition.split()), tag.key, tag.aliases)
