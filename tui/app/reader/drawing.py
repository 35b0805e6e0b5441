"""From fields of the state that changed to the widgets that show them; each draws no more than it must."""

from typing import Final

from tui.app.reader.state import ReaderState
from tui.app.widgets.margin import Beside, Margin
from tui.app.widgets.page import PageView
from tui.app.widgets.progress import ProgressLine
from tui.app.widgets.status import StatusLine
from tui.i18n import N_, _
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.reading import PlacedAnnotation
from tui.workspace.wording import describe

HINT: Final = N_("t tag   c note   v select   / find   f jump   ? keys")
"""What the bottom line says beside a plain word."""
LAYERS: Final = frozenset({"reading", "shown", "hits", "unsaved"})
CONTEXT: Final = frozenset({"reading", "cursor", "selection"})
BESIDE: Final = frozenset({"reading", "cursor", "in_sight", "shown", "unsaved"})


class Drawing:
    """Shows the state on the page, in the margin, on the progress line and on the bottom line."""

    def __init__(self, page: PageView, margin: Margin, progress: ProgressLine, status: StatusLine) -> None:
        self._page, self._margin, self._progress, self._status = page, margin, progress, status

    def changed(self, old: ReaderState, state: ReaderState, fields: frozenset[str]) -> None:
        """Draw what some fields are about."""
        if "unfolded" in fields or old.shown.words is not state.shown.words:
            self._page.retypeset()
        if fields & LAYERS:
            self._page.lay(state.overlay)
        if "cursor" in fields:
            self._page.cursor = state.cursor
        if "selection" in fields and state.selection != self._page.selection:
            self._page.take_selection(state.selection)
        if fields & {"labels", "typed"}:
            self._show_labels(state)
        if fields & CONTEXT:
            self._status.context = context(state)
        if fields & BESIDE:
            self.follow(state)

    def follow(self, state: ReaderState) -> None:
        """Show how far the page is, and what is said beside it; in the same paint as the page itself."""
        if self._page.ready:
            self._show_progress(state)
            self._show_margin(state)

    def _show_labels(self, state: ReaderState) -> None:
        typed, shown = state.typed, state.labels.items()
        self._page.label({span.start: label[len(typed) :] for label, span in shown if label.startswith(typed)})
        self._status.pending = f"f{typed}" if state.labels else ""

    def _show_progress(self, state: ReaderState) -> None:
        """Set the progress line: title, article of how many, per cent passed."""
        article, passed = state.reading.article, min(1.0, state.in_sight.end / max(1, len(state.text)))
        self._progress.title = visible_line(article.label)
        self._progress.note = f"{article.id}  {round(100 * passed)}%"
        self._progress.passed = passed

    def _show_margin(self, state: ReaderState) -> None:
        """Put the annotations in sight beside their rows."""
        if not self._margin.display:
            return
        if not state.shown.notes:
            self._margin.show((), None)
            return
        layout, top = self._page.layout_now, self._page.scroll_offset.y
        beside = tuple(
            Beside(said, max(0, layout.row_of(said.start) - top), state.unsaved.get(said.annotation.id) is not None)
            for said in state.reading.said.overlapping(*state.in_sight)
        )
        self._margin.show(beside, state.thing.annotation.id if isinstance(state.thing, PlacedAnnotation) else None)


def context(state: ReaderState) -> str:
    """Return what the bottom line says as long as there is no message: the selection, or what is under the cursor."""
    if state.selection is not None:
        told = _("selected: {count} characters    t tag   c note   y copy   Esc leave")
        return told.format(count=f"{state.selection.end - state.selection.start:,}")
    if links := state.reading.links.at(state.cursor.start):
        return _("link to {target}    Enter copies it").format(target=visible_line(links[0].target))
    told = describe(state.thing, state.reading)
    return f"{told}    {_(HINT)}" if isinstance(state.thing, Span) else told
