"""What the shell can offer for a word: article ids, tags, annotations, of the library that the command is about.

Nothing is said when that fails, and nothing takes longer than `PATIENCE`: a shell waits for its answer.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import takewhile
from pathlib import Path, PurePosixPath
from time import monotonic
from typing import TYPE_CHECKING, Final

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from tui.workspace.session import Session

PATIENCE: Final = 1.0
"""Seconds of looking for what can be offered."""
MOST: Final = 500
"""Things offered at once."""
_WHERE: Final = ("path", "library", "place")
"""Parameters that say which library a command is about."""
Find = Callable[["Session", str], Iterable[tuple[str, str]]]
"""A library and what is typed -> (word, help) in the order of the shell."""


class Offered(click.types.StringParamType):
    """A word for which a library has offers."""

    def __init__(self, find: Find) -> None:
        self._find = find

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return what fits what is typed."""
        from tui.notes.file.errors import StoreError
        from tui.text.library import LibraryError

        with suppress(LibraryError, StoreError, OSError, ValueError), _session(ctx) as session:
            end = monotonic() + PATIENCE
            found = takewhile(lambda _pair: monotonic() < end, self._find(session, incomplete))
            return [CompletionItem(word, help=told) for word, told in _first(found)]
        return []


def _first(found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for word, told in found:
        if word not in seen:
            seen.add(word)
            yield word, told
        if len(seen) == MOST:
            return


def _session(ctx: click.Context) -> "Session":
    """Return the library that the line names so far, silent about what is wrong with it."""
    from tui.settings import Settings
    from tui.text.library import Library
    from tui.workspace.session import Session

    # click leaves the words of a line whose last option has no value yet in `args`.
    params, words = ctx.params, (word for word in ctx.args if Path(word).exists())
    path = next(words, None) or next((params[name] for name in _WHERE if params.get(name)), ".")
    library = Library.open(path, params.get("annotations"), params.get("encoding"))
    return Session(library, Settings(), notify=lambda _text: None)


def _articles(session: "Session", begun: str) -> Iterator[tuple[str, str]]:
    """Offer sources by their stems; where one only is left, or its `#` is typed, its articles."""
    from tui.text.article import Page

    stem, hash_, _number = begun.rpartition("#") if "#" in begun else (begun, "", "")
    stems = {str(PurePosixPath(name).with_suffix("")): name for name in session.library.names()}
    fitting = {one: name for one, name in stems.items() if (one == stem if hash_ else one.startswith(stem))}
    if len(fitting) > 1:
        yield from ((one, "") for one in fitting)
        return
    for name in fitting.values():
        page = session.pages.page(name)
        for article in page.articles if isinstance(page, Page) else ():
            if article.id.startswith(begun):
                yield article.id, article.label


def _tags(session: "Session", begun: str) -> Iterator[tuple[str, str]]:
    """Offer the tags of the codebook, then those in use."""
    for tag in session.notes.store.codebook().tags:
        if tag.name.startswith(begun):
            yield tag.name, tag.definition.split("\n")[0]
    for name in session.notes.store.names():
        for annotation in session.notes.store.read(name).annotations:
            yield from ((tag, "") for tag in annotation.tags if tag.startswith(begun))


def _notes(session: "Session", begun: str) -> Iterator[tuple[str, str]]:
    """Offer annotations by their ids, with what they are on."""
    for name in session.notes.store.names():
        for annotation in session.notes.store.read(name).annotations:
            if annotation.id.startswith(begun):
                yield annotation.id, annotation.note.split("\n")[0] or annotation.anchor.quote[:40]


def _filters(session: "Session", begun: str) -> Iterator[tuple[str, str]]:
    """Offer what can stand next in a filter, the whole of it as the shell takes it."""
    from tui.workspace.codebook.completion import KnownTag
    from tui.workspace.filter.complete import offers
    from tui.workspace.filter.saved import saved

    def values(key: str) -> Iterable[KnownTag]:
        if key == "source":
            return [KnownTag(name) for name in session.library.names()]
        return (
            [KnownTag(name) for name in dict.fromkeys(name for name, _told in _tags(session, ""))]
            if key == "tag"
            else ()
        )

    found = offers(begun, len(begun), values, saved(session))
    yield from ((f"{begun[: found.start]}{one.text}", one.label) for one in found.found)


class ShellPath(click.types.StringParamType):
    """A path, which the shell completes by itself."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Leave it to the shell."""
        return [CompletionItem(incomplete, type="file")]


class Words(click.types.StringParamType):
    """One of some words, or something else."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(known)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the words that fit what is typed; a path where none does."""
        found = [CompletionItem(one) for one in self._known if one.startswith(incomplete)]
        return found or PATH.shell_complete(ctx, param, incomplete)


class ArticleOrPath(ShellPath):
    """An article of the library, or a path where none fits."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the articles that fit what is typed."""
        found = ARTICLE.shell_complete(ctx, param, incomplete)
        return found or super().shell_complete(ctx, param, incomplete)


ARTICLE: Final = Offered(_articles)
TAG: Final = Offered(_tags)
NOTE: Final = Offered(_notes)
WHERE: Final = Offered(_filters)
PATH: Final = ShellPath()
