"""The running reader may end at any moment: what it has shown as saved is in the file, what was typed is a draft."""

import json
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from tests.terminal import START, Terminal
from tui import durable
from tui.notes.file import parse

TEXT = "车间里的一年\n\n" + "\n\n".join(
    f"　　第{n}天，记者走进{n}号车间，看到{n * 11}台机器正在运转。工人们说，今年的产量比去年增加{n}%。"
    for n in range(1, 40)
)
HANG_UP = 0
"""Not a signal by number: the window of the terminal is closed."""
WAYS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, HANG_UP)
DRAFTED = 1.5
"""Seconds after which what was typed is in a draft, also when the program is killed."""


@dataclass
class Seen:
    """What a reader has seen on the screen of one session."""

    saved: set[str] = field(default_factory=set)
    """Notes that the screen has shown as saved."""
    typed: dict[str, float] = field(default_factory=dict)
    """Notes that were on the screen, with the time when that was seen."""


class Session:
    """Makes notes by keys until its time is over."""

    def __init__(self, library: Path, chance: Random, name: str) -> None:
        self.chance, self.name, self.seen, self.count = chance, name, Seen(), 0
        self.terminal = Terminal("open", "x#1", "--library", library)
        begun = chance.random() < 0.85
        if begun:
            self.terminal.until("走进".encode())
        self.end = time.monotonic() + chance.uniform(0, 3.5 if begun else 1.2)

    def run(self) -> None:
        """Make notes, one after the other, a few keys at a time."""
        if not self._until(lambda rows: "走进" in "".join(rows)):
            return
        while time.monotonic() < self.end:
            self._note()

    def _note(self) -> None:
        self.count += 1
        token = f"{self.name}N{self.count}"
        self.terminal.type(")" * self.chance.randrange(1, 6))
        self.terminal.type("c")
        if not self._until(lambda rows: "Ctrl+X" in "".join(rows)):
            return
        self.terminal.type(f"\r{token}")
        if not self._until(lambda rows: token in "".join(rows)):
            return
        self.seen.typed[token] = time.monotonic()
        if self.chance.random() < 0.08:
            self.end = max(self.end, time.monotonic() + DRAFTED + self.chance.random())
            self._until(lambda _rows: False)
            return
        self.terminal.type("\x1b")
        if self._until(lambda rows: "saved: note" in rows[-1]):
            self.seen.saved.add(token)

    def _until(self, fulfilled: Callable[[list[str]], bool]) -> bool:
        """Read the screen until it shows something; False when the time is over first."""
        while not (there := fulfilled(self.terminal.rows)) and (left := self.end - time.monotonic()) > 0:
            self.terminal.read(min(0.02, left))
        return there


def noted(root: Path) -> str:
    """Return all that is in the notes; the file must be whole."""
    file = root / "annotations" / "x.json"
    rows = parse.tables(file.read_bytes())["_default"].values() if file.exists() else ()
    return "\n".join(str(row.get("note", "")) for row in rows)


def take_drafts() -> str:
    """Return what was kept as drafts, and take them away: of each the next session would tell."""
    found = []
    for path in (Path(os.environ["XDG_STATE_HOME"]) / "pizhu" / "drafts").glob("*.json"):
        found.append(json.loads(path.read_bytes())["text"])
        path.unlink()
    return "\n".join(found)


def end(session: Session, way: int) -> None:
    """End the program and look at how it has left the terminal."""
    terminal = session.terminal
    code = terminal.hang_up() if way == HANG_UP else terminal.end(way)
    if way == signal.SIGKILL:
        assert code == -way
        return
    number = signal.SIGHUP if way == HANG_UP else way
    early = {-number} if START not in terminal.shown else set()
    assert code in {128 + number, *early}
    assert b"Traceback" not in terminal.shown
    if way != HANG_UP:
        assert terminal.as_it_was


def kept(way: int, seen: Seen) -> set[str]:
    """Return the notes that must be found in the file or among the drafts."""
    late = time.monotonic() - DRAFTED
    return {token for token, when in seen.typed.items() if way != signal.SIGKILL or when < late}


@pytest.mark.parametrize("ends", [5, pytest.param(200, marks=pytest.mark.torture)])
def test_no_end_of_the_reader_costs_a_note_that_was_shown_as_saved(tmp_path: Path, ends: int) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "x.txt").write_text(TEXT, encoding="utf-8")
    saved: set[str] = set()
    typed = 0
    for number in range(ends):
        way = WAYS[number % len(WAYS)]
        session = Session(tmp_path, Random(number), f"R{number}")
        try:
            session.run()
            end(session, way)
        finally:
            session.terminal.close()
        saved |= session.seen.saved
        in_file = set(noted(tmp_path).split())
        assert saved - in_file == set(), (number, way)
        assert kept(way, session.seen) - in_file - set(take_drafts().split()) == set(), (number, way)
        typed += len(session.seen.typed)
    print(f"{ends} ends: {typed} notes typed, {len(saved)} shown as saved, all of them in the file")
    assert len(saved) >= max(1, ends // 10)  # or the machine was too busy for the test to say anything
    left = [path.name for path in (tmp_path / "annotations").iterdir() if path.name.endswith(durable.TEMPORARY)]
    assert len(left) <= 1
