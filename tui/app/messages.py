"""Messages between the app and its screens."""

from dataclasses import dataclass

from textual.message import Message


@dataclass
class SettingsChanged(Message):
    """Other settings hold from now on; the session has them."""

    def can_replace(self, message: Message) -> bool:
        """Let only the newest stand in the queue."""
        return isinstance(message, SettingsChanged)


@dataclass
class NotebookChanged(Message):
    """The annotations of a source have changed, by this reader or by another session."""

    name: str
    """Name of the source."""

    def can_replace(self, message: Message) -> bool:
        """Let only the newest stand in the queue."""
        return isinstance(message, NotebookChanged) and message.name == self.name
