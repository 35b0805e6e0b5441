"""What an export from a screen may be about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from tui.i18n import _
from tui.workspace.exchange.exporting import ExportScope
from tui.workspace.lines.line import TableLine

Key = tuple[str, int]
"""An article: source name and number."""


@dataclass(frozen=True, slots=True)
class OfferedScope:
    """One of the things that an export can be about."""

    title: str
    scope: ExportScope = field(default_factory=ExportScope)
    name: str = ""
    """Put into the name of the file that is proposed; empty for the library's own."""
    asks: Literal["", "tag", "filter"] = ""
    """What has to be typed to say what is meant."""


def library() -> OfferedScope:
    """Offer everything."""
    return OfferedScope(_("the whole library"))


def typed() -> tuple[OfferedScope, ...]:
    """Offer what a tag or a filter says."""
    return OfferedScope(_("by tag"), asks="tag"), OfferedScope(_("by filter"), asks="filter")


def articles(title: str, keys: Sequence[Key], name: str = "") -> OfferedScope:
    """Offer some articles."""
    return OfferedScope(title, ExportScope(list(keys)), name)


def article(key: Key) -> OfferedScope:
    """Offer one article."""
    return articles(_("this article"), [key], f"{PurePosixPath(key[0]).stem}-{key[1]}")


def source(name: str) -> OfferedScope:
    """Offer everything in one source."""
    return OfferedScope(_("this source: {name}").format(name=name), ExportScope(source=name), PurePosixPath(name).stem)


def rows(title: str, lines: Iterable[TableLine]) -> OfferedScope:
    """Offer the notes that rows of a table are about; where they are about none, their articles."""
    lines = list(lines)
    said = frozenset(line.annotation.id for line in lines if line.annotation)
    if said:
        return OfferedScope(title, ExportScope(ids=said))
    return articles(title, list(dict.fromkeys(line.key for line in lines if line.key)))
