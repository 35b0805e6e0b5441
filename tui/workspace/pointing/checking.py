"""What an answer points at, checked against text and codebook; everything else in it is dropped and counted."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Any, Final, NamedTuple

import msgspec

from tui.i18n import N_, _
from tui.text.source import Span
from tui.workspace.pointing.endpoint import PointingError

LONGEST: Final = 1_000
"""Code points of a quote."""
MOST: Final = 200
"""Passages that one answer may point at."""
_FENCED: Final = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n?```\s*\Z", re.DOTALL)
_THOUGHT: Final = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


class DropReason(StrEnum):
    """Why something of an answer is dropped."""

    SHAPE = "shape"
    LONG = "long"
    ABSENT = "absent"
    TWICE = "twice"
    TAG = "tag"
    AGAIN = "again"
    MANY = "many"


DROPPED: Final = {
    DropReason.SHAPE: N_("not a quote with a tag"),
    DropReason.LONG: N_("quote too long"),
    DropReason.ABSENT: N_("quote not in the text"),
    DropReason.TWICE: N_("quote more than once in the text"),
    DropReason.TAG: N_("tag not in the codebook"),
    DropReason.AGAIN: N_("said before"),
    DropReason.MANY: N_("too many"),
}


class Pointer(NamedTuple):
    """A passage and a tag."""

    span: Span
    """Article offsets."""
    tag: str


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]


def listed(data: bytes) -> list[Any]:
    """Return the list that an answer consists of. Raises PointingError for anything else."""
    try:
        choice = msgspec.json.decode(data, type=_Completion).choices[0]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, IndexError) as error:
        raise PointingError(_("the answer is not that of a language model")) from error
    if choice.finish_reason == "length":
        raise PointingError(_("the answer is cut off"))
    content = _THOUGHT.sub("", choice.message.content or "")
    content = fenced[1] if (fenced := _FENCED.match(content)) else content
    try:
        found = msgspec.json.decode(content.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        raise PointingError(_("the answer is not a JSON list")) from error
    if not isinstance(found, list):
        raise PointingError(_("the answer is not a JSON list"))
    return found


def checked(
    found: list[Any], text: str, tags: Collection[str], known: Collection[Pointer] = ()
) -> tuple[list[Pointer], Counter[DropReason]]:
    """Return what a list points at in a text, and how much of it was dropped for which reason.

    A quote must stand in the text exactly once, and a tag be one of `tags`, both character for character.
    """
    kept, dropped = list[Pointer](), Counter[DropReason]()
    dropped.update([DropReason.MANY] * max(0, len(found) - MOST))
    for one in _each(found[:MOST], text, tags):
        if isinstance(one, DropReason):
            dropped[one] += 1
        elif one in kept or one in known:
            dropped[DropReason.AGAIN] += 1
        else:
            kept.append(one)
    return kept, +dropped


def _each(found: list[Any], text: str, tags: Collection[str]) -> Iterator[Pointer | DropReason]:
    for one in found:
        quote, tag = (one.get("quote"), one.get("tag")) if isinstance(one, dict) else (None, None)
        if not isinstance(quote, str) or not isinstance(tag, str) or not quote.strip():
            yield DropReason.SHAPE
        elif len(quote) > LONGEST:
            yield DropReason.LONG
        elif tag not in tags:
            yield DropReason.TAG
        elif (at := text.find(quote)) < 0:
            yield DropReason.ABSENT
        elif text.find(quote, at + 1) >= 0:
            yield DropReason.TWICE
        else:
            yield Pointer(Span(at, at + len(quote)), tag)
