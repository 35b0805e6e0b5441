"""A corpus in memory, for searches."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from tests.workspace.subjects import Made
from tui.text.article import Page
from tui.text.source import Source, Unreadable
from tui.text.structure import split
from tui.workspace.search.finder import Finder
from tui.workspace.search.index import Index


class Texts:
    """Sources by name; a text may change, and None stands for a file that cannot be read."""

    def __init__(self, **texts: str | None) -> None:
        self.texts = {f"{name}.txt": text for name, text in texts.items()}
        self.split = 0

    def names(self) -> Iterator[str]:
        yield from sorted(self.texts)

    def version(self, name: str) -> str:
        return str(self.texts[name])

    def read(self, name: str) -> Source | Unreadable:
        text = self.texts.get(name)
        if text is None:
            return Unreadable(Path(name), name, "gone")
        return Source(Path(name), name, text, "utf-8", sha256(text.encode("utf-8", "surrogatepass")).hexdigest())

    def page(self, name: str) -> Page | Unreadable:
        self.split += 1
        source = self.read(name)
        return split(source) if isinstance(source, Source) else source


def updated(folder: Path, corpus: Texts, *, words: bool) -> Index:
    index = Index(folder, "library", "code")
    list(index.update(corpus, words=words))
    return index


def finder(folder: Path, corpus: Texts, *, words: bool = True) -> Finder:
    index = updated(folder, corpus, words=words)
    return Finder(index, corpus, lambda name, _recipe: Made(words={"source": (name,)}), words=words)
