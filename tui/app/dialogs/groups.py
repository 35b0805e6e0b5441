"""Ask in which of several groups of places something shall be done, with the places to look at."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final, NamedTuple

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.app.dialogs.base import Dialog
from tui.app.keys import token
from tui.i18n import _, ngettext
from tui.text.visible import visible_line

SHOWN: Final = 5
"""Places of a group that are on the screen at once."""


class LookedAt(NamedTuple):
    """A group to choose: its title and a line for each of its places."""

    title: str
    lines: Sequence[str]


class PickedGroups(NamedTuple):
    """What was chosen."""

    groups: tuple[int, ...]
    """Places in the list of groups."""
    unseen: int
    """Places in them that were never on the screen."""


class GroupsDialog(Dialog[PickedGroups]):
    """Groups above, the places of the current one below; Space picks, `A` picks all, Enter ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", show=False, priority=True),
        Binding("enter", "end", show=False, priority=True),
        Binding("pagedown", "turn(1)", show=False, priority=True),
        Binding("pageup", "turn(-1)", show=False, priority=True),
    ]

    def __init__(self, title: str, groups: Sequence[LookedAt], picked: Iterable[int] = (), about: str = "") -> None:
        """Take the groups and which of them are picked to begin with."""
        super().__init__(title, _("Space pick   A all   Enter do it   PgDn more places   Esc cancel"), about)
        self._groups, self._picked = groups, {*picked}
        self._first = 0
        self._seen = [0] * len(groups)

    def body(self) -> Iterable[Widget]:
        """Yield the groups, and the places of the current one."""
        yield OptionList(*(Option(self._label(place)) for place in range(len(self._groups))))
        yield Static(classes="places")

    def on_mount(self) -> None:
        """Begin at the first group."""
        self.query_one(OptionList).highlighted = 0

    def on_key(self, event: events.Key) -> None:
        """Take letters, and the full-width twins of keys."""
        acts = {"A": self.action_all, "a": self.action_all, "q": self.action_cancel, "space": self.action_pick}
        moves = {"j": 1, "k": -1}
        name = token(event.key, event.character)
        if name in acts:
            event.stop()
            acts[name]()
        elif name in moves:
            event.stop()
            options = self.query_one(OptionList)
            (options.action_cursor_down if moves[name] > 0 else options.action_cursor_up)()

    def _label(self, place: int) -> Content:
        sign = "+" if place in self._picked else " "
        return Content(f"{sign} {len(self._groups[place].lines):>5,}  {visible_line(self._groups[place].title)}")

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._first = 0
        self._show(event.option_index)

    def _show(self, place: int) -> None:
        lines = self._groups[place].lines
        shown = [visible_line(line) for line in lines[self._first : self._first + SHOWN]]
        self._seen[place] = max(self._seen[place], self._first + len(shown))
        more = len(lines) - self._first - len(shown)
        if more > 0:
            shown.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
        self.query_one(".places", Static).update(Content("\n".join(shown)))

    def action_turn(self, step: int) -> None:
        """Show more places of the group, or those before."""
        place = self.query_one(OptionList).highlighted
        if place is not None:
            last = max(0, (len(self._groups[place].lines) - 1) // SHOWN * SHOWN)
            self._first = max(0, min(self._first + step * SHOWN, last))
            self._show(place)

    def action_pick(self) -> None:
        """Pick the group, or let it go."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self._picked ^= {options.highlighted}
            options.replace_option_prompt_at_index(options.highlighted, self._label(options.highlighted))

    def action_all(self) -> None:
        """Pick every group; with all picked, none."""
        everything = set(range(len(self._groups)))
        self._picked = set() if self._picked == everything else everything
        for place in everything:
            self.query_one(OptionList).replace_option_prompt_at_index(place, self._label(place))

    def action_end(self) -> None:
        """Close with what is picked."""
        unseen = sum(len(self._groups[place].lines) - self._seen[place] for place in self._picked)
        self.dismiss(PickedGroups(tuple(sorted(self._picked)), unseen))
