"""Files of notes, read by what they are."""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from tui import regular
from tui.export.brat import WRITTEN
from tui.export.highlights import hypothesis, koreader, readwise
from tui.export.incoming import OUR_ID, Files, Incoming, NotReadable, Reader
from tui.export.registry import FORMATS, by_ending
from tui.i18n import _

LARGEST: Final = 200_000_000
"""Bytes of all files together."""
MALFORMED: Final = (
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError, SyntaxError),
    *(EOFError, OSError, csv.Error, zipfile.BadZipFile, zlib.error),
)
"""What readers and the libraries below them raise at a file that is not what its format says."""
_OURS = ("jsonl", "markdown", "w3c", "doccano", "labelstudio", "brat", "refi", "csv", "xlsx", "html", "conllu", "spacy")
IMPORTS: Mapping[str, Reader] = MappingProxyType(
    {name: reader for name in _OURS if (reader := FORMATS[name].read)}
    | {"hypothesis": hypothesis, "readwise": readwise, "koreader": koreader}
)
"""Name on the command line -> reader."""


def read(path: Path, name: str | None = None, *, texts: bool = False) -> tuple[str, list[Incoming]]:
    """Return the format of a file or folder, and what it says. Raises NotReadable.

    With `texts` a table that says nothing of its texts is good too.
    """
    files = files_at(path)
    form = name or detect(path, files)
    written = [known for known in by_ending(path.name) if known not in IMPORTS]
    if form is None and written and path.suffix != ".txt":
        raise NotReadable(
            _("{path}: {format} goes out only and does not come home").format(path=path, format=written[0])
        )
    if form is None:
        raise NotReadable(_("{path}: what kind of file is it? Say it by --format").format(path=path))
    try:
        found = IMPORTS[form](files)
        return form, [one if OUR_ID.fullmatch(one.id) else replace(one, id="") for one in found]
    except NotReadable:
        if texts and form == "csv":
            return form, []
        raise
    except MALFORMED as error:
        raise NotReadable(_("{path}: no {format}: {why}").format(path=path, format=form, why=error)) from error


def may_be_read(path: Path) -> bool:
    """Tell whether a path is a file, or a folder in which something may be notes, without reading any."""
    if not path.is_dir():
        return True
    try:
        return any(found.suffix.lower() in {".ann", ".md"} for found in path.iterdir())
    except OSError:
        return False


def files_at(path: Path) -> Files:
    """Return the bytes of a file, or of the files in a folder that may be notes; links are not followed."""
    try:
        if not path.is_dir():
            names = {"": path}
            if path.suffix == ".ann":
                beside = {f"{path.stem}{ending}": path.with_suffix(ending) for ending in (".ann", ".txt", WRITTEN)}
                names = {n: p for n, p in beside.items() if p.is_file()}
        else:
            every = sorted(path.iterdir())
            names = {p.name: p for p in every if p.is_file() and not p.is_symlink() and not p.name.startswith(".")}
        if sum(found.stat().st_size for found in names.values()) > LARGEST:
            raise NotReadable(_("{path} is too large").format(path=path))
        return {key: regular.read(found) for key, found in names.items()}
    except OSError as error:
        raise NotReadable(f"{path}: {error.strerror or error}") from error


def detect(path: Path, files: Files) -> str | None:
    """Return the format of files by their names and by what they begin with; None when it is none that is known."""
    names = {name.lower() for name in files if name} or {path.name.lower()}
    if any(name.endswith(".ann") for name in names):
        return "brat"
    if all(name.endswith(".md") for name in names):
        return "markdown"
    if len(files) != 1:
        return "markdown" if any(name.endswith(".md") for name in names) else None
    (data,) = files.values()
    name = path.name.lower()
    by_name = {".qdpx": "refi", ".jsonld": "w3c", ".xlsx": "xlsx", ".html": "html", ".conllu": "conllu"}
    if name.endswith(".jsonl") and not data.strip():
        return "jsonl"
    found = next((form for ending, form in by_name.items() if name.endswith(ending)), None)
    return found or (_table(data) if name.endswith(".csv") else _json(data))


def _table(data: bytes) -> str:
    head = next(csv.reader(io.StringIO(data[:100_000].decode("utf-8-sig", "replace"), newline="")), [])
    return "readwise" if "Highlight" in head else "csv"


def _json(data: bytes) -> str | None:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        try:
            found = json.loads(data.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0])
        except (ValueError, RecursionError):
            return None
        return _row(found) if isinstance(found, dict) else None
    if isinstance(found, dict):
        return _whole(found) or _row(found)
    first: Any = found[0] if isinstance(found, list) and found and isinstance(found[0], dict) else {}
    if "data" in first and ("annotations" in first or "predictions" in first):
        return "labelstudio"
    return "hypothesis" if "uri" in first and "target" in first else _row(first)


def _whole(found: dict[str, Any]) -> str | None:
    """Return the format of a JSON object that is the whole file."""
    if "entries" in found or "documents" in found:
        return "koreader"
    if "rows" in found or "annotations" in found:
        return "labelstudio" if "data" in found else "hypothesis"
    return "w3c" if "@context" in found or "items" in found else None


def _row(found: dict[str, Any]) -> str | None:
    """Return the format of one line of JSON Lines."""
    if "quote" in found:
        return "jsonl"
    if "tokens" in found or "ents" in found:
        return "spacy"
    return "doccano" if found.keys() & {"label", "labels", "entities"} else None
