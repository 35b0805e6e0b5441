"""The library's dictionary of names: a file beside the annotations that grows with what the reader accepts."""

import errno
from collections.abc import Iterable
from pathlib import Path

from tui import regular
from tui.durable import replace
from tui.i18n import _
from tui.language.learned import FILE, TAGS, learn, names
from tui.notes.model.annotation import Annotation
from tui.notes.model.decisions import MarkVerdict, decision


def read(folder: Path) -> dict[str, str]:
    """Return the names of the dictionary in an annotations folder, surface -> type; none where it cannot be read."""
    try:
        return names(regular.read(folder / FILE).decode("utf-8-sig", errors="replace"))
    except OSError:
        return {}


def accepted(annotations: Iterable[Annotation]) -> dict[str, str]:
    """Return the names that the reader kept or corrected, surface -> type; what was said last counts."""
    found = {}
    for annotation in annotations:
        said = decision(annotation)
        if said and said.verdict is MarkVerdict.KEEP and said.type in TAGS:
            found[annotation.anchor.quote] = said.type
    return found


def remember(folder: Path, found: dict[str, str]) -> bool:
    """Put names into the dictionary that are not in it, also not behind `#`; return whether it grew.

    Raises OSError, also where a link leads to a file that is no dictionary, and UnicodeDecodeError.
    """
    path = folder / FILE
    old = regular.read(path).decode("utf-8-sig") if path.exists() else ""
    if path.is_symlink() and old.strip() and not names(old):
        raise regular.UnfitFileError(errno.EINVAL, _("it is a link to a file that is no dictionary"), str(path))
    new = learn(old, found)
    if new == old:
        return False
    replace(path, new.encode())
    return True
