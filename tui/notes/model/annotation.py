"""An annotation: what the reader said about a span or a whole article."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tui.text.source import Span


class Kind(StrEnum):
    """What an annotation document says."""

    NOTE = "note"
    """Tags and a note on a span or on an article."""
    MARK = "mark"
    """A machine's mark that the reader confirmed, retyped, moved or dismissed; `data` says which."""
    STRUCTURE = "structure"
    """An override of the page structure; `data` says which."""
    WORD = "word"
    """Characters that the reader joined into a word or split; `data` holds the scope."""
    ARTICLE = "article"
    """The reader's state of an article: `data` may hold `done` and `star`."""


class Status(StrEnum):
    """Where the reader stands with a note."""

    OPEN = "open"
    DONE = "done"
    CHECK = "check"


class AnchorState(StrEnum):
    """How an anchor holds after its source changed."""

    OK = "ok"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """How an annotation holds on to its text; offsets are source offsets."""

    spans: tuple[Span, ...]
    """Where the text is, in reading order; for a whole article the span of its title or of its first block."""
    quote: str
    """The text of the spans, put end to end."""
    before: str = ""
    """Up to 32 characters of source text before the first span."""
    after: str = ""
    """Up to 32 characters of source text after the last span."""
    hold: AnchorState = AnchorState.OK


@dataclass(frozen=True)
class Annotation:
    """One thing said; a value, changed by `dataclasses.replace` and put into the store.

    Without slots, because msgspec then reads 100,000 of them in two thirds of the time.
    """

    id: str
    """128 random bits, hexadecimal; never a counter."""
    source: str = ""
    """Name of the source, as in `Source.name`; the store fills it in, the file's place says it."""
    anchor: Anchor = Anchor((), "")
    kind: Kind = Kind.NOTE
    whole: bool = False
    """True when the annotation is about the whole article that begins at the anchor."""
    tags: tuple[str, ...] = ()
    note: str = ""
    """Markdown text as the reader typed it."""
    status: Status = Status.OPEN
    colour: str = ""
    author: str = ""
    created: str = ""
    """ISO 8601 with time zone."""
    modified: str = ""
    rev: int = 0
    """Grows by one with every stored change; the store uses it to notice that two sessions changed one note."""
    origin: str = ""
    """Who proposed it: empty for the reader, otherwise such as `lac`, `figures`, `structure`."""
    data: dict[str, Any] = field(default_factory=dict)
    """What only this kind needs, JSON values."""
