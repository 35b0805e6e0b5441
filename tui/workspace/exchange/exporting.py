"""What is exported: some articles or all annotations of a library, put together for every format."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from tui.export.document import Choice
from tui.export.format import File, Format, Options
from tui.export.losses import Losses, losses
from tui.export.material import Material
from tui.export.saving import export as write
from tui.export.verify import verify
from tui.language import model
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.decisions import Scope, decision
from tui.text.article import Page
from tui.text.source import Source, Unreadable
from tui.workspace.articles.pagerows import by_article
from tui.workspace.exchange.rejections import Rejections, refused, rejections
from tui.workspace.filter import Filter, matcher
from tui.workspace.filter.asking import article_subjects, note_subjects
from tui.workspace.session import Session
from tui.workspace.slow import slow

Keys = Sequence[tuple[str, int]]
"""Articles: (source name, number)."""


@dataclass(frozen=True, slots=True)
class ExportScope:
    """What of a library is meant; everything by default."""

    keys: Keys | None = None
    """Some articles."""
    source: str = ""
    """One source."""
    ids: frozenset[str] | None = None
    """Some annotations; marks then stay behind."""
    where: Filter | None = None
    """The notes, and for marks the articles, for which a filter holds."""
    tags: tuple[str, ...] = ()
    """The notes that have one of these tags, or one below it; marks then stay behind."""


EVERYTHING = ExportScope()


class ExportStopped(Exception):
    """An export was cancelled; nothing was written."""


def never() -> bool:
    """Tell that nobody has cancelled, where nobody can."""
    return False


def unseen(_done: int, _of: int) -> None:
    """Hear of progress where nobody watches."""


@slow
def materials(
    session: Session,
    selection: ExportScope = EVERYTHING,
    *,
    choice: Choice = Choice.NONE,
    words: bool = False,
    cancelled: Callable[[], bool] = never,
) -> Iterator[Material]:
    """Yield what is to be exported, source by source.

    With all marks, or with words in which marks count as one, every source comes, analysed; with decided ones those
    about which something was decided are. What was said about a text is not lost with the text: the annotations of a
    source that cannot be read come with an empty page, and the session is told.
    """
    everywhere = decided_everywhere(session) if choice is not Choice.NONE else ()
    every = words or choice is Choice.ALL
    said_no = rejections(session) if choice is not Choice.NONE else {}
    for page in _passing(session, _pages(session, selection, every or bool(everywhere), said_no)):
        if cancelled():
            return
        if isinstance(page, Unreadable):
            session.notify(f"{page.name}: {page.reason}")
            if selection.keys is None:
                gone = Source(page.path, page.name, "", "", "")
                yield _chosen(Material(Page(gone, ()), session.notes.store.read(page.name).annotations), selection)
            continue
        annotations = session.notes.of(page.source).annotations
        decided = bool(everywhere) or any(annotation.kind is Kind.MARK for annotation in annotations)
        marked = selection.ids is None and not selection.tags
        analysed = marked and (every or (choice is Choice.DECIDED and decided))
        analyses = session.findings.analyse(page, cancelled) if analysed else {}
        name = "" if session.findings.analyses.degraded else model.name()
        no = refused(page, said_no.get(page.source.name, ())) if marked else {}
        chosen = _chosen(Material(page, annotations, analyses, everywhere, name, no), selection)
        if selection.where is None:
            yield chosen
        elif found := _filtered(session, chosen, selection.where, cancelled):
            yield found


def decided_everywhere(session: Session) -> tuple[Annotation, ...]:
    """Return what was decided about marks for the whole library, the oldest first."""
    if not session.library.annotations.is_dir():
        return ()
    books = map(session.notes.store.read, session.notes.store.names())
    annotations = (one for book in books for one in book.annotations if one.kind is Kind.MARK)
    wide = [one for one in annotations if (told := decision(one)) and told.scope is Scope.LIBRARY]
    return tuple(sorted(wide, key=lambda one: (one.modified, one.id)))


def _chosen(material: Material, selection: ExportScope) -> Material:
    """Return what of a source was asked for."""
    annotations, page = material.annotations, material.page
    if selection.keys is not None:
        numbers = {number for source, number in selection.keys if source == page.source.name}
        sorted_out = by_article(page, annotations)
        annotations = tuple(annotation for number in sorted(numbers) for annotation in sorted_out.get(number, ()))
        page = replace(page, articles=tuple(a for a in page.articles if a.number in numbers), other=())
    if selection.ids is not None:
        annotations = tuple(annotation for annotation in annotations if annotation.id in selection.ids)
    if selection.tags:
        annotations = tuple(
            annotation for annotation in annotations if any(_under(tag, selection.tags) for tag in annotation.tags)
        )
    return replace(material, page=page, annotations=annotations)


def _under(tag: str, wanted: Sequence[str]) -> bool:
    return any(tag == one or tag.startswith(f"{one}/") for one in wanted)


def _filtered(session: Session, material: Material, where: Filter, cancelled: Callable[[], bool]) -> Material | None:
    """Return what of a source a filter holds for; None when that is nothing."""
    page, holds = material.page, matcher(where)
    subjects = article_subjects(session, page, cancelled)
    notes = {one.annotation.id for one in note_subjects(subjects, page, session) if holds(one)}
    numbers = {number for number, subject in subjects.items() if holds(subject)}
    sorted_out = by_article(page, material.annotations)
    decided = {one.id for number in numbers for one in sorted_out.get(number, ())}
    annotations = [one for one in material.annotations if one.id in (notes if one.kind is Kind.NOTE else decided)]
    inside = by_article(page, (one for one in annotations if one.kind is Kind.NOTE))
    articles = tuple(one for one in page.articles if one.number in numbers or one.number in inside)
    analyses = {number: found for number, found in material.analyses.items() if number in numbers}
    no = {number: found for number, found in material.refused.items() if number in numbers}
    if not articles and not any(one.kind is Kind.NOTE for one in annotations):
        return None
    narrowed = replace(page, articles=articles)
    return replace(material, page=narrowed, annotations=tuple(annotations), analyses=analyses, refused=no)


def _pages(session: Session, selection: ExportScope, every: bool, said_no: Rejections) -> Iterator[Page | Unreadable]:
    if names := _named(selection):
        return map(session.pages.page, names)
    if selection.keys is not None:
        return iter(())
    return session.pages.all() if every else chain(session.pages.noted(), _without_notes(session, said_no))


def _without_notes(session: Session, said_no: Rejections) -> Iterator[Page | Unreadable]:
    """Yield the sources in which something was rejected and nothing said."""
    names = {name for name in said_no if session.library.has(name)}
    if names and session.library.annotations.is_dir():
        names.difference_update(session.notes.store.names())
    return map(session.pages.page, sorted(names))


def _passing(session: Session, pages: Iterator[Page | Unreadable]) -> Iterator[Page | Unreadable]:
    """Yield pages; where nobody looks at them any more, their notebooks are let go, so that memory stays flat."""
    for page in pages:
        yield page
        if session.notes.passing:
            session.notes.let_go(page.name if isinstance(page, Unreadable) else page.source.name)


def _named(selection: ExportScope) -> list[str]:
    """Return the sources that a selection names."""
    if selection.keys is not None:
        return list(dict.fromkeys(name for name, _number in selection.keys))
    return [selection.source] if selection.source else []


def most_sources(session: Session, selection: ExportScope) -> int:
    """Return how many sources an export reads at most."""
    return len(_named(selection)) or sum(1 for _name in session.library.names())


def options_for(session: Session, form: Format, options: Options | None = None) -> Options:
    """Return the options of an export with what the library knows: its name and its codebook."""
    chosen = options or Options(marks=form.marks)
    tags = session.notes.store.codebook().tags if session.library.annotations.is_dir() else ()
    return replace(chosen, title=session.library.title, author=session.settings.signature, codebook=tags)


@slow
def export(
    session: Session,
    what: ExportScope | Keys | None,
    form: Format,
    target: Path,
    *,
    options: Options | None = None,
    force: bool = False,
    cancelled: Callable[[], bool] = never,
    progress: Callable[[int, int], None] = unseen,
) -> list[Path]:
    """Write what is selected, some articles, or for None the library; return the files that changed.

    A target without the format's ending is a folder where the format can fill one. `progress` hears how many sources
    are read, and of how many at most. Raises ExportError, and ExportStopped when cancelled.
    """
    chosen = options_for(session, form, options)
    selection = what if isinstance(what, ExportScope) else ExportScope(what)
    total = most_sources(session, selection)

    def counted() -> Iterator[Material]:
        for done, material in enumerate(gathered(session, selection, form, chosen, cancelled), 1):
            progress(done, total)
            yield material
        if cancelled():
            raise ExportStopped

    return write(form, counted(), target, chosen, force=force)


@slow
def gathered(
    session: Session,
    what: ExportScope | Keys | None,
    form: Format,
    options: Options,
    cancelled: Callable[[], bool] = never,
) -> Iterator[Material]:
    """Yield what a format needs of a selection."""
    selection = what if isinstance(what, ExportScope) else ExportScope(what)
    words = options.unit in form.words and options.marks is not Choice.NONE
    return materials(session, selection, choice=options.marks, words=words, cancelled=cancelled)


@slow
def left_behind(
    session: Session, what: ExportScope | Keys | None, form: Format, options: Options | None = None
) -> Losses:
    """Return what a format has no place for, to be told before anything is written."""
    chosen = options_for(session, form, options)
    return losses(form, gathered(session, what, form, chosen), chosen.marks)


@slow
def not_read_back(
    session: Session, what: ExportScope | Keys | None, form: Format, files: Sequence[File], options: Options
) -> Losses:
    """Return what cannot be read back from the files of an export. Raises NotReadable."""
    named = {file.name: file.data for file in files if not file.beside}
    return verify(form, gathered(session, what, form, options), named, options.marks)
