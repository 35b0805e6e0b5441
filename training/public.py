"""Public paragraphs: where they stand, and their names by offsets; their text is not ours and is read from clones.

`public.tsv` has a row a paragraph: genre, half, repository, path, commit, first character in the decoded file, length,
digest of the text, names as `PER 3-5`. Nothing is trained on the test half (docs/model.md).
"""

import hashlib
import random
import re
import subprocess
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from training.marked import Sentence

FILE = Path(__file__).parent / "public.tsv"
HALVES = ("development", "test")
TEXTS = (".txt", ".md", ".json", ".jsonl", ".csv")
MOST = 12_000_000
"""Characters of unlabelled text taken from one repository at most."""
LONG = 20_000
"""A file with paragraphs of the test half is read for its other text when it has so many characters."""
HAN = re.compile("[\u4e00-\u9fff]")


class Clones:
    """A folder of clones named owner+name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = lru_cache(maxsize=256)(self._shown)

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

    def unlabelled(self) -> Iterator[str]:
        """Yield lines of running text, each once, of the repositories the clones have; nothing of the test half."""
        rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]
        commits = {row[2]: row[4] for row in rows}
        test: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for row in rows:
            if row[1] == "test":
                test.setdefault((row[2], row[3]), []).append((int(row[5]), int(row[6])))
        seen: set[str] = set()
        for repository, commit in commits.items():
            size = 0
            for path, text in self._files(repository, commit) if self._git(repository) else ():
                if size > MOST:
                    break
                for line in _running(text, test.get((repository, path), ())):
                    if line[:60] not in seen:
                        seen.add(line[:60])
                        size += len(line)
                        yield line

    def _files(self, repository: str, commit: str) -> Iterator[tuple[str, str]]:
        """Yield path and text of the files of a repository but for those that a partial clone lists and has not."""
        command = ["git", f"--git-dir={self._git(repository)}", "cat-file", "--batch"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            asked, told = process.stdin, process.stdout
            assert asked and told
            for path in self._listed(repository, commit):
                asked.write(f"{commit}:{path}\n".encode())
                asked.flush()
                head = told.readline().split()
                if head[-1] != b"missing":
                    yield path, _decoded(told.read(int(head[-1]) + 1)[:-1])

    def _listed(self, repository: str, commit: str) -> list[str]:
        """Return the text files of a repository in any order, the same each time."""
        command = ["git", f"--git-dir={self._git(repository)}", "ls-tree", "-r", "-z", "--name-only", commit]
        names = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "ignore").split("\0")
        paths = sorted(name for name in names if name.endswith(TEXTS))
        random.Random(1).shuffle(paths)
        return paths

    def _git(self, repository: str) -> Path | None:
        root = self._folder / repository.replace("/", "+")
        places = (root, root / ".git", root / "repo", root / "repo" / ".git")
        return next((place for place in places if (place / "HEAD").exists()), None)

    def _shown(self, repository: str, commit: str, path: str) -> str:
        command = ["git", f"--git-dir={self._git(repository)}", "show", f"{commit}:{path}"]
        return _decoded(subprocess.run(command, capture_output=True, check=True).stdout)


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "ignore")


def _running(text: str, without: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield lines that are mostly Han characters; of files with stretches left out only long ones are read."""
    if without and len(text) < LONG:
        return
    for start, length in without:
        text = text[:start] + "\n" * length + text[start + length :]
    for line in map(str.strip, text.split("\n")):
        if len(line) >= 12 and 2 * len(HAN.findall(line[:200])) >= len(line[:200]):
            yield line[:2000]


def split(name: str) -> tuple[str, str, str]:
    """Return type, start and end of `PER 3-5`."""
    kind, _, span = name.partition(" ")
    start, _, end = span.partition("-")
    return kind, start, end


def digest_of(text: str) -> str:
    """Return what `public.tsv` knows a text by."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
