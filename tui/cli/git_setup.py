"""`pizhu git-setup`: let git merge and show notes by what they say."""

import os
import shutil
import sys
from pathlib import Path
from shlex import quote

import click

from tui import regular
from tui.cli.opening import open_library
from tui.cli.options import path_argument
from tui.cli.output import Failed, say
from tui.gitrunning import GitError, git
from tui.i18n import _

IGNORED = (".pizhu.lock", ".pizhu-*.tmp~")
"""Files of a session at work."""


@click.command(
    "git-setup",
    help=_(
        "Let git merge and show the notes of the library at PATH by what they say: writes .gitattributes and "
        ".gitignore, and tells this clone the commands. Every clone needs it once."
    ),
)
@path_argument
@click.option(
    "--annotations", metavar=_("DIR"), help=_("Folder of the annotations, instead of the one beside the sources.")
)
def command(path: str, annotations: str | None) -> None:
    """Set a repository up."""
    folder = open_library(path, annotations, None).annotations
    top = Path(_git(_existing(folder), "rev-parse", "--show-toplevel"))
    below = folder.resolve().relative_to(top.resolve()).as_posix()
    prefix = "" if below == "." else f"/{below}"
    attributes = [f"{_escaped(prefix)}/**/*.json merge=pizhu diff=pizhu"]
    program = "pizhu" if shutil.which("pizhu") else f"{quote(sys.executable)} -m tui"
    for name, value in (
        ("merge.pizhu.name", "pizhu, note by note"),
        ("merge.pizhu.driver", f"{program} merge -- %O %A %B %P"),
        ("diff.pizhu.textconv", f"{program} diff --"),
    ):
        _git(top, "config", name, value)
    written = [
        file for file, lines in ((".gitattributes", attributes), (".gitignore", IGNORED)) if _add(top / file, lines)
    ]
    for name in written:
        say(_("{name} was written; commit it").format(name=name))
    say(_("This clone merges and shows notes with pizhu now; other clones run `pizhu git-setup` once, too."))


def _existing(folder: Path) -> Path:
    """Return the nearest folder that exists."""
    return next(place for place in (folder, *folder.parents) if place.is_dir())


def _escaped(path: str) -> str:
    """Return a path as .gitattributes writes it: blanks as `?`, which matches any character, signs of patterns too."""
    return "".join("?" if char.isspace() or char in '*?[]\\"#!' else char for char in path)


def _git(folder: Path, *words: str) -> str:
    """Return what git says; fail with its message."""
    try:
        return os.fsdecode(git(folder, *words)).rstrip("\n")
    except GitError as error:
        told = _("{folder} is in no git repository, or git refuses: {why}")
        raise Failed(told.format(folder=folder, why=error)) from error


def _add(path: Path, lines: tuple[str, ...] | list[str]) -> bool:
    """Add lines to a file unless they stand in it; tell whether any was missing."""
    if path.is_symlink():
        raise Failed(_("{path} is a link: what it leads to is left as it is").format(path=path))
    try:
        text = regular.read(path).decode("utf-8", "surrogateescape") if path.exists() else ""
        missing = [line for line in lines if line not in text.splitlines()]
        if missing:
            gap = "" if not text or text.endswith("\n") else "\n"
            with path.open("a", encoding="utf-8", errors="surrogateescape") as file:
                file.write(gap + "".join(f"{line}\n" for line in missing))
    except OSError as error:
        raise Failed(_("cannot write {path}: {why}").format(path=path, why=error.strerror or error)) from error
    return bool(missing)
