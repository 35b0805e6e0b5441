"""brat standoff: for each source the text as it is, and an `.ann` file of spans and notes (brat.nlplab.org).

A third file, `.written.json`, keeps what was written, so that what is taken out of the `.ann` is noticed.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tui.export.doccano import MARKS
from tui.export.document import NOTE, documents
from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming, NotReadable
from tui.export.marked import Marked
from tui.export.material import Material, said
from tui.export.named import Named
from tui.export.names import safe_name
from tui.export.record import place
from tui.export.rejected import Rejected
from tui.export.spool import Spool, shelved
from tui.export.written import Wrote, taken_out, written, wrote_name
from tui.i18n import _
from tui.notes.model.annotation import AnchorState, Annotation
from tui.notes.model.relations import relations
from tui.text.article import Page
from tui.text.source import Span

_TYPE = re.compile(r"[^A-Za-z0-9_-]+")
_OURS = "Pizhu"
"""Type of the comment in which an annotation keeps what brat has no place for, as JSON."""
_NAMES = "pizhu"
"""What a normalisation refers to: the names of this library."""
WRITTEN = ".written.json"
"""Ending of the file that keeps what was written."""
_SPAN = re.compile(r"T\S+")
_BETWEEN = re.compile(r"(\S+) \S+?:(T\S+) \S+?:(T\S+)\s*")


class Types:
    """ASCII names for tags, as brat's configuration allows: pinyin, with a number where two would be the same."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def of(self, tag: str) -> str:
        """Return the type of a tag or of a kind of mark."""
        if tag not in self.names:
            from tui.language.pinyin import plain

            said = tag if not _TYPE.search(tag) else _TYPE.sub("_", "_".join(plain(tag))).strip("_")
            name, number = said or "tag", 1
            while name.casefold() in {other.casefold() for other in self.names.values()}:
                number += 1
                name = f"{said or 'tag'}_{number}"
            self.names[tag] = name
        return self.names[tag]


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return `.txt` and `.ann` of each source, `annotation.conf` and `visual.conf`; offsets are source offsets."""
    types, kinds, taken, shelf = Types(), Types(), set[str](), Spool()
    for material in materials:
        if not material.page.source.text:
            continue
        name = safe_name(material.page.source.stem.replace("/", "_"), "source")
        while name.casefold() in taken:
            name += "_"
        taken.add(name.casefold())
        wrote: list[Wrote] = []
        lines = (line.encode("utf-8", "backslashreplace") for line in _lines(material, types, kinds, options, wrote))
        yield File(f"{name}.txt", shelved(shelf, [material.page.source.text.encode("utf-8", "surrogatepass")]))
        yield File(f"{name}.ann", shelved(shelf, lines))
        kept = json.dumps(written(wrote), ensure_ascii=False)
        yield File(f"{name}{WRITTEN}", shelved(shelf, [kept.encode("utf-8", "backslashreplace")]))
    entities = "".join(f"{name}\n" for name in types.names.values())
    between = "".join(f"{name}\tArg1:<ENTITY>, Arg2:<ENTITY>\n" for name in kinds.names.values())
    conf = f"[entities]\n{entities}[relations]\n{between}[events]\n[attributes]\n"
    yield File("annotation.conf", conf.encode())
    named = (*types.names.items(), *kinds.names.items())
    labels = "".join(f"{name} | {_one_line(tag)}\n" for tag, name in named if name != tag)
    yield File("visual.conf", f"[labels]\n{labels}".encode("utf-8", "backslashreplace"))


def _lines(material: Material, types: Types, kinds: Types, options: Options, wrote: list[Wrote]) -> Iterator[str]:
    """Yield the lines of a source; what they hold is added to `wrote`."""
    page, number = material.page, 0
    first: dict[str, int] = {}
    for one in said(material):
        note = one.annotation
        if note.anchor.hold not in (AnchorState.OK, AnchorState.MOVED):
            continue
        at = one.article.to_article(note.anchor.spans[0].start) if one.article else None
        about = {
            "id": note.id,
            "status": str(note.status),
            "author": note.author,
            "created": note.created,
            "whole": note.whole,
            **({"origin": note.origin} if note.origin else {}),
        }
        about["open"] = f"pizhu open {place(one.article.id, at)}" if one.article and at is not None else ""
        for order, tag in enumerate(note.tags or (NOTE,)):
            number += 1
            first.setdefault(note.id, number)
            parts = _parts(note.anchor.spans, page)
            wrote.append(Wrote(parts, tag, NOTE, note.id))
            yield from _thing(number, types.of(tag), parts, page, about | {"tag": tag})
            if note.note and not order:
                yield f"#{number}n\tAnnotatorNotes T{number}\t{_one_line(note.note)}\n"
    for document in documents(material, options.marks):
        for mark in document.marks:
            number += 1
            parts = _parts(document.article.to_source(mark.mark.start, mark.mark.end), page)
            wrote.append(Wrote(parts, mark.type, str(mark.origin), mark.decision))
            yield from _thing(number, types.of(mark.type), parts, page, _about(mark))
        for no in document.rejected:
            number += 1
            parts = _parts(document.article.to_source(no.start, no.end), page)
            yield from _thing(number, types.of(f"{no.name}_rejected"), parts, page, _about(no))
        for named in document.named:
            number += 1
            parts = _parts(document.article.to_source(named.start, named.end), page)
            yield from _thing(number, types.of(named.type), parts, page, _about(named))
            name = _one_line(named.name)
            if parts:
                wrote.append(wrote_name(parts, named))
            yield f"N{number}\tReference T{number} {_NAMES}:{'_'.join(name.split())}\t{name}\n" if parts else ""
    yield from _relations(material.annotations, first, kinds)


def _relations(known: Iterable[Annotation], first: Mapping[str, int], kinds: Types) -> Iterator[str]:
    """Yield the relations between things that are there; `first` numbers them by id."""
    found = (
        (annotation.id, one)
        for annotation in known
        for one in relations(annotation)
        if annotation.id in first and one.second in first
    )
    for number, (begin, one) in enumerate(found, 1):
        yield f"R{number}\t{kinds.of(one.kind)} Arg1:T{first[begin]} Arg2:T{first[one.second]}\t\n"


def _about(one: Marked | Rejected | Named) -> dict[str, Any]:
    found = {"id": one.decision, "origin": str(one.origin), "maker": one.maker, "author": one.by, "created": one.at}
    return found | ({"tag": one.tag} if isinstance(one, Rejected) and one.tag else {"mark": one.type})


def _parts(spans: Sequence[Span], page: Page) -> tuple[Span, ...]:
    """Return the fragments of an annotation, which has gaps or goes over a line."""
    return tuple(
        Span(start + found.start(), start + found.end())
        for start, end in spans
        for found in re.finditer(r"[^\n]+", page.source.text[start:end])
    )


def _thing(number: int, kind: str, parts: Sequence[Span], page: Page, about: dict[str, Any]) -> Iterator[str]:
    """Yield a text-bound annotation with its fragments, and its comment."""
    text = page.source.text
    if parts:
        where = ";".join(f"{start} {end}" for start, end in parts)
        yield f"T{number}\t{kind} {where}\t{' '.join(text[start:end] for start, end in parts)}\n"
        yield f"#{number}\t{_OURS} T{number}\t{json.dumps(about, ensure_ascii=False)}\n"


def _one_line(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")


def _lines_back(text: str) -> str:
    signs = {"n": "\n", "r": "\r", "t": "\t"}
    return re.sub(r"\\(.)", lambda found: signs.get(found[1], found[1]), text)


def read(files: Files) -> Iterator[Incoming]:
    """Yield the spans of `.ann` files with their notes and relations; events are not read. Raises NotReadable."""
    named = {name: data for name, data in files.items() if name.endswith(".ann")}
    labels = _labels(files.get("visual.conf", b"").decode("utf-8", "replace"))
    if not named:
        raise NotReadable(_("no .ann file of brat"))
    for name, data in named.items():
        stem = name.removesuffix(".ann")
        text = files.get(f"{stem}.txt", b"").decode("utf-8", "surrogatepass")
        try:
            found = list(_things(f"{stem}.txt", data.decode("utf-8-sig"), text, labels))
            yield from found
            known = json.loads(files.get(f"{stem}{WRITTEN}", b"{}"))
            yield from taken_out(known, found, Incoming(source=f"{stem}.txt", text=text))
        except (ValueError, IndexError, RecursionError) as error:
            raise NotReadable(_("{name}: no annotations of brat: {why}").format(name=name, why=error)) from error


def _labels(conf: str) -> dict[str, str]:
    """Return what `visual.conf` calls each type."""
    pairs = (line.split(" | ", 1) for line in conf.splitlines() if " | " in line)
    return {name: _lines_back(tag) for name, tag in pairs}


def _things(source: str, ann: str, text: str, labels: dict[str, str]) -> Iterator[Incoming]:
    notes: dict[str, str] = {}
    about: dict[str, dict[str, Any]] = {}
    found: dict[str, tuple[str, tuple[Span, ...]]] = {}
    begun: dict[str, list[tuple[str, str]]] = {}
    names: dict[str, str] = {}
    for line in filter(None, ann.split("\n")):
        name, said, *rest = line.rstrip("\r").split("\t", 2)
        if _SPAN.fullmatch(name):
            kind, _blank, where = said.partition(" ")
            parts = (part.split() for part in where.split(";"))
            found[name] = (labels.get(kind, kind), tuple(Span(int(start), int(end)) for start, end in parts))
        elif between := _BETWEEN.fullmatch(said) if name.startswith("R") else None:
            begun.setdefault(between[2], []).append((labels.get(between[1], between[1]), f"{source} {between[3]}"))
        elif name.startswith("N") and rest:
            _reference, target, where = said.split(" ", 2)
            names |= {target: _lines_back(rest[0])} if where.startswith(f"{_NAMES}:") else {}
        elif name.startswith("#") and rest:
            kind, target = said.split(" ", 1)
            if kind == _OURS:
                about[target] = json.loads(rest[0])
            else:
                notes[target] = "\n\n".join(filter(None, (notes.get(target), _lines_back(rest[0]))))
    for name, (label, spans) in found.items():
        known = about.get(name, {})
        kind = known.get("mark", "") or (label if label in MARKS and "tag" not in known else "")
        tag = known.get("tag", label)
        yield Incoming(
            id=known.get("id", ""),
            source=source,
            spans=spans,
            text=text,
            quote="".join(text[start:end] for start, end in spans),
            tags=() if kind or tag == NOTE else (tag,),
            labels=True,
            note=notes.get(name, ""),
            status=known.get("status"),
            author=known.get("author"),
            created=known.get("created", ""),
            whole=known.get("whole", False),
            mark=kind,
            origin=known.get("origin"),
            entity=names.get(name, "") if kind else "",
            names=(f"{source} {name}",),
            relations=tuple(begun.get(name, ())),
        )
