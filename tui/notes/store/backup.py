"""Backups of the notes outside their folder: for each file its last state on each of the last ten days it changed."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from tui import durable
from tui.notes.file.listing import visible_files

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\.json")
DAYS = 10
"""Backups kept of each file."""
EVERY = 600.0
"""Seconds between two backups of a file that is being changed."""


class Backups:
    """The backups of one annotations folder."""

    def __init__(self, folder: Path, notes: Path) -> None:
        self.folder = folder
        """Below it each file of notes is a folder of backups named by day."""
        self.notes = notes
        """The annotations folder."""
        self._problem: OSError | None = None
        self._made: dict[Path, float] = {}

    def before_write(self, path: Path, content: Callable[[], bytes]) -> None:
        """Keep the content that is about to be replaced, unless a backup was made shortly before.

        A failure does not stop the write; `take_problem` tells it.
        """
        if time.monotonic() - self._made.get(path, -EVERY) < EVERY:
            return
        try:
            self._keep(path, content)
            self._problem = None
        except OSError as error:
            self._problem = error
        self._made[path] = time.monotonic()

    def take_problem(self) -> OSError | None:
        """Return why the last backup was not made, once."""
        problem, self._problem = self._problem, None
        return problem

    def of(self, path: Path) -> list[Path]:
        """Return the backups of a file, newest first."""
        place = self.folder / path.relative_to(self.notes)
        return sorted(place.glob("????-??-??.json"), reverse=True) if place.is_dir() else []

    def files(self) -> Iterator[Path]:
        """Yield every file of notes of which there are backups, whether it still exists or not."""
        found = {
            path.parent for path in visible_files(self.folder, ".json") if _DAY.fullmatch(path.name) and path.is_file()
        }
        for place in sorted(found):
            yield self.notes / place.relative_to(self.folder)

    def _keep(self, path: Path, content: Callable[[], bytes]) -> None:
        known = self.of(path)
        if known and time.time() - known[0].stat().st_mtime < EVERY:
            return
        day = date.fromtimestamp(path.stat().st_mtime)
        place = self.folder / path.relative_to(self.notes)
        place.mkdir(parents=True, exist_ok=True)
        durable.replace(place / f"{day.isoformat()}.json", content())
        for old in self.of(path)[DAYS:]:
            with suppress(OSError):
                old.unlink()
