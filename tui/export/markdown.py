"""Markdown for Obsidian: each annotation a managed block, under the heading of its article."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import Final

from tui.export.format import File, Options
from tui.export.managed import ManagedBlock, Section, fresh, merge, ours
from tui.export.material import ExportedNote, Material, said
from tui.export.names import safe_name
from tui.export.spool import Spool, between, shelved, spooled
from tui.notes.model.annotation import Annotation
from tui.text.article import Article
from tui.text.visible import visible, visible_line

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$&]|={2}|%{2}|#(?=\S)|(?m:^[^\S\n]*(?:[-+#]|\d+[.)]))")
"""Characters of text that Markdown or Obsidian would take for its own."""
_NOT_IN_TAG = re.compile(r"[^\w/\-]+")
"""An Obsidian tag holds letters, digits, `_`, `-` and `/`."""

_LIVE: Final = {ord(char): f"%{ord(char):02X}" for char in "<>[]"}
"""Characters of a file's name that would be HTML, a link or a picture where comments with %% are shown as text."""


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return one file for everything, or one for each article with annotations, merged with the earlier export."""
    shelf = Spool()
    if options.together:
        yield _file("", options, _groups(materials), 2, shelf)
        return
    taken: set[str] = set()
    for group in _groups(materials):
        name = safe_name(_title(group[0]), safe_name(_key_of(group[0]), "article"))
        if name.casefold() in taken:
            name = f"{name} ({safe_name(_key_of(group[0]), 'article')})"
        taken.add(name.casefold())
        yield _file(f"{name}.md", options, [group], 1, shelf)


def _groups(materials: Iterable[Material]) -> Iterator[list[ExportedNote]]:
    """Yield what was said, article by article."""
    return (list(group) for material in materials for _key, group in groupby(_in_order(material), _key_of))


def escape(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _SPECIAL.sub(lambda match: re.sub(r"([^\w\s])", r"\\\1", match[0]), visible(text))


def tag(name: str) -> str:
    """Return a tag as Obsidian writes it: blanks and signs become `_`; digits alone are no tag there."""
    clean = _NOT_IN_TAG.sub("_", name).strip("/")
    return f"#_{clean}" if clean.replace("/", "").isdecimal() or not clean else f"#{clean}"


def _in_order(material: Material) -> list[ExportedNote]:
    """Return what was said, article by article."""
    return sorted(said(material), key=lambda one: one.article.number if one.article else 0)


def _key_of(one: ExportedNote) -> str:
    return one.article.id if one.article else one.annotation.source


def _title(one: ExportedNote) -> str:
    return visible_line(one.article.label if one.article else one.annotation.source)


def _section(group: Sequence[ExportedNote], level: int, author: str) -> Section:
    heading = f"{'#' * level} {escape(_title(group[0]))}"
    key = visible_line(_key_of(group[0])).translate(_LIVE)
    return Section(key, heading, tuple(_block(one, author) for one in group))


def _block(one: ExportedNote, author: str) -> ManagedBlock:
    """Return what was said as Markdown; a note that names another author than `author` as plain text."""
    note = one.annotation
    parts = []
    if not note.whole:
        parts.append("\n".join(f"> {line}" for line in escape(note.anchor.quote).split("\n")))
    if note.note.strip():
        text = note.note.strip("\n")
        own = note.author in ("", author)
        parts.append(visible(text).replace("%% pizhu:", "%\\% pizhu:") if own else escape(text))
    if note.tags:
        parts.append(" ".join(tag(name) for name in note.tags))
    parts.append(f"^{note.id}")
    return ManagedBlock(note.id, "\n\n".join(parts) + "\n")


def block_hash(annotation: Annotation, author: str) -> str:
    """Return what the marker line of an annotation's block holds; `author` is the reader."""
    return _block(ExportedNote(annotation, None, ""), author).hash


@dataclass(slots=True)
class _Head:
    """What stands at the head of a file, gathered while its articles pass."""

    first: ExportedNote | None = None
    count: int = 0
    """Articles."""
    sources: dict[str, None] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)

    def passing(self, groups: Iterable[list[ExportedNote]]) -> Iterator[list[ExportedNote]]:
        """Yield groups, and remember what the head says of them."""
        for group in groups:
            self.first, self.count = self.first or group[0], self.count + 1
            for one in group:
                self.sources[visible_line(one.annotation.source)] = None
                self.tags |= dict.fromkeys(tag(name)[1:] for name in one.annotation.tags)
            yield group

    def text(self, title: str) -> str:
        """Return YAML front matter (JSON strings are YAML strings), written once and then the reader's own."""
        fields: dict[str, object] = {"title": visible_line(title), "source": list(self.sources)}
        article = self.first.article if self.first and self.count == 1 else None
        if isinstance(article, Article):
            about = {"authors": list(article.authors), "date": article.date, "page": article.page}
            fields |= {name: value for name, value in about.items() if value}
        fields["tags"] = list(self.tags)
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
        return "\n".join(["---", *lines, "---", ""])


def _file(name: str, options: Options, groups: Iterable[list[ExportedNote]], level: int, shelf: Spool) -> File:
    """Return a file of some articles: brought up to date where there is an earlier one, else new, piece by piece."""
    head = _Head()
    sections = (_section(group, level, options.author) for group in head.passing(groups))
    old = options.old(name)
    if old is not None and ours(old):
        return File(name, shelved(shelf, [merge(old, [*sections]).encode("utf-8", "backslashreplace")]), True)
    body = spooled(between(fresh(sections), "\n\n"))
    title = options.title if options.together or head.first is None else _title(head.first)
    about = f"\n# {escape(visible_line(title))}\n" if options.together else ""
    text = f"{head.text(title)}{about}".rstrip("\n") + "\n\n"
    return File(name, shelved(shelf, chain([text.encode("utf-8", "backslashreplace")], body.parts(), [b"\n"])))
