"""The page style of one file: verse, and the width at which it wraps its lines."""

from collections.abc import Sequence

from tui.text.structure.cues.continuation import is_open
from tui.text.structure.page.lines import SourceLine
from tui.text.structure.types.authors import is_bare_names
from tui.text.structure.types.linetypes import LineType

_VERSE_MOST = 20
"""Code points of the longest line of verse; regulated verse has 5 or 7, two half-lines 16 with their marks."""
_VERSE_LEAST = 4
"""Lines of the shortest poem, a jueju."""
_PAUSES = "，,、；;。！？!?：:…—”」"
_WIDTH_LEAST = 15
"""Narrowest column that counts as a wrap; newspaper columns have 13 to 20 characters."""


def find_verse(lines: Sequence[SourceLine], line_types: Sequence[LineType]) -> list[bool]:
    """Tell for each line whether it is a line of verse.

    Verse is a run of short lines that nearly all stop at a pause, some of them in mid-sentence. In a narrow column
    pauses fall anywhere in a line.
    """
    verse = [False] * len(lines)
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and len(lines[end].text) <= _VERSE_MOST and _may_be_verse(line_types[end], lines[end]):
            end += 1
        if end - at >= _VERSE_LEAST:
            _mark_run(lines, at, end, verse)
        at = max(end, at + 1)
    return verse


def _may_be_verse(line_type: LineType, line: SourceLine) -> bool:
    return line_type in (LineType.BODY, LineType.SHORT) and not line.hashes


def _mark_run(lines: Sequence[SourceLine], at: int, end: int, verse: list[bool]) -> None:
    while at < end and lines[at].text[-1] not in _PAUSES:
        at += 1
    first = at
    paused = [line.text[-1] in _PAUSES for line in lines[at:end]]
    broken = sum(line.text[-1] in "，,、；;" for line in lines[at:end])
    if len(paused) >= _VERSE_LEAST and sum(paused) >= 0.8 * len(paused) and 3 * broken >= len(paused):
        verse[first:end] = [True] * (end - first)


def find_unmarked_verse(lines: Sequence[SourceLine], line_types: Sequence[LineType], verse: list[bool]) -> None:
    """Mark runs of eight or more short lines without any mark: modern verse, or a list.

    The first is its title; when the poet's name follows within three, so are those between.
    """
    at = 0
    while at < len(lines):
        end = at
        while (
            end < len(lines)
            and line_types[end] is LineType.SHORT
            and len(lines[end].text) <= _VERSE_MOST
            and not lines[end].hashes
            and not any(mark in lines[end].text for mark in _PAUSES)
        ):
            end += 1
        if end - at >= 8:
            poet = next((row for row in range(at + 1, at + 4) if is_bare_names(lines[row].text)), at)
            verse[poet + 1 : end] = [True] * (end - poet - 1)
        at = max(end, at + 1)


def find_width(lines: Sequence[SourceLine], verse: Sequence[bool]) -> int:
    """Return the length at which the file wraps its lines, or 0.

    Lines broken by columns stop anywhere; lines that a program wrapped stop, in mid-sentence, at one length.
    """
    broken = sorted(
        len(line.text) + 2 * line.indented
        for line, poem in zip(lines, verse, strict=True)
        if not poem and is_open(line.text)
    )
    if len(broken) < 8:
        return 0
    middle = broken[len(broken) // 2]
    near = sum(abs(size - middle) <= 2 for size in broken)
    return middle if middle >= _WIDTH_LEAST and near >= 0.8 * len(broken) else 0


def find_inset(lines: Sequence[SourceLine], line_types: Sequence[LineType]) -> float:
    """Return 1 when the file indents its paragraphs and not its headlines, the lines before leads and bylines."""
    text = [
        line.indented
        for line, line_type in zip(lines, line_types, strict=True)
        if line_type in (LineType.BODY, LineType.LEAD)
    ]
    heads = [
        lines[at].indented
        for at in range(len(lines) - 1)
        if line_types[at] is LineType.SHORT and line_types[at + 1] in (LineType.LEAD, LineType.BYLINE)
    ]
    if not text or sum(text) < 0.6 * len(text):
        return 0.0
    return 1.0 if sum(heads) <= 0.2 * len(heads) else 0.0
