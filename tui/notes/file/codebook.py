"""The codebook: what each tag means, its colour, its key, its other names; `codebook.json` beside the notes."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

import msgspec

from tui.i18n import _
from tui.notes.file import layout
from tui.notes.file.layout import Row
from tui.notes.file.stamp import Stamp
from tui.notes.model.annotation import Annotation
from tui.text.visible import has_invisible

KEYS = "123456789"
LONGEST = 64
"""Code points of a tag's name; it is a label, not a sentence."""


class TagNameError(ValueError):
    """A name that no tag can have; the message tells the reader why."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One definition; a value, changed by `dataclasses.replace` and put into the codebook."""

    name: str
    """Nested with `/`, such as `经济/物价`."""
    definition: str = ""
    """When to use it; may have several lines."""
    colour: str = ""
    key: str = ""
    """Digit from 1 to 9 that sets it; empty for none."""
    aliases: tuple[str, ...] = ()
    """Other names under which it is found."""
    rule: str = ""
    """What each passage with it must be, as a filter; empty for anything."""
    examples: tuple[str, ...] = ()
    """Passages that show its use: words, and behind ` @` the id of the annotation on them where it is known."""
    rev: int = 0

    @property
    def parent(self) -> str:
        """Name of the tag above it, empty at the top."""
        return self.name.rpartition("/")[0]


@dataclass(frozen=True)
class Codebook:
    """The tags that are defined, by name."""

    tags: tuple[Tag, ...] = ()
    problems: tuple[str, ...] = ()
    """One line each, for the reader."""
    read_only: bool = False
    stamp: Stamp | None = None
    held: int = 0
    """How many of the tags only this session still holds, because another program has emptied or deleted the file."""

    @cached_property
    def _by_name(self) -> Mapping[str, Tag]:
        aliases = {alias.casefold(): tag for tag in self.tags for alias in tag.aliases}
        return aliases | {tag.name.casefold(): tag for tag in self.tags}

    def find(self, name: str) -> Tag | None:
        """Return the tag of a name or an alias, whatever the case of Latin letters."""
        return self._by_name.get(name.casefold())

    def get(self, name: str) -> Tag | None:
        """Return the tag of exactly that name."""
        found = self.find(name)
        return found if found and found.name == name else None

    def pinned(self) -> dict[str, Tag]:
        """Return the tags that have a key, by key; of two with one key the first by name."""
        return {tag.key: tag for tag in sorted(self.tags, key=lambda tag: tag.name, reverse=True) if tag.key}

    def below(self, name: str) -> tuple[Tag, ...]:
        """Return the tags nested in one, at any depth."""
        return tuple(tag for tag in self.tags if tag.name.startswith(f"{name}/"))


@dataclass(frozen=True, slots=True)
class Defining:
    """What an action changes in the codebook."""

    put: tuple[Tag, ...] = ()
    drop: tuple[Tag, ...] = ()


def normal(name: str) -> str:
    """Return a tag's name as it is stored: no blanks at ends, around `/` or doubled. Raises TagNameError."""
    parts = [" ".join(part.split()) for part in name.replace("／", "/").split("/")]
    found = "/".join(parts)
    if not all(parts):
        raise TagNameError(_("A tag needs a name, and one on each side of “/”."))
    if len(found) > LONGEST:
        raise TagNameError(_("A tag's name has at most {count} characters.").format(count=LONGEST))
    if has_invisible(found) or not all(character.isprintable() for character in found):
        raise TagNameError(_("A tag's name holds no invisible and no control characters."))
    return found


def pin(codebook: Codebook, name: str, key: str) -> Defining:
    """Return what gives a tag a key from 1 to 9 (empty: takes it away) and takes the key from any other."""
    tag = codebook.get(name) or Tag(name)
    others = tuple(replace(other, key="") for other in codebook.tags if key and other.key == key and other != tag)
    return Defining((*others, replace(tag, key=key)))


def exemplified(tag: Tag, annotation: Annotation) -> tuple[str, ...]:
    """Return the examples of a tag with the passage of an annotation among them, or without it where it was one."""
    kept = tuple(one for one in tag.examples if example(one)[1] != annotation.id)
    return (
        kept
        if len(kept) < len(tag.examples)
        else (*kept, f"{' '.join(annotation.anchor.quote.split())} @{annotation.id}")
    )


def example(written: str) -> tuple[str, str]:
    """Return the words of an example and the id of the annotation on them, empty where none is known."""
    words, at, known = written.rpartition(" @")
    return (words, known) if at and re.fullmatch("[0-9a-f]{32}", known) else (written, "")


def key_of(name: str) -> str:
    """Return the TinyDB document id of a tag: 128 bits of its name's SHA-256, so that no name is defined twice."""
    return str(int(_id_of(name), 16))


def row(tag: Tag) -> Row:
    """Return the row of a tag, without fields that hold their default."""
    found: Row = {"id": _id_of(tag.name), "name": tag.name}
    for field in fields(Tag):
        value = getattr(tag, field.name)
        if field.name != "name" and value != field.default:
            found[field.name] = list(value) if isinstance(value, tuple) else value
    cleaned: Row = layout.clean(found)
    return cleaned


def tag(stored: Mapping[str, Any]) -> Tag:
    """Return the tag in a row; raises msgspec.ValidationError when it is none."""
    found = msgspec.convert(stored, Tag)
    if not found.name:
        raise msgspec.ValidationError("a tag needs a name")
    return found


def take(stored: Row, _key: str = "") -> Row | None:
    """Return a row itself when it is a tag under its own id, the tag that can be taken from it, or None."""
    with suppress(msgspec.ValidationError):
        if stored.get("id") == _id_of(tag(stored).name):
            return stored
    name = stored.get("name")
    if not isinstance(name, str) or not name or "anchor" in stored:
        return None
    found = Tag(name)
    for field in fields(Tag):
        with suppress(msgspec.ValidationError):
            value = stored.get(field.name, field.default)
            as_list = [value] if field.name in _LISTS and isinstance(value, str) else value
            found = replace(found, **{field.name: getattr(tag({"name": name, field.name: as_list}), field.name)})
    others = {name: value for name, value in stored.items() if name not in _FIELDS}
    return row(found) | others


def codebook(rows: Iterable[Row]) -> tuple[Tag, ...]:
    """Return the tags in rows, by name."""
    return tuple(sorted((tag(row) for row in rows if take(row) is row), key=lambda tag: tag.name))


def merged(stored: Tag, said: Tag) -> Tag:
    """Return one tag of two sessions' definitions: the later one, with both texts and all aliases."""
    if stored.definition in said.definition:
        definition = said.definition
    elif said.definition in stored.definition:
        definition = stored.definition
    else:
        definition = f"{stored.definition}\n{said.definition}"
    aliases = tuple(dict.fromkeys((*stored.aliases, *said.aliases)))
    examples = tuple(dict.fromkeys((*stored.examples, *said.examples)))
    return replace(said, definition=definition, aliases=aliases, examples=examples)


_LISTS = frozenset({"aliases", "examples"})
_FIELDS = frozenset(field.name for field in fields(Tag)) | {"id"}


def _id_of(name: str) -> str:
    return sha256(name.encode("utf-8", "replace")).hexdigest()[:32]
