"""Entries of the CC-CEDICT format: `傳統 传统 [chuan2 tong3] /tradition/traditional/`.

The format is described at https://cc-cedict.org/wiki/format:syntax.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_LINE: Final = re.compile(r"(\S+) (\S+) \[([^\]\n]*)\] /(.*)/\s*")
_NAME: Final = re.compile(r"surname [A-Z]")
_LEAD: Final = re.compile(r"(?:old |ancient |archaic |erroneous |Japanese |unofficial )?variant of |used in ", re.I)
LONGEST: Final = 4_000
"""Code points of a line; a longer one is no entry."""


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """What a dictionary says of one word in one reading."""

    simplified: str
    traditional: str
    pinyin: str
    """Numbered syllables as they stand in the file: `yin2 hang2`, `lu:4`; a proper name has capitals."""
    glosses: tuple[str, ...]
    """Meanings in English."""
    own: bool = False
    """Whether it comes from the reader's own file."""

    @property
    def proper(self) -> bool:
        """Whether this is a name, as a capital in its pinyin tells."""
        return self.pinyin[:1].isupper()

    @property
    def surname(self) -> bool:
        """Whether this is the character or the two characters of a surname."""
        return any(_NAME.match(gloss) for gloss in self.glosses)

    @property
    def variant(self) -> bool:
        """Whether it only leads to another entry."""
        return bool(self.glosses) and bool(_LEAD.match(self.glosses[0]))


def parsed(line: str, *, own: bool = False) -> DictionaryEntry | None:
    """Return the entry of a line; None for a comment, an empty line and what is no entry."""
    if line.startswith("#") or len(line) > LONGEST or (found := _LINE.fullmatch(line)) is None:
        return None
    glosses = tuple(part.strip() for part in found[4].split("/") if part.strip())
    return DictionaryEntry(found[2], found[1], " ".join(found[3].split()), glosses, own)


def entries(lines: Iterable[str], *, own: bool = False) -> Iterator[DictionaryEntry]:
    """Yield the entries of a file, in order; what is no entry is left out."""
    return (entry for line in lines if (entry := parsed(line, own=own)))
