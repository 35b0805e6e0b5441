"""What a file was written with, kept in it or beside it: so it is noticed at home what somebody took out of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from tui.export.document import NOTE
from tui.export.incoming import Incoming
from tui.text.source import Span

Written = Mapping[str, str]
"""Places and a label, `0-4,6-9 港口`, -> `note` or where a mark comes from, and behind a blank the id in the file."""
_KEY: Final = re.compile(r"((?:\d+-\d+(?:,\d+-\d+)*)?) (.+)", re.DOTALL)


class Wrote(NamedTuple):
    """A label as it was written."""

    spans: tuple[Span, ...]
    """In the unit of the format; none of a note on a whole article."""
    name: str
    origin: str
    """`note`, or where a mark comes from."""
    id: str = ""
    """What the file calls the note or mark, for formats that keep that."""


def written(labels: Iterable[Wrote]) -> Written:
    """Return what a file says of the labels that it holds; the first of two that look the same counts."""
    found: dict[str, str] = {}
    for one in labels:
        found.setdefault(key_of(one.spans, one.name), f"{one.origin} {one.id}".rstrip())
    return found


def key_of(spans: Iterable[Span], name: str) -> str:
    """Return what a label is known by, whatever was removed or added before it."""
    return f"{','.join(f'{start}-{end}' for start, end in spans)} {name}"


def taken_out(known: object, found: Sequence[Incoming], about: Incoming) -> Iterator[Incoming]:
    """Yield what a document was written with and holds no more; `about` says which document that is.

    A note that the file knows by an id is out when nothing has this id; a label without one is, when it is nowhere. A
    mark whose place has another label now was not taken out.
    """
    seen = {key_of(one.spans, name) for one in found for name in ((one.mark,) if one.mark else one.tags or (NOTE,))}
    ids = {one.id for one in found if one.id}
    marked = {one.spans for one in found if one.mark}
    for key, value in known.items() if isinstance(known, dict) else ():
        if (parts := _KEY.fullmatch(key)) is None or key in seen or not isinstance(value, str):
            continue
        origin, _blank, name = value.partition(" ")
        spans = tuple(Span(*map(int, part.split("-"))) for part in parts[1].split(",") if part)
        if name in ids or (origin != NOTE and spans in marked):
            continue
        one = _gone(about, spans, parts[2], origin, name)
        if one.quote or one.id:
            ids |= {name} if one.id else set()
            yield one


def _gone(about: Incoming, spans: tuple[Span, ...], label: str, origin: str, name: str) -> Incoming:
    """Return what was taken out: a note by its id, where the file knew that, else a label by its place."""
    note = origin == NOTE
    return replace(
        about,
        id=name if note else "",
        spans=spans,
        quote="".join(about.text[start:end] for start, end in spans),
        tags=() if not note or label == NOTE else (label,),
        labels=not (note and name),
        mark="" if note else label,
        whole=not spans,
        origin=origin,
        gone=True,
    )
