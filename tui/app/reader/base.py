"""The reading screen's state: which article is open, what is known of it, where the cursor stands."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one

from tui.app.overlay import Overlay, Shown, Words
from tui.app.screens.base import CommandScreen
from tui.app.widgets.margin import Margin
from tui.app.widgets.page import PageView
from tui.app.widgets.panel import SidePanel
from tui.app.widgets.progress import ProgressLine
from tui.app.widgets.status import StatusLine
from tui.i18n import N_, _
from tui.notes.model.annotation import Annotation
from tui.text.block import Role
from tui.text.intervals import Intervals
from tui.text.source import Span
from tui.typeset.layout import Layout
from tui.typeset.setting import Setting
from tui.workspace.portions import Portions
from tui.workspace.reading import Reading, Thing
from tui.workspace.session import Session
from tui.workspace.wording import describe

if TYPE_CHECKING:
    from tui.app.app import PizhuApp

Key = tuple[str, int]
"""Source name and number: what names an article; every worker's result carries it."""

HINT = N_("t tag   c note   v select   / find   f jump   ? keys")
"""What the bottom line says beside a plain word."""


class ReaderBase(CommandScreen):
    """What every part of the reading screen builds on."""

    SCOPE: ClassVar[str] = "reader"
    CSS_PATH = "reader.tcss"

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-medium"), (150, "-wide"), (190, "-roomy")]  # noqa: RUF012

    page = query_one(PageView)
    panel = query_one(SidePanel)
    margin = query_one(Margin)
    progress = query_one(ProgressLine)

    def __init__(self, session: Session, name: str, number: int, offset: int | None = None) -> None:
        """Take an article's source and number; `offset` is where to begin, None where reading stopped."""
        super().__init__()
        self.session = session
        self.key: Key = (name, number)
        self.reading: Reading | None = None
        self.unsaved: dict[str, Annotation | None] = {}
        """Annotation id -> its newest form, not yet acknowledged by the store; None when it is to be removed."""
        self.pieces: Portions | None = None
        """Of a very long article: what of it is analysed."""
        self._learning = False
        """Whether a worker is analysing what is in sight."""
        self.here = 0
        """Article offset of the cursor, for workers and for the end, when the page is gone."""
        self.in_sight = Span(0, 0)
        """Article offsets on the screen, for workers."""
        self.shown = Shown()
        self.hits: Intervals[Span] = Intervals()
        self.unfolded: frozenset[int] = frozenset()
        """Repeats that the reader opened, by index of block."""
        self._stored: tuple[Annotation, ...] = ()
        """Annotations of the source as they were last shown."""
        self._told: set[str] = set()
        """Warnings that were shown, so that the next article of the same source does not repeat them."""
        self._begin = offset

    @property
    def pizhu(self) -> "PizhuApp":
        """The app, by its own type."""
        return self.app  # type: ignore[return-value]

    def compose(self) -> ComposeResult:
        """Lay out the page over the progress line and the bottom line."""
        with Horizontal(id="desk"):
            yield SidePanel(id="panel")
            yield PageView(id="page")
            yield Margin()
        yield ProgressLine()
        yield StatusLine()

    @property
    def folded(self) -> frozenset[int]:
        """Repeats that show as one row, by index of block."""
        if self.reading is None:
            return frozenset()
        repeats = (index for index, block in enumerate(self.reading.article.blocks) if block.role is Role.DUPLICATE)
        return frozenset(repeats) - self.unfolded

    def typeset(self, width: int) -> Layout:
        """Set the open article for so many cells."""
        if self.reading is None:
            raise RuntimeError("no article is open")
        article = self.reading.article
        setting = Setting.fit(self.session.settings.typesetting, width)
        apart = self.shown.words is Words.SEPARATED
        return Layout.of(article, setting, words=self.reading.words, folded=self.folded, apart=apart)

    def refresh_layers(self) -> None:
        """Hand the page what lies over the text."""
        if self.reading is not None:
            unsaved = frozenset(key for key, said in self.unsaved.items() if said)
            self.page.lay(Overlay(self.reading, self.shown, self.hits, unsaved))

    def marks_changed(self) -> None:
        """Draw marks and annotations anew."""
        self.refresh_layers()
        self.cursor_changed()

    def put_cursor(self, span: Span, place: str = "") -> None:
        """Put the cursor on a span and bring it into sight."""
        self.page.cursor = span
        self.page.reveal(span.start, place)
        self.cursor_changed()

    @property
    def thing(self) -> Thing:
        """The object under the cursor: exactly what it stands on, else the smallest around it."""
        assert self.reading is not None
        cursor = self.page.cursor
        things = self.reading.things_at(cursor.start)
        exact = (thing for thing in things if (thing.start, thing.end) == cursor and not isinstance(thing, Span))
        return next(exact, None) or self.reading.thing_at(cursor.start)

    def cursor_changed(self) -> None:
        """Say what is under the cursor."""
        if self.reading is not None:
            self.here = self.page.cursor.start
            thing = self.thing
            told = describe(thing, self.reading)
            self.status.context = f"{told}    {_(HINT)}" if isinstance(thing, Span) else told
