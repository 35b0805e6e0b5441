"""Public paragraphs: where they stand, and their names by offsets; their text is not ours and is read from clones.

`public.tsv` has a row a paragraph: genre, half, repository, path, commit, first character in the decoded file, length,
digest of the text, names as `PER 3-5`. Nothing is trained on the test half (docs/model.md).
"""

import hashlib
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from training.marked import Sentence

FILE = Path(__file__).parent / "public.tsv"
HALVES = ("development", "test")


class Clones:
    """A folder of clones named owner+name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = lru_cache(maxsize=256)(self._decoded)

    def sentences(self, half: str) -> Iterator[Sentence]:
        """Yield the paragraphs of a half that the clones have; raises ValueError for a text that was not annotated."""
        for line in FILE.read_text(encoding="utf-8").splitlines():
            genre, its_half, repository, path, commit, start, length, digest, names = line.split("\t")
            if its_half != half or self._git(repository) is None:
                continue
            text = self._read(repository, commit, path)[int(start) : int(start) + int(length)]
            if digest_of(text) != digest:
                raise ValueError(f"{repository} {commit} {path}: another text")
            spans = [(int(a), int(b), kind) for kind, a, b in (split(name) for name in names.split(",") if name)]
            yield Sentence(genre, text, tuple(spans))

    def _git(self, repository: str) -> Path | None:
        root = self._folder / repository.replace("/", "+")
        places = (root, root / ".git", root / "repo", root / "repo" / ".git")
        return next((place for place in places if (place / "HEAD").exists()), None)

    def _decoded(self, repository: str, commit: str, path: str) -> str:
        command = ["git", f"--git-dir={self._git(repository)}", "show", f"{commit}:{path}"]
        data = subprocess.run(command, capture_output=True, check=True).stdout
        for encoding in ("utf-8", "gb18030"):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
        return data.decode("utf-8", "ignore")


def split(name: str) -> tuple[str, str, str]:
    """Return type, start and end of `PER 3-5`."""
    kind, _, span = name.partition(" ")
    start, _, end = span.partition("-")
    return kind, start, end


def digest_of(text: str) -> str:
    """Return what `public.tsv` knows a text by."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
