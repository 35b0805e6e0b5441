"""Markdown for Obsidian: each annotation a managed block, under the heading of its article."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from tui.export.format import File, Options
from tui.export.managed import ManagedBlock, Section, fresh, merge, ours
from tui.export.material import ExportedNote, Material, said
from tui.export.names import safe_name
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
    articles = [list(group) for material in materials for _key, group in groupby(_in_order(material), _key_of)]
    if options.together:
        sections = [_section(group, 2, options.author) for group in articles]
        head = _front_matter(options.title, articles) + f"\n# {escape(visible_line(options.title))}\n"
        yield _file("", head, sections, options)
        return
    taken: set[str] = set()
    for group in articles:
        title = _title(group[0])
        name = safe_name(title, safe_name(_key_of(group[0]), "article"))
        if name.casefold() in taken:
            name = f"{name} ({safe_name(_key_of(group[0]), 'article')})"
        taken.add(name.casefold())
        yield _file(f"{name}.md", _front_matter(title, [group]), [_section(group, 1, options.author)], options)


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


def block_hash(said: Annotation, author: str) -> str:
    """Return what the marker line of an annotation's block holds; `author` is the reader."""
    return _block(ExportedNote(said, None, ""), author).hash


def _front_matter(title: str, articles: Sequence[Sequence[ExportedNote]]) -> str:
    """Return YAML front matter (JSON strings are YAML strings), written once and then the reader's own."""
    every = [one for group in articles for one in group]
    fields: dict[str, object] = {
        "title": visible_line(title),
        "source": list(dict.fromkeys(visible_line(one.annotation.source) for one in every)),
    }
    if len(articles) == 1 and isinstance(article := every[0].article, Article):
        about = {"authors": list(article.authors), "date": article.date, "page": article.page}
        fields |= {name: value for name, value in about.items() if value}
    fields["tags"] = list(dict.fromkeys(tag(name)[1:] for one in every for name in one.annotation.tags))
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])


def _file(name: str, head: str, sections: Sequence[Section], options: Options) -> File:
    old = options.old(name)
    merged = old is not None and ours(old)
    text = merge(old, sections) if old is not None and merged else fresh(head, sections)
    return File(name, text.encode("utf-8", "backslashreplace"), merged)
