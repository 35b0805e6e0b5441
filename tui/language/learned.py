"""The library's own dictionary of names: a list to read and to edit, in the form of jieba's user dictionary."""

import re
from collections.abc import Mapping

FILE = "names.txt"
"""Its name in the annotations folder."""
TAGS = {"PER": "nr", "ORG": "nt", "LOC": "ns"}
"""Type -> part of speech, as jieba spells it."""
TYPES = {tag: kind for kind, tag in TAGS.items()}
HEAD = "# 词典 Names that the reader accepted. A line: name, part of speech (nr person, nt organisation, ns place).\n"
LINE = re.compile(r"(#?)\s*(\S.*?)(?:\s+\d+)?\s+(nr|nt|ns)\s*")
"""A name, jieba's optional frequency, a tag; behind `#` it is a name that is not to be learned again."""


def names(text: str) -> dict[str, str]:
    """Return the names of a dictionary and their types; the last line of a name counts, others are for people."""
    return {name: kind for name, kind, refused in _lines(text) if not refused and len(name) > 1}


def learn(text: str, found: Mapping[str, str]) -> str:
    """Return a dictionary with more names; one that is in it stays as it is, also where it is behind `#`."""
    known = {name for name, _, _ in _lines(text)}
    new = [
        f"{name} {TAGS[kind]}\n"
        for name, kind in found.items()
        if kind in TAGS and name not in known and len(name) > 1 and name == " ".join(name.split()) and name[0] != "#"
    ]
    if not new:
        return text
    text = text or HEAD
    return (text if text.endswith("\n") else text + "\n") + "".join(new)


def _lines(text: str) -> list[tuple[str, str, bool]]:
    found = (LINE.fullmatch(line) for line in text.splitlines())
    return [(line[2], TYPES[line[3]], bool(line[1])) for line in found if line]
