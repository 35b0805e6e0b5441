"""A model of a disk that loses power: what of a recorded run of system calls may be there afterwards.

The rules are those of POSIX at its least: data is there for sure only after fsync of the file, a name only after fsync
of its folder; what is not sure may be there, be missing, be torn, or be zeros. A rename happens or it does not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Call:
    """One system call that succeeded, or a line (`say`) that the writer printed."""

    what: str
    """open, write, truncate, fsync, rename, link, unlink, mkdir or say."""
    path: str = ""
    other: str = ""
    """The second path of rename and link; the text of say."""
    data: bytes = b""
    at: int = 0
    """Offset of a write; size of a truncate."""


@dataclass
class _Inode:
    sure: bytes = b""
    """Content at the last fsync."""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Writes (offset, data) and truncations (size, None) since."""

    def content(self, count: int | None = None) -> bytes:
        data = bytearray(self.sure)
        for at, new in self.pending[:count]:
            if new is None:
                del data[at:]
            else:
                data.extend(bytes(max(0, at - len(data))))
                data[at : at + len(new)] = new
        return bytes(data)

    def variants(self) -> Iterator[bytes]:
        """Yield what may be read after the cut: writes missing from the end, and one torn or gone to zeros."""
        for count in range(len(self.pending) + 1):
            yield self.content(count)
        for count, (at, new) in enumerate(self.pending):
            if new:
                before = self.content(count)
                for cut in {0, 1, len(new) // 3, len(new) // 512 * 512, len(new) - 1}:
                    yield _put(before, at, new[:cut])
                    yield _put(before, at, new[:cut] + bytes(len(new) - cut))


def _put(before: bytes, at: int, new: bytes) -> bytes:
    return before[:at].ljust(at, b"\0") + new + before[at + len(new) :]


class Disk:
    """What is surely on the disk, and what is on its way."""

    def __init__(self, files: dict[str, bytes], folders: Sequence[str]) -> None:
        self.inodes = [_Inode(data) for data in files.values()]
        self.sure: dict[str, int] = {path: number for number, path in enumerate(files)}
        """Names that are sure, by path; -1 for a folder."""
        self.sure |= dict.fromkeys(folders, -1)
        self.names = dict(self.sure)
        """Names as a running program sees them."""
        self.pending: list[tuple[str, str, str, int]] = []
        """Changes of names since their folder's fsync: kind, path, other path, inode."""
        self.made: set[str] = set()
        """Folders made in the run."""

    def play(self, call: Call) -> None:
        """Let one call happen."""
        if call.what == "open" and call.path not in self.names:
            self.inodes.append(_Inode())
            self._name("add", call.path, "", len(self.inodes) - 1)
        elif call.what == "mkdir":
            self._name("add", call.path, "", -1)
            self.made.add(call.path)
        elif call.what == "link":
            self._name("add", call.other, "", self.names[call.path])
        elif call.what == "rename":
            self._name("move", call.path, call.other, self.names[call.path])
        elif call.what == "unlink":
            self._name("remove", call.path, "", -1)
        elif call.what == "write":
            self.inodes[self.names[call.path]].pending.append((call.at, call.data))
        elif call.what == "truncate":
            self.inodes[self.names[call.path]].pending.append((call.at, None))
        elif call.what == "fsync":
            self._sync(call.path)

    def _name(self, kind: str, path: str, other: str, inode: int) -> None:
        self.pending.append((kind, path, other, inode))
        _change(self.names, self.pending[-1:])

    def _sync(self, path: str) -> None:
        if self.names.get(path, -1) >= 0:
            inode = self.inodes[self.names[path]]
            inode.sure, inode.pending = inode.content(), []
            return
        mine = [change for change in self.pending if _folder(change) == path]
        _change(self.sure, mine)
        self.pending = [change for change in self.pending if _folder(change) != path]

    def after_cut(self) -> Iterator[dict[str, bytes]]:
        """Yield what may be found after power comes back: path -> content."""
        for names in self._names():
            present = {path: inode for path, inode in names.items() if inode >= 0 and self._reachable(path, names)}
            yield {path: self.inodes[inode].content() for path, inode in present.items()}
            yield {path: self.inodes[inode].sure for path, inode in present.items()}
            for torn in {inode for inode in present.values() if self.inodes[inode].pending}:
                for content in self.inodes[torn].variants():
                    yield {p: content if i == torn else self.inodes[i].content() for p, i in present.items()}

    def _reachable(self, path: str, names: dict[str, int]) -> bool:
        """Tell whether every folder above that the run has made is there too."""
        return all(str(above) in names for above in PurePosixPath(path).parents if str(above) in self.made)

    def _names(self) -> Iterator[dict[str, int]]:
        """Yield the names that may be there: the changes in order up to some point, or all but one."""
        some = [self.pending[:count] for count in range(len(self.pending) + 1)]
        some += [self.pending[:k] + self.pending[k + 1 :] for k in range(len(self.pending) - 1)]
        for changes in some:
            names = dict(self.sure)
            _change(names, changes)
            yield names


def _change(names: dict[str, int], changes: Sequence[tuple[str, str, str, int]]) -> None:
    for kind, path, other, inode in changes:
        if kind == "add":
            names[path] = inode
        elif kind == "remove":
            names.pop(path, None)
        else:
            names.pop(path, None)
            names[other] = inode


def _folder(change: tuple[str, str, str, int]) -> str:
    return str(PurePosixPath(change[1]).parent)
