"""The codebook as a file that people edit and other programs read: TOML, or a REFI-QDA codebook (.qdc)."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final
from xml.etree.ElementTree import Element

from tui.export.format import Options
from tui.export.incoming import NotReadable
from tui.export.reficodes import parsed
from tui.export.reficodes import write as write_qdc
from tui.i18n import _
from tui.notes.file.codebook import KEYS, Codebook, Defining, Tag, TagNameError, normal

ENDINGS: Final = (".toml", ".qdc")
"""Of the files that can be written and read; anything else is taken for TOML."""


def write(tags: Iterable[Tag], ending: str) -> bytes:
    """Return a file with the tags."""
    if ending == ".qdc":
        (file,) = write_qdc([], Options(codebook=tuple(tags)))
        return file.data
    return "\n".join(_table(tag) for tag in tags).encode("utf-8", "replace")


def _table(tag: Tag) -> str:
    said = {"name": tag.name, "definition": tag.definition, "colour": tag.colour, "key": tag.key, "rule": tag.rule}
    lines = [f"{name} = {_string(value)}" for name, value in said.items() if value]
    lists = {"aliases": tag.aliases, "examples": tag.examples}
    lines += [f"{name} = [{', '.join(map(_string, values))}]" for name, values in lists.items() if values]
    return "\n".join(["[[tag]]", *lines, ""])


def _string(text: str) -> str:
    """Return a TOML basic string: JSON's, but for DEL, which TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def read(data: bytes, ending: str) -> tuple[Tag, ...]:
    """Return the tags in a file, each name once. Raises NotReadable."""
    try:
        found = _codes(parsed(data)) if ending == ".qdc" else _tables(data)
        return tuple({tag.name: tag for tag in found}.values())
    except TagNameError as error:
        raise NotReadable(str(error)) from error


def _tables(data: bytes) -> Iterator[Tag]:
    try:
        rows = tomllib.loads(data.decode("utf-8-sig")).get("tag", [])
    except (ValueError, RecursionError) as error:
        raise NotReadable(_("no TOML: {why}").format(why=error)) from error
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise NotReadable(_("a codebook is a list of [[tag]]"))
    yield from map(_tag, rows)


def _tag(row: Mapping[str, Any]) -> Tag:
    name = row.get("name")
    if not isinstance(name, str):
        raise NotReadable(_("a [[tag]] without a name"))
    texts = {field: row.get(field, "") for field in ("definition", "colour", "key", "rule")}
    lists = {field: row.get(field, []) for field in ("aliases", "examples")}
    wrong = next((field for field, value in texts.items() if not isinstance(value, str)), "")
    for field, values in lists.items():
        if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
            wrong = field
    if texts["key"] not in ("", *KEYS):
        wrong = "key"
    if wrong:
        raise NotReadable(_("tag {name}: {field} cannot be that").format(name=name, field=wrong))
    return Tag(normal(name), aliases=tuple(lists["aliases"]), examples=tuple(lists["examples"]), **texts)


def _codes(root: Element) -> Iterator[Tag]:
    """Yield the codes of a REFI-QDA file, named with those above them."""

    def below(element: Element, above: str) -> Iterator[Tag]:
        for code in element.findall("{*}Code"):
            name = normal("/".join(filter(None, (above, code.get("name", "").replace("/", "∕")))))
            yield Tag(name, code.findtext("{*}Description", ""), code.get("color", ""))
            yield from below(code, name)

    for codes in root.iter():
        if codes.tag.endswith("}Codes"):
            yield from below(codes, "")


def taking(codebook: Codebook, tags: Iterable[Tag]) -> Defining:
    """Return what brings tags into a codebook: what they say wins, a key in use stays where it is."""
    taken = {tag.key: tag.name for tag in codebook.tags if tag.key}
    put = []
    for tag in tags:
        known = codebook.get(tag.name) or Tag(tag.name)
        free = tag.key if taken.setdefault(tag.key, tag.name) == tag.name else ""
        new = replace(
            known,
            definition=tag.definition or known.definition,
            colour=tag.colour or known.colour,
            key=free or known.key,
            aliases=tuple(dict.fromkeys((*known.aliases, *tag.aliases))),
            rule=tag.rule or known.rule,
            examples=tuple(dict.fromkeys((*known.examples, *tag.examples))),
        )
        if new != known or codebook.get(tag.name) is None:
            put.append(new)
    return Defining(tuple(put))
