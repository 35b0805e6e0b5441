"""What is shown: words, marks, annotations, folded repeats, panels, the progress line."""

from dataclasses import dataclass, replace
from typing import Final

from textual import on, work
from textual.message import Message

from tui.app.overlay import Words
from tui.app.reader.finding import Finding
from tui.app.reader.state import Key, ReaderState
from tui.app.widgets.margin import Margin
from tui.app.widgets.page import PageView
from tui.app.widgets.panel import SidePanel
from tui.i18n import N_, _
from tui.text.source import Span
from tui.typeset.rows import Kind
from tui.workspace.summary import Fact, annotations, facts, headings, outline

NEXT: Final = {Words.OFF: Words.SHADED, Words.SHADED: Words.SEPARATED, Words.SEPARATED: Words.OFF}
WORDS_TOLD: Final = {
    Words.OFF: N_("words: not shown"),
    Words.SHADED: N_("words: shaded"),
    Words.SEPARATED: N_("words: separated"),
}
SHOWN_TOLD: Final = {
    ("entities", True): N_("entities: shown"),
    ("entities", False): N_("entities: hidden"),
    ("figures", True): N_("figures: shown"),
    ("figures", False): N_("figures: hidden"),
    ("notes", True): N_("annotations: shown"),
    ("notes", False): N_("annotations: hidden"),
}


TITLES: Final = {
    "outline": N_("Outline"),
    "facts": N_("Facts"),
    "notes": N_("Annotations"),
}
LINES: Final = {"outline": outline, "facts": facts, "notes": annotations}


@dataclass
class PanelFilled(Message):
    """The lines of the panel have been worked out."""

    key: Key
    kind: str
    lines: list[Fact]


