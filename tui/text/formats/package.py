"""The zip package that Word documents and e-books are, read within bounds."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Final
from xml.parsers import expat

from tui.i18n import _
from tui.text.decode import NotText

PART_LARGEST: Final = 64_000_000
"""Bytes of the largest part, unpacked; a few kilobytes can unpack into gigabytes."""
ALL_LARGEST: Final = 256_000_000
"""Bytes of all parts that are read from one package."""
PARTS_MOST: Final = 100_000
"""Parts of one package; the largest e-book with a picture on every page has some thousands."""
_ENTRY: Final = b"PK\x01\x02"
"""How the entry of a part in the directory of a package begins."""
_KNOWN: Final = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
"""The ways to compress that ECMA-376 and EPUB allow; the others unpack a megabyte at once without a limit."""
_LOCKED: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a document with a password begins, and one of the old binary format."""


class Package:
    """The parts of a package by name. Raises NotText for what is none, or is encrypted, damaged or a bomb."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_LOCKED):
            raise NotText(_("it has a password or an old format: open it in its program and save it without one"))
        if data.count(_ENTRY) > PARTS_MOST:
            raise NotText(_("it has more than {n} parts").format(n=f"{PARTS_MOST:,}"))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
            raise NotText(_("the file is damaged or not what its name says")) from error
        self.names: Final = frozenset(self._zip.namelist())
        self._left = ALL_LARGEST

    def read(self, name: str) -> bytes:
        """Return a part, unpacked. Raises NotText when it is missing, damaged, encrypted or too large."""
        if name not in self.names:
            raise NotText(_("the file is damaged: it lacks {part}").format(part=name))
        if self._zip.getinfo(name).compress_type not in _KNOWN:
            raise NotText(_("the file is damaged or not what its name says"))
        try:
            with self._zip.open(name) as part:
                data = part.read(min(PART_LARGEST, self._left) + 1)
        except RuntimeError as error:
            raise NotText(
                _("it has a password or an old format: open it in its program and save it without one")
            ) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise NotText(_("the file is damaged or not what its name says")) from error
        if len(data) > min(PART_LARGEST, self._left):
            raise NotText(_("it unpacks into more than {size} MB").format(size=PART_LARGEST // 1_000_000))
        self._left -= len(data)
        return data


def walk(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Tell what an XML part holds, in order; names are without their namespace and prefix.

    Entities are refused: they can make gigabytes of a kilobyte. Raises NotText for what is no XML.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, said: start(_local(name), {_local(key): said[key] for key in said})
    parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise NotText(_("the file is damaged or not what its name says")) from error


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _refuse(*_declared: object) -> None:
    raise NotText(_("the file is damaged or not what its name says"))
