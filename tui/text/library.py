"""A library: a folder of source files, with its annotations folder beside it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui import regular
from tui.i18n import _
from tui.text.suffixes import SUFFIXES, is_document
from tui.text.visible import visible_line

if TYPE_CHECKING:
    from tui.text.decode import Decoded
    from tui.text.source import Source, Unreadable

LARGEST = 50_000_000
"""Bytes; a larger file is listed with the reason and not read."""
DOCUMENT_LARGEST = 200_000_000
"""Bytes of a document, which holds pictures too."""


class LibraryError(Exception):
    """A path cannot be opened as a library; the message tells the reader why."""


class SourceStamp(NamedTuple):
    """A version of a file, as far as the file system tells."""

    inode: int
    size: int
    """In bytes."""
    time: int
    """Last written, nanoseconds since 1970."""


@dataclass(frozen=True, slots=True)
class Library:
    """Where the sources and their annotations lie; files are looked at only when they are asked for."""

    root: Path
    """What the reader opened: a folder or a file."""
    sources: Path
    """The folder that names of sources are relative to."""
    annotations: Path
    """The folder of the annotation files; it may not exist yet."""
    encoding: str | None = None
    """Codec for every file; None to find it out for each."""
    only: str | None = None
    """The one source of a library opened from a file."""
    texts: Path | None = None
    """The folder of the cache that keeps what documents were turned into; None to turn them every time."""

    @classmethod
    def open(cls, path: Path | str, annotations: Path | str | None = None, encoding: str | None = None) -> "Library":
        """Open a folder or a file.

        A folder that holds `seeds/` is a library root with `annotations/` in it; a folder named `seeds` has its
        annotations beside it; any other folder is read with all that lies below it and keeps `annotations/` in
        itself; a file belongs to the library around it. `annotations` overrides.
        Raises LibraryError when there is nothing at the path, or no such encoding.
        """
        root, codec = Path(path).absolute(), _codec(encoding)
        if not _exists(root):
            raise LibraryError(_("no such file or folder: {path}").format(path=path))
        only = None
        if not root.is_dir():
            sources, beside = _around(root)
            only = root.relative_to(sources).as_posix()
        elif (root / "seeds").is_dir():
            sources, beside = root / "seeds", root / "annotations"
        elif root.resolve().name == "seeds":
            sources, beside = root, root.resolve().parent / "annotations"
        else:
            sources, beside = root, root / "annotations"
        return cls(root, sources, Path(annotations).absolute() if annotations else beside, codec, only)

    @property
    def title(self) -> str:
        """A name for people: that of the folder, or of the one file without its ending."""
        return visible_line(Path(self.only).stem if self.only else self.root.resolve().name)

    @property
    def read_only(self) -> bool:
        """Tell whether annotations cannot be written here."""
        place = self.annotations
        while not place.exists() and place != place.parent:
            place = place.parent
        return not os.access(place, os.W_OK | os.X_OK)

    def names(self) -> Iterator[str]:
        """Yield the names of the sources in order, looking into one folder after the other."""
        if self.only is not None:
            yield self.only
        else:
            yield from self._below(self.sources, "", frozenset())

    def has(self, name: str) -> bool:
        """Tell whether there is a file of a name among the sources."""
        try:
            return (self.sources / name).is_file()
        except (OSError, ValueError):
            return False

    def read(self, name: str) -> "Source | Unreadable":
        """Read and decode one source; what cannot be read comes back with the reason."""
        from tui.text.decode import NotText, Unsure
        from tui.text.source import Source, Unreadable

        path = self.sources / name
        if not _is_unicode(name):
            return Unreadable(path, name, _("its name is not valid UTF-8; give it another one"))
        try:
            document = is_document(name)
            data = regular.read(path, DOCUMENT_LARGEST if document else LARGEST)
            decoded, digest = self._decoded(name, data)
        except Unsure:
            return Unreadable(
                path, name, _("encoding not certain: say it with --encoding (gb18030, big5, utf-16-le …)")
            )
        except NotText as error:
            return Unreadable(path, name, str(error))
        except OSError as error:
            return Unreadable(path, name, _("cannot be read: {why}").format(why=error.strerror or error))
        text, tabbed = decoded.text, decoded.tabbed
        if "&" in text and ";" in text and not document:
            from tui.text.markup.spelling import spelled

            text = spelled(tabbed or text, name)
            text, tabbed = text.replace("\t", " "), text if tabbed else ""
        return Source(path, name, text, decoded.encoding, digest, tabbed)

    def _decoded(self, name: str, data: bytes) -> "tuple[Decoded, str]":
        """Return the text of a file's bytes, and their digest. Raises NotText."""
        from hashlib import sha256

        digest = sha256(data).hexdigest()
        if is_document(name):
            from tui.text.formats import read_text

            return read_text(name, data, digest, self.texts), digest
        from tui.text.decode import decode

        return decode(data, self.encoding), digest

    def stamp(self, name: str) -> SourceStamp | None:
        """Return what changes when a source's file is written or replaced; None when there is no such file."""
        try:
            about = (self.sources / name).stat()
        except (OSError, ValueError):
            return None
        return SourceStamp(about.st_ino, about.st_size, about.st_mtime_ns)

    def _below(self, folder: Path, prefix: str, above: frozenset[tuple[int, int]]) -> Iterator[str]:
        """Yield the names below a folder, without hidden ones, the annotations and folders that hold themselves."""
        waiting: list[tuple[str, str, frozenset[tuple[int, int]]] | str] = [(os.fspath(folder), prefix, above)]
        while waiting:
            if isinstance(found := waiting.pop(), str):
                yield found
                continue
            folder_path, prefix, above = found
            here, entries = _look(folder_path)
            if here is None or here in above:
                continue
            for entry in reversed(entries):
                if not _is_folder(entry):
                    if entry.name.lower().endswith(SUFFIXES) and not entry.name.startswith("~$"):
                        waiting.append(prefix + entry.name)
                elif Path(entry.path) != self.annotations:
                    waiting.append((entry.path, f"{prefix}{entry.name}/", above | {here}))


