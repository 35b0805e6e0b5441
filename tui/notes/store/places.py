"""Reading places: where the reader stopped in each article, kept in the user's state folder."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import Final

import msgspec

from tui import regular
from tui.durable import replace
from tui.notes.model.create import now
from tui.text.visible import visible_line

VERSION: Final = 1
QUOTE: Final = 24
"""Code points of the text at the place that are kept to find it again in a changed article."""


class StoredPlace(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where reading stopped in one article."""

    offset: int = 0
    """Article offset of the cursor."""
    quote: str = ""
    """Article text that begins there."""
    read: bool = False
    """The end was reached, or the reader said so."""
    title: str = ""
    """Title of the article, which finds it again when articles of the source were renumbered."""
    when: str = ""
    """ISO 8601 with time zone."""

    def find(self, text: str) -> int:
        """Return the offset of this place in a text that may have changed: the equal text nearest to where it was."""
        if not self.quote or text.startswith(self.quote, self.offset):
            return min(self.offset, len(text))
        before = text.rfind(self.quote, 0, self.offset + len(self.quote))
        after = text.find(self.quote, self.offset)
        near = [at for at in (before, after) if at >= 0]
        return min(near, key=lambda at: abs(at - self.offset)) if near else min(self.offset, len(text))


class _File(msgspec.Struct, omit_defaults=True):
    """The file on disk."""

    version: int
    library: str
    """The sources folder, for a person who looks into the file."""
    places: dict[str, dict[str, StoredPlace]]
    """Source name -> number of the article in decimal digits -> place."""


class PlaceStore:
    """The places of one library. Every method may be called from any thread; `save` writes."""

    def __init__(self, state: Path, sources: Path) -> None:
        """Take the user's state folder and the folder of sources."""
        self.path = state / "places" / f"{sha256(os.fsencode(sources.resolve())).hexdigest()[:24]}.json"
        self._library = visible_line(str(sources))
        self._lock = RLock()
        self._known: dict[str, dict[str, StoredPlace]] | None = None
        self._unsaved: dict[tuple[str, str], StoredPlace | None] = {}

    def of(self, name: str, titles: Mapping[int, str]) -> dict[int, StoredPlace]:
        """Return the places in a source whose articles have these titles, by number.

        A place belongs to the article of its number if the title is still the same, else to the one with its title.
        """
        with self._lock:
            kept = self._load().get(name, {})
            if not kept:
                return {}
            found: dict[int, StoredPlace] = {}
            numbers = {title: number for number, title in reversed([*titles.items()]) if title}
            for digits, place in kept.items():
                number = int(digits) if digits.isdecimal() else 0
                if titles.get(number) != place.title:
                    number = numbers.get(place.title, 0)
                if number in titles and number not in found:
                    found[number] = place
            return found

    def names(self) -> list[str]:
        """Return the names of the sources that have a place."""
        with self._lock:
            return [name for name, kept in self._load().items() if kept]

    def get(self, name: str, number: int, title: str) -> StoredPlace | None:
        """Return the place in one article, or None when it was not opened yet."""
        with self._lock:
            kept = self._load().get(name, {})
            place = kept.get(str(number))
            if place is not None and place.title == title:
                return place
            return next((other for other in kept.values() if title and other.title == title), None)

    def put(self, name: str, number: int, place: StoredPlace | None) -> None:
        """Set the place in one article, None to take it away; `save` makes it last."""
        with self._lock:
            stamped = place and msgspec.structs.replace(place, quote=place.quote[:QUOTE], when=now())
            _set(self._load(), name, str(number), stamped)
            self._unsaved[name, str(number)] = stamped

    def save(self) -> None:
        """Write what was put since the last time into the file, beside what other sessions wrote; raises OSError."""
        with self._lock:
            if not self._unsaved:
                return
            kept = self._read(aside=True)
            for (name, digits), place in self._unsaved.items():
                _set(kept, name, digits, place)
            self.path.parent.mkdir(parents=True, exist_ok=True)
            replace(self.path, msgspec.json.encode(_File(VERSION, self._library, kept)))
            self._known = kept
            self._unsaved.clear()

    def _load(self) -> dict[str, dict[str, StoredPlace]]:
        if self._known is None:
            self._known = self._read()
        return self._known

    def _read(self, *, aside: bool = False) -> dict[str, dict[str, StoredPlace]]:
        """Read the file; with `aside`, one that cannot be understood is renamed before it is written anew."""
        try:
            found = msgspec.json.decode(regular.read(self.path), type=_File)
            if found.version <= VERSION:
                return found.places
        except OSError:
            return {}
        except (msgspec.DecodeError, UnicodeDecodeError):
            pass
        if aside:
            self.path.replace(self.path.with_suffix(".damaged"))
        return {}


def _set(kept: dict[str, dict[str, StoredPlace]], name: str, digits: str, place: StoredPlace | None) -> None:
    if place is not None:
        kept.setdefault(name, {})[digits] = place
    else:
        kept.get(name, {}).pop(digits, None)
