"""What the form of an export has to know, and what it answers."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tui.app.dialogs.offerfield import FindOffers
from tui.app.exportscopes import OfferedScope
from tui.export.format import Options
from tui.workspace.exchange.exporting import ExportScope
from tui.workspace.exchange.exportlook import ExportLook, FirstLines


class WantedExport(NamedTuple):
    """An export as it was asked for."""

    form: str
    """Name of the format."""
    target: Path
    scope: ExportScope
    options: Options


@dataclass(frozen=True)
class ExportAsking:
    """What can be exported, and what the form may ask of the library."""

    scopes: Sequence[OfferedScope]
    """The likeliest first."""
    folder: Path
    """Where a file is proposed."""
    title: str
    """Name of the library, after which a file is named."""
    last: str
    """The format of last time; empty for none."""
    offers: Mapping[str, FindOffers]
    """What can be typed for a `tag` and for a `filter`."""
    narrowed: Callable[[OfferedScope, str], ExportScope]
    """What a thing offered means with what was typed for it. Raises FilterError."""
    look: Callable[[WantedExport], AsyncIterator[ExportLook | FirstLines]]
    """Yields how the file begins and how much it holds, as it is found out; the target does not matter."""
