"""The settings and the keys of all commands as rows of a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from tui.app.commands import COMMANDS, Command
from tui.app.keys import spell
from tui.app.widgets.rows import RowList
from tui.i18n import N_, _
from tui.preferences import value_of
from tui.settings import Settings
from tui.settingtable import BY_NAME, SETTINGS
from tui.text.visible import visible_line

TITLE: Final = 28
"""Cells for what a row is about."""
VALUE: Final = 16
"""Cells for what holds now."""
SCOPES: Final = {
    "everywhere": N_("Keys everywhere"),
    "list": N_("Keys of the list"),
    "reader": N_("Keys of the reading screen"),
    "review": N_("Keys of the review home"),
    "queue": N_("Keys of queues"),
    "cards": N_("Keys of cards"),
    "tags": N_("Keys of the tags"),
    "table": N_("Keys of tables"),
    "settings": N_("Keys of the settings"),
}


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One row: a setting, the keys of a command, or a heading, which has no name."""

    title: str
    name: str = ""
    """`typesetting.measure`, or `keys.` with the id of a command."""
    value: str = ""
    default: str = ""
    means: str = ""


def lines_of(settings: Settings, commands: Sequence[Command], wanted: str = "") -> list[SettingLine]:
    """Return headings, settings and keys; with a text only rows that hold it."""
    found = [*_settings(settings), *_keys(commands)]
    wanted = wanted.casefold()
    fits = [line for line in found if not line.name or wanted in f"{line.title} {line.name} {line.value}".casefold()]
    following = [*fits[1:], SettingLine("")]
    return [line for line, after in zip(fits, following, strict=True) if line.name or after.name]


def _settings(settings: Settings) -> Iterable[SettingLine]:
    default, group = Settings(), ""
    for row in SETTINGS:
        if row.group != group:
            group = row.group
            yield SettingLine(_(group))
        now, before = shown(value_of(settings, row.name)), shown(value_of(default, row.name))
        yield SettingLine(_(row.title), row.name, now, before, _(row.means))


def _keys(commands: Sequence[Command]) -> Iterable[SettingLine]:
    builtin = {command.id: command for command in COMMANDS}
    for scope, title in SCOPES.items():
        yield SettingLine(_(title))
        for command in commands:
            if command.scope == scope:
                now, before = (" ".join(map(spell, one.keys)) for one in (command, builtin[command.id]))
                yield SettingLine(_(command.title), f"keys.{command.id}", now, before)


def shown(value: str | int | bool) -> str:
    """Return a value in words."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _(str(value)) if isinstance(value, str) and value in WORDS else str(value)


WORDS: Final = frozenset(
    (
        N_("off"),
        N_("quiet"),
        N_("full"),
        N_("shaded"),
        N_("separated"),
        N_("auto"),
        N_("always"),
        N_("never"),
        N_("asked"),
    )
)
"""Values that are words of the program, not names that people gave."""


class SettingList(RowList):
    """Title, value and default of each."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"settings--{name}" for name in ("heading", "value", "changed", "dim")}

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[SettingLine] = []

    def total(self) -> int:
        """Return the number of rows."""
        return len(self.lines)

    def selectable(self, row: int) -> bool:
        """Let the cursor pass headings by."""
        return bool(self.lines[row].name)

    @property
    def current(self) -> SettingLine | None:
        """The row of the cursor; None where there is none."""
        line = self.lines[self.cursor] if self.lines else None
        return line if line and line.name else None

    def paint(self, row: int, width: int, cursor: bool) -> list[Segment]:
        """Return the segments of a row."""
        line = self.lines[row]
        if not line.name:
            return [Segment(set_cell_size(f" {line.title}", width), self._style("heading", cursor))]
        changed = line.value != line.default
        title = min(TITLE, max(8, width - VALUE - 4)) if line.name in BY_NAME else max(8, min(56, width - VALUE - 4))
        parts = [
            Segment(set_cell_size(f"   {visible_line(line.title)}", title + 3)),
            Segment("* " if changed else "  ", self._style("changed", cursor)),
            Segment(
                set_cell_size(visible_line(line.value), VALUE), self._style("changed" if changed else "value", cursor)
            ),
        ]
        default = _("default: {value}").format(value=line.default or "-")
        room = width - sum(segment.cell_length for segment in parts)
        rest = visible_line(default if changed else line.means)
        return [*parts, Segment(rest if cell_len(rest) <= room else "", self._style("dim", cursor))]

    def _style(self, name: str, cursor: bool) -> Style:
        return Style.null() if cursor else self.get_component_rich_style(f"settings--{name}", partial=True)