def _codec(encoding: str | None) -> str | None:
    """Return an encoding in Python's spelling. Raises LibraryError for one that there is not."""
    if not encoding:
        return None
    from tui.text.decode import text_codec

    try:
        return text_codec(encoding)
    except LookupError as error:
        raise LibraryError(_("unknown encoding: {name}").format(name=encoding)) from error


def _look(folder: str) -> tuple[tuple[int, int] | None, list[os.DirEntry[str]]]:
    """Return what tells a folder from any other, and what is in it that is not hidden, by name; None if unreadable."""
    try:
        about = os.stat(folder)  # noqa: PTH116
        with os.scandir(folder) as entries:
            found = sorted((one for one in entries if not one.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        return None, []
    return (about.st_dev, about.st_ino), found


def _exists(path: Path) -> bool:
    """Tell whether something is at a path; nothing is where the name is too long."""
    try:
        return path.exists()
    except OSError:
        return False


def _is_unicode(name: str) -> bool:
    """Tell whether a file name is text: notes on a file of any other name could not be stored under it."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _around(file: Path) -> tuple[Path, Path]:
    """Return the folder of sources and of annotations of the library that a file lies in.

    That is the nearest folder above named `seeds`, else the nearest one whose `annotations` know the file, else
    the file's own folder.
    """
    for folder in file.parents:
        if folder.name == "seeds":
            return folder, folder.parent / "annotations"
    for folder in file.parents:
        notes = folder / "annotations" / file.relative_to(folder)
        if notes.with_suffix(".json").exists() or notes.with_name(f"{notes.name}.json").exists():
            return folder, folder / "annotations"
    return file.parent, file.parent / "annotations"
