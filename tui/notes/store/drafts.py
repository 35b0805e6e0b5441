"""Drafts: notes that are being typed, kept in the state folder until they are stored."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import monotonic_ns

import msgspec

from tui import regular
from tui.durable import replace
from tui.notes.model.create import now
from tui.text.visible import visible_line


class Draft(msgspec.Struct, frozen=True):
    """A note that was not yet stored."""

    library: str
    """Folder of the sources."""
    source: str
    """Name of the source."""
    about: str
    """What the note is about: `#<n>` for an article, `<start>-<end>` in source offsets, or an annotation's id."""
    text: str
    when: str = ""
    """ISO 8601 with time zone."""
    quote: str = ""
    """The words or the title that the note is about."""


class Drafts:
    """The drafts of one library; one small file each, replaced durably."""

    def __init__(self, state: Path, sources: Path) -> None:
        """Take the user's state folder and the folder of sources."""
        self._folder = state / "drafts"
        self._library = visible_line(str(sources.resolve()))
        self._turn = Lock()
        self._newest: dict[Path, int] = {}
        """When what was written last of each draft was typed, or when it was dropped."""

    def put(self, source: str, about: str, text: str, quote: str = "", typed: int | None = None) -> None:
        """Keep what was typed so far of a note on the words `quote`; raises OSError.

        `typed` is the `monotonic_ns` at which it was, now unless given: a slow thread never writes over what was
        typed later, nor brings back what was dropped since.
        """
        self._put(Draft(self._library, source, about, text, now(), quote), monotonic_ns() if typed is None else typed)

    def keep(self, draft: Draft) -> None:
        """Keep a draft as it is; raises OSError."""
        self._put(draft, monotonic_ns())

    def _put(self, draft: Draft, typed: int) -> None:
        path = self._path(draft.source, draft.about)
        with self._turn:
            if typed < self._newest.get(path, 0):
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            replace(path, msgspec.json.encode(draft))
            self._newest[path] = typed

    def get(self, source: str, about: str) -> Draft | None:
        """Return what a session that ended too early left of a note."""
        return _read(self._path(source, about))

    def drop(self, source: str, about: str) -> None:
        """Forget a draft, because the note is stored or was thrown away; raises OSError."""
        path = self._path(source, about)
        with self._turn:
            path.unlink(missing_ok=True)
            self._newest[path] = monotonic_ns()

    def all(self) -> Iterator[Draft]:
        """Yield the drafts of this library."""
        for path in sorted(self._folder.glob("*.json")):
            draft = _read(path)
            if draft is not None and draft.library == self._library:
                yield draft

    def _path(self, source: str, about: str) -> Path:
        key = "\0".join((self._library, source, about))
        return self._folder / f"{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"


def _read(path: Path) -> Draft | None:
    try:
        return msgspec.json.decode(regular.read(path), type=Draft)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
