"""What the reader decides about a mark of the program, as a change to be stored."""

from tui.app.reader.state import ReaderState
from tui.i18n import _
from tui.language.analysis import Entity, Figure
from tui.language.decided import FIGURE, type_of
from tui.notes.model.annotation import Annotation
from tui.notes.model.decisions import Decision, MarkVerdict, Scope, decide
from tui.notes.store.notebook import Change
from tui.workspace.reading.wording import TYPES, short

Mark = Entity | Figure


def mark_here(state: ReaderState) -> Mark | None:
    """Return the smallest mark under the cursor."""
    at = state.cursor.start
    found: list[Mark] = [*state.reading.entities.at(at), *state.reading.figures.at(at)]
    return min(found, key=lambda mark: mark.end - mark.start, default=None)


def dismissal(state: ReaderState, mark: Mark, scope: Scope = Scope.HERE) -> Change | None:
    """Return the change by which a mark is none; None for one that holds no text of the source."""
    return _decision(state, mark, MarkVerdict.DISMISS, type_of(mark), scope)


def correction(state: ReaderState, mark: Mark, wanted: str, scope: Scope = Scope.HERE) -> Change | None:
    """Return the change by which a mark, where it lies now, is of a type; None for one without text of the source."""
    return _decision(state, mark, MarkVerdict.KEEP, wanted, scope)


def _decision(state: ReaderState, mark: Mark, verdict: MarkVerdict, wanted: str, scope: Scope) -> Change | None:
    article = state.reading.article
    spans = article.to_source(mark.start, mark.end)
    if not spans:
        return None
    annotation = decide(article.source, spans, Decision(verdict, type_of(mark), wanted, scope), "pizhu")
    decisions = state.reading.decisions if scope is Scope.HERE else ()
    old = tuple(place.annotation for place in decisions if place.start < mark.end and mark.start < place.end)
    kinds = {kind.value: _(title) for kind, title in TYPES.items()} | {FIGURE: _("figure")}
    told = _("dismiss {type} “{text}”") if verdict is MarkVerdict.DISMISS else _("“{text}” is {type}")
    label = told.format(type=kinds.get(wanted, wanted), text=short(state.text[mark.start : mark.end]))
    return Change(label, put=(annotation,), drop=old)


def accepted_here(state: ReaderState) -> Annotation | None:
    """Return what was decided about exactly what is talked about, else the undecided mark there as accepted."""
    at = state.cursor.start
    decided = [place for place in state.reading.decisions if place.start <= at < place.end]
    if state.selection is not None:
        decided = [place for place in decided if place.span == state.selection]
    if decided:
        return min(decided, key=lambda place: place.end - place.start).annotation
    mark = mark_here(state)
    if mark is None or (state.selection is not None and state.selection != (mark.start, mark.end)):
        return None
    change = correction(state, mark, type_of(mark))
    return change.put[0] if change else None
