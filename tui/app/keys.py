"""Keys to commands: counts, sequences, typed arguments, full-width twins; no Textual, no screen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tui.app.commands.command import Command
from tui.i18n import _

TWINS: Final = {
    **{chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)},
    **dict(zip("、。·「」『』【】《》〈〉“”‘’￥¥〔〕×", "/.`{}{}[]<><>\"\"''$$[]*", strict=True)),
}
"""What a Chinese input method sends for a punctuation key -> the key; full-width ASCII (U+FF01 to U+FF5E) included."""

DIGIT, CHARACTER = "<digit>", "<char>"
_SPACES = " \u3000"
_SHORT: Final = {"pageup": "PgUp", "pagedown": "PgDn", "escape": "Esc"}


@dataclass(frozen=True, slots=True)
class Fire:
    """A complete command."""

    command: Command
    count: int | None = None
    """The number typed before a counted command; None when there was none."""
    argument: str = ""
    """The typed character for `<char>` or `<digit>`, else the command's parameter."""
    before: "Fire | None" = None
    """A digit's command that the next key showed to be meant as such; to be carried out first."""


@dataclass(frozen=True, slots=True)
class PendingKeys:
    """Keys typed so far that begin a command."""

    shown: str
    """For the status line; empty when what was begun has been cancelled."""
    waiting: Fire | None = None
    """What `KeyReader.expire` fires if nothing more is typed."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One line that says why the key did nothing."""

    text: str


@dataclass(slots=True)
class _Node:
    """A place in the tree of key sequences."""

    command: Command | None = None
    next: dict[str, "_Node"] = field(default_factory=dict)


def token(key: str, character: str | None) -> str:
    """Return the name of a key as sequences spell it: a character itself, twins undone, else Textual's name.

    Enter typed before the program has the terminal arrives as a line feed, which a terminal sends for Ctrl+J.
    """
    if key == "ctrl+j":
        return "enter"
    if character and len(character) == 1 and character.isprintable():
        return "space" if character in _SPACES else TWINS.get(character, character)
    return "space" if character == "\u3000" else key


def is_foreign_letter(name: str) -> bool:
    """Tell whether a key is a letter that no command can be bound to, such as a Han character or bopomofo."""
    return len(name) == 1 and not name.isascii() and name.isalpha()


class KeyReader:
    """Reads keys one by one for one screen's table."""

    def __init__(self, table: Sequence[Command]) -> None:
        self._root = _tree(table)
        self._counts = any(command.counted for command in table)
        self.digits_fire = False
        """True makes a first digit fire its command at once, although the table has counted commands too."""
        self._reset()

    def _reset(self) -> None:
        self._node = self._root
        self._typed: list[str] = []
        self._count = ""

    @property
    def pending(self) -> bool:
        """Whether keys have been typed that begin a command."""
        return bool(self._typed or self._count)

    def feed(self, key: str, character: str | None) -> Fire | PendingKeys | Hint | None:
        """Take one key as Textual names it; None means that it is nobody's and may go its usual way."""
        name = token(key, character)
        if self.pending and name == "escape":
            self._reset()
            return PendingKeys("")
        if is_foreign_letter(name):
            self._reset()
            return Hint(
                _("“{letter}” came from an input method: switch it off for keys, or press Ctrl+P.").format(letter=name)
            )
        if not self._typed and self._is_count(name):
            self._count += name
            return PendingKeys(self._shown(), self._digit())
        return self._step(name)

    def expire(self) -> Fire | None:
        """Say that nothing more was typed for a while; return the command that waited for this."""
        waiting = None if self._typed else self._digit()
        if waiting:
            self._reset()
        return waiting

    def _is_count(self, name: str) -> bool:
        if not (self._counts and len(name) == 1 and name in "0123456789"):
            return False
        if self.digits_fire and not self._count and DIGIT in self._root.next:
            return False
        return bool(self._count) or name != "0"

    def _digit(self) -> Fire | None:
        node = self._root.next.get(DIGIT)
        if node is None or node.command is None or len(self._count) != 1:
            return None
        return Fire(node.command, None, self._count)

    def _step(self, name: str) -> Fire | PendingKeys | Hint | None:
        typed, node, argument = [*self._typed, name], self._node.next.get(name), ""
        if node is None:
            argument = name
            node = self._node.next.get(DIGIT) if name in tuple("123456789") else None
            node = node or (self._node.next.get(CHARACTER) if len(name) == 1 else None)
        if node is None:
            begun, before = bool(self._typed), self._digit()
            self._reset()
            if before:
                return before
            return Hint(_("No command {keys}").format(keys=show(typed))) if begun else None
        if node.command is None:
            self._typed, self._node = typed, node
            return PendingKeys(self._shown())
        count = int(self._count[:6]) if self._count and node.command.counted else None
        before = None if node.command.counted else self._digit()
        self._reset()
        return Fire(node.command, count, argument or node.command.parameter, before)

    def _shown(self) -> str:
        return self._count + show(self._typed)


def show(keys: Sequence[str]) -> str:
    """Return keys as help and status line print them, such as `gg`, `]e`, `Ctrl+F`, `Space`, `PgDn`."""
    return "".join(
        name if len(name) == 1 else "+".join(_SHORT.get(part, part.capitalize()) for part in name.split("+"))
        for name in keys
    )


def spell(sequence: str) -> str:
    """Return a sequence of the table as help prints it: `g g` -> `gg`, `m <char>` -> `m…`, `<digit>` -> `1-9`."""
    return "".join({DIGIT: "1-9", CHARACTER: "_"}.get(name, show([name])) for name in sequence.split(" "))


def _tree(table: Sequence[Command]) -> _Node:
    root = _Node()
    for command in table:
        for sequence in command.keys:
            node = root
            for name in sequence.split(" "):
                node = node.next.setdefault(name, _Node())
            node.command = node.command or command
    return root
