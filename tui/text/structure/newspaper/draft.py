"""What the steps of the splitter hand to one another: lines put together, with a role that later steps refine."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from tui.text.block import Role
from tui.text.source import Span
from tui.text.structure.overrides import LineOverrides
from tui.text.structure.page.lines import SourceLine
from tui.text.structure.page.repeats import Repeat
from tui.text.structure.types.linetypes import LineType

_TAIL = 400
"""Characters at the end of a paragraph in which open quotations and brackets are looked for."""


class DraftBlock(Struct, eq=False, gc=False):
    """A future block; mutable while the page is being read."""

    role: Role
    """For a headline of any kind TITLE, until its neighbours say which kind."""
    lines: list[int]
    """Numbers of its lines, in reading order."""
    line_type: LineType
    """Shape of its first line."""
    level: int = 0
    """Depth in the outline, 0 when it is not part of it."""
    repeats: Span | None = None
    verse: bool = False
    begins: bool = False
    """True when an article begins here whatever stands before: a lead, a byline, `(上接1版)`."""
    forced: Role | None = None
    """The role that the reader gave it."""


@dataclass(slots=True)
class PageDraft:
    """A page while it is being read."""

    lines: Sequence[SourceLine]
    line_types: list[LineType]
    """Shape of each line, in step with `lines`."""
    repeats: list[Repeat]
    verse: list[bool]
    """True for each line of a poem, in step with `lines`."""
    width: int = 0
    """Length at which the file wraps its lines; 0 when it does not."""
    inset: float = 0.0
    """1 when the file indents its paragraphs and not its headlines, 0 when it has no such custom."""
    overrides_at: LineOverrides = field(default_factory=LineOverrides)
    """What the reader decided, by line."""
    events: list[tuple[int, DraftBlock]] = field(default_factory=list)
    """Every line with the block it belongs to, in source order; a repeated passage is one event."""

    headlines: dict[int, float] = field(default_factory=dict)
    """How strongly each short line was weighed to be a headline, by line; above 0 it is one."""
    starts: dict[int, float] = field(default_factory=dict)
    """How strongly each headline was weighed to begin an article, by its first line; above 0 it does."""

    def tail_of(self, block: DraftBlock) -> str:
        """Return the last lines of a block, put end to end: enough to see what is left open."""
        parts: list[str] = []
        size = 0
        for number in reversed(block.lines):
            parts.append(self.lines[number].text)
            size += len(parts[-1])
            if size >= _TAIL:
                break
        return "".join(reversed(parts))

    def text_of(self, block: DraftBlock) -> str:
        """Return the text of a block, lines put end to end."""
        return "".join(self.lines[number].text for number in block.lines)
