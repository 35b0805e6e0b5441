"""Make a library of the texts that a file of another tool brings along, with what it says of them."""

from collections.abc import Iterable
from pathlib import Path

from tui.export.format import File
from tui.export.incoming import Files
from tui.export.names import safe_name
from tui.export.saving import ExportError, save
from tui.export.texts import texts
from tui.i18n import _
from tui.workspace.slow import slow


@slow
def found(folder: Path, form: str, files: Files) -> list[Path]:
    """Write each text into a file of a new or empty folder; return the files. Raises NotReadable and ExportError."""
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise ExportError(_("{path} is not empty; name a new folder").format(path=folder))
    return save(list(_files(texts(form, files))), folder, force=False)


def _files(said: Iterable[tuple[str, str]]) -> Iterable[File]:
    """Yield a file for each text, named by what it is called, or by its number."""
    taken: set[str] = set()
    for number, (called, text) in enumerate(said, 1):
        name = safe_name(called, f"{number:04}")
        if name.casefold() in taken or not called:
            name = f"{number:04}" if not called else f"{name} {number}"
        taken.add(name.casefold())
        yield File(f"{name}.txt", text.encode("utf-8", "replace"))
