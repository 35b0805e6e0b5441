"""Analyse a library ahead on a Dask cluster: names of sources go out in batches, analyses by content come back.

Every worker opens the library by the same path (a shared folder) and keeps nothing that others need: a batch whose
worker is lost is done by another. A source that takes its workers down is found by doing its batch one by one; it is
told and left out.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tui.i18n import _
from tui.text.article import Page
from tui.workspace.analysis.ahead import AnalysedSource, LibraryPlace, place_of, read
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.language.analysis import Analysis
    from tui.workspace.session import Session

BATCH: Final = 20
"""Sources of a task; a page takes about 0.3 s, a task should take longer than its way."""
CONNECT: Final = 15
"""Seconds to wait for a scheduler."""


class ClusterError(Exception):
    """The cluster cannot be used; the message says why, in the reader's language."""


class _Answer(NamedTuple):
    """What a worker sends back of one source."""

    told: AnalysedSource
    key: str = ""
    """What the analysis depends on: the text, the words, the rules, the model."""
    found: "dict[int, Analysis] | None" = None


@slow
def analyse_on_cluster(session: "Session", scheduler: str) -> Iterator[AnalysedSource]:
    """Analyse every source of a library on a cluster; yield what became of each, as it is done. Raises ClusterError."""
    try:
        dask: Any = import_module("distributed")
    except ImportError:
        raise ClusterError(_("The extra “cluster” is not installed: pip install 'pizhu[cluster]'.")) from None
    names = list(session.library.names())
    session.findings.analyses.make_room(sum(stamp.size for name in names if (stamp := session.library.stamp(name))))
    try:
        client = dask.Client(scheduler, timeout=CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"{scheduler}: {error}") from None
    with client:
        wanted = []
        for name in names:
            page = session.pages.page(name)
            if isinstance(page, Page) and session.findings.is_kept(page):
                yield AnalysedSource(name, len(page.source.text), known=True)
            else:
                wanted.append(name)
        yield from _spread(dask, client, session, [wanted[at : at + BATCH] for at in range(0, len(wanted), BATCH)])


def _spread(dask: Any, client: Any, session: "Session", batches: Sequence[Sequence[str]]) -> Iterator[AnalysedSource]:
    """Hand batches out, and yield what became of each source."""
    place = place_of(session)
    tasks = {client.submit(_batch, place, batch, pure=False): batch for batch in batches}
    waiting = dask.as_completed(list(tasks), loop=client.loop)
    for task in waiting:
        batch = tasks.pop(task)
        try:
            answers = task.result()
        except Exception as error:  # whatever ended a worker or was raised there, other batches go on
            if len(batch) > 1:
                for name in batch:
                    alone = client.submit(_batch, place, [name], pure=False)
                    tasks[alone] = [name]
                    waiting.add(alone)
            else:
                yield AnalysedSource(batch[0], problem=f"{type(error).__name__}: {error}")
            continue
        for answer in answers:
            if answer.found is not None:
                session.findings.analyses.keep(answer.key, answer.found)
            yield answer.told


def _batch(place: LibraryPlace, names: Sequence[str]) -> list[_Answer]:
    """Analyse some sources; runs on a worker."""
    session = _opened(place)
    return [_one(session, name) for name in names]


def _one(session: "Session", name: str) -> _Answer:
    told = read(session, name)
    page = session.pages.page(name)
    if told.problem or not isinstance(page, Page):
        return _Answer(told)
    return _Answer(told, *session.findings.analyses.kept(page))


_sessions: dict[LibraryPlace, "Session"] = {}
"""The libraries of this worker."""


def _opened(place: LibraryPlace) -> "Session":
    from tui.workspace.session import Session

    if place not in _sessions:
        _sessions[place] = Session.open(Path(place.path), place.annotations, place.encoding)
    return _sessions[place]
