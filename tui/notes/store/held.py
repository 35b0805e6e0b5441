"""Notes that a session still holds after another program has emptied or deleted their file."""

from pathlib import Path

from tui.i18n import _
from tui.notes.file.kepttext import Reanchor, digest
from tui.notes.file.stamp import Stamp
from tui.notes.store.notebook import Notebook


def gone(path: Path) -> bool:
    """Tell whether there is no file of notes, or an empty one. Raises OSError."""
    stamp = Stamp.at(path)
    return stamp is None or not stamp.size


def held(last: Notebook, old: str | None, text: str, path: Path, reanchor: Reanchor) -> Notebook:
    """Return the notebook that was seen last as one that is to be shown, with a word on what happened.

    `old` is the text that its anchors are in, None when it is not known, `text` the source as it is now.
    """
    line = _(
        "Another program has emptied or deleted these notes. What this session holds is shown, and the next change "
        "writes it again; close pizhu to leave it so."
    )
    now = digest(text)
    known = last.annotations if last.text == now else tuple(reanchor(old, text, last.annotations))
    return Notebook(last.name, known, (line,), False, Stamp.at(path), (), now)
