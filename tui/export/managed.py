"""Managed blocks in a Markdown file: what we wrote may be renewed, what people wrote or deleted stays.

A block is `%% pizhu:begin ID h=HASH %%`, its text, `%% pizhu:end ID %%`; HASH is of the text as we wrote it. The line
`%% pizhu:seen ID=HASH … %%` holds what was last offered of every block, so that one that is gone was deleted by hand.
`%% … %%` is Obsidian's comment, invisible to its reader.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

_BLOCK = re.compile(
    r"^%% pizhu:(?P<kind>begin|conflict) (?P<id>\S+) h=(?P<hash>\w+) %%[ \t]*\r?\n"
    r"(?P<body>.*?)^%% pizhu:end (?P=id) %%[ \t]*\r?$",
    re.MULTILINE | re.DOTALL,
)
_SECTION = re.compile(r"^%% pizhu:article (?P<key>.+) %%[ \t]*\r?$", re.MULTILINE)
_SEEN = re.compile(r"^%% pizhu:seen(?P<pairs>.*) %%[ \t]*\r?$", re.MULTILINE)


class ManagedBlock(NamedTuple):
    """One annotation as Markdown."""

    id: str
    body: str
    """Text with its final newline."""

    @property
    def hash(self) -> str:
        """What tells whether the text is still ours."""
        return _hash(self.body)

    def text(self, kind: str = "begin") -> str:
        """Return the block between its two marker lines."""
        return f"%% pizhu:{kind} {self.id} h={self.hash} %%\n{self.body}%% pizhu:end {self.id} %%"


class Section(NamedTuple):
    """The blocks of one article under its heading."""

    key: str
    """Id of the article."""
    heading: str
    """Markdown above the blocks, written once and then the reader's own."""
    blocks: tuple[ManagedBlock, ...]


def ours(text: str) -> bool:
    """Tell whether a file holds anything that we wrote, be it damaged."""
    return "%% pizhu:" in text


def blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield id, text and the hash of what we wrote, of each block that is whole; conflicts are none."""
    for match in _BLOCK.finditer(text):
        if match["kind"] == "begin" and "%% pizhu:" not in match["body"]:
            yield match["id"], match["body"], match["hash"]


def seen_ids(text: str) -> list[str]:
    """Return the ids of all blocks that were ever put into a file."""
    pairs = [pair for match in _SEEN.finditer(text) for pair in match["pairs"].split()]
    return list(dict.fromkeys(pair.partition("=")[0] for pair in pairs))


def changed(body: str, base: str) -> bool:
    """Tell whether somebody changed the text of a block whose hash was `base`."""
    return _hash(body) != base


def fresh(sections: Iterable[Section]) -> Iterator[str]:
    """Yield what a new file has below its head, part by part; blank lines go between them."""
    hashes: dict[str, str] = {}
    for section in sections:
        yield _opening(section)
        for block in section.blocks:
            hashes[block.id] = block.hash
            yield block.text()
    yield _seen(hashes)


def merge(old: str, sections: Sequence[Section]) -> str:
    """Return an earlier export brought up to date; the same bytes when there is nothing new.

    An unedited block is renewed, and so is an edited one that says by now what ours says; beside another edited one our
    new text is put as a conflict, once; a deleted one stays away; a new one goes after the block before it. Everything
    outside the blocks is left alone.
    """
    merging = _Merging(old)
    for section in sections:
        merging.section(section)
    return merging.result()


def _opening(section: Section) -> str:
    return f"{section.heading}\n%% pizhu:article {section.key} %%"


def _seen(hashes: dict[str, str]) -> str:
    return f"%% pizhu:seen {' '.join(f'{key}={value}' for key, value in hashes.items())} %%"


def _hash(body: str) -> str:
    return sha256(body.replace("\r\n", "\n").encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(slots=True)
class _Merging:
    """One pass over an earlier export: finds what is there and gathers the edits."""

    old: str
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    """(start, end, replacement) in the old text; several insertions at one place keep their order."""
    tail: list[str] = field(default_factory=list)
    """What goes before the line of seen blocks."""
    blocks: dict[str, re.Match[str]] = field(init=False)
    conflicts: dict[str, re.Match[str]] = field(init=False)
    """The last conflict of each id."""
    openings: dict[str, int] = field(init=False)
    """Key of a section -> end of its marker line."""
    seen: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        found = list(_BLOCK.finditer(self.old))
        self.blocks = {match["id"]: match for match in reversed(found) if match["kind"] == "begin"}
        self.conflicts = {match["id"]: match for match in found if match["kind"] == "conflict"}
        self.openings = {match["key"]: _end(match) for match in _SECTION.finditer(self.old)}
        pairs = [pair for match in _SEEN.finditer(self.old) for pair in match["pairs"].split()]
        self.seen = {key: value for key, _equals, value in (pair.partition("=") for pair in pairs)}
        for key, match in self.blocks.items():
            self.seen.setdefault(key, match["hash"])

    def section(self, section: Section) -> None:
        at = self.openings.get(section.key)
        waiting: list[ManagedBlock] = []
        for block in section.blocks:
            if (match := self.blocks.get(block.id)) is not None:
                at = self._renew(block, match)
            elif block.id not in self.seen:
                self.seen[block.id] = block.hash
                if at is None:
                    waiting.append(block)
                else:
                    self.edits.append((at, at, f"\n\n{block.text()}"))
        if waiting:
            self.tail += [_opening(section), *(block.text() for block in waiting)]

    def _renew(self, block: ManagedBlock, match: re.Match[str]) -> int:
        """Bring one block up to date; return where the next new one goes."""
        conflict = self.conflicts.get(block.id)
        after = max(_end(match), _end(conflict) if conflict else 0)
        if self.seen[block.id] == block.hash:
            return after
        self.seen[block.id] = block.hash
        if _untouched(match) or _says(match, block):
            self.edits.append((match.start(), _end(match), block.text()))
        elif conflict and _untouched(conflict):
            self.edits.append((conflict.start(), _end(conflict), block.text("conflict")))
        else:
            self.edits.append((after, after, f"\n\n{block.text('conflict')}"))
        return after

    def result(self) -> str:
        seen = _SEEN.search(self.old)
        line = _seen(self.seen)
        if seen is None:
            self.edits.append((len(self.old), len(self.old), "\n\n".join(["", *self.tail, line]) + "\n"))
        elif self.edits or self.tail:
            self.edits.append((seen.start(), _end(seen), "\n\n".join([*self.tail, line])))
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        newline = "\r\n" if "\r\n" in self.old else "\n"
        at = 0
        for start, end, text in sorted(self.edits, key=lambda edit: edit[:2]):
            yield self.old[at:start]
            yield text.replace("\n", newline)
            at = end
        yield self.old[at:]


def _end(match: re.Match[str]) -> int:
    r"""Return the end of a marker line without its `\r`."""
    return match.end() - match[0].endswith("\r")


def _says(match: re.Match[str], block: ManagedBlock) -> bool:
    """Tell whether a block that somebody edited says the same as ours by now, as after its edits came home."""
    one, other = ([line.rstrip() for line in text.splitlines() if line.strip()] for text in (match["body"], block.body))
    return one == other


def _untouched(match: re.Match[str]) -> bool:
    return _hash(match["body"]) == match["hash"]
