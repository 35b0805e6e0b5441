"""What a file was written with, kept in it or beside it: so it is noticed at home what somebody took out of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from tui.export.document import NOTE
from tui.export.incoming import Incoming
from tui.export.named import Named
from tui.text.source import Span

Written = Mapping[str, str]
"""Places and a label, `0-4,6-9 港口`, -> `note` or where a mark comes from, and behind a blank the id in the file."""
NAME: Final = "name"
"""Stands where a note has `note` and a mark its origin, for what a form of a name stands for."""
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
    seen = {key_of(one.spans, name) for one in found for name in _labels(one)}
    ids = {one.id for one in found if one.id}
    names = {one.id for one in found if one.entity}
    marked = {one.spans for one in found if one.mark and not one.entity}
    for key, value in known.items() if isinstance(known, dict) else ():
        if (parts := _KEY.fullmatch(key)) is None or key in seen or not isinstance(value, str):
            continue
        origin, _blank, name = value.partition(" ")
        spans = tuple(Span(*map(int, part.split("-"))) for part in parts[1].split(",") if part)
        if name in (names if origin == NAME else ids) or (origin not in (NOTE, NAME) and spans in marked):
            continue
        one = _gone(about, spans, parts[2], origin, name)
        if one.quote or one.id:
            ids |= {name} if one.id else set()
            yield one


def _labels(one: Incoming) -> tuple[str, ...]:
    """Return what the labels of a thing are called; what a name stands for is no label."""
    return () if one.entity else (one.mark,) if one.mark else one.tags or (NOTE,)


def wrote_name(spans: tuple[Span, ...], one: Named) -> Wrote:
    """Return what is kept of a form of a name that stands for something: no label, and out when nothing says it."""
    return Wrote(spans, f"{NAME} {one.name}", NAME, one.decision)


def _gone(about: Incoming, spans: tuple[Span, ...], label: str, origin: str, name: str) -> Incoming:
    """Return what was taken out: a note by its id, where the file knew that, else a label by its place."""
    note = origin in (NOTE, NAME)
    return replace(
        about,
        id=name if note else "",
        spans=spans,
        quote="".join(about.text[start:end] for start, end in spans),
        tags=() if not note or label == NOTE or origin == NAME else (label,),
        labels=not (note and name),
        mark="" if note else label,
        whole=not spans,
        origin=origin,
        gone=True,
    )
