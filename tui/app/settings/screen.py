"""The settings over what they change: each with its value, its default and what it does."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.beside import run_beside
from tui.app.handling import handles
from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.settings.changing import SettingChanging
from tui.app.settings.moving import SettingMoving
from tui.app.settings.rows import SettingList, lines_of
from tui.app.widgets.rows import RowList
from tui.app.widgets.status import StatusLine
from tui.i18n import _
from tui.layers import of_library
from tui.settingsfile import LIBRARY_FILE, library_file
from tui.text.visible import visible_line
from tui.workspace.session import Session


class SettingsScreen(CommandScreen):
    """All settings and keys, in the lower part of the screen: above it one sees what a change does."""

    SCOPE: ClassVar[str] = "settings"
    CSS_PATH = "settings.tcss"

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(services)
        self.session, self.listed = session, SettingList()
        self._wanted = ""
        self._shared: dict[str, str | int | bool] = {}
        """What the library sets."""
        self.parts = (SettingMoving(self.listed), SettingChanging(self.listed, session, services, self.show_lines))

    def compose(self) -> ComposeResult:
        """Lay out list, details and bottom line."""
        with Vertical(id="settings") as box:
            box.border_title = Content(_("Settings"))
            yield self.listed
            yield Static(classes="details")
            yield StatusLine()

    def on_mount(self) -> None:
        """Show the rows, then what the library sets."""
        self.listed.focus()
        self.show_lines()
        run_beside(self, self._read_library)

    async def _read_library(self) -> None:
        sources = self.session.library.sources
        self._shared, _problems = await self.session.fetch(lambda: of_library(library_file(sources)))
        self._tell()

    def show_lines(self) -> None:
        """Show the rows as they are now; the cursor stays."""
        name = self.listed.current.name if self.listed.current else ""
        self.listed.lines = lines_of(self.session.settings, self.services.table_of_all(), self._wanted)
        self.listed.grown()
        places = [place for place, line in enumerate(self.listed.lines) if line.name == name]
        if places and name:
            self.listed.cursor = places[0]
        self._tell()

    @on(RowList.Moved)
    def _tell(self) -> None:
        """Say what the setting of the cursor does, who set it, and where it is kept."""
        line = self.listed.current
        if line is None:
            return
        default = _("default: {value}").format(value=line.default or "-")
        by = _("set by the reader") if line.value != line.default else ""
        if line.name in self._shared:
            by = _("{file} of this library sets it: a change holds for this session only").format(file=LIBRARY_FILE)
        about = "   ".join(part for part in (line.name, default, by) if part)
        self.query_one(".details", Static).update(Content(visible_line(line.means) + "\n" + visible_line(about)))
        self.status.context = _("h l change   Enter type   x default   / find   ? keys")

    @handles("settings.narrow")
    async def narrow(self, _count: int | None, _argument: str) -> None:
        """Ask for a text; only rows that hold it are shown, while one types."""
        from tui.app.dialogs.line import LineDialog

        before = self._wanted
        if await self.services.ask(LineDialog(_("Settings with:"), before, changed=self._narrow_to)) is None:
            self._narrow_to(before)

    def _narrow_to(self, wanted: str) -> None:
        self._wanted = wanted.strip()
        self.show_lines()

    @handles("everywhere.cancel")
    def cancel(self, _count: int | None, _argument: str) -> None:
        """Show all rows again; where all are shown, close."""
        if self._wanted:
            self._narrow_to("")
        else:
            self.dismiss()

    @on(RowList.Chosen)
    async def _clicked(self) -> None:
        await self.run("settings.type")
