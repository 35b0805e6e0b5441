"""The annotations of the open article: as the store has them, and over them what it has not acknowledged yet."""

from collections.abc import Iterable
from dataclasses import replace

from tui.app.reader.state import ReaderState
from tui.app.reader.view import ReaderView
from tui.notes.model.annotation import Annotation
from tui.workspace.reading.article import decisions_of, of_article
from tui.workspace.session import Session


def show_stored(view: ReaderView, session: Session) -> None:
    """Show the annotations as they are stored, with what is not saved yet."""
    notebook = session.notes.known(view.state.key[0])
    _show(view, session, notebook.annotations if notebook else ())


def show_changed(view: ReaderView, session: Session) -> None:
    """Show the annotations as they now are; nothing is drawn anew when they are the same.

    Those of another source count too: they may decide about marks everywhere.
    """
    state = view.state
    notebook = session.notes.known(state.key[0])
    if notebook is None:
        return
    same = notebook.annotations == state.stored and not state.unsaved
    if not same or session.notes.decisions() != state.reading.marks.decisions.everywhere:
        _show(view, session, notebook.annotations)


def _show(view: ReaderView, session: Session, stored: Iterable[Annotation]) -> None:
    state, stored = view.state, tuple(stored)
    unsaved = still_unsaved(state, stored)
    newest = {annotation.id: annotation for annotation in stored} | {
        key: annotation for key, annotation in unsaved.items() if annotation
    }
    shown = [annotation for key, annotation in newest.items() if unsaved.get(key, annotation) is not None]
    article, marks = state.reading.article, state.reading.marks
    annotations = of_article(article, shown)
    decisions = decisions_of(article, annotations, session.notes.decisions(shown))
    if decisions != marks.decisions:
        marks = replace(marks, decisions=decisions)
    view.update(stored=stored, unsaved=unsaved, reading=replace(state.reading, annotations=annotations, marks=marks))


def still_unsaved(state: ReaderState, stored: Iterable[Annotation]) -> dict[str, Annotation | None]:
    """Return what waits to be saved, without what the store holds as new or newer."""
    newest = {annotation.id: annotation for annotation in stored}
    return {
        key: annotation
        for key, annotation in state.unsaved.items()
        if not (annotation and key in newest and newest[key].rev >= annotation.rev)
    }
