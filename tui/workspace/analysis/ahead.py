"""Analyse a whole library ahead, in several processes; what is in the cache already is passed over.

A file that cannot be read or analysed is told and stops nothing. When a process is killed, the sources that may have
been its work get a process of their own, one after the other; the one that ends it again is told and left out.
"""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.i18n import _
from tui.text.article import Page
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.workspace.session import Session

LONGEST: Final = 5_000_000
"""Characters of a source above which it is left to the reader, who needs only what is in sight."""


class AnalysedSource(NamedTuple):
    """What became of one source."""

    name: str
    characters: int = 0
    known: bool = False
    """Whether its analysis was in the cache before."""
    problem: str = ""
    """Why it was not analysed; empty where it was."""


class LibraryPlace(NamedTuple):
    """What another process opens."""

    path: str
    annotations: str
    encoding: str | None


def place_of(session: "Session") -> LibraryPlace:
    """Return how another process opens the library of a session."""
    library = session.library
    return LibraryPlace(str(library.root), str(library.annotations), library.encoding)


@slow
def analyse_ahead(session: "Session", workers: int = 1) -> Iterator[AnalysedSource]:
    """Analyse every source of a library that is not in the cache; yield what became of each, as it is done."""
    names = list(session.library.names())
    session.findings.analyses.make_room(sum(stamp.size for name in names if (stamp := session.library.stamp(name))))
    if workers < 2 or len(names) < 2:
        yield from (read(session, name) for name in names)
    else:
        yield from _in_processes(session, names, min(workers, len(names)))


def read(session: "Session", name: str) -> AnalysedSource:
    """Put the analysis of a source into the cache; tell what became of it."""
    page = session.pages.page(name)
    if not isinstance(page, Page):
        return AnalysedSource(name, problem=page.reason)
    size = len(page.source.text)
    if size > LONGEST:
        return AnalysedSource(
            name, size, problem=_("too long to be analysed whole; the reader analyses what is in sight")
        )
    # One bad source never stops the others; its error is told.
    try:
        return AnalysedSource(name, size, session.findings.analyse_ahead(page))
    except Exception as error:
        return AnalysedSource(name, size, problem=f"{type(error).__name__}: {error}")


def _in_processes(session: "Session", names: Sequence[str], workers: int) -> Iterator[AnalysedSource]:
    place = place_of(session)
    left = list(names)
    while left:
        answered: set[str] = set()
        try:
            for done in _round(place, left, workers):
                answered.add(done.name)
                yield done
        except BrokenProcessPool:
            suspects = [name for name in left if name not in answered][: 2 * workers + 1]
            for done in _alone(place, suspects):
                answered.add(done.name)
                yield done
        left = [name for name in left if name not in answered]


def _alone(place: LibraryPlace, names: Sequence[str]) -> Iterator[AnalysedSource]:
    """Give each of some sources a process of its own, one after the other."""
    for name in names:
        try:
            yield from _round(place, [name], 1)
        except BrokenProcessPool:
            yield AnalysedSource(name, problem=_("its process was ended; the reader will try again"))


def _round(place: LibraryPlace, names: Sequence[str], workers: int) -> Iterator[AnalysedSource]:
    """Yield answers until all are there. Raises BrokenProcessPool when a process was ended."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _open, (place,)) as pool:
        waiting: list[Future[AnalysedSource]] = [pool.submit(_in_process, name) for name in names]
        yield from (future.result() for future in as_completed(waiting))


_session: "Session | None" = None
"""The library of this process."""


def _open(place: LibraryPlace) -> None:
    global _session  # noqa: PLW0603 - a process of the pool has one library for its life
    from tui.workspace.session import Session

    _session = Session.open(Path(place.path), place.annotations, place.encoding)


def _in_process(name: str) -> AnalysedSource:
    assert _session is not None
    return read(_session, name)
