"""What a format is: a name, what it can hold, a pure function from material to files, and perhaps one back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tui.export.document import Choice
from tui.export.incoming import Reader
from tui.export.material import Material
from tui.export.spool import Spool, SpoolPart
from tui.notes.file.codebook import Tag


@dataclass(frozen=True, slots=True)
class File:
    """One file to be written."""

    name: str
    """A bare file name; empty for the one file of a format that puts everything into one."""
    content: bytes | Spool | SpoolPart
    """Long ones are spooled; `parts` and `data` give what is in either."""
    merged: bool = False
    """Whether the data keep everything that people wrote in the file, so that it may be written over."""
    beside: str = ""
    """Put behind the name of the one file, for a second one that goes with it; empty for the first."""

    def parts(self) -> Iterator[bytes]:
        """Yield what is in it, part by part."""
        return iter((self.content,)) if isinstance(self.content, bytes) else self.content.parts()

    @property
    def data(self) -> bytes:
        """All that is in it."""
        return b"".join(self.parts())


class Feature(StrEnum):
    """What a thing said may have, and a format may be unable to hold."""

    SPAN = "span"
    """The exact place of a passage."""
    OVERLAP = "overlap"
    """Passages that share characters."""
    GAPS = "discontinuous span"
    """A passage of several parts, as one thing."""
    TAGS = "tags"
    NOTE = "note"
    STATUS = "status"
    AUTHOR = "author"
    MAKER = "origin of notes"
    """Which program or model proposed a note, or how it came to be."""
    WHOLE = "whole article"
    """That something is said about an article as a whole."""
    ASTRAY = "changed text"
    """Notes whose text has changed or is gone."""
    MARK = "mark"
    """Names and figures, as people decided about them."""
    ORIGIN = "origin of marks"
    """Who or what a mark comes from."""
    REJECTED = "rejected"
    """What was proposed, by the program or by a language model, and a person rejected."""
    VALUE = "figure value"
    JOINED = "joined names"
    """What a form of a name stands for, where a person said that."""
    RELATION = "relation"
    """How two passages belong together, such as one says another."""


class TokenUnit(StrEnum):
    """What a line stands for in a format of one token a line."""

    CHARACTER = "character"
    WORD = "word"


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
    marks: Choice = Choice.DECIDED
    """Which marks leave."""
    unit: TokenUnit = TokenUnit.CHARACTER
    codebook: tuple[Tag, ...] = ()
    """The tags that are defined."""


class FileShape(StrEnum):
    """How many files a format makes."""

    FILE = "file"
    EITHER = "either"
    """One file, or one for each article in a folder."""
    FOLDER = "folder"
    """Several files in a folder, always."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write material."""

    title: str
    """For menus and help, an English message id."""
    suffix: str
    """Ending of its files, with the dot."""
    write: Callable[[Iterable[Material], Options], Iterator[File]]
    """Pure: returns files and writes none; looks at each material once."""
    holds: frozenset[Feature] = field(default_factory=frozenset)
    """What can be read back from it."""
    marks: Choice = Choice.DECIDED
    """Which marks leave when nobody says so."""
    read: Reader | None = None
    shape: FileShape = FileShape.FILE
    words: frozenset[TokenUnit] = frozenset()
    """With which of these it writes the words of the text, in which a mark counts as one word."""
    needs: str = ""
    """Extra of this program's package that has to be installed for it."""

    @property
    def folder(self) -> bool:
        """Whether it can write files into a folder."""
        return self.shape is not FileShape.FILE


ALIKE = {".markdown": ".md", ".htm": ".html", ".ndjson": ".jsonl"}
"""Other endings that people give to files of a format."""


def usual(name: str) -> str:
    """Return a file's name in small letters, with the usual ending of its format for another one."""
    stem, dot, ending = name.lower().rpartition(".")
    return f"{stem}{ALIKE[dot + ending]}" if dot + ending in ALIKE else name.lower()
