"""The seam: bytes of a document in, decoded text out, kept by content."""

import os
import zlib
from contextlib import suppress
from importlib import import_module
from pathlib import Path, PurePosixPath

from tui import regular
from tui.i18n import _
from tui.text.decode import Decoded, NotText
from tui.text.formats.written import LARGEST, too_long
from tui.text.suffixes import DOCUMENTS
from tui.text.visible import visible


def read_text(name: str, data: bytes, digest: str, kept: Path | None = None) -> Decoded:
    """Return the text of a document; `kept` is the folder that keeps texts, `digest` names the bytes there.

    Raises NotText with what is wrong with the document and what to do.
    """
    form = PurePosixPath(name).suffix.lower()
    place = kept / f"{digest}{form}.{DOCUMENTS[form]}" if kept else None
    text = _load(place) if place else None
    if text is None:
        text = _turn(form.removeprefix("."), data)
        if place:
            _keep(place, text)
    return Decoded(text, form.removeprefix("."), float("inf"))


def _turn(form: str, data: bytes) -> str:
    if not data:
        raise NotText(_("the file is empty"))
    text: str = import_module(f"tui.text.formats.{form}").text_of(data)
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
    except (OSError, zlib.error, UnicodeDecodeError):
        return None
    return text if unpacking.eof else None


def _keep(place: Path, text: str) -> None:
    """Keep a text; a cache that cannot be written is none."""
    beside = place.with_name(f"{place.name}.{os.getpid()}~")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(zlib.compress(text.encode("utf-8", "replace"), 3))
        beside.replace(place)