class Viewing(Finding):
    """Actions that change what is shown."""

    def action_show_words(self, _count: int | None = None, _argument: str = "") -> None:
        """Show words in the next way."""
        self.shown = replace(self.shown, words=NEXT[self.shown.words])
        self.say(_(WORDS_TOLD[self.shown.words]))

    def action_show(self, _count: int | None = None, argument: str = "") -> None:
        """Show or hide entities, figures or annotations."""
        on = not getattr(self.shown, argument)
        self.shown = self.shown.switched(argument, on)
        self.say(_(SHOWN_TOLD[argument, on]))

    def action_fold(self, _count: int | None = None, _argument: str = "") -> None:
        """Open or close the repeat under the cursor."""
        if not self.fold():
            self.say(_("Nothing is folded here."))

    def fold(self) -> bool:
        """Open or close the repeat under the cursor; return False when there is none."""
        if self.reading is None:
            return False
        row = self.page.layout_now.row(self.page.layout_now.row_of(self.cursor.start))
        assert self.view is not None
        if row.block not in self.view.state.folded | self.unfolded:
            return False
        self.unfolded = self.unfolded ^ {row.block}
        start = self.reading.article.block_spans[row.block].start
        self.put_cursor(Span(start, start) if row.block in self.view.state.folded else self.reading.word_at(start))
        return True

    # Panels

    def action_panel(self, _count: int | None = None, argument: str = "outline") -> None:
        """Open a panel, or close it when it is open and has the focus."""
        if self.reading is None:
            return
        if self.panel.kind == argument and self.panel.has_focus_within:
            self.close_panel()
            return
        self._panel_kind = argument
        self.add_class("panel-open")
        self.fill_panel()
        self.call_after_refresh(self.panel.options.focus)

    @work(thread=True, group="panel", exclusive=True)
    def fill_panel(self) -> None:
        """Work the lines of the panel out anew, off the UI thread: a long article has many facts."""
        key, reading = self.key, self.reading
        if reading is not None:
            kind = self._panel_kind or ("outline" if len(headings(reading)) > 1 else "facts")
            self.post_message(PanelFilled(key, kind, LINES[kind](reading)))

    @on(PanelFilled)
    def _show_panel(self, message: PanelFilled) -> None:
        if message.key != self.key or message.kind != (self._panel_kind or message.kind):
            return
        fresh = self.panel.kind != message.kind
        self.panel.show(message.kind, _(TITLES[message.kind]), message.lines)
        if fresh and message.kind == "outline":
            self.panel.highlight_near(self.cursor.start)

    def close_panel(self) -> None:
        """Go back to the page; on a wide screen the panel stays in sight."""
        self.remove_class("panel-open")
        self.call_after_refresh(self.page.focus)

    @on(SidePanel.Chosen)
    def _to_fact(self, message: SidePanel.Chosen) -> None:
        self._go_to_chosen(message.span)

    @on(SidePanel.Looked)
    def _looked_at(self, message: SidePanel.Looked) -> None:
        """Let the cursor follow through the list of annotations, so that `c`, `t` and `x` act on the line."""
        if self.panel.kind == "notes" and self.reading is not None:
            self.put_cursor(message.span)

    @on(Margin.Chosen)
    def _to_note(self, message: Margin.Chosen) -> None:
        self._go_to_chosen(message.span)

    def _go_to_chosen(self, span: Span) -> None:
        if self.reading is None:
            return
        self.remember_jump()
        self.close_panel()
        self._column = None
        block = self.reading.block_at(span.start)
        whole = block is not None and block[0] == span
        self.call_after_refresh(self.put_cursor, self.reading.word_at(span.start) if whole else span)

    def action_next_pane(self, _count: int | None = None, _argument: str = "") -> None:
        """Go from the page to the panel and back."""
        if self.panel.has_focus_within:
            self.close_panel() if self.has_class("-narrow") else self.page.focus()
        else:
            self.action_panel(argument=self._panel_kind or self.panel.kind or "outline")

    def action_last_pane(self, count: int | None = None, argument: str = "") -> None:
        """Go to the other pane: there are two."""
        self.action_next_pane(count, argument)

    def action_move(self, count: int | None = None, argument: str = "") -> None:
        """Move in the pane that has the focus."""
        if self.panel.has_focus_within:
            for _time in range(count or 1):
                self.panel.move(argument)
        else:
            super().action_move(count, argument)

    def action_cancel(self, count: int | None = None, argument: str = "") -> None:
        """Close the panel first."""
        if self.panel.has_focus_within:
            self.close_panel()
        else:
            super().action_cancel(count, argument)

    def action_back(self, count: int | None = None, argument: str = "") -> None:
        """Close the panel first."""
        if self.panel.has_focus_within:
            self.close_panel()
        else:
            super().action_back(count, argument)

    # What follows the page

    def changed(self, old: ReaderState, new: ReaderState, fields: frozenset[str]) -> None:
        """Follow the state in the panel, and with the analysis of a very long article."""
        super().changed(old, new, fields)
        if "reading" in fields and self.panel.display:
            self.fill_panel()
        if "in_sight" in fields and self.pieces and not self._learning and self.pieces.around(*new.in_sight):
            self.analyse_sight()

    @on(PageView.Moved)
    def _moved(self, message: PageView.Moved) -> None:
        """Follow the page when it moved by itself: by the mouse or by a resize."""
        if self.view is None or not self.page.ready:
            return
        self.view.update(in_sight=self.page.in_sight)
        self.drawing.follow(self.view.state)
        if message.by_hand:
            self._keep_cursor_in_sight()

    def _keep_cursor_in_sight(self) -> None:
        page, layout = self.page, self.page.layout_now
        rows = page.rows_in_sight
        at = page.cursor.start
        if not rows or rows[0].start <= at < max(rows[-1].next, rows[-1].start + 1):
            return
        ordered = rows if at < rows[0].start else list(reversed(rows))
        row = next((row for row in ordered if row.kind is not Kind.BLANK), None)
        if row is not None:
            assert self.reading is not None
            column = self._column if self._column is not None else layout.cell_of(at)
            assert self.reading is not None and self.view is not None
            self.view.update(cursor=self.reading.word_at(layout.offset_in(row, column)), column=column)
