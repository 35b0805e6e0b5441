"""Write exported files: nothing is overwritten unasked, no symbolic link is followed."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from tui import durable, regular
from tui.export.format import File, FileShape, Format, Options, usual
from tui.export.material import Material
from tui.export.names import safe_name
from tui.i18n import _


class ExportError(Exception):
    """An export was not written; the message says why and what can be done."""


def installed(extra: str) -> None:
    """Make sure that what an extra of the package brings is installed; nothing for none. Raises ExportError."""
    module = {"docx": "docx", "xlsx": "xlsxwriter"}.get(extra)
    if module and find_spec(module) is None:
        message = _("this format needs the package {module}: pip install 'pizhu[{extra}]'")
        raise ExportError(message.format(module=module, extra=extra))


def export(
    form: Format, found: Iterable[Material], target: Path, options: Options, *, force: bool = False
) -> list[Path]:
    """Write material as `save_as` does; return the files whose bytes changed. Raises ExportError."""
    return save_as(form, found, target, options, force=force)[1]


def save_as(
    form: Format, found: Iterable[Material], target: Path, options: Options, *, force: bool = False
) -> tuple[list[File], list[Path]]:
    """Write material to a file, or into a folder; return the files, and those whose bytes changed. Raises ExportError.

    A target that has no ending, or is a folder already, is one where the format can fill it; in an existing folder,
    the one file of another format is named after the title.
    """
    together = form.shape is FileShape.FILE or (form.shape is FileShape.EITHER and _is_file(target, form))
    if together and target.is_dir():
        target = target / f"{safe_name(options.title, 'pizhu')}{form.suffix}"
    options = replace(options, together=together, old=lambda name: former(target / name if name else target))
    if form.shape is FileShape.FOLDER and target.suffix.lower() == form.suffix:
        target = target.with_suffix("")
    installed(form.needs)
    files = list(form.write(found, options))
    return files, save(files, target, force=force)


def _is_file(target: Path, form: Format) -> bool:
    """Tell whether a target that may be a file or a folder is meant as a file."""
    return usual(target.name).endswith(form.suffix) or (bool(target.suffix) and not target.is_dir())


def save(files: Iterable[File], target: Path, *, force: bool) -> list[Path]:
    """Write files below the folder `target`, or the nameless one at `target`; return those whose bytes changed.

    All targets are looked at before the first is written. Raises ExportError.
    """
    wanted = [(_path(target, file), file) for file in files]
    changed = [(path, file) for path, file in wanted if not _same(path, file)]
    for path, file in changed:
        _check(path, force=force or file.merged)
    try:
        for path, file in changed:
            path.parent.mkdir(parents=True, exist_ok=True)
            _claim_and_write(path, file)
    except OSError as error:
        raise ExportError(_("cannot write {path}: {why}").format(path=path, why=error.strerror or error)) from error
    return [path for path, _file in changed]


def _path(target: Path, file: File) -> Path:
    return target / file.name if file.name else target.with_name(f"{target.name}{file.beside}")


def former(path: Path) -> str | None:
    """Return the text of an earlier export, None where there is no such file or it is not text."""
    try:
        return regular.read(path).decode("utf-8") if path.is_file() and not path.is_symlink() else None
    except (OSError, UnicodeDecodeError):
        return None


def _same(path: Path, file: File) -> bool:
    try:
        if path.is_symlink() or not path.is_file():
            return False
        with path.open("rb") as present:
            return all(present.read(len(part)) == part for part in file.parts()) and not present.read(1)
    except OSError:
        return False


def _check(path: Path, *, force: bool) -> None:
    if path.is_symlink():
        raise ExportError(_("{path} is a symbolic link; name another file").format(path=path))
    if path.is_dir():
        raise ExportError(_("{path} is a folder").format(path=path))
    if path.exists() and not path.is_file():
        raise ExportError(_("{path} is not a regular file").format(path=path))
    if path.exists() and not force:
        raise ExportError(_("{path} exists; --force writes over it").format(path=path))


def _claim_and_write(path: Path, file: File) -> None:
    """Write a file; the name of a new one is claimed first, so that another program's file is not replaced."""
    if path.exists():
        durable.replace(path, file.parts())
        return
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    try:
        durable.replace(path, file.parts())
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
