"""The reading screen's state: which article is open, what is known of it, where the cursor stands."""

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one

from tui.app.overlay import Shown
from tui.app.reader.drawing import Drawing
from tui.app.reader.state import Key, ReaderState
from tui.app.reader.view import ReaderView
from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.widgets.margin import Margin
from tui.app.widgets.page import PageView
from tui.app.widgets.panel import SidePanel
from tui.app.widgets.progress import ProgressLine
from tui.app.widgets.status import StatusLine
from tui.notes.model.annotation import Annotation
from tui.text.intervals import Intervals
from tui.text.source import Span
from tui.workspace.portions import Portions
from tui.workspace.reading import Reading, Thing
from tui.workspace.session import Session

Value = TypeVar("Value")


class Field(Generic[Value]):
    """A field of the state of the open article, read and set as if it were the screen's own."""

    def __init__(self, name: str, default: Value) -> None:
        self._name, self._default = name, default

    def __get__(self, screen: "ReaderBase", owner: type) -> Value:
        found: Value = getattr(screen.view.state, self._name) if screen.view else self._default
        return found

    def __set__(self, screen: "ReaderBase", value: Value) -> None:
        if screen.view:
            screen.view.update(**{self._name: value})


class ReaderBase(CommandScreen):
    """What every part of the reading screen builds on."""

    SCOPE: ClassVar[str] = "reader"
    CSS_PATH = "reader.tcss"

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-medium"), (150, "-wide"), (190, "-roomy")]  # noqa: RUF012

    page = query_one(PageView)
    panel = query_one(SidePanel)
    margin = query_one(Margin)
    progress = query_one(ProgressLine)

    def __init__(self, session: Session, services: Services, name: str, number: int, offset: int | None = None) -> None:
        """Take an article's source and number; `offset` is where to begin, None where reading stopped."""
        super().__init__(services)
        self.session = session
        self.key: Key = (name, number)
        self.view: ReaderView | None = None
        """The open article; None while one is being read."""
        self.before: ReaderState | None = None
        """The state of the article before."""
        self.pieces: Portions | None = None
        """Of a very long article: what of it is analysed."""
        self._learning = False
        """Whether a worker is analysing what is in sight."""
        self._told: set[str] = set()
        """Warnings that were shown, so that the next article of the same source does not repeat them."""
        self._begin = offset

    reading: Field[Reading | None] = Field("reading", None)
    cursor: Field[Span] = Field("cursor", Span(0, 0))
    selection: Field[Span | None] = Field("selection", None)
    unsaved: Field[Mapping[str, Annotation | None]] = Field("unsaved", {})
    in_sight: Field[Span] = Field("in_sight", Span(0, 0))
    shown: Field[Shown] = Field("shown", Shown())
    hits: Field[Intervals[Span]] = Field("hits", Intervals())
    unfolded: Field[frozenset[int]] = Field("unfolded", frozenset())
    _stored: Field[tuple[Annotation, ...]] = Field("stored", ())
    _held: Field[Span | None] = Field("held", None)
    _column: Field[int | None] = Field("column", None)
    _asked: Field[str] = Field("asked", "")
    _history: Field[tuple[str, ...]] = Field("history", ())
    _last_jump: Field[tuple[str, int]] = Field("last_jump", ("", 1))
    _labels: Field[Mapping[str, Span]] = Field("labels", {})
    _typed: Field[str] = Field("typed", "")
    _failed: Field[float | None] = Field("failed", None)
    _panel_kind: Field[str] = Field("panel", "")

    @cached_property
    def drawing(self) -> Drawing:
        """Who draws the state."""
        return Drawing(self.page, self.margin, self.progress, self.status)

    def compose(self) -> ComposeResult:
        """Lay out the page over the progress line and the bottom line."""
        with Horizontal(id="desk"):
            yield SidePanel(id="panel")
            yield PageView(id="page")
            yield Margin()
        yield ProgressLine()
        yield StatusLine()

    def changed(self, old: ReaderState, new: ReaderState, fields: frozenset[str]) -> None:
        """Redraw what depends on some fields."""
        self.drawing.changed(old, new, fields)

    def put_cursor(self, span: Span, place: str = "") -> None:
        """Put the cursor on a span and bring it into sight."""
        assert self.view is not None
        self.view.put_cursor(span, place)

    @property
    def thing(self) -> Thing:
        """The object under the cursor: exactly what it stands on, else the smallest around it."""
        assert self.view is not None
        return self.view.state.thing
