"""How a page is set: the plain value that the reader's settings and the width of the screen give."""

from dataclasses import dataclass
from typing import Protocol

from tui.text.block import Role, Style
from tui.typeset.shape import BlockShape

HANG_CELLS = 2
"""Room kept right of the measure for one hanging punctuation mark."""
NARROW = 40
"""Below this measure, in cells, insets and wide indents would cost more than they give."""


class Wishes(Protocol):
    """What the reader asks for; `tui.settings.Typesetting` fits."""

    @property
    def measure(self) -> int: ...  # noqa: D102
    @property
    def indent(self) -> int: ...  # noqa: D102
    @property
    def spacing(self) -> int: ...  # noqa: D102
    @property
    def hang(self) -> bool: ...  # noqa: D102
    @property
    def ambiguous(self) -> int: ...  # noqa: D102
    @property
    def keep_words(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page is set; lengths in cells. Equal settings give equal rows."""

    measure: int = 76
    """Widest text row without a hanging mark; at least 1."""
    indent: int = 4
    """First-line indent of a paragraph."""
    spacing: int = 0
    """Blank rows between paragraphs."""
    hang: bool = True
    """One stop or comma may hang past the measure, up to `HANG_CELLS`."""
    ambiguous: int = 1
    """Cells of an ambiguous-width character, 1 or 2."""
    keep_words: bool = True
    """Break between words where the row stays full enough."""
    fullness: float = 0.9
    """Share of the measure that a row must keep for a word to be carried over whole."""

    @classmethod
    def fit(cls, wishes: Wishes, width: int) -> "Setting":
        """Return the setting for `width` cells, the room for a hanging mark included."""
        room = width - (HANG_CELLS if wishes.hang and width > NARROW // 2 else 0)
        hang = wishes.hang and room < width
        return cls(
            measure=max(1, min(wishes.measure, room)),
            indent=wishes.indent,
            spacing=wishes.spacing,
            hang=hang,
            ambiguous=wishes.ambiguous or 1,
            keep_words=wishes.keep_words,
        )

    @property
    def width(self) -> int:
        """Cells that a row may need, a hanging mark included."""
        return self.measure + (HANG_CELLS if self.hang else 0)


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How the blocks of one role stand within the measure; lengths in cells."""

    left: int = 0
    """Inset on the left."""
    right: int = 0
    """Inset on the right."""
    indent: bool = False
    """The first row is indented as the setting says."""
    centred: bool = False
    """Rows stand in the middle and are of about the same length."""
    before: int = 0
    """Blank rows before the block, where another role stands before it."""
    after: int = 0
    """Blank rows after the block, where another role stands after it."""

    def within(self, measure: int) -> "TypeStyle":
        """Return the style for a measure: a narrow one gets no insets."""
        return self if measure >= NARROW else TypeStyle(0, 0, self.indent, self.centred, self.before, self.after)


_STYLES = {
    Role.KICKER: TypeStyle(centred=True, before=1),
    Role.TITLE: TypeStyle(left=4, right=4, centred=True, after=1),
    Role.SUBTITLE: TypeStyle(left=4, right=4, centred=True, after=1),
    Role.BYLINE: TypeStyle(left=4, right=4, centred=True, after=1),
    Role.HEADING: TypeStyle(before=1),
    Role.PARAGRAPH: TypeStyle(indent=True),
    Role.CAPTION: TypeStyle(left=6, right=6, before=1, after=1),
    Role.CREDIT: TypeStyle(left=6, right=6),
    Role.AUTHOR_NOTE: TypeStyle(left=4, right=4, before=1, after=1),
    Role.CONTINUED_FROM: TypeStyle(left=4, right=4),
    Role.DUPLICATE: TypeStyle(left=4, right=4, before=1, after=1),
    Role.SECTION_LABEL: TypeStyle(after=1),
    Role.SOURCE_NOTE: TypeStyle(left=4, right=4, before=1, after=1),
}

STEP = 2
"""Inset of a list within a list, of a quotation, of code."""

HEADLINES = frozenset({Role.KICKER, Role.TITLE, Role.SUBTITLE})
"""What stands together over an article, without blank rows."""


def style_of(role: Role, measure: int) -> TypeStyle:
    """Return how blocks of a role are set within a measure of so many cells."""
    return _STYLES[role].within(measure)


def shaped(style: TypeStyle, shape: BlockShape, measure: int) -> TypeStyle:
    """Return how a block is set that is no running text; it keeps half of the measure at least."""
    match shape.style:
        case Style.ITEM:
            left = STEP * (shape.depth - 1) + (0 if shape.marker else max(STEP, len(shape.sign) + 1))
        case Style.QUOTE:
            left = STEP * max(1, shape.depth)
        case Style.CODE:
            left = STEP + shape.indent
        case _:
            left = 0
    return TypeStyle(max(0, min(left, measure // 2)), 0, before=style.before, after=style.after)
