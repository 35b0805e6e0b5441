"""Names of everything that can be seen in running text, and how they add up to one style."""

from collections.abc import Callable
from enum import IntFlag, auto

from rich.style import Style


class Look(IntFlag):
    """What one character of the page is; a later member is drawn over an earlier one.

    The style of a member is the component class `page--<name>` of the page, so themes decide what it looks like.
    """

    KICKER = auto()
    TITLE = auto()
    SUBTITLE = auto()
    BYLINE = auto()
    HEADING = auto()
    CAPTION = auto()
    CREDIT = auto()
    AUTHOR_NOTE = auto()
    CONTINUED_FROM = auto()
    DUPLICATE = auto()
    WORD = auto()
    """Every second word, when words are shown."""
    WORD_END = auto()
    """The last character of each word, when words are shown by separators."""
    PER = auto()
    ORG = auto()
    LOC = auto()
    TIME = auto()
    WORK = auto()
    TERM = auto()
    FIGURE = auto()
    NOTE = auto()
    """Said by the reader."""
    CHECK = auto()
    """Said by the reader, but its anchor moved or its text changed."""
    HIT = auto()
    """Found by a search."""
    SAME = auto()
    """The hit under the cursor."""
    SELECTION = auto()
    CURSOR = auto()
    LABEL = auto()
    """A letter to jump by, drawn over the text."""

    @property
    def component(self) -> str:
        """The component class that themes style."""
        return f"page--{(self.name or '').lower().replace('_', '-')}"


COMPONENTS = frozenset(look.component for look in Look)


class Palette:
    """Styles of combinations of looks, worked out once each; a new theme needs a new palette."""

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        """Take the style of a component class, without the background of the page."""
        self._style_of = style_of
        self._made: dict[int, Style] = {}

    def style(self, looks: int) -> Style:
        """Return the style of a combination of looks."""
        if (made := self._made.get(looks)) is None:
            made = Style.null()
            for look in Look(looks):
                made += self._style_of(look.component)
            self._made[looks] = made
        return made
