"""From fields of the state that changed to the widgets that show them; each draws no more than it must."""

from typing import Final

from textual.screen import Screen

from tui.app.holdback import Holdback
from tui.app.reader.hints import context, hint
from tui.app.reader.state import ReaderState
from tui.app.widgets.margin import Beside, Margin
from tui.app.widgets.notestrip import NoteStrip
from tui.app.widgets.page import PageView
from tui.app.widgets.progress import ProgressLine
from tui.app.widgets.status import StatusLine
from tui.i18n import _, ngettext
from tui.text.visible import visible_line
from tui.workspace.notes.relating import ends
from tui.workspace.reading.wording import ANCHOR_STATES

EMPTY: Final = "-empty"
"""Class of what shows notes while nothing is said about passages: no margin, and the page stands in the middle."""
LAYERS: Final = frozenset({"reading", "unknown", "shown", "hits", "stressed", "home", "unsaved"})
CONTEXT: Final = frozenset({"reading", "cursor", "selection", "pinned"})
OPENED: Final = frozenset({"reading", "cursor"})
BESIDE: Final = frozenset({"reading", "cursor", "in_sight", "shown", "unsaved"})


class Drawing:
    """Shows the state on the page, in the margin, on the progress line and on the bottom line."""

    def __init__(self, screen: Screen[None]) -> None:
        self._page, self._margin = screen.query_one(PageView), screen.query_one(Margin)
        self._progress, self._strip = screen.query_one(ProgressLine), screen.query_one(NoteStrip)
        self._status = screen.query_one(StatusLine)
        self._beside = (self._margin, self._strip)
        self.holdback = Holdback(screen)
        """Nothing is painted until the first article is there."""
        self._untouched = False
        """Whether the cursor has not moved since the article was opened: its names may still change the rows."""

    def changed(self, old: ReaderState, state: ReaderState, fields: frozenset[str]) -> None:
        """Draw what some fields are about."""
        if "reading" in fields:
            for widget in self._beside:
                widget.set_class(not len(state.reading.notes), EMPTY)
        if "reading" in fields and self._untouched and state.reading.marks.found.complete:
            self._page.retypeset()
        self._untouched = fields >= OPENED or (self._untouched and "cursor" not in fields)
        if "unfolded" in fields or old.shown.words is not state.shown.words:
            self._page.retypeset()
        if fields & LAYERS:
            self._page.lay(state.overlay)
        if "cursor" in fields:
            self._page.cursor = state.cursor
        if fields & {"cursor", "reading"}:
            self._page.under = state.under
        if "selection" in fields and state.selection != self._page.selection:
            self._page.take_selection(state.selection)
        if fields & {"labels", "typed"}:
            self._show_labels(state)
        if fields & CONTEXT:
            in_strip = self._strip.display and state.selection is None and state.said_here is not None
            self._status.context = _("annotation") if in_strip else context(state)
            self._status.hint = hint(state)
        if fields & BESIDE:
            self.follow(state)

    def follow(self, state: ReaderState) -> None:
        """Show how far the page is, and what is said beside it; in the same paint as the page itself."""
        if self._page.ready:
            self._show_progress(state)
            self._show_margin(state)
            self._show_strip(state)

    def _show_strip(self, state: ReaderState) -> None:
        """Show the note under the cursor in the strip; where there is none, how to come to the next."""
        annotation = state.said_here.annotation if state.said_here else None
        self._strip.tags = " ".join(f"#{visible_line(tag)}" for tag in annotation.tags) if annotation else ""
        count = len(state.reading.notes)
        more = ngettext("{n} annotation, ]n goes to the next", "{n} annotations, ]n goes to the next", count)
        held = (
            f"({_(ANCHOR_STATES[annotation.anchor.hold])})  "
            if annotation and annotation.anchor.hold in ANCHOR_STATES
            else ""
        )
        self._strip.note = held + visible_line(annotation.note.strip()) if annotation else more.format(n=count)

    def _show_labels(self, state: ReaderState) -> None:
        typed, shown = state.typed, state.labels.items()
        self._page.label({span.start: label[len(typed) :] for label, span in shown if label.startswith(typed)})
        self._status.pending = f"f{typed}" if state.labels else ""

    def _show_progress(self, state: ReaderState) -> None:
        """Set the line above: paper, date and section, once the headline is out of sight also title and byline."""
        article, passed = state.reading.article, min(1.0, state.in_sight.end / max(1, len(state.text)))
        parts = [*state.masthead]
        if state.past_title:
            parts += [visible_line(article.label), visible_line(" ".join(article.authors[:3]))]
        self._progress.title = "  ".join(part for part in parts if part)
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
            Beside(
                placed,
                max(0, layout.row_of(placed.start) - top),
                state.unsaved.get(placed.annotation.id) is not None,
                tuple(end.line for end in ends(placed.annotation, state.reading.annotations)),
            )
            for placed in state.reading.notes.overlapping(*state.in_sight)
        )
        self._margin.show(beside, state.said_here.annotation.id if state.said_here else None)
