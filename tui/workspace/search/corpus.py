"""What a search needs of a library."""

from collections.abc import Iterator
from typing import Protocol

from tui.text.article import Page
from tui.text.source import Source, Unreadable


class Corpus(Protocol):
    """Sources by name, as files and as pages split the way the reader wants them; any method may be slow."""

    def names(self) -> Iterator[str]:
        """Yield the names of the sources in the library's order."""

    def version(self, name: str) -> str:
        """Return what changes when the file or the reader's overrides of its structure change; cheap."""

    def read(self, name: str) -> Source | Unreadable:
        """Read and decode a source."""

    def page(self, name: str) -> Page | Unreadable:
        """Return a source split into its articles."""
