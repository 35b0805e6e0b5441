"""What is shown: words, marks, annotations, folded repeats, panels, the progress line."""

from dataclasses import replace
from typing import Final

from textual import on

from tui.app.overlay import Words
from tui.app.screens.reader.finding import Finding
from tui.app.widgets.page import PageView
from tui.i18n import N_, _
from tui.text.source import Span
from tui.typeset.rows import Kind

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


class Viewing(Finding):
    """Actions that change what is shown."""

    def action_show_words(self, _count: int | None = None, _argument: str = "") -> None:
        """Show words in the next way."""
        self.shown = replace(self.shown, words=NEXT[self.shown.words])
        if self.reading is not None:
            self.page.retypeset(self.typeset)
            self.refresh_layers()
        self.say(_(WORDS_TOLD[self.shown.words]))

    def action_show(self, _count: int | None = None, argument: str = "") -> None:
        """Show or hide entities, figures or annotations."""
        on = not getattr(self.shown, argument)
        self.shown = self.shown.switched(argument, on)
        self.refresh_layers()
        self.say(_(SHOWN_TOLD[argument, on]))

    def action_fold(self, _count: int | None = None, _argument: str = "") -> None:
        """Open or close the repeat under the cursor."""
        if self.reading is None:
            return
        row = self.page.layout_now.row(self.page.layout_now.row_of(self.page.cursor.start))
        if row.block not in self.folded | self.unfolded:
            self.say(_("Nothing is folded here."))
            return
        self.unfolded ^= {row.block}
        start = self.reading.article.block_spans[row.block].start
        self.page.retypeset(self.typeset)
        self.put_cursor(Span(start, start) if row.block in self.folded else self.reading.word_at(start))

    @on(PageView.Moved)
    def _moved(self, message: PageView.Moved) -> None:
        """Say how far the page is, and keep the cursor in sight when the mouse scrolled."""
        if self.reading is None or not self.page.ready:
            return
        self.show_progress()
        if message.by_hand:
            self._follow()

    def _follow(self) -> None:
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
            self._column = column
            page.cursor = self.reading.word_at(layout.offset_in(row, column))
            self.cursor_changed()

    def show_progress(self) -> None:
        """Set the progress line: title, article of how many, per cent passed."""
        assert self.reading is not None
        article, end = self.reading.article, self.page.in_sight.end
        size = max(1, len(self.reading.text))
        passed = min(1.0, end / size)
        line = self.progress
        line.title = short_title(article.label)
        line.note = f"{article.id}  {round(100 * passed)}%"
        line.passed = passed


def short_title(label: str) -> str:
    """Return a title on one line, without control characters."""
    from tui.text.visible import visible_line

    return visible_line(label)
