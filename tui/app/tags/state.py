"""The tags of a library as they were read last."""

from dataclasses import dataclass, field

from tui.notes.file.codebook import Codebook
from tui.notes.store.notebook import Notebook


@dataclass
class Tags:
    """Codebook and notebooks: what defines tags, and what uses them."""

    codebook: Codebook = field(default_factory=Codebook)
    books: list[Notebook] = field(default_factory=list)
