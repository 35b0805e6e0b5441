"""The seam: bytes of a document in, decoded text out; that, or why there is none, is kept by content."""

import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path, PurePosixPath

from tui import cachefolder, regular
from tui.i18n import _
from tui.text.decode import Decoded, NotText, Refused
from tui.text.formats.written import LARGEST, too_long
from tui.text.suffixes import DOCUMENTS
from tui.text.visible import visible

ROOM = 256_000_000
"""Bytes that the kept texts of all libraries may take; a report of 100 pages takes about 50 kB."""
LOOKING = "0"
"""Beginning of the digests at which room is made, one in 16: to look through 10,000 files takes 20 ms."""


def read_text(name: str, data: bytes, digest: str, kept: Path | None = None) -> Decoded:
    """Return the text of a document; `kept` is the folder that keeps texts, `digest` names the bytes there.

    Raises NotText with what is wrong with the document and what to do.
    """
    form = PurePosixPath(name).suffix.lower()
    place = kept / f"{digest}{form}.{DOCUMENTS[form]}" if kept else None
    text = _load(place) if place else None
    if text is None:
        text = _turned(form.removeprefix("."), data, place)
    return Decoded(text, form.removeprefix("."), float("inf"))


def _turned(form: str, data: bytes, place: Path | None) -> str:
    """Turn a document into text and keep that, or why it cannot be done where it took long to find out."""
    module, refused = import_module(f"tui.text.formats.{form}"), place and place.with_name(f"{place.name}.refused")
    if refused and (code := _load(refused)):
        raise Refused(code, module.reason(code))
    try:
        text = _turn(module.text_of, data)
    except Refused as error:
        if refused:
            _keep(refused, error.code)
        raise
    if place:
        _keep(place, text)
    return text


def _turn(text_of: Callable[[bytes], str], data: bytes) -> str:
    if not data:
        raise NotText(_("the file is empty"))
    text = text_of(data)
    if len(text) > LARGEST:
        raise too_long()
    if not text.strip():
        raise NotText(_("it holds no text"))
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"))


def _load(place: Path) -> str | None:
    """Return a text that was kept; None when there is none, or the file is damaged."""
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(regular.read(place), 4 * LARGEST).decode("utf-8")
        with suppress(OSError):
            os.utime(place)  # those unused for longest go first
    except (OSError, zlib.error, UnicodeDecodeError):
        return None
    return text if unpacking.eof else None


def _keep(place: Path, text: str) -> None:
    """Keep a text; a cache that cannot be written is none."""
    with suppress(OSError):
        cachefolder.write(place, [zlib.compress(text.encode("utf-8", "replace"), 3)])
        if place.name.startswith(LOOKING):
            cachefolder.make_room(place, ROOM)
