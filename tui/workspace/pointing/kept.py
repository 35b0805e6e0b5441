"""What language models pointed at and what was rejected of it: a file of the state folder, until it is accepted.

Not among the notes: nobody said it yet. What is accepted becomes a note, and says where it came from.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

import msgspec

from tui import regular
from tui.durable import replace
from tui.notes.model.create import now
from tui.text.article import Article, Page
from tui.text.source import Span

LARGEST = 50_000_000
"""Bytes of the file."""
_writing = Lock()


class Suggestion(msgspec.Struct, frozen=True, omit_defaults=True):
    """One passage and tag."""

    source: str
    quote: str
    """Article text, which stands in its article exactly once."""
    tag: str
    origin: str
    """`model:NAME@HOST`."""
    at: int = 0
    """Source offset of its first character when it was pointed at."""
    when: str = ""
    """ISO 8601 with time zone."""
    rejected: bool = False
    by: str = ""
    """Who rejected it."""
    decided: str = ""
    """When it was rejected, ISO 8601."""

    @property
    def key(self) -> tuple[str, int, str, str, str]:
        """What tells it from others."""
        return (self.source, self.at, self.quote, self.tag, self.origin)


class _File(msgspec.Struct):
    library: str
    """The sources folder, for a person who looks into the file."""
    suggestions: list[Suggestion] = []


@dataclass(frozen=True)
class KeptSuggestions:
    """The file of one library; every change reads it again first, since another session may have written it."""

    path: Path
    library: str

    @classmethod
    def of(cls, state: Path, sources: Path) -> "KeptSuggestions":
        """Return the file for a folder of sources."""
        name = sha256(os.fsencode(sources.resolve())).hexdigest()[:24]
        return cls(state / "suggestions" / f"{name}.json", str(sources))

    def read(self) -> list[Suggestion]:
        """Return what is kept; nothing where the file is missing or cannot be understood."""
        try:
            return msgspec.json.decode(regular.read(self.path, LARGEST), type=_File).suggestions
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return []

    def put(self, suggestions: Iterable[Suggestion]) -> int:
        """Keep suggestions beside those known, which are left as they are; return how many are new. Raises OSError."""
        with _writing:
            known = {one.key: one for one in self.read()}
            new = {one.key: one for one in suggestions if one.key not in known}
            if new:
                self._write([*known.values(), *new.values()])
            return len(new)

    def reject(self, suggestion: Suggestion, by: str) -> None:
        """Remember that somebody rejects a suggestion. Raises OSError."""
        self._say(msgspec.structs.replace(suggestion, rejected=True, by=by, decided=now()))

    def reopen(self, suggestion: Suggestion) -> None:
        """Remember that nobody rejects a suggestion any more. Raises OSError."""
        self._say(msgspec.structs.replace(suggestion, rejected=False, by="", decided=""))

    def _say(self, said: Suggestion) -> None:
        with _writing:
            self._write([said if one.key == said.key else one for one in self.read()])

    def _write(self, suggestions: list[Suggestion]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.path.exists() and not self._understood():
            self.path.replace(self.path.with_suffix(".damaged"))
        replace(self.path, msgspec.json.encode(_File(self.library, suggestions)))

    def _understood(self) -> bool:
        try:
            msgspec.json.decode(regular.read(self.path, LARGEST), type=_File)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return False
        return True


def placed(page: Page, suggestion: Suggestion) -> tuple[Article, Span] | None:
    """Return where a quote stands in a page, in article offsets; None where that is nowhere, or not to be told.

    It stands where it was pointed at, or else in the one article that holds it exactly once.
    """
    quote, found = suggestion.quote, list[tuple[Article, Span]]()
    for article in page.articles:
        at = article.text.find(quote)
        if at >= 0 and article.text.find(quote, at + 1) < 0:
            found.append((article, Span(at, at + len(quote))))
    same = [one for one in found if one[0].to_source(*one[1])[0].start == suggestion.at]
    return same[0] if same else found[0] if len(found) == 1 else None
