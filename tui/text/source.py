"""A source: one file as it lies on disk, decoded once; and spans, the coordinates of everything in it."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol


class Span(NamedTuple):
    """A half-open interval of code points, `[start, end)`."""

    start: int
    end: int


class HasSpan(Protocol):
    """Anything with a start and an end: a span, an entity, a figure."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Source:
    """One decoded file; never modified."""

    path: Path
    """Where the file lies."""
    name: str
    """Path below the library's folder of sources, with `/`; the key of its annotations."""
    text: str
    """Decoded text: newlines are `\\n`, no byte-order mark, control characters replaced one to one."""
    encoding: str
    """Codec the bytes were decoded with, in Python's spelling, such as `utf-8` or `gb18030`."""
    digest: str
    """SHA-256 of the bytes, hexadecimal."""
    tabbed: str = ""
    """The text with its tabs, which `text` shows as a blank each; empty when it has none."""

    @property
    def structure(self) -> str:
        """The text that says how the file is built: tabs nest lists and part the cells of a table."""
        return self.tabbed or self.text

    @property
    def stem(self) -> str:
        """The name without its ending, as article ids use it."""
        return str(PurePosixPath(self.name).with_suffix(""))


def article_id(name: str, number: int) -> str:
    """Return what the command line calls an article of a source: `<name without its ending>#<n>`, n from 1."""
    return f"{PurePosixPath(name).with_suffix('')}#{number}"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that the library lists but cannot read, with the reason for the reader."""

    path: Path
    """Where the file lies."""
    name: str
    """Path below the library's folder of sources, with `/`."""
    reason: str
    """One line in the reader's language: what is wrong and what can be done."""
