"""Run tests on changed copies of the tree, each in a fork of one process that has loaded the libraries already."""

import gc
import importlib
import os
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

FOLDERS = ("tui", "tests", "seeds", "annotations", "docs")
FILES = ("pyproject.toml", "README.md", "README.zh.md")
OURS = frozenset({"tui", "tests", "conftest", "bench", "__main__"})
"""Packages that a fork must load itself, from its own tree."""
TURN = 0.02
"""Seconds between looks at what runs."""


class Runs:
    """Runs tests with one file of the tree replaced, several at a time."""

    def __init__(self, root: Path, folder: Path, file: Path, tests: Sequence[str], jobs: int) -> None:
        """Copy the tree into a folder; `file` and `tests` are named from its root."""
        self._root, self._folder, self._file, self._tests, self._jobs = root, folder, file, tests, jobs
        self._limit = 600.0
        tree = folder / "0"
        for part in FOLDERS:
            shutil.copytree(root / part, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
        for part in FILES:
            shutil.copy2(root / part, tree / part)

    def pass_unchanged(self) -> bool:
        """Tell whether the tests pass as they are. What they load of other people's is loaded here from then on.

        They are run once more after that, so that no mutant seems killed by it.
        """
        start = time.monotonic()
        loaded = self._folder / "loaded"
        child = self._fork(self._folder / "0", loaded)
        if os.waitpid(child, 0)[1]:
            return False
        self._limit = 5 * (time.monotonic() - start) + 5
        for name in loaded.read_text(encoding="utf-8").split():
            with suppress(Exception):
                importlib.import_module(name)
        for job in range(1, self._jobs):
            shutil.copytree(self._folder / "0", self._folder / str(job))
        gc.freeze()
        return not os.waitpid(self._fork(self._folder / "0"), 0)[1]

    def killed(self, texts: Sequence[str]) -> list[bool]:
        """Tell of each text of the file whether the tests fail with it, or hang."""
        fates: list[bool] = [False] * len(texts)
        free, running, waiting = (
            list(range(self._jobs)),
            dict[int, tuple[int, int, float]](),
            list(enumerate(texts))[::-1],
        )
        while waiting or running:
            while waiting and free:
                number, text = waiting.pop()
                job = free.pop()
                tree = self._folder / str(job)
                (tree / self._file).write_text(text, encoding="utf-8")
                running[self._fork(tree)] = number, job, time.monotonic() + self._limit
            for child, (number, job, end) in list(running.items()):
                done, status = os.waitpid(child, os.WNOHANG)
                if not done and time.monotonic() < end:
                    continue
                with suppress(ProcessLookupError):
                    os.killpg(child, signal.SIGKILL)
                if not done:
                    os.waitpid(child, 0)
                fates[number] = not done or status != 0
                del running[child]
                free.append(job)
            time.sleep(TURN)
        return fates

    def _fork(self, tree: Path, loaded: Path | None = None) -> int:
        """Return the process that runs the tests in a tree; `loaded` is where it writes down what it has loaded."""
        child = os.fork()
        if child:
            return child
        status = 1
        try:
            os.setsid()
            _quiet(tree)
            sys.dont_write_bytecode = loaded is None
            status = int(pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-n", "0", *self._tests]))
            if loaded is not None:
                names = (name for name in sys.modules if name.partition(".")[0] not in OURS)
                loaded.write_text("\n".join(names), encoding="utf-8")
        finally:
            os._exit(status)


def _quiet(tree: Path) -> None:
    """Go into a tree and say nothing."""
    os.chdir(tree)
    nothing = os.open(os.devnull, os.O_RDWR)
    for handle in (0, 1, 2):
        os.dup2(nothing, handle)
    os.environ |= {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}
    sys.path.insert(0, str(tree))
