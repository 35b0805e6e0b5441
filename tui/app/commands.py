"""The one table of commands: it feeds bindings, palette, help, footer and the reader's own key map."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the reader can ask for."""

    id: str
    """Stable name, `<scope>.<verb>`, as settings use it."""
    scope: str
    """everywhere, list, reader or queue."""
    keys: tuple[str, ...]
    """Key sequences, such as `j`, `g g`, `ctrl+f`; an input method's twins are derived, not listed."""
    action: str
    """Textual action of the screen (or of the app for `everywhere`)."""
    title: str
    """What it does, a gettext message id in English, imperative."""
    group: str = ""
    """Heading on the help screen, a message id."""
