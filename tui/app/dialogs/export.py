"""The form of an export: format, what, where to; how much that is, what stays behind, how the file begins."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import WorkType

from tui.app.dialogs.base import Dialog
from tui.app.dialogs.choicerow import ChoiceRow, row_name
from tui.app.dialogs.confirm import preview_text
from tui.app.dialogs.exportasking import ExportAsking, WantedExport
from tui.app.dialogs.offerfield import OfferField
from tui.app.dialogs.pathfield import PathField
from tui.app.exportscopes import OfferedScope
from tui.export.document import Choice
from tui.export.format import Feature, Format, Options, TokenUnit
from tui.export.losses import told
from tui.export.registry import FORMATS, by_ending, finished, with_ending
from tui.export.saving import ExportError
from tui.i18n import _
from tui.text.visible import visible_line
from tui.workspace.exchange.exportlook import ExportLook, FirstLines
from tui.workspace.filter import FilterError

PAUSE: Final = 0.25
"""Seconds without a key after which the library is looked at."""


class ExportDialog(Dialog[WantedExport]):
    """Up and Down go from line to line, Left and Right choose, Enter writes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "line(1)", show=False, priority=True),
        Binding("up", "line(-1)", show=False, priority=True),
        Binding("tab", "line(1)", show=False),
        Binding("shift+tab", "line(-1)", show=False),
        Binding("enter", "write", show=False, priority=True),
        Binding("pagedown", "scroll(1)", show=False, priority=True),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
    ]

    def __init__(self, asking: ExportAsking) -> None:
        hint = _("Enter write   Esc cancel   Up/Down line   Left/Right choose   Tab complete   PgDn more")
        super().__init__(_("Export"), hint)
        self._asking = asking
        self._proposed = ""
        """The path as it was proposed; one that somebody typed is left alone."""

    def body(self) -> Iterable[Widget]:
        """Yield the lines of the form, then what it would do."""
        formats = [(name, f"{_(form.title)}   {name}   {form.suffix}") for name, form in FORMATS.items()]
        yield ChoiceRow(_("Format"), formats, self._asking.last, name_id="format")
        scopes = [(str(place), scope.title) for place, scope in enumerate(self._asking.scopes)]
        yield ChoiceRow(_("What"), scopes, name_id="scope")
        only = OfferField(self._asking.offers["tag"], name_id="only")
        yield Horizontal(Static(Content(row_name(_("Only")))), only, id="narrowing")
        yield Horizontal(Static(Content(row_name(_("File")))), PathField())
        marks = ((Choice.DECIDED, _("decided names and figures too")), (Choice.ALL, _("all names and figures too")))
        yield ChoiceRow(_("Marks"), [(Choice.NONE, _("notes only")), *marks], name_id="marks")
        units = [(TokenUnit.CHARACTER, _("a character")), (TokenUnit.WORD, _("a word"))]
        yield ChoiceRow(_("A line"), units, name_id="unit")
        yield Static(classes="chosen")
        yield Static(classes="left")
        yield Static(classes="problem")
        yield VerticalScroll(Static(classes="rows"))

    def on_mount(self) -> None:
        """Begin with the format of last time and a path in the working folder."""
        self._fit_format()
        self._fit_scope()
        self.row("format").focus()

    def row(self, name: str) -> ChoiceRow:
        """Return a line of choices by its id."""
        return self.query_one(f"#{name}", ChoiceRow)

    @property
    def path(self) -> PathField:
        """The line of the path."""
        return self.query_one(PathField)

    @property
    def form(self) -> Format:
        """The format that is chosen."""
        return FORMATS[self.row("format").value]

    @property
    def _scope(self) -> OfferedScope:
        return self._asking.scopes[int(self.row("scope").value)]

    def _wanted(self) -> WantedExport:
        """Return what is asked for. Raises FilterError."""
        scope = self._asking.narrowed(self._scope, self.query_one("#only", OfferField).value)
        # A spreadsheet opened by a click takes a CSV file without a byte-order mark for another encoding.
        marks, unit = Choice(self.row("marks").value), TokenUnit(self.row("unit").value)
        return WantedExport(
            self.row("format").value, self.path.path, scope, Options(excel=True, marks=marks, unit=unit)
        )

    # Going from line to line

    def action_line(self, step: int) -> None:
        """Go to the line below or above."""
        shown = (one for one in self.query("ChoiceRow, Input") if all(part.display for part in one.ancestors_with_self))
        lines = list(shown)
        at = lines.index(self.focused) if self.focused in lines else 0
        lines[(at + step) % len(lines)].focus()

    def action_scroll(self, step: int) -> None:
        """Move through the first lines of the file."""
        self.query_one(VerticalScroll).scroll_relative(y=step * 5, animate=False)

    # One line fits the other

    @on(ChoiceRow.Chosen)
    def _chosen(self, event: ChoiceRow.Chosen) -> None:
        event.stop()
        if event.row is self.row("format"):
            self._fit_format()
        elif event.row is self.row("scope"):
            self._fit_scope()
        else:
            self._changed()

    def _fit_format(self) -> None:
        """Show the options of the format, and give the path its ending."""
        self._fit_options()
        if self.path.input.value == self._proposed:
            self._propose()
        else:
            self.path.write(with_ending(self.path.input.value, self.form))
        self._changed()

    def _fit_options(self) -> None:
        self.row("marks").put(self.form.marks)
        self.row("marks").display = bool(self.form.holds & {Feature.MARK, Feature.VALUE})
        self.row("unit").display = self.form.words == {TokenUnit.WORD}

    def _fit_scope(self) -> None:
        """Ask for what the scope needs, and name the file after it."""
        self.query_one("#narrowing").display = bool(self._scope.asks)
        if self._scope.asks:
            self.query_one("#only", OfferField).put("", self._asking.offers[self._scope.asks])
        if self.path.input.value == self._proposed:
            self._propose()
        self._changed()

    def _propose(self) -> None:
        name = self._scope.name or self._asking.title
        self._proposed = with_ending(f"{self._asking.folder / name}.md", self.form)
        self.path.write(self._proposed)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Take the format that the ending of a typed path names; look again when something else is meant now."""
        event.stop()
        if event.input is self.path.input:
            named = by_ending(event.value.rpartition("/")[2])
            if not named or FORMATS[named[0]].suffix == self.form.suffix or event.value == self._proposed:
                return
            self.row("format").put(named[0])
            self._fit_options()
        self._changed()

    # What it would do

    def _changed(self) -> None:
        """Look at the library when nothing more is typed."""
        work: WorkType[None] = self._look_later
        self.run_worker(work, group="look", exclusive=True)

    async def _look_later(self) -> None:
        self._problem("")
        await asyncio.sleep(PAUSE)
        if not self.query("#scope"):  # closed meanwhile
            return
        self._tell(_("Reading …"))
        self._preview(())
        try:
            async for found in self._asking.look(self._wanted()):
                self._show(found)
        except (FilterError, ExportError) as error:
            self._tell("")
            self._problem(str(error))

    def _show(self, found: ExportLook | FirstLines) -> None:
        if isinstance(found, ExportLook):
            lost = told(found.losses, self.form)
            self._tell(str(found), _("Stays behind: {what}").format(what=lost) if lost else "")
        else:
            self._preview([_("This format is no text; nothing of it can be shown.")] if found.binary else found.lines)

    def _tell(self, counted: str, lost: str = "") -> None:
        self._put(".chosen", visible_line(counted))
        self._put(".left", visible_line(lost))

    def _put(self, name: str, text: str) -> None:
        """Show a text, unless the dialog was closed meanwhile."""
        for line in self.query(name).results(Static):
            line.update(Content(text))

    def _problem(self, text: str) -> None:
        self._put(".problem", visible_line(text))
        self.query(".problem").set(display=bool(text))

    def _preview(self, lines: Iterable[str]) -> None:
        self._put(".rows", preview_text(list(lines)))

    def action_write(self) -> None:
        """Close with what is asked for, unless something is missing."""
        if not self.path.input.value.strip():
            self._problem(_("Say which file to write"))
            self.path.input.focus()
            return
        try:
            wanted = self._wanted()
        except FilterError as error:
            self._problem(str(error))
            self.query_one("#only Input").focus()
            return
        self.workers.cancel_group(self, "look")
        self.dismiss(wanted._replace(target=finished(wanted.target, self.form)))
