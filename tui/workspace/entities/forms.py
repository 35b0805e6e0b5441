"""The forms of names in a library, for filters: `entity:大连市` finds what names 大连, `entity:大工` 大连理工大学.

They are those of the last time that the names of the whole library were read (the table of names, `pizhu names`), kept
in the cache folder, and those that the reader joined since, wherever that was.
"""

import contextlib
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import msgspec

from tui import regular
from tui.text.search import fold

if TYPE_CHECKING:
    from tui.workspace.entities.linking import LinkedEntity, NamedSurface


class KnownName(msgspec.Struct, frozen=True):
    """One entity: its forms, the name first, and how often it is named."""

    forms: tuple[str, ...]
    used: int = 0


class NameForms:
    """What names of one library stand for the same."""

    def __init__(self, cache: Path, identity: str, said: "Callable[[], Mapping[NamedSurface, str]]") -> None:
        """Take the user's cache folder, what tells libraries apart, and what the reader joined and parted."""
        self._path = cache / "forms" / f"{sha256(identity.encode('utf-8', 'surrogateescape')).hexdigest()[:24]}.json"
        self._said = said
        self._lock = Lock()
        self._names: tuple[KnownName, ...] | None = None
        self._groups: dict[str, tuple[str, ...]] = {}
        self.version = 0
        """Changes with what is known."""

    def names(self) -> tuple[KnownName, ...]:
        """Return the names that are known, the most frequent first."""
        with self._lock:
            if self._names is None:
                self._learn(_joined(self._read(), self._said()))
            return self._names or ()

    def of(self, surface: str) -> tuple[str, ...]:
        """Return every form of a name, without itself."""
        self.names()
        return self._groups.get(fold(surface), ())

    def take(self, entities: "Iterable[tuple[LinkedEntity, int]]") -> None:
        """Remember the entities of the library, each with how often it is named."""
        names = tuple(
            KnownName(tuple(dict.fromkeys((one.name, *one.forms))), used)
            for one, used in entities
            if used > 1 or len(one.forms) > 1
        )
        with self._lock:
            if names == self._names:
                return
            self._learn(names)
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft = self._path.with_suffix(".tmp")
            draft.write_bytes(msgspec.json.encode(names))
            draft.replace(self._path)

    def _learn(self, names: tuple[KnownName, ...]) -> None:
        self._names = names
        self._groups = {fold(form): one.forms for one in names if len(one.forms) > 1 for form in one.forms}
        self.version += 1

    def _read(self) -> tuple[KnownName, ...]:
        try:
            return msgspec.json.decode(regular.read(self._path), type=tuple[KnownName, ...])
        except (OSError, msgspec.MsgspecError):
            return ()


def _joined(names: tuple[KnownName, ...], said: "Mapping[NamedSurface, str]") -> tuple[KnownName, ...]:
    """Return names with what the reader joined and parted."""
    for name, entity in said.items():
        here = next((one for one in names if name.surface in one.forms), None)
        there = KnownName((entity,))
        rest = [one for one in names if one is not here]
        if here and (forms := tuple(form for form in here.forms if form != name.surface)):
            rest.append(KnownName(forms, here.used))
        if entity != name.surface and (found := next((one for one in rest if entity in one.forms), None)):
            there = found
            rest.remove(found)
        rest.append(KnownName(tuple(dict.fromkeys((*there.forms, name.surface))), there.used))
        names = tuple(sorted(rest, key=lambda one: -one.used))
    return names
