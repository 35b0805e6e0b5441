"""Annotated sentences: `⟦PER 王明⟧在⟦LOC 常州⟧说` on one line each, a file a genre (`sports-2.txt` is sports)."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

MARK = re.compile(r"⟦([A-Z]+) ([^⟦⟧]*)⟧")
NAMES = ("PER", "ORG", "LOC")

Span = tuple[int, int, str]
"""Start, end and type of a name."""


class Sentence(NamedTuple):
    """One line: a paragraph or a few sentences."""

    genre: str
    text: str
    names: tuple[Span, ...]


def parse(genre: str, line: str) -> Sentence:
    """Return a line without its markup and with its names; raises ValueError for a bracket without its other half."""
    text, names, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        if mark[1] in NAMES:
            names.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        at = mark.end()
    text += line[at:]
    if "⟦" in text or "⟧" in text:
        raise ValueError(line)
    return Sentence(genre, text, tuple(names))


def read(folders: Iterable[Path]) -> list[Sentence]:
    """Return every annotated line of the text files of some folders."""
    found = []
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            genre = path.stem.split("-")[0]
            lines = path.read_text(encoding="utf-8").splitlines()
            found += [parse(genre, line.strip()) for line in lines if line.strip() and not line.startswith("#")]
    return found


def merged(names: Iterable[Span]) -> set[Span]:
    """Return the names with touching ones of one type as one: 高新区|七贤岭街道 in two marks or in one is the same."""
    found: list[Span] = []
    for start, end, kind in sorted(names):
        if found and found[-1][1:] == (start, kind):
            start = found.pop()[0]
        found.append((start, end, kind))
    return set(found)
