"""Ask for the file of an import, and show what it would do before anything is done."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.app.beside import run_beside
from tui.app.dialogs.base import Dialog
from tui.app.dialogs.confirm import preview_text
from tui.app.dialogs.pathfield import PathField
from tui.export.incoming import NotReadable
from tui.i18n import _
from tui.text.visible import visible_line
from tui.workspace.exchange.foretold import counted_line, rows
from tui.workspace.exchange.importplan import ImportPlan

Look = Callable[[Path, str | None], Awaitable[ImportPlan]]
"""File or folder, and a format or None for what it looks like -> what it would do. Raises NotReadable."""
PAUSE: Final = 0.25
"""Seconds without a key after which a file is looked at."""


class ImportDialog(Dialog[ImportPlan]):
    """A path over what its file would do; Up and Down choose the format, Enter imports. The answer is the plan."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "form(1)", show=False, priority=True),
        Binding("up", "form(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(1)", show=False, priority=True),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
    ]

    def __init__(self, formats: Sequence[str], look: Look, path: str, form: str | None = None) -> None:
        """Take the formats to choose from, what looks at a file, the path and the format to begin with."""
        hint = _("Enter import   Esc cancel   Tab complete   Up/Down format   PgDn more")
        super().__init__(_("Import notes"), hint)
        self._formats: list[str | None] = [None, *formats]
        self._form, self._look, self._path = self._formats.index(form), look, path
        self._plan: ImportPlan | None = None

    def body(self) -> Iterable[Widget]:
        """Yield path, format, counts and rows."""
        yield PathField(self._path)
        yield Static(classes="chosen")
        yield Static(classes="problem")
        yield VerticalScroll(Static(classes="rows"))

    def on_mount(self) -> None:
        """Look at the path that is there already."""
        field = self.query_one(PathField)
        field.input.focus()
        field.write(self._path)
        self._changed()

    def action_form(self, step: int) -> None:
        """Choose another format, the first being what the file looks like."""
        self._form = (self._form + step) % len(self._formats)
        self._changed()

    def action_scroll(self, step: int) -> None:
        """Move through the rows."""
        self.query_one(VerticalScroll).scroll_relative(y=step * 5, animate=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._changed()

    def _changed(self) -> None:
        """Forget the plan, and look again when nothing more is typed."""
        self._plan = None
        self._show("", "", ())
        run_beside(self, self._look_later, group="look", exclusive=True)

    async def _look_later(self) -> None:
        await asyncio.sleep(PAUSE)
        await self._look_now()

    async def _look_now(self) -> None:
        for field in self.query(PathField):  # none where the form was closed meanwhile
            if any(line.value.strip() for line in field.query(Input)):
                await self._look_at(field.path)

    async def _look_at(self, path: Path) -> None:
        self._show(_("Reading …"), "", ())
        try:
            self._plan = await self._look(path, self._formats[self._form])
        except NotReadable as error:
            self._show("", str(error), ())
            return
        self._show(counted_line(self._plan), "", ["  ".join(filter(None, row)) for row in rows(self._plan)])

    def _show(self, counted: str, problem: str, lines: Sequence[str]) -> None:
        if not self.query(".chosen"):  # it was closed while a file was looked at
            return
        form = self._formats[self._form] or _("found out")
        told = _("Format: {name}").format(name=form)
        texts = {".chosen": visible_line(f"{told}   {counted}"), ".problem": visible_line(problem)}
        # What was found out may come when the form is being closed: then there is nothing to write to any more.
        for place, text in (texts | {".rows": preview_text(lines)}).items():
            for part in self.query(place).results(Static):
                part.update(Content(text))
        for part in self.query(".problem").results(Static):
            part.display = bool(problem)

    @on(Input.Submitted)
    def _end(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            run_beside(self, self._answer, group="look", exclusive=True)

    async def _answer(self) -> None:
        """Close with the plan, made now when the file was not looked at yet; stay when there is none."""
        if self._plan is None:
            await self._look_now()
        if self._plan is not None:
            self.dismiss(self._plan)
