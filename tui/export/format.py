"""What a format is: a name, and a pure function from material to files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.export.material import Material


class File(NamedTuple):
    """One file to be written."""

    name: str
    """A bare file name; empty for the one file of a format that puts everything into one."""
    data: bytes
    merged: bool = False
    """Whether the data keep everything that people wrote in the file, so that it may be written over."""


def nothing_there(_name: str) -> str | None:
    """Answer for a target that holds no earlier export."""
    return None


@dataclass(frozen=True, slots=True)
class Options:
    """What the reader may choose; a format ignores what does not concern it."""

    title: str = ""
    """Name of the library."""
    together: bool = True
    """Everything in one file, for a format that can also write a file for each article."""
    excel: bool = False
    """Begin the file with a byte-order mark, without which Excel takes UTF-8 for something else."""
    author: str = ""
    """Whose notes are Markdown; those of others are text, in which nothing loads and nothing runs."""
    old: Callable[[str], str | None] = nothing_there
    """Name of a file -> its present text in the target, None when there is none."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write material."""

    title: str
    """For menus and help, an English message id."""
    suffix: str
    """Ending of its files, with the dot."""
    write: Callable[[Sequence[Material], Options], Iterator[File]]
    """Pure: returns files and writes none."""
    needs_marks: bool = False
    """Whether `Material.analyses` has to be filled, which takes the entity model."""
    folder: bool = False
    """Whether it can also write a file for each article into a folder."""
