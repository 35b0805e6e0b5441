"""Record the system calls that write: with strace, or where there is none by standing in for functions of `os`."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.notes.disk import Call

TRACED = "open,openat,creat,read,lseek,write,pwrite64,fsync,fdatasync,ftruncate,close," \
    "rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat"  # fmt: skip
_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def strace(program: list[str], root: Path, log: Path) -> list[Call]:
    """Run a Python module under strace and return what it did below `root`, and what it said."""
    options = ["-f", "-xx", "-s", "100000000", "-o", str(log), "-e", f"trace={TRACED}"]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    command = ["strace", *options, sys.executable, "-m", *program]
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=Path(__file__).parents[2])
    tape = Tape(root)
    for line in _whole_lines(log.read_text(encoding="ascii")):
        if (match := _LINE.match(line)) and int(match[3]) >= 0:
            strings = [bytes.fromhex(s.replace("\\x", "")) for s in _STRING.findall(match[2])]
            numbers = [part.strip() for part in _STRING.sub("", match[2]).split(",")]
            tape.traced(match[1], strings, numbers, int(match[3]))
    return tape.calls


def _whole_lines(log: str) -> Iterator[str]:
    """Yield the lines of a log, those that another thread interrupted put together where they ended.

    A close counts where it begins: from then on the number may be another file's.
    """
    begun: dict[str, str] = {}
    for line in log.splitlines():
        pid = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>") and " close(" in line:
            yield line.replace(" <unfinished ...>", ") = 0")
        elif line.endswith("<unfinished ...>"):
            begun[pid] = line.removesuffix("<unfinished ...>")
        elif match := re.match(r"^\d+ +<\.\.\. \w+ resumed>", line):
            yield begun.pop(pid, "") + line[match.end() :]
        else:
            yield line


class Tape:
    """What was recorded, with the files that are open and where in them the next write goes."""

    def __init__(self, root: Path) -> None:
        self.calls: list[Call] = []
        self.root = str(root)
        self.paths: dict[int, str] = {}
        self.places: dict[int, int] = {}
        self.sizes: dict[str, int] = {}
        self.appending: set[int] = set()

    def traced(self, name: str, strings: list[bytes], numbers: list[str], result: int) -> None:
        """Take in one line of strace."""
        first = numbers[0]
        if name in ("open", "openat", "creat"):
            flags = numbers[-2] if len(numbers) > 2 and not numbers[-1].startswith("O_") else numbers[-1]
            self.open(strings[0].decode(), result, " ".join([flags, *numbers]))
        elif name == "write" and first == "1":
            for line in strings[0].decode().splitlines():
                self.calls.append(Call("say", other=line))
        elif name in ("write", "pwrite64"):
            self.write(int(first), strings[0] if strings else b"", int(numbers[-1]) if name == "pwrite64" else None)
        elif name == "read":
            self.places[int(first)] = self.places.get(int(first), 0) + result
        elif name == "lseek":
            self.places[int(first)] = result
        elif name in ("fsync", "fdatasync"):
            self.add("fsync", self.paths.get(int(first), ""))
        elif name == "ftruncate":
            self.add("truncate", self.paths.get(int(first), ""), at=int(numbers[1]))
        elif name == "close":
            self.paths.pop(int(first), None)
        else:
            what = {"rename": "rename", "link": "link", "unlink": "unlink", "mkdir": "mkdir"}[name.rstrip("at2")]
            self.add(what, *(string.decode() for string in strings))

    def add(self, what: str, path: str, other: str = "", **more: Any) -> None:
        if path == self.root or path.startswith(f"{self.root}/"):
            self.calls.append(Call(what, path, other, **more))

    def open(self, path: str, handle: int, flags: str) -> None:
        self.paths[handle], self.places[handle] = path, 0
        self.appending.discard(handle)
        if "O_APPEND" in flags:
            self.appending.add(handle)
        if "O_CREAT" in flags:
            self.add("open", path)
            self.sizes.setdefault(path, 0)
        if "O_TRUNC" in flags:
            self.add("truncate", path, at=0)
            self.sizes[path] = 0

    def write(self, handle: int, data: bytes, at: int | None = None) -> None:
        path = self.paths.get(handle, "")
        place = self.places.get(handle, 0) if at is None else at
        if handle in self.appending:
            place = self.sizes.get(path, 0)
        self.add("write", path, data=data, at=place)
        self.places[handle] = place + len(data)
        self.sizes[path] = max(self.sizes.get(path, 0), place + len(data))


@contextmanager
def stand_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tape]:
    """Record calls of this process's functions in `os`, and of the files that TinyDB's own storage opens."""
    tape = Tape(root)
    real = {name: getattr(os, name) for name in _AFTER}

    def recorded(name: str) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            result = real[name](*given, **named)
            _AFTER[name](tape, result, *given)
            return result

        return call

    with monkeypatch.context() as patch:
        for name in real:
            patch.setattr(os, name, recorded(name))
        patch.setattr("tinydb.storages.open", _open, raising=False)
        yield tape


def _flags(number: int) -> str:
    return " ".join(name for name in ("O_CREAT", "O_TRUNC", "O_APPEND") if number & getattr(os, name))


_AFTER: dict[str, Callable[..., None]] = {
    "open": lambda tape, handle, path, flags, *_: tape.open(os.fspath(path), handle, _flags(flags)),
    "write": lambda tape, count, handle, data: tape.write(handle, bytes(data)[:count]),
    "fsync": lambda tape, _, handle: tape.add("fsync", tape.paths.get(handle, "")),
    "ftruncate": lambda tape, _, handle, size: tape.add("truncate", tape.paths.get(handle, ""), at=size),
    "lseek": lambda tape, place, handle, *_: tape.places.update({handle: place}),
    "replace": lambda tape, _, path, other: tape.add("rename", os.fspath(path), os.fspath(other)),
    "rename": lambda tape, _, path, other: tape.add("rename", os.fspath(path), os.fspath(other)),
    "link": lambda tape, _, path, other: tape.add("link", os.fspath(path), os.fspath(other)),
    "unlink": lambda tape, _, path: tape.add("unlink", os.fspath(path)),
    "mkdir": lambda tape, _, path, *rest: tape.add("mkdir", os.fspath(path)),
}


class _Raw(io.RawIOBase):
    """A raw file whose every call goes through `os`."""

    def __init__(self, handle: int) -> None:
        self._file = handle

    def fileno(self) -> int:
        return self._file

    def readable(self) -> bool:
        return True

    writable = seekable = readable

    def readinto(self, buffer: Any) -> int:
        data = os.read(self._file, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data: Any) -> int:
        return os.write(self._file, data)

    def seek(self, offset: int, whence: int = 0) -> int:
        return os.lseek(self._file, offset, whence)

    def truncate(self, size: int | None = None) -> int:
        size = self.tell() if size is None else size
        os.ftruncate(self._file, size)
        return size


def _open(path: str, mode: str = "r", encoding: str | None = None) -> Any:
    """Open a file as `open` does for TinyDB: `a` to create it, `r+` to use it."""
    flags = os.O_RDWR | (os.O_CREAT | os.O_APPEND if "a" in mode else 0)
    return io.TextIOWrapper(io.BufferedRandom(_Raw(os.open(path, flags))), encoding=encoding)
