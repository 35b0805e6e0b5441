"""A command: one thing the reader can ask for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One row of the command table; it feeds keys, palette, help, footer and the reader's own key map."""

    id: str
    """Stable name, `<scope>.<verb>`, as settings use it."""
    scope: str
    """everywhere, or a screen: list, reader, queue, review, tags."""
    keys: tuple[str, ...]
    """Key sequences, their keys separated by blanks: `j`, `g g`, `ctrl+f`, `] e`; `<digit>` and `<char>` stand for
    any digit or character, which becomes the argument. An input method's twins are derived, not listed."""
    title: str
    """What it does, a gettext message id in English, imperative."""
    group: str = ""
    """Heading on the help screen, a message id."""
    parameter: str = ""
    """Argument for the action when the keys give none, so that several commands can share an action."""
    counted: bool = False
    """True when digits typed before it are a count."""
    asks: bool = False
    """True when it puts a question on the screen: keys typed ahead are for that, not for the screen below."""
    palette: bool = True
    """False when the command makes sense by key only, such as one that needs a typed character."""
    aliases: tuple[str, ...] = ()
    """Names by which the palette finds it too, as hands know them from other programs."""
