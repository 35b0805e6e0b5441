"""Read a REFI-QDA project: its selections with their codes and notes, whoever wrote it."""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID
from xml.etree.ElementTree import Element

from tui.export.doccano import MARKS
from tui.export.document import NOTE
from tui.export.incoming import Files, Incoming, NotReadable, OffsetUnit
from tui.export.marked import Origin
from tui.export.refi import WRITTEN
from tui.export.reficodes import names, parsed
from tui.export.written import taken_out
from tui.i18n import _
from tui.text.source import Span

_LARGEST = 200_000_000
"""Bytes that an archive may unpack to."""
_BACK = re.compile(r"pizhu open (?P<article>.+#\d+)@\d+")


def read(files: Files) -> Iterator[Incoming]:
    """Yield every selection and every coding of a whole source; offsets count the source's text. Raises NotReadable."""
    for data in files.values():
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                    raise NotReadable(_("the archive is too large"))
                inside = {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
        except (zipfile.BadZipFile, RuntimeError, OSError) as error:
            raise NotReadable(_("no REFI-QDA project: {why}").format(why=error)) from error
        project = next((data for name, data in inside.items() if name.lower().endswith(".qde")), None)
        if project is None:
            raise NotReadable(_("no REFI-QDA project: {why}").format(why="project.qde"))
        try:
            yield from _Reading(parsed(project), inside).sources()
        except ValueError as error:
            raise NotReadable(_("no REFI-QDA project: {why}").format(why=error)) from error


class _Reading:
    """One project with what its elements refer to by GUID."""

    def __init__(self, root: Element, files: Mapping[str, bytes]) -> None:
        self._root, self._files = root, files
        self._codes = names(root)
        self._users = {user.get("guid", ""): user.get("name", "") for user in root.iter() if _is(user, "User")}
        notes = [note for note in root.iter() if _is(note, "Note")]
        self._notes = {note.get("guid", ""): self._text(note) for note in notes}
        self._written = _written(self._text(note) for note in notes if note.get("name") == WRITTEN)

    def sources(self) -> Iterator[Incoming]:
        for source in (one for one in self._root.iter() if _is(one, "TextSource")):
            text = self._text(source)
            described = source.findtext("{*}Description", "")
            back = _BACK.search(described)
            article = back["article"] if back else ""
            unit = OffsetUnit.ARTICLE if article else OffsetUnit.OTHER
            about: dict[str, Any] = {"source": source.get("name", ""), "article": article, "unit": unit, "text": text}
            found = []
            for part in source.findall("{*}PlainTextSelection"):
                span = Span(int(part.get("startPosition", "")), int(part.get("endPosition", "")))
                found.append(self._said(part, (span,), text[span.start : span.end], about))
            yield from found
            if source.find("{*}Coding") is not None or source.find("{*}NoteRef") is not None:
                yield self._said(source, (), "", about)
            yield from taken_out(self._written.get(article), found, replace(Incoming(), **about))

    def _said(self, part: Element, spans: tuple[Span, ...], quote: str, about: Mapping[str, object]) -> Incoming:
        codes = [ref.get("targetGUID", "") for ref in part.findall("{*}Coding/{*}CodeRef")]
        labels = [self._codes[code] for code in codes if code in self._codes]
        refs = [ref.get("targetGUID", "") for ref in part.findall("{*}NoteRef")]
        first, second, *_rest = [*part.findtext("{*}Description", "").split("; "), ""]
        own = first in {"open", "done", "check"}
        labels += [second] if first == Origin.REJECTED and second else []
        types = [] if own else [label for label in labels if label in MARKS]
        belongs = second.removeprefix("part of ") if second.startswith("part of ") else ""
        known: dict[str, object] = dict(about)
        return Incoming(
            id=belongs or (_hex(part.get("guid", "")) if spans else ""),
            spans=spans,
            quote=quote,
            tags=tuple(label for label in labels if label not in types and label != NOTE),
            labels=True,
            note="\n\n".join(filter(None, (self._notes.get(ref, "") for ref in refs))),
            status=first if own else None,
            author=self._author(part),
            created=part.get("creationDateTime", ""),
            whole=not spans,
            mark=types[0] if types else "",
            origin=first if first in {*Origin} else None,
            **known,  # type: ignore[arg-type]
        )

    def _author(self, part: Element) -> str:
        """Return who made a selection, or the codings of a whole source."""
        guids = (one.get("creatingUser", "") for one in (part, *part.findall("{*}Coding")))
        return next((self._users[guid] for guid in guids if guid in self._users), "")

    def _text(self, element: Element) -> str:
        """Return the text of a source or a note, from the element or from its file."""
        content = element.find("{*}PlainTextContent")
        if content is not None:
            return content.text or ""
        name = PurePosixPath(element.get("plainTextPath", "").removeprefix("internal://")).name
        data = self._files.get(f"sources/{name}", self._files.get(f"Sources/{name}", b""))
        return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _written(texts: Iterable[str]) -> dict[str, object]:
    """Return what articles were written with, as far as the note that keeps it is understood."""
    found: dict[str, object] = {}
    for line in (line for text in texts for line in text.splitlines()):
        with suppress(ValueError, KeyError, TypeError, RecursionError):
            row = json.loads(line)
            found[str(row["article"])] = row["written"]
    return found


def _is(element: Element, name: str) -> bool:
    return element.tag.rpartition("}")[2] == name


def _hex(guid: str) -> str:
    try:
        return UUID(guid).hex
    except ValueError:
        return ""
