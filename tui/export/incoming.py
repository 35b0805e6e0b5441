"""What a file of notes says, in whatever format: the same value for imports and for reading an export back."""

import re
import reprlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from tui.i18n import _
from tui.text.source import Span

_ESCAPED = re.compile(r"\\([^\w\s])")
_TEXTS = (
    "id",
    "source",
    "article",
    "quote",
    "before",
    "after",
    "text",
    "created",
    "modified",
    "mark",
    "base",
    "entity",
)
_PERHAPS = ("note", "status", "author", "origin")
OUR_ID = re.compile(r"[0-9a-f]{32}")
_NOT_IN_TAG = re.compile(r"[^\w/\-]+")


class OffsetUnit(StrEnum):
    """What the offsets of a thing count in; always code points, the end exclusive."""

    SOURCE = "source"
    """The decoded file."""
    ARTICLE = "article"
    """The reading text of an article."""
    DENSE = "dense"
    """The reading text without its blanks, as formats of one token a line have it."""
    OTHER = "other"
    """The text that the file itself brings along."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing said; None stands for what the format cannot say, an empty value for what it says is empty."""

    id: str = ""
    """Ours where the file kept it."""
    source: str = ""
    """Name of the source, or its title where the file knows no names."""
    article: str = ""
    """Article id, where the file says it."""
    order: int | None = None
    """Place of its document in the file, for formats whose documents have no names."""
    unit: OffsetUnit = OffsetUnit.SOURCE
    spans: tuple[Span, ...] = ()
    quote: str = ""
    before: str = ""
    after: str = ""
    text: str = ""
    """The document that the spans point into, where the file brings it along."""
    tags: tuple[str, ...] | None = None
    labels: bool = False
    """The tags are labels of a format in which a note without tags has the label `note`."""
    note: str | None = None
    status: str | None = None
    author: str | None = None
    created: str = ""
    modified: str = ""
    """When it was changed last, as far as the file knows; ISO 8601."""
    whole: bool | None = None
    names: tuple[str, ...] = ()
    """What the file calls it, where other things of the file point to it."""
    relations: tuple[tuple[str, str], ...] | None = None
    """Relations that begin at it: kind, and what the file calls the second end."""
    mark: str = ""
    """Type of a mark; empty for a note."""
    origin: str | None = None
    """Where a mark comes from."""
    entity: str = ""
    """What a form of a name, whose type `mark` is, stands for in the whole library; empty where that is not said."""
    value: tuple[float, float] | None = None
    """The ends of a figure's value."""
    base: str = ""
    """Of a managed block: the hash of the text as we wrote it."""
    gone: bool = False
    """The file once held it and somebody took it out."""
    edited: bool = True
    """False where the file can tell that nobody changed it since it was written."""

    def __post_init__(self) -> None:
        """Refuse values that are not what the fields say, as any file may hold them. Raises TypeError."""
        texts = [getattr(self, name) for name in _TEXTS]
        texts += [one for name in _PERHAPS if (one := getattr(self, name)) is not None]
        texts += [*(self.tags or ()), *self.names, *(part for pair in self.relations or () for part in pair)]
        if wrong := [one for one in texts if not isinstance(one, str)]:
            raise TypeError(_("{value} is no text").format(value=reprlib.repr(wrong[0])))
        if not all(type(place) is int for span in self.spans for place in span):
            raise TypeError(_("{value} is no place in a text").format(value=reprlib.repr(self.spans)))


Files = Mapping[str, bytes]
"""Name of a file -> its bytes; the file that was named, or the only one, is called ``."""
Reader = Callable[[Files], Iterator[Incoming]]
"""Raises `NotReadable` for what is not of its format."""


class NotReadable(Exception):
    """A file is not what its format says; the message tells the reader why."""


def joined(found: Iterable[Incoming]) -> Iterator[Incoming]:
    """Yield things with those of one id made one: formats of single labels tell a note in parts."""
    known: dict[str, Incoming] = {}
    for one in found:
        if not one.id or one.mark:
            yield one
        elif one.id not in known:
            known[one.id] = one
        else:
            known[one.id] = _together(known[one.id], one)
    yield from known.values()


def _together(one: Incoming, other: Incoming) -> Incoming:
    spans = tuple(sorted({*one.spans, *other.spans}))
    tags = tuple(dict.fromkeys((*(one.tags or ()), *(other.tags or ()))))
    quote = one.quote if spans == one.spans else one.quote + other.quote
    fresh = replace(one, spans=spans, tags=tags, quote=quote, note=one.note or other.note)
    return replace(fresh, **pointed(one, other))


def pointed(one: Incoming, other: Incoming) -> dict[str, Any]:
    """Return the names and relations of two things that are one."""
    told = one.relations is not None or other.relations is not None
    relations = tuple(dict.fromkeys((*(one.relations or ()), *(other.relations or ()))))
    return {"names": tuple(dict.fromkeys((*one.names, *other.names))), "relations": relations if told else None}


def unescaped(text: str) -> str:
    """Return Markdown without the backslashes before its signs, as notes of other people are written."""
    return _ESCAPED.sub(r"\1", text)


def spelled(tag: str) -> str:
    """Return what two spellings of one tag have in common: several formats write blanks and signs as `_`."""
    return _NOT_IN_TAG.sub("_", tag).strip("/_")
