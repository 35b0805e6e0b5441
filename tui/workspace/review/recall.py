"""When notes are due again, and what the reader said on a second look: kept in the state folder, beside the places.

Not among the notes: a grade says nothing about the text, and must change neither the time of a note nor its file,
which is versioned and shared, and libraries that cannot be written are reviewed too.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from tui import regular
from tui.durable import replace

if TYPE_CHECKING:
    from fsrs import Scheduler

T = TypeVar("T")
HANDFUL: Final = 10
"""Notes a day."""


class Memory(msgspec.Struct, frozen=True, omit_defaults=True):
    """How well a note is remembered, as FSRS has it."""

    stability: float
    """Days after which it is still remembered with a probability of 90 %."""
    difficulty: float
    due: datetime
    last: datetime
    """When it was graded."""


class Again(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the reader said on a second look at a passage."""

    tags: tuple[str, ...]
    when: datetime


class _File(msgspec.Struct, omit_defaults=True):
    library: str
    """The sources folder, for a person who looks into the file."""
    memories: dict[str, Memory] = {}
    """By id of the annotation."""
    again: dict[str, Again] = {}
    """By id of the annotation."""


@dataclass(frozen=True)
class Recall:
    """The file of one library; every change reads it again first, since another session may have written it."""

    path: Path
    library: str

    @classmethod
    def of(cls, state: Path, sources: Path) -> "Recall":
        """Return the file for a folder of sources."""
        name = sha256(os.fsencode(sources.resolve())).hexdigest()[:24]
        return cls(state / "recall" / f"{name}.json", str(sources))

    def read(self) -> _File:
        """Return what is kept; nothing where the file is missing or cannot be understood."""
        try:
            return msgspec.json.decode(regular.read(self.path), type=_File)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return _File(self.library)

    def remember(self, note: str, memory: Memory | None) -> None:
        """Keep how well a note is remembered; None forgets it. Raises OSError."""
        kept = self.read()
        _set(kept.memories, note, memory)
        self._write(kept)

    def say(self, note: str, again: Again | None) -> None:
        """Keep what was said on a second look; None forgets it. Raises OSError."""
        kept = self.read()
        _set(kept.again, note, again)
        self._write(kept)

    def _write(self, kept: _File) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.path.exists() and not self._understood():
            self.path.replace(self.path.with_suffix(".damaged"))
        replace(self.path, msgspec.json.encode(kept))

    def _understood(self) -> bool:
        try:
            msgspec.json.decode(regular.read(self.path), type=_File)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return False
        return True


def _set(kept: dict[str, T], name: str, value: T | None) -> None:
    if value is None:
        kept.pop(name, None)
    else:
        kept[name] = value


def graded(memory: Memory | None, grade: int, now: datetime) -> Memory:
    """Return how well a note is remembered after a grade: 1 again, 2 hard, 3 good, 4 easy, as FSRS numbers them.

    It is due again on another day, never today.
    """
    from fsrs import Card, Rating, State

    card = Card(card_id=0, state=State.Learning, step=0, due=now)
    if memory:
        card = Card(0, State.Review, None, memory.stability, memory.difficulty, memory.due, memory.last)
    card, _log = _scheduler().review_card(card, Rating(grade), now)
    assert card.stability is not None and card.difficulty is not None
    return Memory(card.stability, card.difficulty, max(card.due, now + timedelta(days=1)), now)


def _scheduler() -> "Scheduler":
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def moment_of(text: str) -> datetime | None:
    """Return a time as notes write it, in the time zone that it says, else the local one; None for no time."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.astimezone()


def now() -> datetime:
    """Return the time in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
