"""The pages of a library as the commands see them: sources split into articles, with what the reader said."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from tui.cli.opening import open_file
from tui.cli.output import Failed, complain
from tui.i18n import _
from tui.text.article import Article, Page
from tui.text.library import Library
from tui.text.source import Source, Unreadable
from tui.text.structure import split

if TYPE_CHECKING:
    from tui.language.analysis import Analysis
    from tui.notes.store.places import Places
    from tui.notes.store.store import Notebook, Store


class Shelf:
    """A library with its annotations; the notes room is loaded only when there is a note to read or to write."""

    def __init__(self, library: Library, author: str = "") -> None:
        self.library = library
        self._author = author
        self._store: Store | None = None
        self._told: set[str] = set()

    @property
    def store(self) -> "Store":
        """The annotations folder."""
        if self._store is None:
            import click

            from tui.notes.store.store import Store
            from tui.settings import folders

            library = self.library
            self._store = Store(library.annotations, author=self._author, state=folders().state, is_source=library.has)
            if context := click.get_current_context(silent=True):
                context.find_root().call_on_close(self._store.close)
        return self._store

    @property
    def places(self) -> "Places":
        """Where reading stopped in each article."""
        from tui.notes.store.places import Places
        from tui.settings import folders

        return Places(folders().state, self.library.sources)

    def pages(self) -> Iterator[Page | Unreadable]:
        """Yield every source in order, split into its articles."""
        for name in self.library.names():
            yield self.page(name)

    def noted(self) -> Iterator[Page | Unreadable]:
        """Yield the sources that have annotations, also those that are gone."""
        if self.library.annotations.is_dir():
            for name in self.store.names():
                if self.library.only in {None, name}:
                    yield self.page(name)

    def page(self, name: str) -> Page | Unreadable:
        """Return one source split into its articles, as the reader overruled it."""
        source = self.library.read(name)
        if isinstance(source, Unreadable):
            return source
        if (notebook := self.notebook(source)) is None:
            return split(source)
        from tui.notes.model.overruling import overrules

        return split(source, overrules(notebook.annotations))

    def notebook(self, source: Source) -> "Notebook | None":
        """Return the annotations of a source, None where the library has none yet; say once what is wrong."""
        if not self.library.annotations.is_dir():
            return None
        notebook = self.store.read(source)
        if source.name not in self._told:
            self._told.add(source.name)
            for problem in notebook.problems:
                complain(problem)
        return notebook


def reading_marks() -> "Callable[[Page], dict[int, Analysis]]":
    """Return what finds the marks of each article of a page, in the user's cache where it was found before."""
    from tui.language.analyser import Analyser
    from tui.settings import folders

    analyser = Analyser(folders().cache)

    def read(page: Page) -> "dict[int, Analysis]":
        known = analyser.degraded
        found = analyser.analyse(page) or {}
        if analyser.degraded and not known:
            complain(_("the entity model is not installed: names are found by rules alone"))
        return found

    return read


def library_of(path: str, wanted: str) -> tuple[str, str]:
    """Return the path and id to use where the id is written as a file: `pages/x.txt#2` is `#2` of that file."""
    file, hash_, number = wanted.rpartition("#") if not Path(wanted).is_file() else (wanted, "", "")
    return (file, f"{Path(file).stem}{hash_}{number}") if file and Path(file).is_file() else (path, wanted)


def chosen(shelf: Shelf, wanted: str) -> list[Article]:
    """Return the article `<source stem>#<n>`, or all articles of a source when the id has no number.

    The full file name does too, a stem without its folders, and the beginning of a stem, when one source only fits.
    Raises Failed when nothing or more than one source fits.
    """
    stem, _hash, number = wanted.rpartition("#")
    if not number.isdecimal() or not stem:
        stem, number = wanted, ""
    names = list(shelf.library.names())
    fitting = [name for name in names if stem in {name, str(PurePosixPath(name).with_suffix(""))}]
    fitting = fitting or [name for name in names if stem == PurePosixPath(name).stem]
    fitting = fitting or [name for name in names if name.startswith(stem)]
    if len(fitting) != 1:
        message = _("no source is called {name}") if not fitting else _("more than one source fits {name}")
        raise Failed(message.format(name=stem))
    page = shelf.page(fitting[0])
    if isinstance(page, Unreadable):
        raise Failed(f"{page.name}: {page.reason}")
    found = [article for article in page.articles if not number or article.number == int(number)]
    if not found:
        raise Failed(_("{name} has no article {number}").format(name=page.source.name, number=number or 1))
    return found


def each_page(files: Iterable[str], annotations: str | None, encoding: str | None) -> Iterator[tuple[Page, str]]:
    """Yield the page of each file with the file as it was named; complain about the others, exit with 1 then."""
    failed = False
    for file in files:
        try:
            library, name = open_file(file, annotations, encoding)
            page = Shelf(library).page(name)
        except Failed as error:
            failed = True
            complain(str(error))
            continue
        if isinstance(page, Unreadable):
            failed = True
            complain(f"{file}: {page.reason}")
        else:
            yield page, file
    if failed:
        raise SystemExit(1)
