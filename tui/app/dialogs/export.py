"""Ask for the format and the file of an export."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.app.dialogs.base import Dialog
from tui.export.format import Format
from tui.i18n import _


class WantedExport(NamedTuple):
    """An export as it was asked for."""

    form: str
    """Name of the format."""
    target: Path


class ExportDialog(Dialog[WantedExport]):
    """Formats over a path; Up and Down choose the format, Enter writes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, formats: Mapping[str, Format], folder: Path, name: str, about: str, last: str = "") -> None:
        """Take the formats, the folder and name that a file is proposed with, what is exported, the last format."""
        hint = _("Up and Down: format     Enter: write     Esc: cancel")
        super().__init__(_("Export the annotations"), hint, about)
        self._formats, self._folder, self._name, self._last = formats, folder, name, last

    def body(self) -> Iterable[Widget]:
        """Yield formats and path."""
        offers = OptionList(*(Option(Content(f"{_(form.title)}  {form.suffix}")) for form in self._formats.values()))
        offers.can_focus = False
        yield offers
        yield Input()

    def on_mount(self) -> None:
        """Begin with the format of last time."""
        names = list(self._formats)
        self.query_one(OptionList).highlighted = names.index(self._last) if self._last in names else 0
        self._propose()
        self.query_one(Input).focus()

    def action_move(self, step: int) -> None:
        """Choose another format; the path gets its ending."""
        offers = self.query_one(OptionList)
        (offers.action_cursor_down if step > 0 else offers.action_cursor_up)()
        self._fit_ending()

    def _fit_ending(self) -> None:
        """Give the path the ending of the format; one without an ending of a format, such as a folder, stays."""
        field = self.query_one(Input)
        suffix = Path(field.value).suffix.lower()
        if suffix in {form.suffix for form in self._formats.values()}:
            field.value = field.value[: -len(suffix)] + self._form.suffix
            field.cursor_position = len(field.value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Take the format that a typed ending names."""
        event.stop()
        suffix = Path(event.value).suffix.lower()
        named = [place for place, form in enumerate(self._formats.values()) if form.suffix == suffix]
        if named and suffix != self._form.suffix:
            self.query_one(OptionList).highlighted = named[0]

    @property
    def _form(self) -> Format:
        return list(self._formats.values())[self.query_one(OptionList).highlighted or 0]

    def _propose(self) -> None:
        field = self.query_one(Input)
        field.value = str(self._folder / f"{self._name}{self._form.suffix}")
        field.cursor_position = len(field.value)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._fit_ending()

    @on(Input.Submitted)
    def _end(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            name = list(self._formats)[self.query_one(OptionList).highlighted or 0]
            target = Path(event.value.strip()).expanduser()
            if target.suffix.lower() != self._form.suffix and not self._form.folder and not target.is_dir():
                target = target.with_name(target.name + self._form.suffix)
            self.dismiss(WantedExport(name, target))
