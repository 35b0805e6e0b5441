"""Ask for tags, with completion by Han characters, pinyin and initials."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.app.dialogs.base import Dialog
from tui.app.widgets.field import LineField
from tui.i18n import _
from tui.notes.file.codebook import TagNameError, normal
from tui.text.visible import visible_line
from tui.workspace.codebook.completion import Completer, KnownTag

_SEPARATORS: Final = ",，;；、"
_SHOWN: Final = 50


class TagDialog(Dialog[tuple[str, ...]]):
    """Tags chosen so far, an input, and what fits it.

    Enter takes the highlighted tag (or, with nothing typed, ends); Tab or a comma takes it and goes on; Backspace in
    the empty input takes the last tag away. The answer is the whole set of tags.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("tab", "take", show=False, priority=True),
    ]

    def __init__(self, title: str, known: Sequence[KnownTag], tags: Sequence[str] = (), quote: str = "") -> None:
        """Take the tags to offer and those that are set already."""
        super().__init__(title, _("Enter take it and end   Tab take it and go on   Esc cancel"), quote[:200])
        self._known, self._tags = known, list(tags)
        self._completer = Completer(known)
        self._offered: list[str] = []

    def body(self) -> Iterable[Widget]:
        """Yield chosen tags, input and offers."""
        yield Static(classes="chosen")
        yield LineField(placeholder=_("tag"))
        offers = OptionList()
        offers.can_focus = False
        yield offers

    def on_mount(self) -> None:
        """Offer everything at first."""
        self._show_chosen()
        self._offer("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value and event.value[-1] in _SEPARATORS:
            event.input.value = event.value[:-1]
            self._offer(event.input.value)
            self.action_take()
        else:
            self._offer(event.value)

    @on(Input.Submitted)
    def _end(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip() or self._moved:
            if not self._offered:
                return
            self.action_take()
        self.dismiss(tuple(self._tags))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_take()

    def on_key(self, event: events.Key) -> None:
        """Take the last tag away with Backspace when nothing is typed."""
        if event.key == "backspace" and not self.query_one(Input).value and self._tags:
            event.stop()
            self._tags.pop()
            self._show_chosen()

    def action_move(self, step: int) -> None:
        """Highlight the next or previous offer."""
        offers = self.query_one(OptionList)
        (offers.action_cursor_down if step > 0 else offers.action_cursor_up)()
        self._moved = True

    def action_take(self) -> None:
        """Add the highlighted tag to the chosen ones; one that is chosen already is taken away."""
        offers = self.query_one(OptionList)
        if offers.highlighted is None or not self._offered:
            return
        name = self._offered[offers.highlighted]
        if name in self._tags:
            self._tags.remove(name)
        else:
            self._tags.append(name)
        self._show_chosen()
        self.query_one(Input).value = ""
        self._offer("")

    def _offer(self, typed: str) -> None:
        name, problem = named(typed)
        found = self._completer.find(typed)[:_SHOWN]
        self._offered = [tag.name for tag in found]
        labels = [tag.label for tag in found]
        if name and name not in self._offered:
            self._offered.append(name)
            labels.append("  " + _("new tag: {name}").format(name=visible_line(name)))
        offers = self.query_one(OptionList)
        offers.clear_options()
        offers.add_options(Option(Content(label)) for label in labels)
        if problem:
            offers.add_option(Option(Content(problem), disabled=True))
        offers.highlighted = self._offered.index(name) if name in self._offered[:-1] else 0 if labels else None
        self._moved = False

    def _show_chosen(self) -> None:
        text = "  ".join(f"#{visible_line(tag)}" for tag in self._tags)
        self.query_one(".chosen", Static).update(Content(text or " "))


def clean(typed: str) -> str:
    """Return what is typed for a tag without white space at its ends or doubled inside, without a leading `#`."""
    return " ".join(typed.split()).lstrip("#").strip("/ ")


def named(typed: str) -> tuple[str, str]:
    """Return a tag name as it is stored, empty for none, and why what is typed can be none."""
    name = clean(typed)
    try:
        return (normal(name) if name else ""), ""
    except TagNameError as error:
        return "", str(error)
