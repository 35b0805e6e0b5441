"""What to say of a folder that holds no text: what was found instead, and what to do."""

import os
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePath
from typing import Final

from tui.i18n import _
from tui.text.library import Library
from tui.text.suffixes import SUFFIXES
from tui.text.visible import visible_line
from tui.workspace.slow import slow

LOOKED_AT: Final = 2_000
"""Files of a folder that are counted; more do not change what to do."""
NAMED: Final = 4
"""Kinds of files that are named, the most frequent first."""


@slow
def nothing_here(library: Library) -> str:
    """Return why the list is empty: the files that are there by their endings, and how to get text out of them."""
    found = Counter(PurePath(name).suffix.lower() or name for name in islice(_files(library.sources), LOOKED_AT))
    reads = " ".join(SUFFIXES)
    if not found:
        return _("{folder} holds no files. pizhu reads {kinds}; put some here and press F5.").format(
            folder=visible_line(str(library.sources)), kinds=reads
        )
    others = ", ".join(f"{count} {visible_line(ending)}" for ending, count in found.most_common(NAMED))
    return _(
        "{folder} holds no {kinds} files, but {others}. Turn them into one of these first (soffice --convert-to "
        "docx x.doc, pandoc x.odt -o x.md) and press F5."
    ).format(folder=visible_line(str(library.sources)), kinds=reads, others=others)


def _files(folder: Path) -> Iterator[str]:
    """Return the names of the files below a folder, without hidden ones."""
    names = (name for _folder, _below, files in os.walk(folder) for name in files)
    return filter(lambda name: not name.startswith("."), names)
