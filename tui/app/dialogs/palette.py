"""Find a command by its name, its English name, pinyin or initials of the name, or its key; or say a verb."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Final, NamedTuple

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.app.beside import run_beside
from tui.app.commands.command import Command
from tui.app.dialogs.base import Dialog
from tui.app.dialogs.finder import CommandFinder, Offer
from tui.app.keys import spell
from tui.app.verbs import Speaker, Verb, VerbError, for_screen, split
from tui.app.widgets.field import LineField
from tui.i18n import _
from tui.text.visible import visible_line

KEYS: Final = 20
"""Cells for the keys before a title."""
SHOWN: Final = 200
"""Offers shown at once."""


class Said(NamedTuple):
    """A verb with its argument."""

    typed: str
    verb: Verb[Any]
    value: Any
    """The argument as the verb reads it."""


class PaletteDialog(Dialog[Command | Said]):
    """Every command of a screen that makes sense without keys, and the verbs; the answer is what was chosen.

    Enter does what is highlighted, or with a verb in front what is typed; Tab completes. A verb without its argument
    is put into the input, and what is wrong with an argument is told while it can be mended.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(10)", show=False, priority=True),
        Binding("pageup", "move(-10)", show=False, priority=True),
        Binding("tab", "take", show=False, priority=True),
    ]

    def __init__(self, table: Sequence[Command], where: Speaker, recent: Sequence[str] = ()) -> None:
        """Take the commands of a screen, where verbs are said, and what was chosen before, the newest first."""
        super().__init__(_("Commands"), _("Enter do it   Tab complete   Esc close"))
        self._where, self._verbs = where, for_screen(where.screen.SCOPE)
        self._finder = CommandFinder([command for command in table if command.palette], self._verbs, recent)
        self._offered: Sequence[Offer] = []
        self._moved = False
        """Whether an offer was gone to, so that Enter means it and not what is typed."""

    def body(self) -> Iterable[Widget]:
        """Yield input, what is wrong with it, and offers."""
        yield LineField(placeholder=_("A part of the name, its pinyin or initials"))
        yield Static(classes="problem")
        offers = OptionList()
        offers.can_focus = False
        yield offers

    def on_mount(self) -> None:
        """Offer everything at first; the tags to complete are read meanwhile."""
        self._offer("")
        run_beside(self, self._read_tags)

    async def _read_tags(self) -> None:
        session = self._where.session
        self._where.tags[:] = [tag.name for tag in await session.fetch(session.notes.known_tags)]

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell("")
        self._offer(event.value)

    @on(Input.Submitted)
    def _end(self, event: Input.Submitted) -> None:
        event.stop()
        highlighted = self.query_one(OptionList).highlighted
        if not self._moved and split(event.value, self._verbs):
            self._say(event.value)
        elif highlighted is not None and self._offered:
            self._choose(self._offered[highlighted])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(self._offered[event.option_index])

    def _choose(self, offer: Offer) -> None:
        if isinstance(offer, Command):
            self.dismiss(offer)
        elif isinstance(offer, Verb):
            self._write(f"{offer.name} ")
        else:
            self._write(offer)
            self._say(offer)

    def _say(self, typed: str) -> None:
        """Close with the verb that is named; what is wrong with its argument is told instead."""
        if (named := split(typed, self._verbs)) is None:
            return
        verb, argument = named
        try:
            self.dismiss(Said(" ".join(typed.split()), verb, verb.parse(self._where, argument)))
        except VerbError as error:
            self._tell(str(error))

    def action_move(self, step: int) -> None:
        """Highlight another offer."""
        offers = self.query_one(OptionList)
        if self._offered:
            here = offers.highlighted or 0
            first = not self._moved and split(self.query_one(Input).value, self._verbs) is not None
            offers.highlighted = here if first and step > 0 else max(0, min(here + step, len(self._offered) - 1))
            self._moved = True

    def action_take(self) -> None:
        """Put the highlighted offer into the input, to type on."""
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None and self._offered:
            offer = self._offered[highlighted]
            self._write(
                offer if isinstance(offer, str) else f"{offer.name} " if isinstance(offer, Verb) else _(offer.title)
            )

    def _write(self, text: str) -> None:
        field = self.query_one(Input)
        field.value = text
        field.cursor_position = len(text)

    def _tell(self, problem: str) -> None:
        line = self.query_one(".problem", Static)
        line.update(Content(visible_line(problem)))
        line.display = bool(problem)

    def _offer(self, typed: str) -> None:
        """Offer what fits; say so when nothing does."""
        named = split(typed, self._verbs)
        if named:
            verb, argument = named
            lines = verb.complete(self._where, argument if not typed.endswith(" ") or not argument else f"{argument} ")
            self._offered = [*(f"{verb.name} {line}" for line in lines)][:SHOWN]
        else:
            self._offered = self._finder.find(typed)[:SHOWN]
        self._moved = False
        offers = self.query_one(OptionList)
        offers.clear_options()
        offers.add_options(Option(Content(label(offer))) for offer in self._offered)
        if named and not self._offered:
            offers.add_option(Option(Content(f":{verb.name} {_(verb.shape)}   {_(verb.title)}"), disabled=True))
        elif not self._offered:
            nothing = _("Nothing is called “{typed}”").format(typed=visible_line(typed.strip()))
            offers.add_option(Option(Content(nothing), disabled=True))
        offers.highlighted = 0 if self._offered else None


def label(offer: Offer) -> str:
    """Return an offer as the palette prints it."""
    if isinstance(offer, Command):
        return row(offer)
    if isinstance(offer, Verb):
        said = f":{offer.name} {_(offer.shape)}"
        return said + " " * max(2, KEYS - cell_len(said)) + _(offer.title)
    return f":{visible_line(offer)}"


def row(command: Command, width: int = KEYS) -> str:
    """Return a command as palette and help print it: keys, then title."""
    keys = " ".join(spell(sequence) for sequence in command.keys)
    return keys + " " * max(1, width - cell_len(keys)) + _(command.title)
